import Domain
import GRDB

/// That an account's exports which were taken, and lie in its folder still, are to be read once more: a restored ledger may
/// not know all of their rows, and rows of them may have been erased.
package struct Rereading: Sendable {
  /// The orders that it meets: what is ordered meanwhile is another.
  let orders: ClosedRange<Int64>
  let account: String
}

extension Book {
  func orderRereading(of account: String) throws { try Self.orderRereading(of: account, in: database) }

  fileprivate static func orderRereading(of account: String, in database: Database) throws {
    try database.run("INSERT INTO rereading (account) VALUES (?)", [account])
  }

  /// The exports that mails which are rows came from. A row has no place of its own there, as a mail has in its mailbox; of
  /// a mail that has gone from its mailbox as well there is an order that nobody asks for.
  func orderRereading(ofExportsWith mails: [Int64]) throws {
    try database.run(
      """
      INSERT INTO rereading (account) SELECT DISTINCT mailbox FROM incoming
      WHERE mail IN (SELECT value FROM json_each(?)) AND mailbox <> ''
      AND NOT EXISTS (SELECT 1 FROM place WHERE place.mail = incoming.mail)
      """, [Ledger.list(of: mails)])
  }
}

extension Ledger {
  /// Nil where there is no need.
  package func rereading(of account: String) throws -> Rereading? {
    try database.read {
      try $0.value(Int64.self, "SELECT max(id) FROM rereading WHERE account = ?", [account])
    }.map { Rereading(orders: 0...$0, account: account) }
  }

  /// Orders one for somebody who is about to do it himself: should he die before, it is done when the folder is looked into
  /// next.
  package func orderRereading(of account: String) throws -> Rereading {
    try database.write { database in
      try Book.orderRereading(of: account, in: database)
      return Rereading(orders: database.lastInsertedRowID...database.lastInsertedRowID, account: account)
    }
  }

  package func markReread(_ rereading: Rereading) throws {
    let (first, last) = (rereading.orders.lowerBound, rereading.orders.upperBound)
    try database.write {
      try $0.run(
        "DELETE FROM rereading WHERE account = ? AND id BETWEEN ? AND ?", [rereading.account, first, last])
    }
  }
}
