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

/// A mail that its mailbox would not give: too large, or refused. It lies there still.
package struct LeftMail: Sendable {
  package let place: MailPlace
  package let mailbox: String
  package let receivedAt: Timestamp?
  /// Its header, as much of it as could be had; else a note of where it lies.
  package let bytes: [UInt8]
  /// What makes it the same mail when it is met again.
  package let content: [UInt8]
  /// Whose it is, what it is about, where it lies and why it stays there, in one line.
  package let detail: String

  package init(
    place: MailPlace, mailbox: String, receivedAt: Timestamp?, bytes: [UInt8], content: [UInt8],
    detail: String
  ) {
    self.place = place
    self.mailbox = mailbox
    self.receivedAt = receivedAt
    self.bytes = bytes
    self.content = content
    self.detail = detail
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
      var new = 0
      for (mail, id) in zip(mails, ids) {
        try database.step(
          "INSERT OR IGNORE INTO incoming (mail, mailbox, receivedAt) VALUES (?, ?, ?)",
          [.integer(id), .text(mailbox), .integer(mail.receivedAt.seconds)])
        new += database.changesCount
        let place = mail.place
        try database.step(
          "INSERT OR IGNORE INTO place (mailbox, validity, uid, name, mail) VALUES (?, ?, ?, ?, ?)",
          [
            .text(mailbox), .integer(Int64(place.validity)), .integer(Int64(place.uid)), .text(place.name),
            .integer(id),
          ])
      }
      if let cursor {
        try database.run(
          "INSERT OR REPLACE INTO cursor (mailbox, validity, uid) VALUES (?, ?, ?)",
          [mailbox, Int64(cursor.validity), Int64(cursor.uid)])
      }
      return new
    }
  }

  /// Puts a mail that stays on its server into the holding pen: a person hears of it, and nothing is lost.
  package func holdUnfetched(_ left: LeftMail, at now: Timestamp) throws {
    let (place, mailbox) = (left.place, left.mailbox)
    let mail = ReceivedMail(
      place: place, receivedAt: left.receivedAt ?? now, bytes: left.bytes, content: left.content)
    let id = try mailDatabase.write { try store(mail, in: $0) }
    try database.write { database in
      try database.run(
        """
        INSERT OR IGNORE INTO incoming (mail, mailbox, receivedAt, state, note)
        VALUES (?, ?, ?, 'held', 'left on the server')
        """, [id, mailbox, mail.receivedAt.seconds])
      try database.execute(
        // It is met at every look, and held once: also where a person has closed that entry.
        sql: """
          INSERT INTO held (mail, at, reason, detail) SELECT ?, ?, 'left on the server', ?
          WHERE NOT EXISTS (SELECT 1 FROM held WHERE mail = ?)
          """, arguments: [id, now.seconds, left.detail, id])
      try database.run(
        "INSERT OR IGNORE INTO place (mailbox, validity, uid, name, mail, settled) VALUES (?, ?, ?, ?, ?, 1)",
        [mailbox, Int64(place.validity), Int64(place.uid), place.name, id])
    }
  }

  /// How far `mailbox` was read; nil before the first time.
  package func cursor(of mailbox: String) throws -> MailPlace? {
    try database.read { database in
      try database.row("SELECT validity, uid FROM cursor WHERE mailbox = ?", [mailbox])
    }.map { MailPlace(validity: $0["validity"], uid: $0["uid"]) }
  }

  /// Places whose mail is in the ledger but was not yet set aside on the server.
  package func unsettledPlaces(in mailbox: String) throws -> [MailPlace] {
    try database.read { database in
      try database.rows(
        "SELECT validity, uid, name FROM place WHERE mailbox = ? AND settled = 0 ORDER BY uid, name",
        [mailbox])
    }.map { MailPlace(validity: $0["validity"], uid: $0["uid"], name: $0["name"]) }
  }

  /// - Parameter aside: where mails lie since, of those of which that is known.
  package func markSettled(
    _ places: [MailPlace], in mailbox: String, aside: [MailPlace: MailPlace] = [:]
  ) throws {
    try database.write { database in
      let settling = try database.makeStatement(
        sql: """
          UPDATE place SET settled = 1, asideValidity = coalesce(?, asideValidity), asideUid = coalesce(?, asideUid)
          WHERE mailbox = ? AND validity = ? AND uid = ? AND name = ?
          """)
      for place in places {
        let spot = aside[place]
        try settling.execute(
          arguments: [
            spot.map { Int64($0.validity) }, spot.map { Int64($0.uid) }, mailbox, Int64(place.validity),
            Int64(place.uid), place.name,
          ])
      }
    }
  }

  /// The raw mail of that number; nil also where it was erased.
  package func mail(_ id: Int64) throws -> RawMail? {
    var mail: RawMail?
    try mailDatabase.read { database in
      try database.step(
        "SELECT commitment, receivedAt, bytes FROM mail WHERE id = ? AND length(bytes) > 0", [.integer(id)]
      ) { row in
        mail = RawMail(
          reference: MailReference(id: id, commitment: row.text(0)),
          receivedAt: Timestamp(seconds: row.integer(1)), bytes: row.octets(2) { Array($0) })
      }
    }
    return mail
  }

  private func store(_ mail: ReceivedMail, in database: Database) throws -> Int64 {
    // Nothing at all is what is left of a mail that was erased.
    try store(
      mail.bytes.isEmpty ? [13, 10] : mail.bytes, content: mail.content, receivedAt: mail.receivedAt,
      in: database)
  }

  /// Stores raw bytes, unless the same content is there already.
  func store(
    _ bytes: [UInt8], content: [UInt8], receivedAt: Timestamp, in database: Database
  ) throws -> Int64 {
    var known: Int64?
    try database.step("SELECT id FROM mail WHERE content = ?", [.octets(content)]) { known = $0.integer(0) }
    if let known { return known }
    let salt = entropy(16)
    let commitment = Hex.encode(SHA256.digest(of: salt + bytes))
    try database.step(
      "INSERT INTO mail (content, salt, commitment, receivedAt, bytes) VALUES (?, ?, ?, ?, ?)",
      [
        .octets(content), .octets(salt), .text(commitment), .integer(receivedAt.seconds), .octets(bytes),
      ])
    return database.lastInsertedRowID
  }
}
