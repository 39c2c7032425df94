import Domain
import Foundation
import GRDB

/// What the index of likeness keeps of a letter. What its numbers mean is for whoever made them.
package struct LikenessEntry: Sendable {
  /// The event that registered the letter.
  package let sequence: Int64
  package let at: Timestamp
  /// Keyed hashes of whatever tells who wrote it, the surest first.
  package let authors: [UInt64]
  package let digest: UInt64?
  /// The most telling first.
  package let shingles: [UInt32]

  package init(
    sequence: Int64, at: Timestamp, authors: [UInt64], digest: UInt64?, shingles: [UInt32]
  ) {
    self.sequence = sequence
    self.at = at
    self.authors = authors
    self.digest = digest
    self.shingles = shingles
  }

  /// By what it is looked up: 40 bits each of three kinds, so that none is taken for another.
  func values(lookedUp: Int) -> [Int64] {
    let shingles = shingles.prefix(lookedUp).map { Int64($0) }
    return shingles + ([digest].compactMap(\.self)).map(Self.value(ofDigest:))
      + authors.map(Self.value(ofAuthor:))
  }

  static func value(ofDigest digest: UInt64) -> Int64 { 1 << 40 | Int64(digest & 0xFF_FFFF_FFFF) }
  static func value(ofAuthor author: UInt64) -> Int64 { 2 << 40 | Int64(author & 0xFF_FFFF_FFFF) }
}

/// A letter that the index found for another, before anybody has compared the two.
package struct LikenessCandidate: Sendable {
  package let sequence: Int64
  package let at: Timestamp
  package let shingles: [UInt32]
  /// Whether its text has the same digest, and whether one of its authors' hashes is the same.
  package let hasSameDigest: Bool
  package let hasSameAuthor: Bool
}

extension Book {
  /// How many shingles of each letter can be looked up.
  package static var shinglesLookedUp: Int { 12 }
  /// How many letters one shingle may bring up, the newest first: what a thousand letters have tells nothing.
  static var mostOfOneShingle: Int { 48 }
  /// How many of one author or one digest: the newest, and of a digest the oldest two.
  static var mostOfOneAuthor: Int { 16 }
  /// How many are looked at at all.
  static var mostCandidates: Int { 32 }

  /// Adds letters to the index; one that is in it stays as it is. Many at once are written in the order in which they
  /// lie on the disk.
  package func index(_ entries: [LikenessEntry]) throws {
    let statement = try database.cachedStatement(
      sql: """
        INSERT OR IGNORE INTO likeness (sequence, at, author, authors, digest, sketch)
        VALUES (?, ?, ?, ?, ?, ?)
        """)
    var rows: [(value: Int64, sequence: Int64)] = []
    for entry in entries {
      try statement.execute(arguments: [
        entry.sequence, entry.at.seconds,
        entry.authors.first.map(LikenessEntry.value(ofAuthor:)), PackedNumbers.data(entry.authors),
        entry.digest.map(LikenessEntry.value(ofDigest:)), PackedNumbers.data(entry.shingles),
      ])
      guard database.changesCount == 1 else { continue }
      rows += entry.values(lookedUp: Self.shinglesLookedUp).map { ($0, entry.sequence) }
    }
    rows.sort { $0 < $1 }
    let insertion = try database.cachedStatement(
      sql: "INSERT OR IGNORE INTO shingle (value, sequence) VALUES (?, ?)")
    for row in rows { try insertion.execute(arguments: [row.value, row.sequence]) }
  }

  /// Letters worth comparing with `entry`, the likeliest first; itself is none of them.
  package func candidates(for entry: LikenessEntry) throws -> [LikenessCandidate] {
    var found = FoundLetters()
    for shingle in entry.shingles.prefix(Self.shinglesLookedUp) {
      let letters = try letters(with: Int64(shingle), limit: Self.mostOfOneShingle)
      // A shingle of many letters says less of each.
      let weight = letters.count < Self.mostOfOneShingle ? 1 : 0.4
      for letter in letters { found.add(letter, weight) }
    }
    if let digest = entry.digest {
      let value = LikenessEntry.value(ofDigest: digest)
      let newest = try letters(with: value, limit: Self.mostOfOneAuthor)
      for letter in try newest + letters(with: value, limit: 2, oldestFirst: true) {
        found.addSameText(letter)
      }
    }
    for author in entry.authors {
      let value = LikenessEntry.value(ofAuthor: author)
      for letter in try letters(with: value, limit: Self.mostOfOneAuthor) { found.addSameAuthor(letter) }
    }
    return try found.best(Self.mostCandidates, without: entry.sequence).compactMap { sequence, marks in
      let statement = try database.cachedStatement(sql: "SELECT at, sketch FROM likeness WHERE sequence = ?")
      guard let row = try Row.fetchOne(statement, arguments: [sequence]) else { return nil }
      return LikenessCandidate(
        sequence: sequence, at: Timestamp(seconds: row["at"]), shingles: PackedNumbers.numbers(row["sketch"]),
        hasSameDigest: marks.hasSameText, hasSameAuthor: marks.hasSameAuthor)
    }
  }

