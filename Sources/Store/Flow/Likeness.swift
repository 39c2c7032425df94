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
  private let entry: LikenessEntry
  /// Whether its text has the same digest, and whether one of its authors' hashes is the same.
  package let hasSameDigest: Bool
  package let hasSameAuthor: Bool

  init(_ entry: LikenessEntry, _ marks: FoundLetters.Marks) {
    (self.entry, hasSameDigest, hasSameAuthor) = (entry, marks.hasSameText, marks.hasSameAuthor)
  }

  package var sequence: Int64 { entry.sequence }
  package var at: Timestamp { entry.at }
  package var shingles: [UInt32] { entry.shingles }
  /// Keyed hashes of whatever tells who wrote it.
  package var authors: [UInt64] { entry.authors }
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
    var rows: [(value: Int64, sequence: Int64)] = []
    for entry in entries {
      try database.step(
        """
        INSERT OR IGNORE INTO likeness (sequence, at, author, authors, digest, sketch)
        VALUES (?, ?, ?, ?, ?, ?)
        """,
        [
          .integer(entry.sequence), .integer(entry.at.seconds),
          .optional(entry.authors.first.map(LikenessEntry.value(ofAuthor:))),
          .octets(PackedNumbers.octets(entry.authors)),
          .optional(entry.digest.map(LikenessEntry.value(ofDigest:))),
          .octets(PackedNumbers.octets(entry.shingles)),
        ])
      guard database.changesCount == 1 else { continue }
      let values = entry.values(lookedUp: Self.shinglesLookedUp)
      page.likeness { $0.add(entry, lookedUpBy: values) }
      rows += values.map { ($0, entry.sequence) }
    }
    rows.sort { $0 < $1 }
    try database.step(Self.indexing, rows.flatMap { [.integer($0.value), .integer($0.sequence)] })
  }

  private static let indexing = Insertion(
    "INSERT OR IGNORE", into: "shingle (value, sequence)", columns: 2)

  /// Letters worth comparing with `entry`, the likeliest first; itself is none of them.
  package func candidates(for entry: LikenessEntry) throws -> [LikenessCandidate] {
    var found = FoundLetters()
    for letters in try newestLetters(
      withOneOf: entry.shingles.prefix(Self.shinglesLookedUp).map { Int64($0) })
    {
      // A shingle of many letters says less of each.
      let weight = letters.count < Self.mostOfOneShingle ? 10 : 4
      for letter in letters { found.add(letter, weight) }
    }
    if let digest = entry.digest {
      let value = LikenessEntry.value(ofDigest: digest)
      let newest = try newestLetters(withOneOf: [value])[0]
      for letter in newest.suffix(Self.mostOfOneAuthor) { found.addSameText(letter) }
      let oldest =
        newest.count < KnownLikeness.mostOfOneValue
        ? Array(newest.prefix(2)) : try letters(with: value, oldest: 2)
      for letter in oldest { found.addSameText(letter) }
    }
    let authors = entry.authors.map(LikenessEntry.value(ofAuthor:))
    for letter in try letters(withOneOf: authors, newest: Self.mostOfOneAuthor).joined() {
      found.addSameAuthor(letter)
    }
    return try candidates(found.best(Self.mostCandidates, without: entry.sequence))
  }

  /// Those that are still in the index, in the same order.
  private func candidates(_ found: [(sequence: Int64, marks: FoundLetters.Marks)]) throws
    -> [LikenessCandidate]
  {
    let entries = try entries(of: found.map(\.sequence))
    return found.compactMap { found in entries[found.sequence].map { LikenessCandidate($0, found.marks) } }
  }

  /// What the index keeps of letters, but for the digests of their texts; of one that is not in it, nothing.
  private func entries(of sequences: [Int64]) throws -> [Int64: LikenessEntry] {
    var entries = try known { known in
      var entries = [Int64: LikenessEntry](minimumCapacity: sequences.count)
      for sequence in sequences { entries[sequence] = known.entry(sequence) }
      return entries
    }
    let unknown = sequences.filter { entries[$0] == nil }
    guard !unknown.isEmpty else { return entries }
    // As many as are wanted, and nothing for the others.
    let places = unknown.map { Cell.integer($0) }
    let others = [Cell](repeating: .null, count: Self.mostCandidates - unknown.count)
    try database.step(Self.lookingAt, places + others) { row in
      let entry = LikenessEntry(
        sequence: row.integer(0), at: Timestamp(seconds: row.integer(1)),
        authors: row.octets(2, PackedNumbers.numbers), digest: nil,
        shingles: row.octets(3, PackedNumbers.numbers))
      entries[entry.sequence] = entry
      page.likeness { $0.lay(entry) }
    }
    return entries
  }

  private static let lookingAt = """
    SELECT sequence, at, authors, sketch FROM likeness
    WHERE sequence IN (\([String](repeating: "?", count: mostCandidates).joined(separator: ", ")))
    """

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
    page.forgetLetters()
    let rows = try database.rows(
      """
      SELECT likeness.* FROM event JOIN likeness USING (sequence)
      WHERE event.letter = ? AND event.act IN ('register', 'registerChild')
      """, [letter.description])
    for row in rows {
      let sequence: Int64 = row["sequence"]
      let shingles: [UInt32] = PackedNumbers.numbers(row["sketch"])
      let authors: [UInt64] = PackedNumbers.numbers(row["authors"])
      let values =
        shingles.prefix(Self.shinglesLookedUp).map { Int64($0) } + authors.map(LikenessEntry.value(ofAuthor:))
        + [row["digest"] as Int64?].compactMap(\.self)
      for value in values {
        try database.run("DELETE FROM shingle WHERE value = ? AND sequence = ?", [value, sequence])
      }
      try database.run("DELETE FROM likeness WHERE sequence = ?", [sequence])
    }
  }

  /// The newest letters with each of the values, those of one value together.
  func letters(withOneOf values: [Int64], newest count: Int) throws -> [[Int64]] {
    try newestLetters(withOneOf: values).map { $0.suffix(count).reversed() }
  }

  /// The newest letters with each of the values, the oldest of them first: so many as are kept of one value, or all.
  private func newestLetters(withOneOf values: [Int64]) throws -> [[Int64]] {
    var letters = try known { known in values.map { known.letters(with: $0) } }
    let unknown = values.indices.filter { letters[$0] == nil }
    guard !unknown.isEmpty else { return letters.compactMap(\.self) }
    for place in unknown { letters[place] = [] }
    try database.step(
      "SELECT sequence FROM shingle WHERE value = ? ORDER BY sequence DESC LIMIT ?",
      forEach: unknown.map { values[$0] }, Int64(KnownLikeness.mostOfOneValue)
    ) { letters[unknown[$0]]?.append($1.integer(0)) }
    for place in unknown { letters[place]?.reverse() }
    page.likeness { known in
      for place in unknown { known.lay(letters[place] ?? [], with: values[place]) }
    }
    return letters.compactMap(\.self)
  }

  /// What is known of the index, as far as it is still so.
  private func known<Result: Sendable>(_ look: (KnownLikeness) -> Result) throws -> Result {
    _ = try head()
    return page.likeness { look($0) }
  }

  private func letters(with value: Int64, oldest count: Int) throws -> [Int64] {
    var letters: [Int64] = []
    try database.step(
      "SELECT sequence FROM shingle WHERE value = ? ORDER BY sequence LIMIT ?",
      [.integer(value), .integer(Int64(count))]
    ) { letters.append($0.integer(0)) }
    return letters
  }
}

