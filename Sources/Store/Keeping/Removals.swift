import Domain
import GRDB

/// Where a mail lies that was erased here: in the mailbox that it was taken from.
package struct Removal: Sendable {
  package let mail: Int64
  package let place: MailPlace
  /// Whether it lies where taken ones are set aside.
  package let isAside: Bool
}

extension Book {
  /// Mails that are emptied here go from their mailboxes as well, when somebody looks there next.
  func orderRemoval(ofTaken mails: [Int64]) throws {
    try database.run(
      """
      INSERT INTO removal (mailbox, mail) SELECT DISTINCT mailbox, mail FROM place
      WHERE mail IN (SELECT value FROM json_each(?))
      """, [Ledger.list(of: mails)])
  }

  /// So do the copies of our own that lie in the audit mailbox, of those that may have left.
  /// - Parameter condition: of which rows of the outbox.
  func orderRemoval(ofCopies condition: String, _ arguments: StatementArguments) throws {
    try database.run(
      """
      INSERT INTO removal (messageID) SELECT messageID FROM outbox
      WHERE (\(condition)) AND length(bytes) > 0 AND tries > 0
      """, arguments)
  }
}

extension Ledger {
  /// What is to go from a mailbox, once it was set aside there.
  package func removals(from mailbox: String) throws -> [Removal] {
    try database.read { database -> [Row] in
      guard try database.row("SELECT 1 FROM removal WHERE mailbox = ?", [mailbox]) != nil else { return [] }
      return try database.rows(
        """
        SELECT place.* FROM removal CROSS JOIN place ON place.mailbox = removal.mailbox AND place.mail = removal.mail
        WHERE removal.mailbox = ? AND place.settled = 1 ORDER BY removal.id
        """, [mailbox])
    }.map { (row: Row) in
      let aside = (row["asideValidity"] as UInt32?).flatMap { validity in
        (row["asideUid"] as UInt32?).map { MailPlace(validity: validity, uid: $0) }
      }
      let place = MailPlace(validity: row["validity"], uid: row["uid"], name: row["name"])
      return Removal(mail: row["mail"], place: aside ?? place, isAside: aside != nil || !place.name.isEmpty)
    }
  }

  /// They lie there no more, and the ledger does not look for them.
  package func markRemoved(_ removals: [Removal], from mailbox: String) throws {
    try database.write { database in
      let mails = Self.list(of: removals.map(\.mail))
      for table in ["removal", "place"] {
        try database.run(
          "DELETE FROM \(table) WHERE mailbox = ? AND mail IN (SELECT value FROM json_each(?))",
          [mailbox, mails])
      }
    }
  }

  /// Copies that are to go from the audit mailbox, by their Message-IDs.
  package func copiesToRemove() throws -> [String] {
    try database.read {
      try $0.values(String.self, "SELECT messageID FROM removal WHERE messageID IS NOT NULL ORDER BY id")
    }
  }

  package func markCopyRemoved(_ messageID: String) throws {
    try database.write { try $0.run("DELETE FROM removal WHERE messageID = ?", [messageID]) }
  }

  /// Where erased mails still lie, and how many; nil for the audit mailbox.
  package func waitingRemovals() throws -> [(mailbox: String?, count: Int)] {
    try database.read {
      try $0.rows("SELECT mailbox, count(*) AS count FROM removal GROUP BY mailbox ORDER BY mailbox")
    }.map { ($0["mailbox"], $0["count"]) }
  }
}
