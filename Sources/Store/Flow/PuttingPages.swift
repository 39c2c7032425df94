import Domain
import GRDB

/// A published letter on its way to the shelves.
package struct ShelvedPage: Sendable {
  let entry: PageEntry
  let month: String
  let receivedAt: Timestamp
  let body: [UInt8]

  /// - Parameters:
  ///   - month: of the first publication: `2026-11`.
  ///   - body: everything its page says; the office knows how it is written.
  package init(entry: PageEntry, month: String, receivedAt: Timestamp, body: [UInt8]) {
    self.entry = entry
    self.month = month
    self.receivedAt = receivedAt
    self.body = body
  }
}

/// Puts published letters on the site's shelves, and takes them down.
extension Book {
  /// Puts a letter at its place where it has one, else behind all others.
  /// - Returns: whether it stood under other keys before, so that more than its own places in the lists are wrong now.
  @discardableResult
  package func put(_ shelved: ShelvedPage) throws -> Bool {
    let page = shelved.entry
    let keys = PageKeys(
      unit: page.unit.text, category: page.category.rawValue, topic: page.topic ?? "",
      month: shelved.month)
    let (before, wasGone) = try keysOfPage(page.letter) ?? (nil, false)
    try database.step(
      """
      INSERT INTO page (letter, unit, category, topic, month, received, published, title, since, sequence)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, \(Self.head), \(Self.head))
      ON CONFLICT (letter) DO UPDATE SET unit = excluded.unit, category = excluded.category,
        topic = excluded.topic, title = excluded.title, sequence = excluded.sequence,
        isGone = 0
      """,
      [
        .text(page.letter.description), .text(page.unit.text), .text(page.category.rawValue),
        .optional(page.topic), .text(shelved.month), .integer(shelved.receivedAt.seconds),
        .integer(page.publishedAt.seconds), .text(page.title),
      ])
    try database.step(
      "INSERT OR REPLACE INTO pageBody (place, body) SELECT place, ? FROM page WHERE letter = ?",
      [.octets(shelved.body), .text(page.letter.description)])
    guard let before else {
      try addToShelves(
        keys, published: page.publishedAt, seconds: page.publishedAt.seconds - shelved.receivedAt.seconds)
      return false
    }
    guard wasGone || before.text != keys.text else { return false }
    try countAgain(before)
    try countAgain(keys)
    return before.text != keys.text
  }

  /// Empties a letter's place; nothing stands there that it said.
  package func takeDown(_ letter: LetterID) throws {
    guard let (keys, isGone) = try keysOfPage(letter), !isGone else { return }
    try database.run(
      """
      UPDATE page SET isGone = 1, title = '', sequence = \(Self.head) WHERE letter = ?
      """, [letter.description])
    try database.run(
      "DELETE FROM pageBody WHERE place = (SELECT place FROM page WHERE letter = ?)", [letter.description])
    try countAgain(keys)
  }

  /// Before all of them are put anew.
  package func clearPages() throws {
    try database.execute(sql: "DELETE FROM pageBody; DELETE FROM page; DELETE FROM pageShelf;")
  }

  /// The newest event. By itself it is one step in the index; within a join it would be all events.
  private static let head = "(SELECT coalesce(max(sequence), 0) FROM event)"

  /// The shelf of all letters, and its only key.
  static let everything = "all"

  private func keysOfPage(_ letter: LetterID) throws -> (PageKeys, isGone: Bool)? {
    var found: (PageKeys, Bool)?
    try database.step(
      "SELECT unit, category, topic, month, isGone FROM page WHERE letter = ?", [.text(letter.description)]
    ) { row in
      let keys = PageKeys(
        unit: row.text(0), category: row.text(1), topic: row.text(2), month: row.text(3))
      found = (keys, row.integer(4) == 1)
    }
    return found
  }

  private func addToShelves(_ keys: PageKeys, published: Timestamp, seconds: Int64) throws {
    for (shelf, key) in keys.shelves {
      try database.step(
        """
        INSERT INTO pageShelf (shelf, key, places, count, seconds, latest) VALUES (?, ?, 1, 1, ?, ?)
        ON CONFLICT DO UPDATE SET places = places + 1, count = count + 1, seconds = seconds + excluded.seconds,
          latest = max(coalesce(latest, 0), excluded.latest)
        """, [.text(shelf), .text(key), .integer(seconds), .integer(published.seconds)])
    }
  }

  /// Seldom: a letter was taken down, came back or moved.
  private func countAgain(_ keys: PageKeys) throws {
    for (shelf, key) in keys.shelves {
      let condition = shelf == Self.everything ? "? IS NOT NULL" : "\(shelf) = ?"
      try database.run(
        """
        INSERT OR REPLACE INTO pageShelf (shelf, key, places, count, seconds, latest)
        SELECT ?, ?, count(*), coalesce(sum(isGone = 0), 0),
          coalesce(sum(CASE WHEN isGone = 0 THEN published - received END), 0),
          max(CASE WHEN isGone = 0 THEN published END)
        FROM page WHERE \(condition)
        """, [shelf, key, key])
    }
  }
}

/// Under what a letter stands on each shelf.
private struct PageKeys {
  let unit: String
  let category: String
  /// Empty where it has none.
  let topic: String
  let month: String

  var text: [String] { [unit, category, topic, month] }

  var shelves: [(shelf: String, key: String)] {
    let all = [("unit", unit), ("category", category), ("topic", topic), ("month", month)]
    return all.filter { !$0.1.isEmpty } + [(Book.everything, Book.everything)]
  }
}
