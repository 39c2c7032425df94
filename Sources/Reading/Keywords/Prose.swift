/// A text as the rules read it: its characters as numbers, in one spelling.
package struct Prose: Sendable {
  let scalars: [UInt32]

  package init(_ text: String) {
    scalars = text.scalars { Folding.fold($0).value }
  }

  init(scalars: [UInt32]) { self.scalars = scalars }

  package var hasTitles: Bool { scalars.contains(0x300A) }

  /// Without the names of books, laws and papers in 《 》: whoever cites 《政府信息公开条例》 does not apply under it.
  package var withoutTitles: Prose {
    guard hasTitles else { return self }
    var kept: [UInt32] = []
    kept.reserveCapacity(scalars.count)
    /// Where the title began that is still open.
    var opening: Int?
    for (place, scalar) in scalars.enumerated() {
      if scalar == 0x300A { opening = place }
      if let start = opening, place - start > Self.longestTitle {
        kept += scalars[start...place]
        opening = nil
      } else if opening == nil {
        kept.append(scalar)
      }
      if scalar == 0x300B, opening != nil {
        kept += [0x300A, 0x300B]
        opening = nil
      }
    }
    if let opening { kept += scalars[opening...] }
    return Prose(scalars: kept)
  }

  /// Whether what stands there is no part of a longer number or Latin word: 110 is none of 13811011911.
  func isWhole(_ range: Range<Int>) -> Bool {
    !isJoined(at: range.lowerBound) && !isJoined(at: range.upperBound)
  }

  private func isJoined(at place: Int) -> Bool {
    guard place > 0, place < scalars.count else { return false }
    let (before, after) = (scalars[place - 1], scalars[place])
    func areBoth(_ kind: ClosedRange<UInt32>) -> Bool { kind.contains(before) && kind.contains(after) }
    return areBoth(48...57) || areBoth(97...122)
  }

  /// Without spaces, punctuation and pictures; 1.4 stays another number than 14.
  package var lettersAndDigits: [UInt32] {
    scalars.indices.filter { place in
      let scalar = scalars[place]
      if scalar == 0x2E { return isDigit(place - 1) && isDigit(place + 1) }
      guard let properties = Unicode.Scalar(scalar)?.properties else { return false }
      return properties.isAlphabetic || properties.numericType != nil
    }.map { scalars[$0] }
  }

  private func isDigit(_ place: Int) -> Bool {
    scalars.indices.contains(place) && (48...57).contains(scalars[place])
  }

  /// What is longer is a bracket that somebody forgot to close.
  private static let longestTitle = 60

  /// `。！？；`, their half-width forms, which folding makes of them, and the end of a line.
  static func endsSentence(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x3002, 0x21, 0x3F, 0x3B, 0x0A, 0x0D, 0x2028, 0x2029: true
    default: false
    }
  }

  /// The same, and commas.
  static func endsClause(_ scalar: UInt32) -> Bool { scalar == 0x2C || endsSentence(scalar) }
}

/// Makes spellings equal that a reader takes for the same: full width and half width, upper and lower case.
enum Folding {
  static func fold(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { scalars.append(fold(scalar)) }
    return String(scalars)
  }

  static func fold(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0x41...0x5A: Unicode.Scalar(scalar.value + 32) ?? scalar
    case 0xFF21...0xFF3A: Unicode.Scalar(scalar.value - 0xFF21 + 0x61) ?? scalar
    case 0xFF01...0xFF5E: Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
    case 0x3000: " "
    default: scalar
    }
  }
}
