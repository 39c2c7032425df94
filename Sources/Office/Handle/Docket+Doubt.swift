import Domain

/// What no word calls an answer and may be something else: it is asked back, as an answer is published.
extension Docket {
  /// No word means an answer, but not whatever is said: a short text may be a remark, a longer one may speak to a
  /// colleague, and while an answer waits for its leader so may any of his.
  func checkIsAnswer(_ reply: UnitReply, by sender: Party) throws {
    // What stands inside a signature that does not hold is not asked about: that is the reason then.
    if case .invalid = reply.verdict { return }
    guard let first = firstUnnamed(of: reply) else { return }
    if [.replied, .signedOff].contains(letter.stage), letter.answer?.unit == reply.unit.name {
      let isAsked = sender.role == .leader && letter.stage == .replied
      throw Refusal.unread(
        UnreadWord(
          first,
          isAsked
            ? "有一份答复等待审签；请写“同意”、“退回修改：意见”，或“答复：”及修改后的答复全文"
            : "本件已有一份答复；要替换的，请写“答复：”及修改后的答复全文"))
    }
    if Self.isShort(reply.words) {
      throw Refusal.unread(UnreadWord(first, "没有写明是不是答复；是答复的，请在前面写“答复：”"))
    }
    if let clause = Consultation.clause(in: reply.words) {
      throw Refusal.unread(UnreadWord(clause, "像是对工作人员说的，不像对网民的答复；是答复的，请在前面写“答复：”"))
    }
    switch Audience(of: reply.words, in: reply.unit) {
    case .author: return
    case .office(let clause):
      throw Refusal.unread(UnreadWord(clause, "像是对工作人员说的，不像对网民的答复；是答复的，请在前面写“答复：”"))
    case .unclear:
      throw Refusal.unread(UnreadWord(first, "没有写明是不是答复；是答复的，请在前面写“答复：”"))
    }
  }

  /// What is said in the answer that may not be for the public; a clerk who records it has said what it is.
  func checkIsPublic(_ text: String, isKeptBack: Bool = false, in reply: UnitReply) throws {
    if case .invalid = reply.verdict { return }
    guard !reply.isSpoken, !text.isEmpty else { return }
    let people = reply.unit.officers.map(\.name) + reply.unit.leaders.map(\.name)
    let doubt = AnswerDoubt(
      of: Colleagues.names(of: people), TriageLine(of: reply.unit, in: office, on: reply.mail.receivedAt.day),
      asking: office.rules.askedBack)
    if let found = doubt.first(in: text, isKeptBack: isKeptBack) { throw Refusal.unread(found) }
  }

  /// What takes back, or may, what was read, and was not read itself: 作废, 待局长审核 within the mail that is answered, where
  /// nothing but our own copy tells that it was written there, or among what a mail program sets below.
  func checkNothingIsTakenBack(in reply: UnitReply) throws {
    guard !reply.isSpoken, !reply.words.isEmpty else { return }
    let history = Set(OfficeText.lines(reply.ownWords.history))
    let below = OfficeText.lines(reply.ownWords.cut).first { line in
      !history.contains(line)
        && (TriageDoubt.isAboutTheMail(line)
          || OfficeClause.all(in: line).contains { $0.order(to: []) == .certain })
    }
    if let below {
      throw Refusal.unread(UnreadWord(below, "写在落款之下，是不是收回上面所写的不能确定；请把要写的都写在落款之上"))
    }
    guard let ours = try office.ledger.mailAnswered(by: reply.message) else { return }
    let within = reply.ownWords.linesWritten(into: ours).map(\.text).first {
      TriageDoubt.isIn($0) || DoubtfulPhrases.drafts.contains(where: $0.contains)
    }
    if let within {
      throw Refusal.unread(
        UnreadWord(within, "写在引用的原文里，是不是收回上面所写的不能确定；请把要写的都写在最上面，引用的原文之上，原文不要改动"))
    }
  }

  /// 好的，我们尽快安排 is nothing that the lead could use.
  func checkIsOpinion(_ reply: UnitReply) throws {
    guard let first = firstUnnamed(of: reply),
      Self.isShort(reply.words) || OfficeClause.areAllPromises(reply.words)
    else { return }
    throw Refusal.unread(UnreadWord(first, "没有写明是不是配合意见；是的，请在前面写“配合意见：”"))
  }

  /// The first line, where neither a word of the grammar nor the form says what it is.
  private func firstUnnamed(of reply: UnitReply) -> String? {
    let lines = OfficeText.lines(reply.words)
    guard FilledForm(in: lines) == nil else { return nil }
    let own = lines.filter { !UnitGreeting.isOne($0) }
    // A claim may stand above the answer.
    var first = own.first
    if own.count > 1, case .claim = UnitWord(reading: own[0]) { first = own[1] }
    return first.flatMap { UnitWord.isNamed($0) ? nil : $0 }
  }

  /// What an officer passes on, puts off or asks by the way is shorter than an answer.
  private static func isShort(_ words: String) -> Bool {
    let lines = OfficeText.lines(words).filter { !UnitGreeting.isOne($0) }
    return lines.joined().unicodeScalars.count < shortestAnswer
  }

  /// In characters.
  private static var shortestAnswer: Int { 24 }

  /// 收到 claims nothing and signs nothing; where it may be meant so, its unit hears what to write.
  mutating func takeCourtesy(_ line: String, by sender: Party) throws {
    if letter.stage == .assigned || letter.stage == .replied {
      throw Refusal.unread(UnreadWord(line, "没有写明怎样办理"))
    }
    try record(.noted(Words(line)), by: sender)
  }
}
