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
      try $0.row("SELECT * FROM entryCode WHERE code = ?", [Question.digest(of: code)])
    }.map { row in
      let usedAt: Int64? = row["usedAt"]
      return EntryCode(
        desk: row["desk"], clerk: row["clerk"], draft: row["draft"],
        issuedAt: Timestamp(seconds: row["issuedAt"]), isUsed: usedAt != nil)
    }
  }
}

extension Ledger {
  /// How many codes were issued to a clerk since then and not used.
  package func unusedEntryCodes(of clerk: String, since time: Timestamp) throws -> Int {
    try database.read {
      try $0.value(
        Int.self, "SELECT count(*) FROM entryCode WHERE issuedAt >= ? AND clerk = ? AND usedAt IS NULL",
        [time.seconds, clerk]) ?? 0
    }
  }
}

extension Book {
  /// Says that what somebody entered has become a letter.
  package func settle(entered mail: MailReference, as letter: LetterID, at now: Timestamp) throws {
    try database.run(
      """
      INSERT OR IGNORE INTO incoming (mail, mailbox, receivedAt, state, letter, note)
      VALUES (?, '', ?, 'letter', ?, 'entered by hand')
      """, [mail.id, now.seconds, letter.description])
  }

  /// The letter that was entered under this key first.
  package func letter(enteredAs key: String) throws -> LetterID? {
    try database.value(String.self, "SELECT letter FROM entry WHERE key = ?", [key])
      .flatMap(LetterID.init)
  }

  package func note(_ letter: LetterID, enteredAs key: String) throws {
    try database.run("INSERT OR IGNORE INTO entry (key, letter) VALUES (?, ?)", [key, letter.description])
  }

  /// Issues a code to a clerk; those issued before `expiry` are forgotten.
  package func issue(
    entryCode code: String, to clerk: String, of desk: String, draft: Int64?, at now: Timestamp,
    forgetting expiry: Timestamp
  ) throws {
    try database.run("DELETE FROM entryCode WHERE issuedAt < ?", [expiry.seconds])
    try database.run(
      "INSERT INTO entryCode (code, desk, clerk, draft, issuedAt) VALUES (?, ?, ?, ?, ?)",
      [Question.digest(of: code), desk, clerk, draft, now.seconds])
  }

  /// Uses a code up.
  package func use(entryCode code: String, at now: Timestamp) throws {
    try database.run(
      "UPDATE entryCode SET usedAt = ? WHERE code = ? AND usedAt IS NULL",
      [now.seconds, Question.digest(of: code)])
    guard database.changesCount == 1 else { throw LedgerError.corrupt("an entry code was used twice") }
  }
}
