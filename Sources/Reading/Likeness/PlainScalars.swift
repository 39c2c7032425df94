/// A text as far as two people would call it the same: letters and digits, in half width and lower case. Spaces,
/// punctuation, symbols, emoji and whatever only shapes a glyph are left out.
package struct PlainScalars: Sendable, Equatable {
  package let values: [UInt32]

  /// - Parameter limit: how many are kept.
  package init(_ text: String, atMost limit: Int = .max) {
    var values: [UInt32] = []
    values.reserveCapacity(min(limit, text.utf8.count / 2))
    text.eachScalar { scalar in
      let folded = Folding.fold(scalar)
      if values.count < limit, Self.isKept(folded) { values.append(folded.value) }
    }
    self.values = values
  }

  private static func isKept(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x4E00...0x9FFF, 0x61...0x7A, 0x30...0x39: return true
    case 0..<0x80, 0x2000...0x206F, 0x3000...0x3020: return false
    // Variation selectors, the Mongolian ones among them (Unicode 16, 23.4).
    case 0xFE00...0xFE0F, 0x180B...0x180F, 0xE0100...0xE01EF: return false
    default: break
    }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
      .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber:
      return true
    default: return false
    }
  }
}

/// A fixed mixing of bits (the finaliser of SplitMix64, Steele et al. 2014): the same on every machine and every day.
enum Mixing {
  static func mixed(_ value: UInt64) -> UInt64 {
    var z = value &+ 0x9E37_79B9_7F4A_7C15
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  static func hash(_ values: some Sequence<UInt32>) -> UInt64 {
    values.reduce(0x6875_6979_696E) { mixed($0 ^ UInt64($1)) }
  }
}
