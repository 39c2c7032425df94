import Domain
import GRDB

/// A row of an export as it is to be kept.
package struct ReceivedRow: Sendable {
  package let bytes: [UInt8]
  /// What makes the rows of two exports one and the same.
  package let content: [UInt8]
  /// Why it cannot be read; nil for a good one.
  package let fault: String?

  package init(bytes: [UInt8], content: [UInt8], fault: String?) {
    self.bytes = bytes
    self.content = content
    self.fault = fault
  }
}

extension Ledger {
  /// Takes an export in, whole: its rows are durable in `mail.sqlite` beside the mails before the ledger names
  /// them, in one transaction. Bad ones go to the holding pen. A row that is already there is not taken twice.
  /// - Returns: which of them were new, in their order.
  package func receive(_ rows: [ReceivedRow], from account: String, at now: Timestamp) throws -> [Bool] {
    let ids = try mailDatabase.write { database in
      try rows.map { try store($0.bytes, content: $0.content, receivedAt: now, in: database) }
    }
    return try database.write { database in
      try zip(rows, ids).map { row, id in
        try database.execute(
          sql:
            "INSERT OR IGNORE INTO incoming (mail, mailbox, receivedAt, state, note) VALUES (?, ?, ?, ?, ?)",
          arguments: [
            id, account, now.seconds, row.fault == nil ? "new" : "held", row.fault == nil ? nil : "bad row",
          ])
        let isNew = database.changesCount == 1
        if isNew, let fault = row.fault {
          try database.execute(
            sql: "INSERT INTO held (mail, at, reason, detail) VALUES (?, ?, 'bad row', ?)",
            arguments: [id, now.seconds, fault])
        }
        return isNew
      }
    }
  }
}
