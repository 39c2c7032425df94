/// What a letter is about, as far as its shingles tell: pairs and triples of characters between common words, each
/// with its weight. What stands in the title counts twice.
///
/// A place alone is no matter, nor is a form: what two letters share must speak of the same thing as well, and must
/// not place it elsewhere. Who writes, and from which door, tells nothing of it.
package struct Profile: Sendable {
  /// A run of characters, and how much it tells.
  struct Shingle {
    let key: UInt64
    let weight: Double
    /// Whether any of it tells who writes rather than of what.
    let isParticular: Bool
    /// Whether any of it is part of a place's name.
    let isPlace: Bool
  }

  /// By key, each once.
  let pairs: [Shingle]
  /// Those that tell of what, with what is spelt in an alphabet as ``SpeltRuns`` reads it, and those that tell who and
  /// from which door.
  private let telling: [Shingle]
  private let particulars: Set<UInt64>
  private let total: Double
  /// Of what is no place's name.
  private let totalOfThings: Double
  /// Of what is spelt in no alphabet.
  private let totalOfCharacters: Double
  private let topics: Set<UInt64>
  private let places: [PlaceNames]

  package init(title: String, text: String) { self.init(Self.passages(title: title, text: text)) }

  init(_ passages: [Passage]) {
    pairs = Self.unique(Self.shingles(of: 2, in: passages))
    let spelt = Self.unique(SpeltRuns.shingles(in: passages))
    telling = pairs.filter { !$0.isParticular && !Self.isSpelt($0) } + spelt
    particulars = Set(pairs.lazy.filter(\.isParticular).map(\.key))
    topics = passages.reduce(into: []) { $0.formUnion($1.topics) }
    places = passages.map(\.places)
    total = telling.reduce(0) { $0 + $1.weight }
    totalOfThings = telling.reduce(Double(topics.count) * Self.weightOfTopic) {
      $0 + ($1.isPlace ? 0 : $1.weight)
    }
    totalOfCharacters =
      total - spelt.reduce(0) { $0 + $1.weight } + Double(topics.count) * Self.weightOfTopic
  }

  /// Whether there is enough to say anything at all.
  package var isTelling: Bool { pairs.count >= 3 && telling.count >= 2 }

  /// How far both tell of the same, 0 … 1.
  package func likeness(to other: Profile) -> Double {
    guard isTelling, other.isTelling else { return 0 }
    let shared = shared(with: other)
    let share = Self.share(shared.all, of: total, other.total)
    let ofThings = Self.share(shared.things, of: totalOfThings, other.totalOfThings)
    let remains = PlaceNames.areElsewhere(places, other.places) ? likenessElsewhere(other) : 1
    let isSameDoor = particulars.isEmpty || other.particulars.isEmpty || particulars == other.particulars
    return remains
      * min(
        share, Self.mostOfPlaces * ofThings, mostOfSpelt(shared.characters, other),
        isSameDoor ? 1 : Self.mostOfNeighbours)
  }

  /// How like they can be at most, whatever English phrase both of them have, where one of them is in Chinese.
  private func mostOfSpelt(_ characters: Double, _ other: Profile) -> Double {
    guard max(totalOfCharacters, other.totalOfCharacters) >= Self.fewCharacters else { return 1 }
    return Self.mostOfPlaces * Self.share(characters, of: totalOfCharacters, other.totalOfCharacters)
  }

  /// The weight of what both have, and of that what is no place's name, and what is spelt in no alphabet.
  private func shared(with other: Profile) -> (all: Double, things: Double, characters: Double) {
    var all = 0.0
    var things = Double(topics.intersection(other.topics).count) * Self.weightOfTopic
    var characters = things
    var (left, right) = (0, 0)
    while left < telling.count, right < other.telling.count {
      let (a, b) = (telling[left], other.telling[right])
      if a.key == b.key {
        let weight = min(a.weight, b.weight)
        all += weight
        if !a.isPlace, !b.isPlace { things += weight }
        if !Self.isSpelt(a) { characters += weight }
      }
      if a.key <= b.key { left += 1 }
      if b.key <= a.key { right += 1 }
    }
    return (all, things, characters)
  }

  /// By the geometric mean of what each has (Ochiai 1957).
  private static func share(_ shared: Double, of one: Double, _ other: Double) -> Double {
    one > 0 && other > 0 ? shared / (one * other).squareRoot() : 0
  }

  /// What remains of the likeness of two letters that name different places: little of short ones, and all of those
  /// so long that they name many.
  private func likenessElsewhere(_ other: Profile) -> Double {
    let size = Double(min(telling.count, other.telling.count))
    return min(1, max(0.2, 0.2 + 0.8 * (size - 20) / 20))
  }

  /// What a common word weighs that says what a letter is about: as much as a pair of middling characters.
  private static var weightOfTopic: Double { 4 }
  /// By so much names of places may raise what the things alone say, and what is spelt what the characters say.
  private static var mostOfPlaces: Double { 2 }
  /// About three pairs: the name of a place in an English letter makes it no Chinese one.
  private static var fewCharacters: Double { 15 }

  /// So like at most are two letters that name different doors: one author with two of them may have two matters.
  private static var mostOfNeighbours: Double { 0.8 }

  static func passages(title: String, text: String) -> [Passage] {
    [Passage(title, factor: 2), Passage(text, factor: 1)]
  }

  /// Every run of `length` characters that no common word interrupts, as often as it is there.
  static func shingles(of length: Int, in passages: [Passage]) -> [Shingle] {
    var all: [Shingle] = []
    all.reserveCapacity(passages.reduce(0) { $0 + $1.scalars.count })
    for passage in passages where passage.scalars.count >= length {
      var run = 0
      /// Where the last of what tells who writes stands, and the last of a place's name.
      var (particular, place) = (-1, -1)
      for position in passage.scalars.indices {
        if passage.isParticular[position] { particular = position }
        if passage.places.cover[position] { place = position }
        run = passage.isCommon[position] ? 0 : run + 1
        guard run >= length else { continue }
        let start = position - length + 1
        let shingle = passage.scalars[start...position]
        var sum = 0.0
        for scalar in shingle { sum += CommonWords.weight(of: scalar) }
        let mean = sum / Double(length)
        all.append(
          Shingle(
            key: key(shingle), weight: passage.factor * mean * mean, isParticular: particular >= start,
            isPlace: place >= start))
      }
    }
    return all
  }

  /// By key, the weightiest of each.
  private static func unique(_ shingles: [Shingle]) -> [Shingle] {
    var last: UInt64?
    return shingles.sorted { $0.key == $1.key ? $0.weight > $1.weight : $0.key < $1.key }.filter { shingle in
      defer { last = shingle.key }
      return shingle.key != last
    }
  }

  /// Whether it holds nothing but letters of an alphabet.
  private static func isSpelt(_ shingle: Shingle) -> Bool {
    shingle.key >> 63 == 1
      || SpeltRuns.isSpelt(UInt32(shingle.key & 0x1F_FFFF))
        && SpeltRuns.isSpelt(UInt32(shingle.key >> 21 & 0x1F_FFFF))
  }

  /// A scalar has 21 bits, so three of them are one number.
  private static func key(_ scalars: ArraySlice<UInt32>) -> UInt64 {
    scalars.reduce(1) { $0 << 21 | UInt64($1) }
  }
}
