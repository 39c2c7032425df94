/// A file name that a stranger gave, made fit to be shown: one line, read as it is written, and no path.
///
/// It is for display only. Nothing is ever stored under it.
struct DisplayName {
  /// Nil when nothing is left that could be shown.
  let text: String?
  /// Whether signs were in it that make a reader see another ending than it has: `exe.fdp` turned around, or an
  /// ending pushed out of sight by spaces.
  let hidesExtension: Bool

  init(_ name: String) {
    let given = String(Self.shortened(name.unicodeScalars, to: Self.mostGiven))
    let plain = HeaderText.withoutControls(given).unicodeScalars
    var shown = String.UnicodeScalarView()
    var isTurned = false
    var spaces = 0
    var mostSpaces = 0
    for (place, scalar) in zip(plain.indices, plain) {
      if Self.isDirection(scalar) {
        isTurned = isTurned || Self.turns(scalar)
        continue
      }
      if Self.isInvisible(scalar, at: place, of: plain) { continue }
      spaces = scalar.properties.isWhitespace ? spaces + 1 : 0
      mostSpaces = max(mostSpaces, spaces)
      if spaces > 1 { continue }
      shown.append(scalar == "/" || scalar == "\\" ? "_" : scalar)
    }
    while let last = shown.last, last.properties.isWhitespace { shown.removeLast() }
    shown = String.UnicodeScalarView(shown.drop { $0.properties.isWhitespace })
    hidesExtension = isTurned || mostSpaces >= Self.suspiciousSpaces
    let isEmpty = shown.allSatisfy { $0 == "." }
    text = isEmpty ? nil : String(Self.shortened(shown, to: Self.mostShown))
  }

  private static let mostShown = 200
  private static let mostGiven = 4096
  private static let suspiciousSpaces = 20

  /// The middle is left out, so that the ending stays in sight.
  private static func shortened(
    _ scalars: String.UnicodeScalarView, to most: Int
  ) -> String.UnicodeScalarView {
    guard scalars.count > most else { return scalars }
    var short = String.UnicodeScalarView(scalars.prefix(most - 20))
    short.append("…")
    short += scalars.suffix(19)
    return short
  }

  /// Embeddings, overrides, isolates and marks of direction (UAX #9).
  private static func isDirection(_ scalar: Unicode.Scalar) -> Bool {
    turns(scalar) || [0x200E, 0x200F, 0x061C].contains(scalar.value)
  }

  private static func turns(_ scalar: Unicode.Scalar) -> Bool {
    (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
  }

  /// Zero-width signs, but for the joiners that Mongolian is written with.
  private static func isInvisible(
    _ scalar: Unicode.Scalar, at place: String.Index, of scalars: String.UnicodeScalarView
  ) -> Bool {
    switch scalar.value {
    case 0x00AD, 0x200B, 0x2060...0x2064, 0x206A...0x206F, 0xFEFF, 0xFFF9...0xFFFB, 0xE0000...0xE007F:
      return true
    case 0x200C, 0x200D:
      guard place > scalars.startIndex else { return true }
      return !(0x1800...0x18AF).contains(scalars[scalars.index(before: place)].value)
    default: return false
    }
  }
}
