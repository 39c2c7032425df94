import Domain
import Foundation
import GRDB

/// Mails that are about many letters: what desks were sent of all that waits, and what they answered.
extension Ledger {
  /// What was sent about no single letter since this one came, by its numbers in the outbox.
  package func sentLists(since letter: LetterID) throws -> [Int64] {
    try database.read { database in
      try Int64.fetchAll(
        database,
        sql: """
          SELECT id FROM outbox WHERE letter IS NULL AND state IN ('sent', 'failed') AND notBefore >= ?
          AND length(bytes) > 0
          """, arguments: [Self.beginning(of: letter, in: database)])
    }
  }

  /// What clerks answered since this letter came and was carried out, whether to a list or to a mail of its own.
  package func clerksAnswers(since letter: LetterID) throws -> [Int64] {
    try database.read { database in
      try Int64.fetchAll(
        database,
        sql: """
          SELECT mail FROM incoming WHERE state = 'handled'
          AND purpose IN ('morning', 'decision', 'told', 'duty', 'bulletin') AND receivedAt >= ?
          """, arguments: [Self.beginning(of: letter, in: database)])
    }
  }

  /// Clocks of mailboxes may be behind by hours.
  private static func beginning(of letter: LetterID, in database: Database) throws -> Int64 {
    let first = try Int64.fetchOne(
      database, sql: "SELECT at FROM event WHERE letter = ? ORDER BY sequence LIMIT 1",
      arguments: [letter.description])
    return (first ?? 0) - 86_400
  }

  /// Empties mails that quote a letter; one that another letter rests on is its evidence and stays.
  package func empty(sent: [Int64], received: [Int64], quoting letter: LetterID) throws {
    try write { book in
      for id in sent {
        try book.database.execute(
          sql: "UPDATE outbox SET bytes = zeroblob(0) WHERE id = ? AND state IN ('sent', 'failed')",
          arguments: [id])
      }
    }
    let references = try received.compactMap { try mail($0)?.reference }
    let mails = try database.read { database in
      try references.filter { try !Self.isNamed($0.commitment, elsewhereThan: letter, in: database) }
    }
    try erase(mails.map(\.id))
  }
}
