/// What was read of the index of likeness lately, or written into it: each letter of a backlog is compared with those just
/// before it, and asks for most of what they have asked for.
struct KnownLikeness: Sendable {
  private var entries = Recent<Int64, LikenessEntry>(atLeast: 2000)
  /// The newest letters with a value, the oldest of them first: so many, or all there are.
  private var letters = Recent<Int64, [Int64]>(atLeast: 16_000)

  /// How many letters of a value are kept.
  static var mostOfOneValue: Int { Book.mostOfOneShingle }

  func entry(_ sequence: Int64) -> LikenessEntry? { entries[sequence] }
  func letters(with value: Int64) -> [Int64]? { letters[value] }

  mutating func lay(_ entry: LikenessEntry) { entries.lay(entry, for: entry.sequence) }
  mutating func lay(_ sequences: [Int64], with value: Int64) { letters.lay(sequences, for: value) }

  /// A letter has come into the index.
  mutating func add(_ entry: LikenessEntry, lookedUpBy values: [Int64]) {
    lay(entry)
    for value in values {
      letters.change(value) { known in
        let before = known.lastIndex { $0 <= entry.sequence }
        if let before, known[before] == entry.sequence { return }
        known.insert(entry.sequence, at: before.map { $0 + 1 } ?? 0)
        if known.count > Self.mostOfOneValue { known.removeFirst() }
      }
    }
  }
}
