import Digest
import Domain
import Foundation
import GRDB

/// A mail as a mailbox gave it.
package struct ReceivedMail: Sendable {
  package let place: MailPlace
  package let receivedAt: Timestamp
  package let bytes: [UInt8]
  /// SHA-256 of the bytes without the headers of the journey: what makes two copies one message.
  package let content: [UInt8]

  package init(place: MailPlace, receivedAt: Timestamp, bytes: [UInt8], content: [UInt8]) {
    self.place = place
    self.receivedAt = receivedAt
    self.bytes = bytes
    self.content = content
  }
}

/// Where in a mailbox a mail lies: IMAP's UIDVALIDITY and UID (RFC 9051 §2.3.1.1), or a Maildir's file name.
package struct MailPlace: Hashable, Sendable {
  package let validity: UInt32
  package let uid: UInt32
  package let name: String

  package init(validity: UInt32, uid: UInt32, name: String = "") {
    self.validity = validity
    self.uid = uid
    self.name = name
  }
}

/// A raw mail out of the store.
package struct RawMail: Sendable {
  package let reference: MailReference
  package let receivedAt: Timestamp
  package let bytes: [UInt8]
}

extension Ledger {
  /// Takes mails in: the raw bytes are durable in `mail.sqlite` before the ledger names them.
  /// A mail that is already there is not taken twice; its new place is remembered so that it is set aside too.
  /// - Returns: how many were new.
  @discardableResult
  package func receive(
    _ mails: [ReceivedMail], from mailbox: String, cursor: MailPlace?
  ) throws -> Int {
    let ids = try mailDatabase.write { database in
      try mails.map { try store($0, in: database) }
    }
    return try database.write { database in
      let before = try incomingCount(database)
      for (mail, id) in zip(mails, ids) {
        try database.execute(
          sql: "INSERT OR IGNORE INTO incoming (mail, mailbox, receivedAt) VALUES (?, ?, ?)",
          arguments: [id, mailbox, mail.receivedAt.seconds])
        try database.execute(
          sql: "INSERT OR IGNORE INTO place (mailbox, validity, uid, name, mail) VALUES (?, ?, ?, ?, ?)",
          arguments: [mailbox, Int64(mail.place.validity), Int64(mail.place.uid), mail.place.name, id])
      }
      if let cursor {
        try database.execute(
          sql: "INSERT OR REPLACE INTO cursor (mailbox, validity, uid) VALUES (?, ?, ?)",
          arguments: [mailbox, Int64(cursor.validity), Int64(cursor.uid)])
      }
      return try incomingCount(database) - before
    }
  }

  /// Puts a mail that stays on its server into the holding pen: a person hears of it, and nothing is lost.
  package func holdUnfetched(
    at place: MailPlace, in mailbox: String, reason: String, now: Timestamp
  ) throws {
    let note = Array("\(mailbox) \(place.validity)/\(place.uid)\(place.name): \(reason)".utf8)
    let mail = ReceivedMail(
      place: place, receivedAt: now, bytes: note, content: SHA256.digest(of: note))
    let id = try mailDatabase.write { try store(mail, in: $0) }
    try database.write { database in
      try database.execute(
        sql: """
          INSERT OR IGNORE INTO incoming (mail, mailbox, receivedAt, state, note)
          VALUES (?, ?, ?, 'held', 'left on the server')
          """, arguments: [id, mailbox, now.seconds])
      try database.execute(
        sql: "INSERT OR IGNORE INTO held (mail, at, reason, detail) VALUES (?, ?, 'left on the server', ?)",
        arguments: [id, now.seconds, reason])
      try database.execute(
        sql:
          "INSERT OR IGNORE INTO place (mailbox, validity, uid, name, mail, settled) VALUES (?, ?, ?, ?, ?, 1)",
        arguments: [mailbox, Int64(place.validity), Int64(place.uid), place.name, id])
    }
  }

  /// How far `mailbox` was read; nil before the first time.
  package func cursor(of mailbox: String) throws -> MailPlace? {
    try database.read { database in
      try Row.fetchOne(
        database, sql: "SELECT validity, uid FROM cursor WHERE mailbox = ?", arguments: [mailbox])
    }.map { MailPlace(validity: $0["validity"], uid: $0["uid"]) }
  }

  /// Places whose mail is in the ledger but was not yet set aside on the server.
  package func unsettledPlaces(in mailbox: String) throws -> [MailPlace] {
    try database.read { database in
      try Row.fetchAll(
        database,
        sql: "SELECT validity, uid, name FROM place WHERE mailbox = ? AND settled = 0 ORDER BY uid, name",
        arguments: [mailbox])
    }.map { MailPlace(validity: $0["validity"], uid: $0["uid"], name: $0["name"]) }
  }

  package func markSettled(_ places: [MailPlace], in mailbox: String) throws {
    try database.write { database in
      for place in places {
        try database.execute(
          sql: "UPDATE place SET settled = 1 WHERE mailbox = ? AND validity = ? AND uid = ? AND name = ?",
          arguments: [mailbox, Int64(place.validity), Int64(place.uid), place.name])
      }
    }
  }

  /// The raw mail of that number.
  package func mail(_ id: Int64) throws -> RawMail? {
    try mailDatabase.read { database in
      try Row.fetchOne(
        database, sql: "SELECT id, commitment, receivedAt, bytes FROM mail WHERE id = ?", arguments: [id])
    }.map { row in
      RawMail(
        reference: MailReference(id: row["id"], commitment: row["commitment"]),
        receivedAt: Timestamp(seconds: row["receivedAt"]), bytes: Array(row["bytes"] as Data))
    }
  }

  private func store(_ mail: ReceivedMail, in database: Database) throws -> Int64 {
    try store(mail.bytes, content: mail.content, receivedAt: mail.receivedAt, in: database)
  }

  /// Stores raw bytes, unless the same content is there already.
  func store(
    _ bytes: [UInt8], content: [UInt8], receivedAt: Timestamp, in database: Database
  ) throws -> Int64 {
    let content = Data(content)
    if let known = try Int64.fetchOne(
      database, sql: "SELECT id FROM mail WHERE content = ?", arguments: [content])
    {
      return known
    }
    let salt = entropy(16)
    let commitment = Hex.encode(SHA256.digest(of: salt + bytes))
    try database.execute(
      sql: "INSERT INTO mail (content, salt, commitment, receivedAt, bytes) VALUES (?, ?, ?, ?, ?)",
      arguments: [content, Data(salt), commitment, receivedAt.seconds, Data(bytes)])
    return database.lastInsertedRowID
  }

  private func incomingCount(_ database: Database) throws -> Int {
    try Int.fetchOne(database, sql: "SELECT count(*) FROM incoming") ?? 0
  }
}