/// Numbers as bytes, little-endian.
enum PackedNumbers {
  static func octets<Number: FixedWidthInteger>(_ numbers: [Number]) -> [UInt8] {
    numbers.map { $0.littleEndian }.withUnsafeBytes { Array($0) }
  }

  static func numbers<Number: FixedWidthInteger>(_ octets: UnsafeRawBufferPointer) -> [Number] {
    let size = MemoryLayout<Number>.size
    return [Number](unsafeUninitializedCapacity: octets.count / size) { numbers, count in
      for place in 0..<octets.count / size {
        numbers.initializeElement(
          at: place,
          to: Number(littleEndian: octets.loadUnaligned(fromByteOffset: place * size, as: Number.self)))
      }
      count = octets.count / size
    }
  }

  static func numbers<Number: FixedWidthInteger>(_ data: Data) -> [Number] {
    data.withUnsafeBytes { numbers($0) }
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
      try $0.rows(
        """
        SELECT letter, sequence FROM event
        WHERE sequence <= ? AND act IN ('register', 'registerChild') ORDER BY sequence DESC LIMIT ?
        """, [sequence, limit])
    }.compactMap { row in LetterID(row["letter"]).map { ($0, row["sequence"]) } }
  }

  /// Empties the index; it fills again by itself.
  package func forgetAllLikeness() throws {
    page.forgetLetters()
    try write { book in
      for table in ["shingle", "likeness"] { try book.database.run("DELETE FROM \(table)") }
      let head = try book.database.value(Int64.self, "SELECT max(sequence) FROM event") ?? 0
      try book.setMark(Self.unlikened, to: head)
    }
  }
}
