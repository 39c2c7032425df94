/// A letter in thirty-two numbers, by which letters like it are found among a million: the smallest of its shingles'
/// ranks (weighted MinHash, bottom-k; Broder 1997, Cohen and Kaplan 2007), and a digest of its text.
///
/// Fixed seeds and nothing learnt: a sketch of today finds one of ten years ago.
package struct Sketch: Sendable, Equatable {
  /// The most telling first.
  package let shingles: [UInt32]
  /// The same for texts that differ in nothing but spacing, punctuation, width and case; nil where there is too little
  /// to say that they are the same. 40 bits, as it only finds what is then compared.
  package let digest: UInt64?

  /// How many shingles it has at most, and how many of them are looked up.
  package static var size: Int { 32 }
  package static var lookedUp: Int { 12 }
  /// A text of fewer characters is what anybody writes: 请尽快解决.
  package static var shortest: Int { 10 }

  init(pairs: [Profile.Shingle], in passages: [Passage], digest: UInt64?) {
    let pairs = pairs.map { (Self.rank($0, factor: 0.25), $0.key) }
    let triples = Profile.shingles(of: 3, in: passages).map { (Self.rank($0, factor: 1), $0.key) }
    shingles = Self.smallest(pairs + triples).map {
      UInt32(truncatingIfNeeded: Mixing.mixed($0.1 ^ Self.second))
    }
    self.digest = digest
  }

  /// Those of the smallest ranks, in order, each once with the smallest of its ranks. Few of a thousand are ever among
  /// them, so the others are not put in order.
  private static func smallest(_ ranked: [(Double, UInt64)]) -> [(Double, UInt64)] {
    var kept: [(Double, UInt64)] = []
    kept.reserveCapacity(size + 1)
    for shingle in ranked {
      if kept.count == size, let last = kept.last, shingle >= last { continue }
      if let known = kept.firstIndex(where: { $0.1 == shingle.1 }) {
        if kept[known].0 <= shingle.0 { continue }
        kept.remove(at: known)
      }
      kept.insert(shingle, at: kept.firstIndex { $0 > shingle } ?? kept.count)
      if kept.count > size { kept.removeLast() }
    }
    return kept
  }

  package init(shingles: [UInt32], digest: UInt64?) {
    self.shingles = shingles
    self.digest = digest
  }

  /// How many shingles both have: what is worth a closer look.
  package func shared(with other: Sketch) -> Int {
    shingles.reduce(0) { other.shingles.contains($1) ? $0 + 1 : $0 }
  }

  /// The smaller, the likelier it is in the sketch; a weight of twice as much makes it four times as likely.
  private static func rank(_ shingle: Profile.Shingle, factor: Double) -> Double {
    Double(Mixing.mixed(shingle.key ^ first) >> 11) / (shingle.weight * shingle.weight * factor)
  }

  private static let first: UInt64 = 0x5741_4E47_4D49_4E00
  private static let second: UInt64 = 0x4C49_4D45_494D_4549
}

/// A text that is the same as another whatever its spacing, punctuation, width and case.
package struct IdenticalText: Sendable, Equatable {
  private let scalars: [UInt32]

  /// A text too short to be anybody's own is taken together with its title.
  package init(title: String, text: String) {
    let body = PlainScalars(text).values
    scalars = body.count >= Sketch.shortest ? body : PlainScalars(title).values + body
  }

  package var digest: UInt64? {
    scalars.count >= Sketch.shortest ? Mixing.hash(scalars) & 0xFF_FFFF_FFFF : nil
  }

  /// In characters, without what stands between them.
  var length: Int { scalars.count }

  package func isSame(as other: IdenticalText) -> Bool {
    scalars.count >= Sketch.shortest && scalars == other.scalars
  }
}
