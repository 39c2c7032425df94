import Domain
import GRDB

extension Book {
  /// Notes that a mail of the outbox came back, or that no server took it.
  /// - Parameter isFinal: false where it is only late.
  /// - Returns: whether that is news: a mail comes back once, however many bounces tell of it.
  package func noteReturn(of mail: Int64, isFinal: Bool, at time: Timestamp) throws -> Bool {
    try database.execute(
      sql: """
        INSERT INTO returned (mail, final, at) VALUES (?, ?, ?)
        ON CONFLICT (mail) DO UPDATE SET final = 1, at = excluded.at WHERE final = 0 AND excluded.final = 1
        """, arguments: [mail, isFinal, time.seconds])
    return database.changesCount == 1
  }

  /// Whom mails of a kind about a letter were for.
  package func recipients(of kind: String, about letter: LetterID) throws -> [String] {
    try deliver()
    return try String.fetchAll(
      database, sql: "SELECT recipient FROM outbox WHERE letter = ? AND kind = ?",
      arguments: [letter.description, kind])
  }
}

extension Ledger {
  /// Whether a mail of the outbox came back for good.
  package func isReturned(_ mail: Int64) throws -> Bool {
    try database.read { try $0.value("SELECT 1 FROM returned WHERE mail = ? AND final = 1", [mail]) as Int? }
      != nil
  }
}
