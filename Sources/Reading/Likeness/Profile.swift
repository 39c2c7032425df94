/// What a letter is about, as far as its shingles tell: pairs and triples of characters between common words, each
/// with its weight. What stands in the title counts twice.
package struct Profile: Sendable {
  /// A run of characters, and how much it tells.
  struct Shingle {
    let key: UInt64
    let weight: Double
  }

  /// Of a longer text the beginning tells what it is about; the rest costs time that a stranger would choose.
  package static var longest: Int { 1000 }

  /// By key, each once.
  let pairs: [Shingle]
  private let total: Double

  package init(title: String, text: String) { self.init(Self.parts(title: title, text: text)) }

  init(_ parts: [(scalars: [UInt32], factor: Double)]) {
    pairs = Self.shingles(of: 2, in: parts)
    total = pairs.reduce(0) { $0 + $1.weight }
  }

  /// Whether there is enough to say anything at all.
  package var isTelling: Bool { pairs.count >= 3 }

  /// How much of what they tell is the same, 0 … 1: the weight of what both have, by the geometric mean of what each
  /// has (Ochiai 1957).
  package func likeness(to other: Profile) -> Double {
    guard isTelling, other.isTelling else { return 0 }
    var shared = 0.0
    var (left, right) = (0, 0)
    while left < pairs.count, right < other.pairs.count {
      let (a, b) = (pairs[left], other.pairs[right])
      if a.key == b.key { shared += min(a.weight, b.weight) }
      if a.key <= b.key { left += 1 }
      if b.key <= a.key { right += 1 }
    }
    return shared / (total * other.total).squareRoot()
  }

  static func parts(title: String, text: String) -> [(scalars: [UInt32], factor: Double)] {
    [(PlainScalars(title, atMost: longest).values, 2), (PlainScalars(text, atMost: longest).values, 1)]
  }

  /// Every run of `length` characters that no common word interrupts, by key, the weightiest of each.
  static func shingles(of length: Int, in parts: [(scalars: [UInt32], factor: Double)]) -> [Shingle] {
    var all: [Shingle] = []
    for (scalars, factor) in parts where scalars.count >= length {
      let covered = CommonWords.cover(scalars[...])
      var run = 0
      for position in scalars.indices {
        run = covered[position] ? 0 : run + 1
        guard run >= length else { continue }
        let shingle = scalars[(position - length + 1)...position]
        let mean = shingle.reduce(0) { $0 + CommonWords.weight(of: $1) } / Double(length)
        all.append(Shingle(key: key(shingle), weight: factor * mean * mean))
      }
    }
    all.sort { ($0.key, $1.weight) < ($1.key, $0.weight) }
    var last: UInt64?
    return all.filter { shingle in
      defer { last = shingle.key }
      return shingle.key != last
    }
  }

  /// A scalar has 21 bits, so three of them are one number.
  private static func key(_ scalars: ArraySlice<UInt32>) -> UInt64 {
    scalars.reduce(1) { $0 << 21 | UInt64($1) }
  }
}
