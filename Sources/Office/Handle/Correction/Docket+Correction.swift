import Domain

/// What a unit writes once its letter is closed: a correction (更正), more of the answer (补充), what the author said
/// when it called him (回访).
extension Docket {
  mutating func receiveAfterwards(_ words: [UnitWord], in reply: UnitReply) throws {
    guard letter.stage == .published || letter.stage == .withheld, reply.holder.isCurrent,
      reply.holder.subUnit == nil
    else { throw Refusal.closed }
    guard let sender = reply.sender else { throw Refusal.stranger }
    guard reply.unit.name == letter.assignment?.lead else {
      switch words[0] {
      case .correct, .complete, .letStand: throw Refusal.correcting(.notTheLeads)
      default: throw Refusal.closed
      }
    }
    if reply.answersInFile { throw Refusal.answerInFile }
    switch words[0] {
    case .correct(let said):
      let (whole, isWhole) = try corrected(said, in: reply)
      try correct(with: whole, because: "更正", isWhole: isWhole, in: reply, by: sender)
    case .complete(let text):
      if case .invalid(let reason, let detail) = reply.verdict {
        throw Refusal.signature(reason, detail: detail)
      }
      guard let answer = letter.answer?.text.text else { throw Refusal.closed }
      guard !Self.withoutGreetings(text).isEmpty else { throw reply.lackOfCorrection }
      try checkIsPublic(text, in: reply)
      if case .office(let clause) = Audience(of: text, in: reply.unit) {
        throw Refusal.correcting(.remark(clause))
      }
      try checkIsNoEditing(text, of: answer, in: reply)
      let whole = UnitAnswer("\(answer)\n\n补充答复（\(now.day.chinese)）：\n\(text)")
      try correct(with: whole, because: "补充", isWhole: false, in: reply, by: sender)
    case .letStand: throw Refusal.correcting(.nothingOpen)
    case .followUp(let contact): try take(contact, of: reply.unit, by: sender)
    case .courtesy(let line): try record(.noted(Words(line)), by: sender)
    case .unread(let word): throw Refusal.unread(word)
    default: throw Refusal.closed
    }
  }

  /// What stands in the place of the answer that there is: the whole of another one, or the same with other words here
  /// and there.
  /// - Returns: with whether all of it was written in this mail.
  func corrected(_ said: UnitAnswer, in reply: UnitReply) throws -> (answer: UnitAnswer, isWhole: Bool) {
    if case .invalid(let reason, let detail) = reply.verdict {
      throw Refusal.signature(reason, detail: detail)
    }
    guard !said.text.isEmpty else { throw reply.lackOfCorrection }
    // Its words are corrected, and not who may read them.
    var said = said
    if !letter.hasPage { said.keptBack = said.keptBack ?? letter.answer?.keptBack?.shown }
    try checkIsPublic(said.text, isKeptBack: said.keptBack != nil, in: reply)
    let before = letter.answer?.text.text
    if let before, let amendment = Amendment(reading: said.text, of: before) {
      do {
        let text = try amendment.applied(to: before)
        return (UnitAnswer(text, keptBack: said.keptBack, finding: said.finding), false)
      } catch { throw Refusal.correcting(error) }
    }
    if case .office(let clause) = Audience(of: said.text, in: reply.unit) {
      throw Refusal.correcting(.remark(clause))
    }
    try checkIsNoEditing(said.text, of: before ?? "", in: reply)
    // One that speaks to its author is whole, however short, if it says something besides.
    let told = Self.withoutGreetings(said.text).unicodeScalars.count
    guard
      said.text.unicodeScalars.count * 2 >= before?.unicodeScalars.count ?? 0
        || told >= Self.leastTold && Audience.addressesAuthor(said.text)
    else {
      throw Refusal.correcting(.notWhole)
    }
    return (said, true)
  }

  /// How a correction is worded is never what its author reads.
  private func checkIsNoEditing(_ text: String, of answer: String, in reply: UnitReply) throws {
    let names = Colleagues.names(of: reply.unit.officers.map(\.name) + reply.unit.leaders.map(\.name))
    if let editing = EditingWords(in: text, besides: answer, knowing: names) {
      throw Refusal.correcting(.editing(editing.clause))
    }
  }

