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
  /// Keyed hashes of whatever tells who wrote it.
  package let authors: [UInt64]
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
      rows += entry.values(lookedUp: Self.shinglesLookedUp).map { ($0, entry.sequence) }
    }
    rows.sort { $0 < $1 }
    try database.step(Self.indexing, rows.flatMap { [.integer($0.value), .integer($0.sequence)] })
  }

  private static let indexing = Insertion(
    "INSERT OR IGNORE", into: "shingle (value, sequence)", columns: 2)

  /// Letters worth comparing with `entry`, the likeliest first; itself is none of them.
  package func candidates(for entry: LikenessEntry) throws -> [LikenessCandidate] {
    var found = FoundLetters()
    for letters in try letters(
      withOneOf: entry.shingles.prefix(Self.shinglesLookedUp).map { Int64($0) }, newest: Self.mostOfOneShingle
    ) {
      // A shingle of many letters says less of each.
      let weight = letters.count < Self.mostOfOneShingle ? 10 : 4
      for letter in letters { found.add(letter, weight) }
    }
    if let digest = entry.digest {
      let value = LikenessEntry.value(ofDigest: digest)
      for letter in try letters(withOneOf: [value], newest: Self.mostOfOneAuthor).joined() {
        found.addSameText(letter)
      }
      for letter in try letters(with: value, oldest: 2) { found.addSameText(letter) }
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
    guard !found.isEmpty else { return [] }
    // As many as were found, and nothing for the others.
    let places = found.map { Cell.integer($0.sequence) }
    let others = [Cell](repeating: .null, count: Self.mostCandidates - found.count)
    var candidates = [LikenessCandidate?](repeating: nil, count: found.count)
    try database.step(Self.lookingAt, places + others) { row in
      let sequence = row.integer(0)
      guard let place = found.firstIndex(where: { $0.sequence == sequence }) else { return }
      let marks = found[place].marks
      candidates[place] = LikenessCandidate(
        sequence: sequence, at: Timestamp(seconds: row.integer(1)),
        shingles: row.octets(3, PackedNumbers.numbers), hasSameDigest: marks.hasSameText,
        authors: row.octets(2, PackedNumbers.numbers), hasSameAuthor: marks.hasSameAuthor)
    }
    return candidates.compactMap { $0 }
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

  /// The newest letters with each of the values, those of one value together.
  func letters(withOneOf values: [Int64], newest count: Int) throws -> [[Int64]] {
    var letters = [[Int64]](repeating: [], count: values.count)
    try database.step(
      "SELECT sequence FROM shingle WHERE value = ? ORDER BY sequence DESC LIMIT ?", forEach: values,
      Int64(count)
    ) { letters[$0].append($1.integer(0)) }
    return letters
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

/// What was found of each letter on the way: several hundred finds, a letter once for each.
private struct FoundLetters {
  struct Marks {
    fileprivate(set) var weight = 0
    fileprivate(set) var hasSameText = false
    fileprivate(set) var hasSameAuthor = false
  }
  typealias Found = (sequence: Int64, marks: Marks)
  private var letters: [Found] = []
  private var places = [Int64: Int](minimumCapacity: 512)

  /// - Parameter weight: 10 for a shingle of few letters.
  mutating func add(_ letter: Int64, _ weight: Int) { letters[place(of: letter)].marks.weight += weight }

  mutating func addSameText(_ letter: Int64) {
    add(letter, 1000)
    letters[place(of: letter)].marks.hasSameText = true
  }

  mutating func addSameAuthor(_ letter: Int64) {
    add(letter, 20)
    letters[place(of: letter)].marks.hasSameAuthor = true
  }

  private mutating func place(of letter: Int64) -> Int {
    if let place = places[letter] { return place }
    places[letter] = letters.count
    letters.append((letter, Marks()))
    return letters.count - 1
  }

  /// The weightiest, the newest first among equals. Most are not among them, and are not put in order.
  func best(_ count: Int, without own: Int64) -> [Found] {
    var best: [Found] = []
    for letter in letters where letter.sequence != own {
      if best.count == count, let last = best.last, !Self.isBefore(letter, last) { continue }
      best.insert(letter, at: best.firstIndex { Self.isBefore(letter, $0) } ?? best.count)
      if best.count > count { best.removeLast() }
    }
    return best
  }

  private static func isBefore(_ one: Found, _ other: Found) -> Bool {
    (one.marks.weight, one.sequence) > (other.marks.weight, other.sequence)
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
