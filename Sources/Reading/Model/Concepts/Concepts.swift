/// Matters that citizens write about, each with words that mean it: what one letter calls 拖欠工资 another calls 欠薪.
///
/// The words say nothing of any unit: what a concept speaks for is learnt. So a letter is understood whose words no
/// earlier one had.
struct Concepts: Sendable {
  static let shared = Concepts(ConceptWords.all)

  let count: Int
  /// Changes with the words and with how texts are read: a model fits only the one it was made with.
  let meaning: UInt64
  /// Open addressing by the hash of a word; 0 where nothing lies.
  private let hashes: [UInt64]
  private let meanings: [(topic: UInt16, group: UInt16)]
  /// Bits of the first two scalars of all words: most places of a text are none of them.
  private let beginnings: [UInt64]
  private let longest: Int

  /// - Parameter topics: each with its groups of words that mean nearly the same.
  init(_ topics: [[String]]) {
    var entries: [(hash: UInt64, meaning: (topic: UInt16, group: UInt16))] = []
    let groups = topics.enumerated().flatMap { topic, lists in lists.map { (topic, $0) } }
    var beginnings = [UInt64](repeating: 0, count: 1 << 8)
    var longest = 0
    for (group, (topic, list)) in groups.enumerated() {
      for word in Set(list.split(separator: " ").map(String.init)).sorted() {
        let scalars = EvenScalars(word).scalars
        guard scalars.count >= 2 else { continue }
        longest = max(longest, scalars.count)
        let beginning = Self.hash(scalars[0..<2])
        beginnings[Int(beginning >> 56)] |= 1 << (beginning >> 50 & 63)
        entries.append((Self.hash(scalars[...]), (UInt16(topic), UInt16(topics.count + group))))
      }
    }
    let size = 1 << (Int.bitWidth - (entries.count * 4).leadingZeroBitCount)
    var hashes = [UInt64](repeating: 0, count: size)
    var meanings = [(topic: UInt16, group: UInt16)](repeating: (0, 0), count: size)
    for entry in entries {
      var place = Int(entry.hash >> 32) & (size - 1)
      while hashes[place] != 0 { place = (place + 1) & (size - 1) }
      hashes[place] = entry.hash
      meanings[place] = entry.meaning
    }
    (self.hashes, self.meanings, self.beginnings, self.longest) = (hashes, meanings, beginnings, longest)
    count = topics.count + groups.count
    meaning = ModelChecksum.of(
      Array("\(topics) \(FeatureSpace.text) \(FeatureSpace.head) \(Grams.longest)".utf8)[...])
  }

  /// Calls `found` with every word of a concept in the text, words within words too.
  @inline(__always)
  func each(
    in scalars: UnsafeBufferPointer<UInt32>, _ found: (_ concept: Int, _ start: Int, _ length: Int) -> Void
  ) {
    let mask = hashes.count - 1
    for start in 0..<max(0, scalars.count - 1) {
      var hash = Self.extend(Self.extend(Self.seed, by: scalars[start]), by: scalars[start + 1])
      guard beginnings[Int(hash >> 56)] >> (hash >> 50 & 63) & 1 == 1 else { continue }
      var end = start + 2
      while true {
        var place = Int(hash >> 32) & mask
        while hashes[place] != 0 {
          if hashes[place] == hash {
            found(Int(meanings[place].topic), start, end - start)
            found(Int(meanings[place].group), start, end - start)
          }
          place = (place + 1) & mask
        }
        guard end < scalars.count, end - start < longest, scalars[end] != EvenScalars.gap else { break }
        hash = Self.extend(hash, by: scalars[end])
        end += 1
      }
    }
  }

  private static let seed: UInt64 = 0x9E37_79B9_7F4A_7C15

  @inline(__always)
  private static func extend(_ hash: UInt64, by scalar: UInt32) -> UInt64 {
    let mixed = (hash ^ UInt64(scalar)) &* 0xFF51_AFD7_ED55_8CCD
    return mixed ^ mixed >> 29
  }

  private static func hash(_ scalars: ArraySlice<UInt32>) -> UInt64 {
    scalars.reduce(seed) { extend($0, by: $1) }
  }
}
