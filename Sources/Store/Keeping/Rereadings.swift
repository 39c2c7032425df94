import Domain
import GRDB

/// That an account's exports which were taken, and lie in its folder still, are to be read once more: a restored ledger may
/// not know all of their rows, and rows of them may have been erased.
package struct Rereading: Sendable {
  /// The last order that it meets: what is ordered meanwhile is another.
  let last: Int64
  package let account: String
}

extension Book {
  func orderRereading(of account: String) throws {
    try database.run("INSERT INTO rereading (account) VALUES (?)", [account])
  }

  /// The exports that mails which are rows came from. A row has no place of its own there, as a mail has in its mailbox.
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
    }.map { Rereading(last: $0, account: account) }
  }

  /// Accounts whose taken exports have not been read again yet.
  package func accountsToReread() throws -> [String] {
    try database.read {
      try $0.values(String.self, "SELECT DISTINCT account FROM rereading ORDER BY account")
    }
  }

  package func markReread(_ rereading: Rereading) throws {
    try database.write {
      try $0.run(
        "DELETE FROM rereading WHERE account = ? AND id <= ?", [rereading.account, rereading.last])
    }
  }
}
