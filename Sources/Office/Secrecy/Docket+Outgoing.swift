import Domain
import Store
import Templates

/// What of a letter leaves by mail, by who gets it. Every mail about a letter goes through here, whatever its
/// template: what is not to be said is taken out in one place.
struct Disclosure: Sendable {
  let office: Office
  let now: Timestamp
  let letter: Letter

  /// What an author, a unit or somebody else wrote, by its name in the templates.
  private static let foreignWords: Set<String> = [
    "title", "text", "question", "words", "summary", "opinion", "reason", "answer",
  ]
  /// Of these what the author wrote himself.
  private static let authorsWords: Set<String> = ["text", "question", "words", "summary"]

  func outgoing(_ values: TemplateValues, to recipient: String) -> TemplateValues {
    if isUnsaid(to: recipient) { return unsaid(values, to: recipient) }
    guard let mask = mask(for: recipient) else { return values }
    return values.reduce(into: [:]) { shown, pair in
      let isForeign = Self.foreignWords.contains(pair.key)
      let isOwn = pair.key == "title" || Self.authorsWords.contains(pair.key)
      shown[pair.key] = pair.value.mapTexts {
        isOwn ? mask.maskedOwn($0) : isForeign ? mask.masked($0) : mask.withoutKnown($0)
      }
    }
  }

  /// What of the author's files leaves: none that may be a secret, and of an accusation none at all, as a photo shows
  /// where it was taken and a document who wrote it.
  func outgoing(_ enclosures: Enclosures, to recipient: String) -> Enclosures {
    if isUnsaid(to: recipient) || enclosures.maySay(office.mayBeSecret) { return Enclosures() }
    guard let mask = mask(for: recipient) else { return enclosures }
    return enclosures.renamed { mask.hidesEverything ? "附件" : mask.masked($0) }
      .withheld(for: .identity) { _ in mask.hidesEverything }
  }

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

  private func unsaid(_ values: TemplateValues, to recipient: String) -> TemplateValues {
    let isOurs =
      office.desk(of: letter, on: now.day)?.address == recipient
      || office.register.desk(writingFrom: recipient) != nil
      || office.register.clerk(writingFrom: recipient, on: now.day) != nil
      || office.register.officials.contains { $0.writes(from: recipient) }
    let instead = isOurs ? Docket.readHere(letter.id) : "（内容可能涉密或涉隐私，不以邮件转递，请与本中心联系）"
    var values = values
    if values["title"] != nil { values["title"] = .text(mayBeSecret ? Docket.unsaid : Docket.unmailed) }
    for key in Self.authorsWords where values[key] != nil { values[key] = .text(instead) }
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
    return AuthorMask(letter.registration, hidesEverything: letter.accusation != nil)
  }
}

extension Docket {
  var disclosure: Disclosure { Disclosure(office: office, now: now, letter: letter) }

  var mayBeSecret: Bool { disclosure.mayBeSecret }
}

extension TemplateValue {
  /// The same with every text in it changed.
  func mapTexts(_ change: (String) -> String) -> TemplateValue {
    switch self {
    case .text(let text): .text(change(text))
    case .flag: self
    case .list(let items): .list(items.map { $0.mapTexts(change) })
    case .record(let values): .record(values.mapValues { $0.mapTexts(change) })
    }
  }
}
