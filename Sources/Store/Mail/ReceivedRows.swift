import Domain
import Foundation
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

/// A row that is durable beside the mails, and that the ledger does not know yet.
package struct StoredRow: Sendable {
  let id: Int64
  package let held: ReceivedRow.Held?
  /// It came before, and its words were erased since.
  package let isErased: Bool
}

extension Ledger {
  /// What the mail store holds under a digest of content; nil for nothing. Of what was erased the bytes are empty.
  package func stored(_ content: [UInt8]) throws -> (mail: Int64, bytes: [UInt8])? {
    try mailDatabase.read { database in
      try Row.fetchOne(
        database.cachedStatement(sql: "SELECT id, bytes FROM mail WHERE content = ?"),
        arguments: [Data(content)])
    }.map { ($0["id"], Array($0["bytes"] as Data)) }
  }

  /// Makes some of an export's rows durable in `mail.sqlite`, beside the mails. Who dies then has lost nothing: they
  /// are found again when the export is read again.
  package func store(_ rows: [ReceivedRow], at now: Timestamp) throws -> [StoredRow] {
    try mailDatabase.write { database in
      try rows.map { row in
        let id = try store(row.bytes, content: row.content, receivedAt: now, in: database)
        let length = try database.value(Int.self, "SELECT length(bytes) FROM mail WHERE id = ?", [id])
        return StoredRow(id: id, held: row.held, isErased: length == 0)
      }
    }
  }

  /// Takes an export in, whole: all its rows in one transaction. Bad ones go to the holding pen. A row that is already
  /// there is not taken twice.
  /// - Returns: which of them were new, in their order.
  package func receive(_ rows: [StoredRow], from account: String, at now: Timestamp) throws -> [Bool] {
    try database.write { database in
      let arrival = try database.makeStatement(
        sql: "INSERT OR IGNORE INTO incoming (mail, mailbox, receivedAt, state, note) VALUES (?, ?, ?, ?, ?)")
      let holding = try database.makeStatement(
        sql: "INSERT INTO held (mail, at, reason, detail) VALUES (?, ?, ?, ?)")
      return try rows.map { row in
        try arrival.execute(
          arguments: [
            row.id, account, now.seconds, row.held == nil ? "new" : "held", row.held?.reason,
          ])
        let isNew = database.changesCount == 1
        if isNew, let held = row.held {
          try holding.execute(arguments: [row.id, now.seconds, held.reason, held.detail])
        }
        return isNew
      }
    }
  }
}
