import Synchronization

/// Which letters have a pair of characters.
struct Postings: Sendable {
  /// See ``SearchBase``; empty where too many have it.
  private(set) var octets: [UInt8] = []
  private(set) var count = 0
  private var last = -1

  mutating func append(_ letter: Int, inTitle: Bool, most: Int) {
    count += 1
    if count > most {
      octets = []
    } else {
      octets.appendNumber((letter - last - 1) << 1 | (inTitle ? 1 : 0))
    }
    last = letter
  }
}

/// A pair in a letter, as one number: the pair above, below it the letter's place among those that are added together, and
/// whether the title has it. Sorted, all of a pair stand behind each other: a table is asked once for each.
enum PairOccurrence {
  static func all(in letter: SearchedAnswer, at place: Int) -> [UInt64] {
    let title = Bigrams(of: letter.title).keys
    var (passed, occurrences) = (0, [UInt64]())
    for key in Bigrams(of: letter.title, letter.question, letter.answer).keys {
      while passed < title.count, title[passed] < key { passed += 1 }
      let isInTitle = passed < title.count && title[passed] == key
      // No scalar has more than 21 bits.
      let pair = (key >> 32) << 21 | key & 0x1F_FFFF
      occurrences.append(pair << 11 | UInt64(place) << 1 | (isInTitle ? 1 : 0))
    }
    return occurrences
  }

  /// As ``Bigrams`` writes it.
  static func key(of occurrence: UInt64) -> UInt64 { (occurrence >> 32) << 32 | occurrence >> 11 & 0x1F_FFFF }
  static func place(of occurrence: UInt64) -> Int { Int(occurrence >> 1 & 0x3FF) }
  static func isInTitle(_ occurrence: UInt64) -> Bool { occurrence & 1 == 1 }
}

/// A part of all pairs, and the letters that have them: parts grow on several cores at once.
final class PairTable: Sendable {
  private let number: Int
  private let most: Int
  private let postings = Mutex<[UInt64: Postings]>([:])

  private init(number: Int, most: Int) {
    self.number = number
    self.most = most
  }

  /// - Parameter most: letters; of a pair that more have, only their number is known.
  static func all(most: Int) -> [PairTable] { (0..<1 << bits).map { PairTable(number: $0, most: most) } }

  var pairs: [UInt64: Postings] { postings.withLock { $0 } }

  /// Adds what is this table's.
  /// - Parameters:
  ///   - letters: the occurrences in each.
  ///   - first: how many letters were added before.
  func add(_ letters: [[UInt64]], from first: Int) {
    var own: [UInt64] = []
    for occurrences in letters {
      for occurrence in occurrences where Self.number(of: PairOccurrence.key(of: occurrence)) == number {
        own.append(occurrence)
      }
    }
    own.sort()
    postings.withLock { postings in
      var rest = own[...]
      while let occurrence = rest.first {
        let key = PairOccurrence.key(of: occurrence)
        let end = rest.firstIndex { PairOccurrence.key(of: $0) != key } ?? rest.endIndex
        postings[key, default: Postings()].append(rest[..<end], from: first, most: most)
        rest = rest[end...]
      }
    }
  }

  /// In which table a pair is.
  static func number(of key: UInt64) -> Int { Bigrams.shard(of: key, bits: bits) }

  private static let bits = 3
  /// Places among them have ten bits.
  static let lettersAtOnce = 1 << 10
}

extension Postings {
  fileprivate mutating func append(_ occurrences: ArraySlice<UInt64>, from first: Int, most: Int) {
    // Left to itself an array doubles: of hundreds of thousands, half would be air.
    if octets.capacity < octets.count + occurrences.count {
      octets.reserveCapacity(octets.count + occurrences.count + octets.count / 8)
    }
    for occurrence in occurrences {
      append(
        first + PairOccurrence.place(of: occurrence), inTitle: PairOccurrence.isInTitle(occurrence),
        most: most)
    }
  }
}

extension [UInt8] {
  /// Seven bits an octet, the lowest first; the highest bit says that more follow.
  mutating func appendNumber(_ number: Int) {
    var rest = number
    while rest > 0x7F {
      append(UInt8(rest & 0x7F) | 0x80)
      rest >>= 7
    }
    append(UInt8(rest))
  }
}
