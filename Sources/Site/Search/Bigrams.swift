/// Pairs of neighbouring characters, by which letters are found: words need no segmenter, and two characters are the
/// shortest thing that people look for.
///
/// The script in the browser reads a question in the same way (`search.js`); what one changes the other must.
struct Bigrams {
  /// First scalar above, second below; sorted, each once.
  let keys: [UInt64]

  init(of texts: String...) {
    var keys: [UInt64] = []
    for text in texts {
      var before: UInt32?
      for scalar in text.unicodeScalars {
        guard let plain = Self.plain(scalar) else {
          before = nil
          continue
        }
        if let before { keys.append(UInt64(before) << 32 | UInt64(plain)) }
        before = plain
      }
    }
    keys.sort()
    var last: UInt64?
    self.keys = keys.filter { key in
      defer { last = key }
      return key != last
    }
  }

  /// Width and case make no difference; nil for what is no part of a word.
  private static func plain(_ scalar: Unicode.Scalar) -> UInt32? {
    var value = scalar.value
    if (0xFF01...0xFF5E).contains(value) { value -= 0xFEE0 }
    switch value {
    case 0x30...0x39, 0x61...0x7A, 0x3400...0x4DBF, 0x4E00...0x9FFF: return value
    case 0x41...0x5A: return value + 32
    case 0..<0x80: return nil
    default:
      switch scalar.properties.generalCategory {
      case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
        .nonspacingMark,
        .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber:
        return value
      default: return nil
      }
    }
  }

  /// In which of 2^`bits` files a pair lies (multiplicative hashing).
  static func shard(of key: UInt64, bits: Int) -> Int {
    let mixed =
      (UInt32(truncatingIfNeeded: key >> 32) &* 31 &+ UInt32(truncatingIfNeeded: key)) &* 2_654_435_761
    return bits == 0 ? 0 : Int(mixed >> UInt32(32 - bits))
  }
}
