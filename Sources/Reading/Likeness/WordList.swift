/// Words of up to four characters, and the longest of them at a place.
struct WordList: Sendable {
  /// Each word in the first free slot behind the one that its key is mixed to; 0 in those without one. Nearly every
  /// character of every letter is looked up here.
  private let slots: [UInt64]
  /// By the first character, how long the longest word is.
  private let lengths: [UInt8]

  /// - Parameter text: the words, with spaces between them; each begins with a Chinese character.
  init(_ text: String) {
    let list = text.split(whereSeparator: \.isWhitespace).map { $0.unicodeScalars.map(\.value) }
    var lengths = [UInt8](repeating: 0, count: Self.characters.count)
    for word in list where Self.characters.contains(word[0]) && word.count <= 4 {
      let first = Int(word[0] - Self.characters.lowerBound)
      lengths[first] = max(lengths[first], UInt8(word.count))
    }
    self.lengths = lengths
    var count = 64
    while count < 4 * list.count { count *= 2 }
    var slots = [UInt64](repeating: 0, count: count)
    for word in list { slots[Self.slot(of: Self.key(word[...]), in: slots)] = Self.key(word[...]) }
    self.slots = slots
  }

  /// Where a word is, or would be.
  private static func slot(of key: UInt64, in slots: [UInt64]) -> Int {
    var slot = Int(truncatingIfNeeded: Mixing.mixed(key)) & (slots.count - 1)
    while slots[slot] != 0, slots[slot] != key { slot = (slot + 1) & (slots.count - 1) }
    return slot
  }

  /// How long the longest word is that begins there; 0 where none does.
  func longest(at start: Int, in scalars: [UInt32]) -> Int {
    guard Self.characters.contains(scalars[start]) else { return 0 }
    let most = min(Int(lengths[Int(scalars[start] - Self.characters.lowerBound)]), scalars.count - start)
    var (key, longest, length): (UInt64, Int, Int) = (0, 0, 0)
    while length < most, scalars[start + length] <= 0xFFFF {
      key = key << 16 | UInt64(scalars[start + length])
      length += 1
      if slots[Self.slot(of: key, in: slots)] == key { longest = length }
    }
    return longest
  }

  /// Up to four characters of the Basic Multilingual Plane; of anything else 0, which is no word.
  static func key(_ scalars: ArraySlice<UInt32>) -> UInt64 {
    scalars.allSatisfy { $0 <= 0xFFFF } ? scalars.reduce(0) { $0 << 16 | UInt64($1) } : 0
  }

  private static let characters: ClosedRange<UInt32> = 0x4E00...0x9FFF
}

/// Some Chinese characters.
struct Characters: Sendable {
  private let isIn: [Bool]

  init(_ text: String) {
    var isIn = [Bool](repeating: false, count: 0x5200)
    for scalar in text.unicodeScalars { isIn[Int(scalar.value - 0x4E00)] = true }
    self.isIn = isIn
  }

  func contains(_ scalar: UInt32) -> Bool {
    (0x4E00...0x9FFF).contains(scalar) && isIn[Int(scalar - 0x4E00)]
  }
}
