import Domain
import Foundation
import GRDB

/// Reads letters back from their events.
struct LetterReader {
  let database: Database

  /// - Parameter position: how far in the chain is read; nil for all of it.
  func letter(_ id: LetterID, through position: Int64? = nil) throws -> Letter? {
    try unread(id, through: position)?.read()
  }

  func unread(_ id: LetterID, through position: Int64? = nil) throws -> UnreadLetter? {
    let payloads = try Data.fetchAll(
      database.cachedStatement(
        sql: "SELECT payload FROM event WHERE letter = ? AND sequence <= ? ORDER BY sequence"),
      arguments: [id.description, position ?? .max])
    guard !payloads.isEmpty else { return nil }
    return UnreadLetter(id: id, payloads: payloads.map { Array($0) }, words: try words(of: id))
  }

  private func words(of id: LetterID) throws -> [Int64: String] {
    let rows = try database.rows(
      "SELECT id, text FROM words WHERE letter = ? AND text IS NOT NULL", [id.description])
    return Dictionary(rows.map { ($0["id"], $0["text"]) }, uniquingKeysWith: { first, _ in first })
  }
}

/// A letter's events as they lie in the ledger, to be read on any core: to read costs more than to fetch.
package struct UnreadLetter: Sendable {
  package let id: LetterID
  fileprivate let payloads: [[UInt8]]
  fileprivate let words: [Int64: String]

  package func read() throws -> Letter {
    let basket = WordBasket(known: words, entropy: { _ in [] })
    return try Letter(replaying: payloads.map { try EventRow.decode($0, words: basket) })
  }
}

extension Ledger {
  /// Many letters at once, none of which comes to lie open.
  package func unread(_ letters: [LetterID]) throws -> [UnreadLetter] {
    try database.read { database in
      let reader = LetterReader(database: database)
      return try letters.compactMap { try reader.unread($0) }
    }
  }

  package func letter(_ id: LetterID) throws -> Letter? {
    try database.read { database in
      // Beside the daemon nobody knows when what is open here is out of date.
      guard lock != nil else { return try LetterReader(database: database).letter(id) }
      if !database.isInsideTransaction { page.begin() }
      return try Book(database: database, entropy: entropy, page: page, sums: self.database.sums).letter(id)
    }
  }

  /// Numbers of the letters at one of `stages`, oldest first.
  package func letters(at stages: Stage...) throws -> [LetterID] { try letters(at: stages) }

  package func letters(at stages: [Stage] = Stage.allCases) throws -> [LetterID] {
    try letters(at: stages, "")
  }

  /// Those of them that are or were published; of all that are open they are few.
  package func lettersPublishedOnce(at stages: [Stage]) throws -> [LetterID] {
    try letters(at: stages, "AND id IN (SELECT letter FROM event WHERE act = 'publish')")
  }

  /// All that were ever published, in the order of first publication.
  package func lettersByFirstPublication() throws -> [LetterID] {
    try database.read {
      try $0.values(
        String.self, "SELECT letter FROM event WHERE act = 'publish' GROUP BY letter ORDER BY min(sequence)")
    }.compactMap(LetterID.init)
  }

  /// All others.
  package func lettersNeverPublished() throws -> [LetterID] {
    try letters(at: Stage.allCases, "AND id NOT IN (SELECT letter FROM event WHERE act = 'publish')")
  }

  private func letters(at stages: [Stage], _ condition: String) throws -> [LetterID] {
    try database.read { database in
      try database.values(
        String.self,
        """
        SELECT id FROM letter WHERE stage IN (\(stages.map { "'\($0.rawValue)'" }.joined(separator: ",")))
        \(condition) ORDER BY year, serial
        """)
    }.compactMap(LetterID.init)
  }

  /// How many letters stand at each stage.
  package func census() throws -> [Stage: Int] {
    let rows = try database.read {
      try $0.rows("SELECT stage, letters FROM census WHERE letters > 0")
    }
    return Dictionary(
      rows.compactMap { row in Stage(rawValue: row["stage"]).map { ($0, row["letters"]) } },
      uniquingKeysWith: { first, _ in first })
  }

  /// Letters whose numbers begin so, the newest first.
  package func letters(beginning prefix: String, atMost limit: Int) throws -> [LetterID] {
    try database.read {
      try $0.values(
        String.self, "SELECT id FROM letter WHERE id >= ? AND id < ? ORDER BY id DESC LIMIT ?",
        [prefix, prefix + "~", limit])
    }.compactMap(LetterID.init)
  }

  /// Removes a letter's words and their salts, the mails that brought them and those that were sent or were to be, what
  /// encrypted ones were found to say. The chain stays valid and replay
  /// works; the words are gone. Where it ends halfway it can be done again.
  package func eraseWords(of letter: LetterID) throws {
    page.forgetLetters()
    try forgetOpened(of: letter)
    try eraseMails(of: letter)
    try write { book in
      try book.forgetLikeness(of: letter)
      try book.forgetAnswer(of: letter)
      for sql in [
        // What he was told is gone; so is where.
        """
        UPDATE outbox SET recipient = '', reply = NULL WHERE letter = ?
        AND lower(recipient) IN (SELECT lower(text) FROM words WHERE words.letter = outbox.letter)
        """,
        "UPDATE words SET text = NULL, salt = NULL WHERE letter = ?",
        "UPDATE submission SET serial = NULL WHERE letter = ?",
        "UPDATE notice SET text = NULL, link = NULL WHERE letter = ?",
        // Nobody can answer what shows nothing.
        "UPDATE question SET void = 1 WHERE letter = ? AND answeredAt IS NULL",
        "UPDATE question SET shown = NULL WHERE letter = ?",
        "UPDATE question SET subject = '' WHERE letter = ? AND kind = 'rule'",
      ] {
        try book.database.run(sql, [letter.description])
      }
      try book.emptyMails("letter = ?", [letter.description])
    }
  }
}
