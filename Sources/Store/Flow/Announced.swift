import Domain
import GRDB

/// What the server that takes our mail has said of itself, kept so that mails can be written while nobody speaks to it.
extension Book {
  /// The largest mail it takes, in bytes (RFC 1870); nil while it has not said.
  package func announcedMailSize() throws -> Int? { try Ledger.mailSize(database) }

  /// Takes back mails of one kind that nobody has begun to send.
  package func withdraw(
    _ kind: String, about letter: LetterID, to recipient: String, reply: String, at time: Timestamp
  ) throws {
    try deliver()
    try database.run(
      """
      UPDATE outbox SET state = 'failed', reply = ?, finishedAt = ?
      WHERE letter = ? AND kind = ? AND recipient = ?
      AND (state = 'waiting' OR id IN (SELECT mail FROM kept))
      """, [reply, time.seconds, letter.description, kind, recipient])
  }

  /// Takes back mails of one kind that were put off until later than `time`.
  /// - Returns: whether there was one.
  package func withdrawDeferred(
    _ kind: String, about letter: LetterID, reply: String, at time: Timestamp
  ) throws -> Bool {
    try deliver()
    try database.run(
      """
      UPDATE outbox SET state = 'failed', reply = ?, finishedAt = ?
      WHERE letter = ? AND kind = ? AND state = 'waiting' AND tries = 0 AND notBefore > ?
      """, [reply, time.seconds, letter.description, kind, time.seconds])
    return database.changesCount > 0
  }
}

extension Ledger {
  package func announcedMailSize() throws -> Int? { try database.read(Self.mailSize) }

  /// Remembers what the server says, if it is new.
  package func rememberMailSize(_ size: Int?) throws {
    guard let size, try announcedMailSize() != size else { return }
    try write { book in
      try book.database.run("INSERT OR REPLACE INTO announced (name, value) VALUES ('mail size', ?)", [size])
    }
  }

  fileprivate static func mailSize(_ database: Database) throws -> Int? {
    try database.value(Int.self, "SELECT value FROM announced WHERE name = 'mail size'")
  }
}
