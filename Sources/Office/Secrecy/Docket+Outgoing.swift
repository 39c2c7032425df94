import Domain
import Store
import Templates

/// What of a letter leaves by mail, by who gets it. Every mail about a letter goes through here, whatever its
/// template: what is not to be said is taken out in one place.
struct Disclosure: Sendable {
  let office: Office
  let now: Timestamp
  let letter: Letter
  /// Letters that are handled in this one, where what leaves may name their authors.
  let merged: [Letter]

  /// What an author, a unit or somebody else wrote, by its name in the templates.
  private static let foreignWords: Set<String> = [
    "title", "text", "question", "words", "summary", "opinion", "reason", "answer", "before",
  ]
  /// Of these what the author wrote himself.
  private static let authorsWords: Set<String> = ["text", "question", "words", "summary"]

  /// What is written of a letter and is none of its own words, which are looked at as a whole.
  private static let wordsApart: Set<String> = ["words", "opinion", "reason", "answer", "before", "stopped"]

  func outgoing(_ values: TemplateValues, to recipient: String) -> TemplateValues {
    let values = isOurs(recipient) ? withoutSecrets(values) : values
    if isUnsaid(to: recipient) { return unsaid(values, to: recipient) }
    guard let mask = mask(for: recipient) else {
      return letter.isAuthor(recipient) ? withoutOthers(values) : values
    }
    if let wording = letter.wordingOfDesk, isAccused(recipient) {
      return Self.inDesksWords(values, wording).mapValues { $0.mapTexts(mask.withoutKnown) }
    }
    return values.reduce(into: values) { shown, pair in
      let isForeign = Self.foreignWords.contains(pair.key)
      let isOwn = pair.key == "title" || Self.authorsWords.contains(pair.key)
      shown[pair.key] = pair.value.mapTexts {
        isOwn
          ? mask.maskedOwn($0)
          : pair.key == "opinion"
            ? mask.maskedOpinion($0) : isForeign ? mask.masked($0) : mask.withoutKnown($0)
      }
    }
  }

  private func isAccused(_ recipient: String) -> Bool {
    let unit = office.register.unit(writingFrom: recipient, on: now.day)?.name
    return unit.map { letter.accusation?.accuses(.unit($0)) == true } ?? false
  }

  /// What somebody reads whom the letter accuses: what the desk wrote of it, and nothing that its author did.
  private static func inDesksWords(_ values: TemplateValues, _ wording: (title: String, summary: String))
    -> TemplateValues
  {
    var values = values
    if values["title"] != nil { values["title"] = .text(wording.title) }
    for key in authorsWords where values[key] != nil {
      values[key] = .text(["text", "summary"].contains(key) ? wording.summary : "（网民所写内容不转）")
    }
    return values
  }

  /// What of the author's files leaves: none that may be a secret, and of an accusation none at all, as a photo shows
  /// where it was taken and a document who wrote it.
  func outgoing(_ enclosures: Enclosures, to recipient: String) -> Enclosures {
    if isUnsaid(to: recipient) || enclosures.maySay(office.mayBeSecret) { return Enclosures() }
    guard !enclosures.files.isEmpty, let mask = mask(for: recipient) else { return enclosures }
    let masks = [mask] + otherMasks
    return enclosures.withheld(for: .identity) { mask.hidesEverything || office.accuses(by: $0.shownName) }
      .renamed { name in mask.hidesEverything ? "附件" : masks.reduce(name) { $1.maskedOwn($0) } }
  }

  /// An answer, without the authors of letters that are handled in this one.
  private func withoutOthers(_ values: TemplateValues) -> TemplateValues {
    guard let answer = values["answer"], !merged.isEmpty else { return values }
    let masks = otherMasks
    return values.merging(["answer": answer.mapTexts { masks.reduce($0) { $1.withoutKnown($0) } }]) { $1 }
  }

  private var otherMasks: [AuthorMask] { merged.map { AuthorMask(of: $0, hidesEverything: false) } }

  /// Whether the letter, with what was added, is a person's to read on the server.
  var mayBeSecret: Bool {
    letter.decline?.ground == .secretOrPrivate || letter.wasReadAsSecret
      || office.mayBeSecret(Triage.words(of: letter))
  }

  private func isUnsaid(to recipient: String) -> Bool { mayBeSecret || accusesDesk(at: recipient) }

