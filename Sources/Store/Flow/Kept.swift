import Domain
import GRDB

/// Why a mail stays in the outbox: it cannot be protected as its unit, or the office, wants it.
package struct Keeping: Sendable, Equatable {
  /// Whose people it goes to.
  package let unit: UnitName
  package let reason: String

  package init(_ unit: UnitName, reason: String) {
    self.unit = unit
    self.reason = reason
  }
}

/// Mails that are kept back (暂停发出): what they tell of stands, and they leave once they can be protected. Until then
/// they lie in the outbox as they were written, held.
extension Book {
  func keep(_ mail: OutgoingMail, _ keeping: Keeping) throws {
    // The same mail, caused once more, is what it was before.
    guard database.changesCount > 0 else { return }
    try database.run(
      "UPDATE outbox SET state = 'held', reply = ? WHERE messageID = ?", [keeping.reason, mail.messageID])
    try database.run(
      "INSERT INTO kept (mail, unit) SELECT id, ? FROM outbox WHERE messageID = ?",
      [keeping.unit.text, mail.messageID])
  }

  /// It leaves, protected.
  package func release(_ mail: Int64, as bytes: [UInt8]) throws {
    try database.run("DELETE FROM kept WHERE mail = ?", [mail])
    // One that was taken back meanwhile stays where it is.
    try database.step(
      "UPDATE outbox SET state = 'waiting', reply = NULL, bytes = ? WHERE id = ? AND state = 'held'",
      [.octets(bytes), .integer(mail)])
  }
}

extension Ledger {
  /// Mails that are kept back, by the unit they go to, in the order they were decided.
  package func keptMail() throws -> [UnitName: [Int64]] {
    let rows = try database.read { try $0.rows("SELECT unit, mail FROM kept ORDER BY mail") }
    return Dictionary(grouping: rows) { UnitName($0["unit"]) }.mapValues { $0.map { $0["mail"] } }
  }
}
