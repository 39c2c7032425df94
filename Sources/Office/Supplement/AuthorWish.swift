import Domain
import Store
import Templates

/// What an author wants that a person decides: to withdraw a letter that was answered, or to have its page taken
/// down. Who agreed already stands with it, where a second person is asked.
struct WishQuestion: Equatable {
  enum Wish: String { case retract, unpublish }

  let wish: Wish
  let firstClerk: String?

  init(_ wish: Wish, firstClerk: String? = nil) {
    self.wish = wish
    self.firstClerk = firstClerk
  }

  init?(subject: String) {
    let parts = subject.split(separator: " ", maxSplits: 1).map(String.init)
    guard let wish = parts.first.flatMap(Wish.init) else { return nil }
    self.init(wish, firstClerk: parts.count > 1 ? parts[1] : nil)
  }

  var subject: String { [wish.rawValue, firstClerk].compactMap(\.self).joined(separator: " ") }
}

extension Docket {
  /// 撤回: carried out at once while nobody has answered yet, and nothing beside it may say otherwise; else the desk is
  /// asked, or it is too late.
  mutating func receiveRetraction(_ reason: String, in later: LaterMail, isQuiet: Bool) throws {
    switch letter.stage {
    case .registered, .accepted, .assigned, .handling:
      guard later.isHisOwn, letter.classification?.category != .tipOff, letter.accusation == nil,
        !letter.hasPage,
        RetractionReason(reason, of: letter).isPlain
      else { break }
      return try retract(because: reason, by: .author)
    case .replied, .signedOff, .merged: break
    case .split: return try retractParts(reason, in: later, isQuiet: isQuiet)
    case .cleared, .published, .withheld, .withdrawn, .declined, .retracted:
      try record(.noted(Words("网民要求撤回，本件已办结：\(later.words)")), by: .author)
      guard !isQuiet else { return }
      if letter.stage == .retracted {
        return try writeToAuthor(.retracted, cause: "mail \(later.mail.id)", values: [:])
      }
      return try writeToAuthor(
        .notRetracted, cause: "mail \(later.mail.id)",
        values: ["asked": false, "late": true, "public": .flag(letter.hasPage), "reason": ""])
    }
    try record(.noted(Words("网民要求撤回：\(later.words)")), by: .author)
    guard try askAboutWish(.retract, words: reason, from: later) else {
      if !RetractionReason(reason, of: letter).isPlain, !isQuiet { try askAnewAboutWish(reason, from: later) }
      return
    }
    guard !isQuiet else { return }
    try writeToAuthor(
      .notRetracted, cause: "mail \(later.mail.id)",
      values: ["asked": true, "late": false, "public": false, "reason": ""])
  }

  /// The units are told, every question about it is void, and the author hears that it is done.
  mutating func retract(because reason: String, by party: Party) throws {
    let isMerged = letter.stage == .merged
    let (units, round) = (isMerged ? [] : letter.assignment?.units ?? [], letter.rounds)
    if isMerged { try record(.unmerged(reason: Words("网民撤回")), by: party) }
    try record(.retracted(reason: Words(reason.isEmpty ? "网民撤回" : reason)), by: party)
    try book.voidQuestions(about: id)
    try book.endWaiting(of: id)
    try tellVoid(units, round: round, reason: "网民已撤回留言")
    try writeToAuthor(.retracted, cause: "", values: [:])
  }

  /// 不公开 or 同意公开: what happens from now on follows the author's last wish. What is public already is taken
  /// down by a person.
  mutating func receiveWish(_ mayBePublished: Bool, in later: LaterMail, isQuiet: Bool) throws {
    let isNew = letter.mayBePublished != mayBePublished
    try record(
      .supplemented(Words(later.words), mayBePublished: mayBePublished, mail: later.raw.reference),
      by: .author)
    let published = mayBePublished ? [] : try ([letter] + parts).filter { $0.stage == .published }
    let isAsked = !published.isEmpty
    for page in published { _ = try docket(of: page.id)?.askAboutWish(.unpublish, words: "", from: later) }
    if isNew { try passOn(mayBePublished) }
    guard !isQuiet else { return }
    try writeToAuthor(
      .wish, cause: "mail \(later.mail.id)",
      values: [
        "private": .flag(!mayBePublished && !isAsked), "public": .flag(mayBePublished),
        "asked": .flag(isAsked),
        "handledAnew": .flag(!mayBePublished && !isAsked && letter.hasPage), "done": false, "reason": "",
      ])
  }

  /// Tells whoever works on the letter of the author's new wish; a reviewer is asked anew.
  private func passOn(_ mayBePublished: Bool) throws {
    switch letter.stage {
    case .assigned, .handling, .replied, .signedOff:
      try tellUnits(mayBePublished ? "（网民同意公开本件）" : "（网民要求不公开本件，答复只告知网民本人）")
      try book.voidQuestions(about: id, kind: QuestionKind.review.rawValue)
    case .split:
      for part in try parts {
        guard var part = try docket(of: part.id) else { continue }
        try part.record(.supplemented(Words("（\(id)的网民）"), mayBePublished: mayBePublished), by: .author)
        try part.passOn(mayBePublished)
      }
    case .registered, .accepted, .cleared, .merged, .published, .withheld, .withdrawn, .declined, .retracted:
      break
    }
  }

  /// 撤回 of a divided letter takes back every part that can still be.
  private mutating func retractParts(_ reason: String, in later: LaterMail, isQuiet: Bool) throws {
    try record(.noted(Words("网民要求撤回：\(later.words)")), by: .author)
    let open = try openRelatives()
    for var part in open { try part.receiveRetraction(reason, in: later, isQuiet: isQuiet) }
    guard open.isEmpty, !isQuiet else { return }
    try writeToAuthor(
      .notRetracted, cause: "mail \(later.mail.id)",
      values: [
        "asked": false, "late": true, "public": .flag(try parts.contains(where: \.hasPage)), "reason": "",
      ])
  }

