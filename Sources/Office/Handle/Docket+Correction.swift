import Domain

/// What a unit writes once its letter is closed: a correction (更正), more of the answer (补充), what the author said
/// when it called him (回访).
extension Docket {
  mutating func receiveAfterwards(_ words: [UnitWord], in reply: UnitReply) throws {
    guard letter.stage == .published || letter.stage == .withheld, reply.holder.isCurrent,
      reply.holder.subUnit == nil
    else { throw Refusal.closed }
    guard let sender = reply.sender else { throw Refusal.stranger }
    guard reply.unit.name == letter.assignment?.lead else { throw Refusal.closed }
    switch words[0] {
    case .correct(let said): try correct(with: said, because: "更正", isWhole: true, in: reply, by: sender)
    case .complete(let text):
      guard !text.isEmpty else { throw Refusal.empty }
      guard let answer = letter.answer?.text.text else { throw Refusal.closed }
      let whole = UnitAnswer("\(answer)\n\n补充答复（\(now.day.chinese)）：\n\(text)")
      try correct(with: whole, because: "补充", isWhole: false, in: reply, by: sender)
    case .followUp(let contact): try take(contact, of: reply.unit, by: sender)
    case .courtesy(let line): try record(.noted(Words(line)), by: sender)
    case .unread(let word): throw Refusal.unread(word)
    default: throw Refusal.closed
    }
  }

  /// The letter is open again until the new answer is signed off and passed; its page stays as it is until then.
  private mutating func correct(
    with said: UnitAnswer, because reason: String, isWhole: Bool, in reply: UnitReply, by sender: Party
  ) throws {
    guard try book.openQuestion(about: id, kind: QuestionKind.authorWish.rawValue) == nil else {
      throw Refusal.authorsWish
    }
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
    try record(.rated(rating, reason: Words("\(unit.name)回访 \(words)")), by: sender)
  }
}

extension Letter {
  /// Whether what is answered now corrects what was published before.
  var isCorrection: Bool {
    guard let reopened = events.last(where: { $0.fact.act == .reopen }) else { return false }
    return reopened.by.role == .officer || reopened.by.role == .leader
  }
}