  /// What a candidate says, and its number; nil where its words were erased.
  package func words(of candidate: LikenessCandidate) throws -> (
    letter: LetterID, title: String, text: String
  )? {
    let statement = try database.cachedStatement(
      sql: """
        SELECT event.letter AS letter, title.text AS title, body.text AS body FROM event
        JOIN words AS title
          ON title.id = json_extract(CAST(payload AS TEXT), '$.fact.registered._0.title.id')
        JOIN words AS body ON body.id = json_extract(CAST(payload AS TEXT), '$.fact.registered._0.text.id')
        WHERE event.sequence = ?
        """)
    guard let row = try Row.fetchOne(statement, arguments: [candidate.sequence]),
      let letter = LetterID(row["letter"]), let title: String = row["title"], let text: String = row["body"]
    else { return nil }
    return (letter, title, text)
  }

  /// Takes a letter out of the index.
  package func forgetLikeness(of letter: LetterID) throws {
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT likeness.* FROM event JOIN likeness USING (sequence)
        WHERE event.letter = ? AND event.act IN ('register', 'registerChild')
        """, arguments: [letter.description])
    for row in rows {
      let sequence: Int64 = row["sequence"]
      let shingles: [UInt32] = PackedNumbers.numbers(row["sketch"])
      let authors: [UInt64] = PackedNumbers.numbers(row["authors"])
      let values =
        shingles.prefix(Self.shinglesLookedUp).map { Int64($0) } + authors.map(LikenessEntry.value(ofAuthor:))
        + [row["digest"] as Int64?].compactMap(\.self)
      for value in values {
        try database.execute(
          sql: "DELETE FROM shingle WHERE value = ? AND sequence = ?", arguments: [value, sequence])
      }
      try database.execute(sql: "DELETE FROM likeness WHERE sequence = ?", arguments: [sequence])
    }
  }

  private func letters(with value: Int64, limit: Int, oldestFirst: Bool = false) throws -> [Int64] {
    let statement = try database.cachedStatement(
      sql:
        "SELECT sequence FROM shingle WHERE value = ? ORDER BY sequence \(oldestFirst ? "ASC" : "DESC") LIMIT ?"
    )
    return try Int64.fetchAll(statement, arguments: [value, limit])
  }
}

/// What was found of each letter on the way.
private struct FoundLetters {
  struct Marks {
    var weight = 0.0
    var hasSameText = false
    var hasSameAuthor = false
  }
  private var letters: [Int64: Marks] = [:]

  mutating func add(_ letter: Int64, _ weight: Double) { letters[letter, default: Marks()].weight += weight }

  mutating func addSameText(_ letter: Int64) {
    letters[letter, default: Marks()].hasSameText = true
    letters[letter]?.weight += 100
  }

  mutating func addSameAuthor(_ letter: Int64) {
    letters[letter, default: Marks()].hasSameAuthor = true
    letters[letter]?.weight += 2
  }

  /// The weightiest, the newest first among equals.
  func best(_ count: Int, without own: Int64) -> [(Int64, Marks)] {
    letters.filter { $0.key != own }.sorted { ($0.value.weight, $0.key) > ($1.value.weight, $1.key) }
      .prefix(count).map { ($0.key, $0.value) }
  }
}

/// Numbers as bytes, little-endian.
enum PackedNumbers {
  static func data<Number: FixedWidthInteger>(_ numbers: [Number]) -> Data {
    numbers.map(\.littleEndian).withUnsafeBytes { Data($0) }
  }

  static func numbers<Number: FixedWidthInteger>(_ data: Data) -> [Number] {
    let size = MemoryLayout<Number>.size
    return data.withUnsafeBytes { octets in
      (0..<octets.count / size).map {
        Number(littleEndian: octets.loadUnaligned(fromByteOffset: $0 * size, as: Number.self))
      }
    }
  }
}

extension Ledger {
  /// Names the mark that says through which event no letter is in the index yet; 0 once all are.
  package static var unlikened: String { "unlikened" }

  /// The letters registered through the event `sequence`, the newest first, and the events that did.
  package func registrations(through sequence: Int64, limit: Int) throws -> [(
    letter: LetterID, sequence: Int64
  )] {
    try database.read {
      try Row.fetchAll(
        $0,
        sql: """
          SELECT letter, sequence FROM event
          WHERE sequence <= ? AND act IN ('register', 'registerChild') ORDER BY sequence DESC LIMIT ?
          """, arguments: [sequence, limit])
    }.compactMap { row in LetterID(row["letter"]).map { ($0, row["sequence"]) } }
  }

  /// Empties the index; it fills again by itself.
  package func forgetAllLikeness() throws {
    try write { book in
      for table in ["shingle", "likeness"] { try book.database.execute(sql: "DELETE FROM \(table)") }
      let head = try Int64.fetchOne(book.database, sql: "SELECT max(sequence) FROM event") ?? 0
      try book.setMark(Self.unlikened, to: head)
    }
  }
}
