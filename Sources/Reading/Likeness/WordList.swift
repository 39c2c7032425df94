/// Words of up to four characters, and the longest of them at a place.
struct WordList: Sendable {
  private let words: Set<UInt64>
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
    words = Set(list.map { Self.key($0[...]) })
  }

  /// How long the longest word is that begins there; 0 where none does.
  func longest(at start: Int, in scalars: [UInt32]) -> Int {
    guard Self.characters.contains(scalars[start]) else { return 0 }
    let most = min(Int(lengths[Int(scalars[start] - Self.characters.lowerBound)]), scalars.count - start)
    guard most > 0 else { return 0 }
    for length in stride(from: most, to: 0, by: -1)
    where words.contains(Self.key(scalars[start..<(start + length)])) {
      return length
    }
    return 0
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
