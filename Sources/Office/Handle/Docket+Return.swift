import Domain

extension Docket {
  /// Takes a letter back from its lead unit (退回：原因).
  mutating func takeReturn(_ reason: String, in reply: UnitReply, by sender: Party) throws {
    guard !reason.isEmpty else { throw Refusal.returnWithoutReason }
    guard reply.unit.name == letter.assignment?.lead else { throw Refusal.cooperatingReturn }
    guard letter.stage == .assigned || letter.stage == .handling else { throw Refusal.answeredAlready }
    try record(.returned(unit: reply.unit.name, reason: Words(reason)), by: sender)
    try book.voidQuestions(about: id)
  }
}
