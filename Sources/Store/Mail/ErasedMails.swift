import Domain
import Foundation
import GRDB

extension Ledger {
  /// Empties the raw mails that a letter's events name, and what was sent about it. Their rows stay, so that the same mail is
  /// not taken in anew when a mailbox shows it again. A mail that another letter rests on, which was not erased, is its
  /// evidence and stays.
  ///
  /// The search for such letters reads every event: it is rare.
  func eraseMails(of letter: LetterID) throws {
    let mails = try database.read { database in
      let payloads = try Data.fetchAll(
        database, sql: "SELECT payload FROM event WHERE letter = ? AND instr(payload, ?) > 0",
        arguments: [letter.description, Data("\"mail\"".utf8)])
      let references = try payloads.flatMap { try MailReferences(in: $0).all }
      return try Dictionary(references.map { ($0.commitment, $0.id) }) { first, _ in first }
        .filter { try !Self.isNamed($0.key, elsewhereThan: letter, in: database) }.map(\.value)
    }
    try erase(mails)
  }

  /// Empties raw mails.
  func erase(_ mails: [Int64]) throws {
    try mailDatabase.write { database in
      for mail in mails {
        try database.execute(
          sql: "UPDATE mail SET bytes = zeroblob(0), salt = zeroblob(0) WHERE id = ?", arguments: [mail])
      }
    }
  }

  /// Whether a letter that was not erased rests on a mail.
  static func isNamed(_ commitment: String, elsewhereThan letter: LetterID, in database: Database) throws
    -> Bool
  {
    try Bool.fetchOne(
      database,
      sql: """
        SELECT EXISTS (
          SELECT 1 FROM event AS other WHERE letter <> ? AND instr(payload, ?) > 0
          AND NOT EXISTS (SELECT 1 FROM event WHERE letter = other.letter AND act = 'erase'))
        """, arguments: [letter.description, Data(commitment.utf8)]) ?? false
  }
}
