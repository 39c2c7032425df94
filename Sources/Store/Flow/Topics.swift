import Domain
import GRDB

/// A matter that several letters speak of.
package struct Topic: Sendable {
  /// The event that registered its first letter.
  package let id: Int64
  /// The first and the last of them within the time that was asked for.
  package let first: LetterID
  package let last: LetterID
  package let letters: Int
  package let authors: Int
}

extension Book {
  /// Puts the letter that `sequence` registered into the matter of another, and that one into its own, where it had none.
  package func join(_ sequence: Int64, toTopicOf other: Int64) throws {
    var topic = other
    try database.step(
      "SELECT coalesce(topic, sequence) FROM likeness WHERE sequence = ?", [.integer(other)]
    ) { topic = $0.integer(0) }
    try database.step(
      "UPDATE likeness SET topic = ? WHERE sequence IN (?, ?) AND topic IS NOT ?",
      [.integer(topic), .integer(other), .integer(sequence), .integer(topic)])
  }

  /// Takes a letter out of its matter: somebody has looked, and it is another.
  package func leaveTopic(_ letter: LetterID) throws {
    try database.run("UPDATE likeness SET topic = NULL WHERE sequence = ?", [try registration(of: letter)])
  }

  /// The event that registered a letter.
  package func registration(of letter: LetterID) throws -> Int64? {
    try database.value(
      Int64.self, "SELECT sequence FROM event WHERE letter = ? ORDER BY sequence LIMIT 1",
      [letter.description])
  }

  /// Whether a desk was not told of a matter since then, or of fewer authors.
  package func isToBeTold(_ topic: Topic, to desk: String, unlessAfter since: Timestamp) throws -> Bool {
    let last = try database.row(
      "SELECT at, authors FROM toldTopic WHERE topic = ? AND desk = ?", [topic.id, desk])
    guard let last else { return true }
    return last["at"] <= since.seconds || last["authors"] < topic.authors
  }

  /// Notes that a desk is told of a matter.
  package func tell(_ topic: Topic, to desk: String, at time: Timestamp) throws {
    try database.run(
      "INSERT OR REPLACE INTO toldTopic (topic, desk, at, authors) VALUES (?, ?, ?, ?)",
      [topic.id, desk, time.seconds, topic.authors])
  }
}

extension Ledger {
  /// The matters of at least so many authors between two moments, those of the most authors first. Who is not known
  /// counts as somebody of his own.
  package func topics(from start: Timestamp, to end: Timestamp, authors least: Int) throws -> [Topic] {
    try database.read { database in
      try database.rows(
        """
        SELECT topic, count(*) AS letters, count(DISTINCT coalesce(author, -sequence)) AS writers,
          min(sequence) AS first, max(sequence) AS last
        FROM likeness WHERE topic IS NOT NULL AND at > ? AND at <= ?
          AND sequence NOT IN (
            SELECT event.sequence FROM testLetter JOIN event ON event.letter = testLetter.letter)
        GROUP BY topic HAVING writers >= ? ORDER BY writers DESC, topic DESC
        """, [start.seconds, end.seconds, least]
      ).compactMap { row in
        guard let first = try Self.letter(registeredBy: row["first"], in: database),
          let last = try Self.letter(registeredBy: row["last"], in: database)
        else { return nil }
        return Topic(
          id: row["topic"], first: first, last: last, letters: row["letters"], authors: row["writers"])
      }
    }
  }

  /// The letters of a matter between two moments, oldest first.
  package func letters(of topic: Topic, from start: Timestamp, to end: Timestamp, limit: Int) throws
    -> [LetterID]
  {
    try database.read {
      try $0.values(
        String.self,
        """
        SELECT event.letter FROM likeness JOIN event USING (sequence)
        WHERE topic = ? AND likeness.at > ? AND likeness.at <= ? ORDER BY sequence LIMIT ?
        """, [topic.id, start.seconds, end.seconds, limit])
    }.compactMap(LetterID.init)
  }

  private static func letter(registeredBy sequence: Int64, in database: Database) throws -> LetterID? {
    try database.value(String.self, "SELECT letter FROM event WHERE sequence = ?", [sequence])
      .flatMap(LetterID.init)
  }
}