  /// The letters that this one was divided into.
  private var parts: [Letter] { get throws { try letter.children.compactMap { try book.letter($0) } } }

  /// - Returns: false where the desk has been asked the same already and has not answered yet.
  private func askAboutWish(_ wish: WishQuestion.Wish, words: String, from later: LaterMail) throws -> Bool {
    let open = try book.openQuestion(about: id, kind: QuestionKind.authorWish.rawValue)
    if let open, WishQuestion(subject: open.subject)?.wish == wish { return false }
    var reasons: [String] = []
    if !later.isFromHisAddress { reasons.append("来信带有本件的回复标识，但发件邮箱与网民登记的不同，请核实是否本人") }
    if later.isReleased { reasons.append("来信没有本件的回复标识，由工作人员转入，请核实是否本人") }
    if wish == .retract, !RetractionReason(words, of: letter).isPlain {
      reasons.append("网民在“撤回”之外另有说明，请看是否确要撤回")
    }
    if wish == .retract, letter.classification?.category == .tipOff { reasons.append("本件为举报") }
    if wish == .retract, letter.answer != nil { reasons.append("承办单位已经答复") }
    if letter.stage == .merged { reasons.append("本件已并案") }
    if wish == .retract, letter.hasPage { reasons.append("原答复仍在网站公开，同意后一并撤下") }
    try askAboutWish(WishQuestion(wish), reasons: reasons, words: words)
    return true
  }

  /// What he writes while the desk has his wish before it belongs to the question: that it was not he who asked,
  /// say. Who had agreed already is asked again.
  func askAnewAboutWish(_ words: String, from later: LaterMail) throws {
    let open = try book.openQuestion(about: id, kind: QuestionKind.authorWish.rawValue)
    guard let question = open.flatMap({ WishQuestion(subject: $0.subject) }) else { return }
    let from = later.isFromHisAddress ? "从其登记的邮箱" : "发件邮箱与网民登记的不同"
    try askAboutWish(
      WishQuestion(question.wish), reasons: ["提出要求之后又有来信（\(from)），请与前一封邮件对照"], words: words)
  }

  private func askAboutWish(
    _ question: WishQuestion, reasons: [String], words: String, of recipients: [String]? = nil
  ) throws {
    try ask(
      .authorWish, subject: question.subject, template: "author-asks", of: recipients,
      values: [
        "title": .text(titleForDesk), "stage": .text(letter.stage.chinese),
        "unit": .text((letter.answer?.unit ?? letter.assignment?.lead)?.text ?? ""),
        "words": .text(mayBeSecret ? Self.readHere(id) : words),
        "retract": .flag(question.wish == .retract), "unpublish": .flag(question.wish == .unpublish),
        "reasons": .list(reasons.map(TemplateValue.text)), "firstClerk": .text(question.firstClerk ?? ""),
      ])
  }

  /// 同意. What takes a page down needs a second person, as what puts one up by a scan does (design law 5).
  mutating func grant(_ question: WishQuestion, by clerk: Party) throws -> String {
    guard question.wish == .unpublish || letter.hasPage else {
      try retract(because: "网民撤回，\(clerk.name ?? "")同意", by: clerk)
      return "已撤回，并告知网民和承办单位"
    }
    guard letter.hasPage else { throw DeskRefusal("未办理：该件目前没有公开") }
    if office.rules.secondPerson.contains(.withdraw) {
      guard let first = question.firstClerk else {
        let others = otherClerks(than: clerk.name ?? "")
        guard !others.isEmpty else { throw DeskRefusal("未办理：须由另一名工作人员同意，但没有登记其他工作人员") }
        try record(.noted(Words("\(clerk.name ?? "")同意撤下已公开的答复")), by: clerk)
        try askAboutWish(
          WishQuestion(question.wish, firstClerk: clerk.name), reasons: [], words: "", of: others)
        return "已记录您的意见，另一名工作人员同意后撤下"
      }
      guard first != clerk.name else { throw DeskRefusal("您已同意过，须由另一名工作人员同意") }
    }
    try withdraw(because: question.wish == .retract ? "网民撤回" : "网民要求不公开", by: clerk)
    guard question.wish == .unpublish else {
      try retract(because: "网民撤回，\(clerk.name ?? "")同意", by: clerk)
      return "已撤下并撤回，并告知网民和承办单位"
    }
    try writeToAuthor(
      .wish, cause: "done",
      values: [
        "private": false, "public": false, "asked": false, "handledAnew": false, "done": true, "reason": "",
      ])
    return "已撤下，并告知网民"
  }

  /// 不同意：原因, which the author reads.
  mutating func refuse(_ question: WishQuestion, because reason: String, by clerk: Party) throws -> String {
    guard !reason.isEmpty else { throw DeskRefusal("不同意须写明原因，原因将告知网民") }
    try record(.noted(Words("不同意网民的要求：\(reason)")), by: clerk)
    switch question.wish {
    case .retract:
      try writeToAuthor(
        .notRetracted, cause: "refused",
        values: ["asked": false, "late": false, "public": false, "reason": .text(reason)])
    case .unpublish:
      try writeToAuthor(
        .wish, cause: "refused",
        values: [
          "private": false, "public": false, "asked": false, "handledAnew": false, "done": false,
          "reason": .text(reason),
        ])
    }
    return "已记录，原因已告知网民"
  }
}
