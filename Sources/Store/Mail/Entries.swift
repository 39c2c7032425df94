import Digest
import Domain
import Foundation
import GRDB

/// A code that was mailed to one clerk, good for entering letters by mail once.
package struct EntryCode: Sendable {
  package let desk: String
  package let clerk: String
  /// The mail whose letters it is to confirm; nil for a form to fill in.
  package let draft: Int64?
  package let issuedAt: Timestamp
  package let isUsed: Bool
}

extension Ledger {
  /// Keeps what somebody entered, durable in `mail.sqlite` before the ledger names it.
  package func keep(_ bytes: [UInt8], at now: Timestamp) throws -> MailReference {
    let id = try mailDatabase.write {
      try store(bytes, content: SHA256.digest(of: bytes), receivedAt: now, in: $0)
    }
    guard let raw = try mail(id) else { throw LedgerError.corrupt("mail \(id) is not in the mail store") }
    return raw.reference
  }

  /// The code as it was issued, used or not.
  package func entryCode(_ code: String) throws -> EntryCode? {
    try database.read {
      try Row.fetchOne(
        $0, sql: "SELECT * FROM entryCode WHERE code = ?", arguments: [Question.digest(of: code)])
    }.map { row in
      let usedAt: Int64? = row["usedAt"]
      return EntryCode(
        desk: row["desk"], clerk: row["clerk"], draft: row["draft"],
        issuedAt: Timestamp(seconds: row["issuedAt"]), isUsed: usedAt != nil)
    }
  }
}

extension Book {
  /// Says that what somebody entered has become a letter.
  package func settle(entered mail: MailReference, as letter: LetterID, at now: Timestamp) throws {
    try database.execute(
      sql: """
        INSERT OR IGNORE INTO incoming (mail, mailbox, receivedAt, state, letter, note)
        VALUES (?, '', ?, 'letter', ?, 'entered by hand')
        """, arguments: [mail.id, now.seconds, letter.description])
  }

  /// The letter that was entered under this key first.
  package func letter(enteredAs key: String) throws -> LetterID? {
    try String.fetchOne(database, sql: "SELECT letter FROM entry WHERE key = ?", arguments: [key])
      .flatMap(LetterID.init)
  }

  package func note(_ letter: LetterID, enteredAs key: String) throws {
    try database.execute(
      sql: "INSERT OR IGNORE INTO entry (key, letter) VALUES (?, ?)",
      arguments: [key, letter.description])
  }

  /// Issues a code to a clerk; those issued before `expiry` are forgotten.
  package func issue(
    entryCode code: String, to clerk: String, of desk: String, draft: Int64?, at now: Timestamp,
    forgetting expiry: Timestamp
  ) throws {
    try database.execute(
      sql: "DELETE FROM entryCode WHERE issuedAt < ?", arguments: [expiry.seconds])
    try database.execute(
      sql: "INSERT INTO entryCode (code, desk, clerk, draft, issuedAt) VALUES (?, ?, ?, ?, ?)",
      arguments: [Question.digest(of: code), desk, clerk, draft, now.seconds])
  }

  /// Uses a code up.
  package func use(entryCode code: String, at now: Timestamp) throws {
    try database.execute(
      sql: "UPDATE entryCode SET usedAt = ? WHERE code = ? AND usedAt IS NULL",
      arguments: [now.seconds, Question.digest(of: code)])
    guard database.changesCount == 1 else { throw LedgerError.corrupt("an entry code was used twice") }
  }
}