  /// A desk whose letter nobody could take over is told that it is there.
  private func accusesDesk(at recipient: String) -> Bool {
    guard let accusation = letter.accusation else { return false }
    let desk =
      office.register.desk(writingFrom: recipient)
      ?? office.register.clerk(writingFrom: recipient, on: now.day)?.desk
    return desk.map { accusation.accuses(.desk($0.name)) } ?? false
  }

  /// A letter that holds no secret may get one with what a unit writes of it (退回、延期、答复), or its author beside a wish.
  private func withoutSecrets(_ values: TemplateValues) -> TemplateValues {
    values.reduce(into: [:]) { shown, pair in
      let isLookedAt = Self.wordsApart.contains(pair.key)
      shown[pair.key] = pair.value.mapTexts {
        isLookedAt && office.mayBeSecret($0) ? Docket.readHere(letter.id) : $0
      }
    }
  }

  /// Whether it goes to those who can read the letter on the server.
  private func isOurs(_ recipient: String) -> Bool {
    office.desk(of: letter, on: now.day)?.address == recipient
      || office.register.desk(writingFrom: recipient) != nil
      || office.register.clerk(writingFrom: recipient, on: now.day) != nil
      || office.register.officials.contains { $0.writes(from: recipient) }
  }

  private func unsaid(_ values: TemplateValues, to recipient: String) -> TemplateValues {
    let instead = isOurs(recipient) ? Docket.readHere(letter.id) : "（内容可能涉密或涉隐私，不以邮件转递，请与本中心联系）"
    var values = values
    if values["title"] != nil { values["title"] = .text(mayBeSecret ? Docket.unsaid : Docket.unmailed) }
    for key in Self.authorsWords where values[key] != nil { values[key] = .text(instead) }
    // Whom it is to call about a letter that accuses it, a desk sees on the server only, as all of the letter.
    if accusesDesk(at: recipient) {
      for key in ["name", "number"] where values[key] != nil { values[key] = .text(Docket.unmailed) }
    }
    if values["files"] != nil {
      values["files"] = .list([])
      values["hasFiles"] = false
    }
    return values
  }

  /// Units do not learn who wrote; the desk, who must tell him what became of his letter, may look him up.
  private func mask(for recipient: String) -> AuthorMask? {
    guard !letter.isAuthor(recipient), office.register.unit(writingFrom: recipient, on: now.day) != nil else {
      return nil
    }
    return AuthorMask(of: letter, hidesEverything: letter.accusation != nil)
  }
}

extension Docket {
  /// What may be said of the letter.
  /// - Parameter namingOthers: whether what leaves may name the authors of letters that are handled in this one, as an
  ///   answer or the name of a file does.
  func disclosure(namingOthers: Bool) throws -> Disclosure {
    Disclosure(office: office, now: now, letter: letter, merged: namingOthers ? try mergedLetters : [])
  }

  /// What of its files a recipient gets.
  func disclosed(_ enclosures: Enclosures, to recipient: String) throws -> Enclosures {
    try disclosure(namingOthers: !enclosures.files.isEmpty).outgoing(enclosures, to: recipient)
  }

  var mayBeSecret: Bool { Disclosure(office: office, now: now, letter: letter, merged: []).mayBeSecret }

  /// The letters that are handled in this one.
  var mergedLetters: [Letter] {
    get throws { try book.letters(mergedInto: id).compactMap { try book.letter($0) } }
  }

  /// What the author of another letter wrote, as it may stand in this one: without him, unless both are his.
  func words(of other: Letter, _ text: String) -> String {
    let isPart = letter.registration.parent == other.id || other.registration.parent == id
    return isPart ? text : AuthorMask(of: other, hidesEverything: false).maskedOwn(text)
  }
}

extension Letter {
  /// What the desk wrote of it, where that is a whole: a title and a summary.
  var wordingOfDesk: (title: String, summary: String)? {
    guard let title = wording?.title.text, let summary = wording?.summary.text, !title.isEmpty,
      !summary.isEmpty
    else { return nil }
    return (title, summary)
  }
}

extension AuthorMask {
  init(of letter: Letter, hidesEverything: Bool) {
    self.init(letter.registration, words: Triage.words(of: letter), hidesEverything: hidesEverything)
  }
}

extension TemplateValue {
  /// The same with every text in it changed.
  func mapTexts(_ change: (String) -> String) -> TemplateValue {
    switch self {
    case .text(let text): .text(change(text))
    case .flag, .markup: self
    case .list(let items): .list(items.map { $0.mapTexts(change) })
    case .record(let values): .record(values.mapValues { $0.mapTexts(change) })
    }
  }
}
