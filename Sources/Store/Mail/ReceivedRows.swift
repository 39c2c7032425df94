import Domain
import GRDB

/// A row of an export as it is to be kept.
package struct ReceivedRow: Sendable {
  package let bytes: [UInt8]
  /// What makes the rows of two exports one and the same.
  package let content: [UInt8]
  /// Why it must wait for a person; nil for a good one.
  package let held: Held?

  package struct Held: Sendable {
    package let reason: String
    package let detail: String

    package init(reason: String, detail: String) {
      self.reason = reason
      self.detail = detail
    }
  }

  package init(bytes: [UInt8], content: [UInt8], held: Held?) {
    self.bytes = bytes
    self.content = content
    self.held = held
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
            id, account, now.seconds, row.held == nil ? "new" : "held", row.held?.reason,
          ])
        let isNew = database.changesCount == 1
        if isNew, let held = row.held {
          try database.execute(
            sql: "INSERT INTO held (mail, at, reason, detail) VALUES (?, ?, ?, ?)",
            arguments: [id, now.seconds, held.reason, held.detail])
        }
        return isNew
      }
    }
  }
}
