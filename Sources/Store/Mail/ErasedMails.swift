import Domain
import Foundation
import GRDB

extension Ledger {
  /// Empties the raw mails that a letter's events name, and those that were dealt with or wait as its own. Their rows
  /// stay, so that the same mail is not taken in anew when a mailbox shows it again. A mail that another letter rests on,
  /// which was not erased, is its evidence and stays.
  ///
  /// The search for such letters reads every event: it is rare.
  func eraseMails(of letter: LetterID) throws {
    let own = try mailsSettled(for: letter).compactMap { try mail($0)?.reference }.map {
      ($0.commitment, $0.id)
    }
    let references = try references(of: letter).map { ($0.commitment, $0.id) }
    let mails = try database.read { database in
      try Dictionary(references + own) { first, _ in first }
        .filter { try !Self.isNamed($0.key, elsewhereThan: letter, in: database) }.map(\.value)
    }
    try erase(mails)
  }

  /// All mails that a letter's events name or that were dealt with as its own, by their numbers.
  func mailsOfLetter(_ letter: LetterID) throws -> Set<Int64> {
    try Set(references(of: letter).map(\.id) + mailsSettled(for: letter))
  }

  private func references(of letter: LetterID) throws -> [MailReferences.Reference] {
    try database.read { database in
      try database.values(
        Data.self, "SELECT payload FROM event WHERE letter = ? AND instr(payload, ?) > 0",
        [letter.description, Data("\"mail\"".utf8)]
      ).flatMap { try MailReferences(in: $0).all }
    }
  }

  /// By their numbers: what was dealt with for a letter, and what waits, or waited, in the holding pen as its own.
  private func mailsSettled(for letter: LetterID) throws -> [Int64] {
    try database.read {
      try $0.values(
        Int64.self,
        """
        SELECT mail FROM incoming WHERE letter = ?1
        UNION SELECT mail FROM held WHERE letter = ?1 OR closedFor = ?1
        """, [letter.description])
    }
  }

  /// Empties raw mails; where they were taken from, they are to go as well.
  func erase(_ mails: [Int64]) throws {
    try write { try $0.orderRemoval(ofTaken: mails) }
    try mailDatabase.write { database in
      for mail in mails {
        try database.run("UPDATE mail SET bytes = zeroblob(0), salt = zeroblob(0) WHERE id = ?", [mail])
      }
    }
    // Whoever reads them knows an erased row by its being empty.
    try write { try $0.orderRereading(ofExportsWith: mails) }
  }

  /// Whether a letter that was not erased rests on a mail.
  static func isNamed(_ commitment: String, elsewhereThan letter: LetterID, in database: Database) throws
    -> Bool
  {
    try database.value(
      Bool.self,
      """
      SELECT EXISTS (
        SELECT 1 FROM event AS other WHERE letter <> ? AND instr(payload, ?) > 0
        AND NOT EXISTS (SELECT 1 FROM event WHERE letter = other.letter AND act = 'erase'))
      """, [letter.description, Data(commitment.utf8)]) ?? false
  }
}

extension Book {
  /// Empties mails of the outbox; what has not left is taken back, and what is just leaving is not tried again.
  func emptyMails(_ condition: String, _ arguments: StatementArguments) throws {
    try database.run("DELETE FROM kept WHERE mail IN (SELECT id FROM outbox WHERE \(condition))", arguments)
    try orderRemoval(ofCopies: condition, arguments)
    try database.run(
      """
      UPDATE outbox SET bytes = zeroblob(0),
        reply = CASE WHEN state IN ('sent', 'failed', 'claimed') THEN reply ELSE 'its letter was erased' END,
        state = CASE WHEN state IN ('sent', 'failed', 'claimed') THEN state ELSE 'failed' END
      WHERE \(condition)
      """, arguments)
  }

  /// Closes what waits in the holding pen as a letter's own, and empties what is said there of its mails.
  package func emptyEntries(of letter: LetterID, by clerk: String, at time: Timestamp) throws {
    try database.run(
      """
      UPDATE incoming SET state = 'set aside', note = 'erased'
      WHERE state = 'held' AND mail IN (SELECT mail FROM held WHERE letter = ? AND closedAt IS NULL)
      """, [letter.description])
    try database.run(
      """
      UPDATE held SET closedAt = ?, closedBy = ?, outcome = 'discarded', why = '', detail = ''
      WHERE letter = ? AND closedAt IS NULL
      """, [time.seconds, clerk, letter.description])
    try database.run(
      "UPDATE held SET detail = '', why = '' WHERE letter = ?1 OR closedFor = ?1", [letter.description])
  }
}
