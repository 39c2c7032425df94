import Domain
import Foundation
import GRDB

/// Mails that are about many letters: what desks were sent of all that waits, and what they answered.
extension Ledger {
  /// What was written about no single letter since this one came, by its numbers in the outbox.
  package func lists(since letter: LetterID) throws -> [Int64] {
    try database.read { database in
      try database.values(
        Int64.self,
        """
        SELECT id FROM outbox WHERE letter IS NULL AND notBefore >= ? AND length(bytes) > 0
        """, [Self.beginning(of: letter, in: database)])
    }
  }

  /// What clerks answered since this letter came and was carried out, whether to a list or to a mail of its own.
  package func clerksAnswers(since letter: LetterID) throws -> [Int64] {
    try database.read { database in
      try database.values(
        Int64.self,
        """
        SELECT mail FROM incoming WHERE state = 'handled'
        AND purpose IN ('morning', 'decision', 'told', 'duty', 'bulletin') AND receivedAt >= ?
        """, [Self.beginning(of: letter, in: database)])
    }
  }

  /// Clocks of mailboxes may be behind by hours.
  private static func beginning(of letter: LetterID, in database: Database) throws -> Int64 {
    let first = try database.value(
      Int64.self, "SELECT at FROM event WHERE letter = ? ORDER BY sequence LIMIT 1", [letter.description])
    return (first ?? 0) - 86_400
  }

  /// Whether some of a letter's mails, or of these, are about to leave or lie ready for a folder.
  package func isLeaving(_ lists: [Int64], about letter: LetterID, at time: Timestamp) throws -> Bool {
    try database.read { database in
      try database.value(
        Bool.self,
        """
        SELECT EXISTS (
          SELECT 1 FROM outbox WHERE (letter = ? OR id IN (SELECT value FROM json_each(?)))
          AND (state = 'claimed' OR state = 'waiting' AND tries = 0 AND notBefore <= ?))
        OR EXISTS (
          SELECT 1 FROM notice JOIN replyFile ON replyFile.id = notice.file
          WHERE notice.letter = ? AND replyFile.bytes IS NOT NULL)
        """, [letter.description, Self.list(of: lists), time.seconds, letter.description]) ?? false
    }
  }

  /// Empties mails that quote a letter; one that another letter rests on is its evidence and stays.
  package func empty(lists: [Int64], received: [Int64], quoting letter: LetterID) throws {
    try write { book in
      try book.emptyMails("id IN (SELECT value FROM json_each(?))", [Self.list(of: lists)])
      // What clerks wrote into them stands there line by line.
      try book.database.run(
        "UPDATE deskLine SET line = '', result = '' WHERE mail IN (SELECT value FROM json_each(?))",
        [Self.list(of: received)])
    }
    let references = try received.compactMap { try mail($0)?.reference }
    let mails = try database.read { database in
      try references.filter { try !Self.isNamed($0.commitment, elsewhereThan: letter, in: database) }
    }
    try erase(mails.map(\.id))
  }
}
