import Domain
import Store

/// The desk takes a letter from the unit that has it (改派): a new round, the old token dead, the new unit's full time.
extension Docket {
  mutating func reassign(
    to lead: UnitName, with cooperating: [UnitName], because reason: String, by clerk: Party
  )
    throws -> String
  {
    guard let before = letter.assignment, [.assigned, .handling, .replied].contains(letter.stage) else {
      throw OfficeError.withNoUnit(id)
    }
    let hasOthers = !cooperating.isEmpty && Set(cooperating) != Set(before.cooperating)
    guard lead != before.lead || hasOthers else {
      throw OfficeError.hasItAlready(id, lead)
    }
    try record(.noted(Words("改派\(lead)：\(reason)")), by: clerk)
    try assign(
      to: lead, with: cooperating, because: ["\(clerk.name ?? "")改派"], by: clerk,
      tellingOthers: "该件已改派\(lead)：\(reason)")
    return "已改派\(lead)办理，\(letter.due[lead].map { "\($0.day.chinese)前办结" } ?? "")"
  }

  /// 改派 in answer to a question about a letter that a unit has; nil where the line says something else.
  mutating func reassign(_ line: String, answering question: Question, by clerk: Party) throws -> String? {
    guard letter.assignment != nil,
      let order = try Reassignment(reading: line, UnitNames(office.register, on: now.day))
    else { return nil }
    guard !order.reason.isEmpty else { throw DeskRefusal("未办理：改派须写明原因，如：改派 \(order.lead)：原因") }
    try book.answer(question, by: clerk.name ?? "", at: now)
    return try reassign(to: order.lead, with: order.cooperating, because: order.reason, by: clerk)
  }
}

extension Office {
  /// `huiyin reassign`.
  package func reassign(
    _ id: LetterID, to lead: String, with cooperating: [String], because reason: String, by clerk: Party,
    at now: Timestamp
  ) throws -> String {
    let names = UnitNames(register, on: now.day)
    let (lead, others) = (try names.unit(called: lead), try cooperating.map(names.unit))
    return try open(id, at: now) { try $0.reassign(to: lead, with: others, because: reason, by: clerk) }
  }
}
