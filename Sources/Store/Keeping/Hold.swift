import Domain
import GRDB

/// That nothing leaves the office: its ledger was restored from a backup, and what it would send may have been sent since.
package struct Hold: Sendable, Equatable {
  /// What becomes of the mails in the outbox when it ends.
  package enum Ending: String, CaseIterable, Codable, Sendable {
    /// Each is looked for among the audit copies, and leaves where there is none.
    case compare
    /// All leave, some perhaps a second time.
    case send
    /// None leaves.
    case drop
  }
  package let since: Timestamp
  /// When the backup was made.
  package let madeAt: Timestamp
  /// Nil while nobody has said so.
  package let ending: Ending?
  package let clerk: String?

  package init(since: Timestamp, madeAt: Timestamp, ending: Ending? = nil, clerk: String? = nil) {
    (self.since, self.madeAt, self.ending, self.clerk) = (since, madeAt, ending, clerk)
  }
}

extension Ledger {
  /// Nil while everything goes its way.
  package func hold() throws -> Hold? {
    try database.read { try $0.row("SELECT since, madeAt, ending, clerk FROM hold") }.map { row in
      Hold(
        since: Timestamp(seconds: row["since"]), madeAt: Timestamp(seconds: row["madeAt"]),
        ending: (row["ending"] as String?).flatMap(Hold.Ending.init), clerk: row["clerk"])
    }
  }

  /// Whether nothing may leave.
  package var isHeld: Bool { get throws { try hold() != nil } }

  /// Mails that have not left, as far as this ledger knows, in the order they were decided.
  package func unsentMails() throws -> [Int64] {
    try database.read {
      try $0.values(
        Int64.self, "SELECT id FROM outbox WHERE state IN ('waiting', 'claimed', 'ambiguous') ORDER BY id")
    }
  }
}

extension Book {
  func begin(_ hold: Hold) throws {
    try database.run(
      "INSERT OR REPLACE INTO hold (only, since, madeAt) VALUES (1, ?, ?)",
      [hold.since.seconds, hold.madeAt.seconds])
  }

  /// A person has said how it ends; it does when that was done.
  package func order(_ ending: Hold.Ending, by clerk: String) throws {
    try database.run("UPDATE hold SET ending = ?, clerk = ?", [ending.rawValue, clerk])
  }

  /// It leaves in its turn, as if it had never been tried.
  package func leave(_ mail: Int64, at time: Timestamp) throws {
    try database.run(
      """
      UPDATE outbox SET state = 'waiting', lookups = 0, resends = 0, notBefore = max(notBefore, ?) WHERE id = ?
      """, [time.seconds, mail])
  }

  package func endHold(_ mark: ResumedMark, at time: Timestamp, by clerk: Party) throws {
    try database.run("DELETE FROM hold")
    try record(.resumed(mark), at: time, by: clerk)
  }
}
