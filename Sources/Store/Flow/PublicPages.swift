import Domain
import Foundation
import GRDB

/// A published letter as lists show it.
package struct PageEntry: Sendable, Equatable {
  package let letter: LetterID
  package let title: String
  package let unit: UnitName
  package let category: Domain.Category
  package let topic: String?
  /// The first publication.
  package let publishedAt: Timestamp

  package init(
    letter: LetterID, title: String, unit: UnitName, category: Domain.Category, topic: String?,
    publishedAt: Timestamp
  ) {
    self.letter = letter
    self.title = title
    self.unit = unit
    self.category = category
    self.topic = topic
    self.publishedAt = publishedAt
  }
}

/// By what published letters are put together in lists.
package enum PageShelf: String, CaseIterable, Sendable {
  case unit, category, topic, month
}

/// How many letters stand together under one key of a shelf.
package struct ShelfMark: Sendable, Equatable {
  package let key: String
  /// Places, those of letters that were taken down included.
  package let places: Int
  /// Letters that stand.
  package let count: Int
  /// Of these, from receipt to publication, together.
  package let seconds: Int64
  /// When the latest that stands was published; nil where none does.
  package let latest: Timestamp?
}

/// A published letter that changed.
package struct ChangedPage: Sendable, Equatable {
  package let letter: LetterID
  /// Whether it was taken down.
  package let isGone: Bool
  /// Whether it stood nowhere before.
  package let isNew: Bool
  /// The event after which it looks as it does.
  package let sequence: Int64
}

extension Ledger {
  /// All letters under one key.
  package func markOfAllPages() throws -> ShelfMark? { try marks(on: Book.everything).first }

  /// Everything under which letters stand on a shelf, by key.
  package func marks(on shelf: PageShelf) throws -> [ShelfMark] { try marks(on: shelf.rawValue) }

  private func marks(on shelf: String) throws -> [ShelfMark] {
    try database.read { database in
      var marks: [ShelfMark] = []
      try database.step(
        "SELECT key, places, count, seconds, coalesce(latest, 0) FROM pageShelf WHERE shelf = ? ORDER BY key",
        [.text(shelf)]
      ) { row in
        let count = row.integer(2)
        marks.append(
          ShelfMark(
            key: row.text(0), places: Int(row.integer(1)), count: Int(count), seconds: row.integer(3),
            latest: count > 0 ? Timestamp(seconds: row.integer(4)) : nil))
      }
      return marks
    }
  }

  /// The letters at some places of a key, oldest first, nil where one was taken down; places are counted from 0.
  package func entries(on shelf: PageShelf, at key: String, _ places: Range<Int>) throws -> [PageEntry?] {
    try database.read { database in
      var entries: [PageEntry?] = []
      try database.step(
        """
        SELECT letter, title, unit, category, topic, published, isGone FROM page
        WHERE \(shelf.rawValue) = ? ORDER BY place LIMIT ? OFFSET ?
        """, [.text(key), .integer(Int64(places.count)), .integer(Int64(places.lowerBound))]
      ) { row in
        guard row.integer(6) == 0, let letter = LetterID(row.text(0)),
          let category = Domain.Category(rawValue: row.text(3))
        else { return entries.append(nil) }
        let topic = row.text(4)
        entries.append(
          PageEntry(
            letter: letter, title: row.text(1), unit: UnitName(row.text(2)), category: category,
            topic: topic.isEmpty ? nil : topic, publishedAt: Timestamp(seconds: row.integer(5))))
      }
      return entries
    }
  }

  /// What the pages of the latest letters that stand say, newest first.
  package func latestPages(_ count: Int) throws -> [[UInt8]] {
    try bodies("WHERE isGone = 0 ORDER BY place DESC LIMIT ?", [.integer(Int64(count))]).map(\.body)
  }

  /// What the pages of these letters say, in their order; of those that do not stand, nothing.
  package func pages(of letters: [LetterID]) throws -> [[UInt8]] {
    try letters.flatMap { try bodies("WHERE isGone = 0 AND letter = ?", [.text($0.description)]).map(\.body) }
  }

  /// What the pages say that stand after a place, oldest first, and where they stand: to read all, a part at a time.
  package func pages(after place: Int64, limit: Int) throws -> [(place: Int64, body: [UInt8])] {
    try bodies(
      "WHERE isGone = 0 AND place > ? ORDER BY place LIMIT ?", [.integer(place), .integer(Int64(limit))])
  }

  /// What changed after an event, in the order of publication.
  package func pages(changedAfter sequence: Int64) throws -> [ChangedPage] {
    try database.read { database in
      // Without the plus SQLite reads all pages, since they lie in this order.
      try database.rows(
        "SELECT letter, isGone, since, sequence FROM page WHERE sequence > ? ORDER BY +place", [sequence])
    }.compactMap { row in
      LetterID(row["letter"]).map {
        ChangedPage(
          letter: $0, isGone: row["isGone"], isNew: row["since"] > sequence, sequence: row["sequence"])
      }
    }
  }

  /// How many places lie before a letter under its key of a shelf; nil where it stands under none.
  package func placesBefore(_ letter: LetterID, on shelf: PageShelf) throws -> Int? {
    try database.read { database in
      try database.row(
        """
        SELECT (SELECT count(*) FROM page AS other WHERE other.\(shelf.rawValue) = page.\(shelf.rawValue)
          AND other.place < page.place) AS before
        FROM page WHERE letter = ? AND \(shelf.rawValue) IS NOT NULL
        """, [letter.description])?["before"]
    }
  }

  private func bodies(_ condition: String, _ cells: [Cell]) throws -> [(place: Int64, body: [UInt8])] {
    try database.read { database in
      var bodies: [(Int64, [UInt8])] = []
      try database.step("SELECT place, body FROM page JOIN pageBody USING (place) \(condition)", cells) {
        row in
        bodies.append((row.integer(0), row.octets(1) { Array($0) }))
      }
      return bodies
    }
  }
}