  /// Of an answer without its courtesies, in Unicode scalars.
  private static let leastTold = 12

  /// What is left without 您好, 感谢您的来信 and the like.
  private static func withoutGreetings(_ text: String) -> String {
    let lines = OfficeText.lines(text).filter { !UnitGreeting.isOne($0) }
    let clauses = lines.joined(separator: "\n").split { "，,。！!；;：:\n".contains($0) }.filter { clause in
      !["您好", "你好", "感谢您", "感谢你", "网民朋友"].contains(where: clause.contains)
    }
    return clauses.joined()
  }

  /// `答复：…` while a correction is under way: it would stand in the place of what is public, without the checks of one.
  mutating func takeAnother(_ said: UnitAnswer, in reply: UnitReply, by sender: Party) throws {
    guard letter.stage == .handling else {
      let line = OfficeText.lines(said.text).first ?? "答复"
      throw Refusal.unread(
        UnreadWord(line, "本件已经公开，正在更正或补充；要替换的，请写“更正：”及更正后的答复全文（连同补充的内容）"))
    }
    let (answer, isWhole) = try corrected(said, in: reply)
    try takeAnswer(answer, reply: reply, by: sender, isWhole: isWhole)
  }

  /// The letter is open again until the new answer is signed off and passed; its page stays as it is until then.
  private mutating func correct(
    with said: UnitAnswer, because reason: String, isWhole: Bool, in reply: UnitReply, by sender: Party
  ) throws {
    guard try book.openQuestion(about: id, kind: QuestionKind.authorWish.rawValue) == nil else {
      throw Refusal.authorsWish
    }
    guard reply.provesCorrection(to: office) else { throw Refusal.correcting(.unproven) }
    try takeAnswer(said, reply: reply, by: sender, correcting: reason, isWhole: isWhole)
  }

  /// Opens it for its unit's correction: the answer, not the letter, is looked at again.
  mutating func reopen(toCorrect unit: HandlingUnit, because reason: String, by sender: Party) throws {
    try record(.reopened(reason: Words("\(unit.name)\(reason)")), by: sender)
    try setDue(for: unit.name, dayZero: now.day, reason: reason)
  }

  private mutating func take(_ contact: AuthorContact, of unit: HandlingUnit, by sender: Party) throws {
    let words = [contact.way, contact.note].filter { !$0.isEmpty }.joined(separator: "：")
    guard let rating = contact.rating else {
      return try record(.noted(Words("\(unit.name)回访，未联系上：\(words)")), by: sender)
    }
    try record(.rated(rating.rawValue, reason: Words("\(unit.name)回访 \(words)")), by: sender)
  }
}

extension UnitReply {
  /// Whether it may open again what is public: signed, from a server that is known at the border, with a sealed scan that
  /// the desk looks at, or taken down by a clerk.
  fileprivate func provesCorrection(to office: Office) -> Bool {
    isSpoken || proof(for: office) != nil || unit.signOff == .scan && !scans.isEmpty
  }

  fileprivate var lackOfCorrection: Refusal {
    message.encryption.isEmpty ? .correcting(.withoutText) : .encrypted
  }
}

extension Letter {
  /// Whether what is answered now corrects what was published before.
  var isCorrection: Bool { reopeningToCorrect != nil }

  /// What is public until the correction is; nil where nothing is corrected.
  var answerBeforeCorrection: Answer? {
    guard let reopened = reopeningToCorrect else { return nil }
    // One that was given up before was never public.
    if let standing { return standing.answer }
    for event in events[..<reopened].reversed() {
      if case .replied(let answer) = event.fact { return answer }
    }
    return nil
  }

  private var reopeningToCorrect: Int? {
    guard let reopened = events.lastIndex(where: { $0.fact.act == .reopen }) else { return nil }
    return events[reopened].by.isOfUnit ? reopened : nil
  }
}
