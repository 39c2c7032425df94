/// A text as a leader's yes to it is held against it: what mail programs change on the way does not count, and whatever a
/// person changes does, a hyphen too (1-2月 is not 12月, -20℃ not 20℃).
struct SignedWords: Equatable {
  private let scalars: [Unicode.Scalar]

  /// White space and line breaks are the program's, so are the marks before a line that it quotes, and the width of signs.
  init(_ text: String) {
    scalars = text.replacing("&nbsp;", with: " ").split(whereSeparator: \.isNewline).flatMap { line in
      line.unicodeScalars.drop { Self.isUnseen($0) || Self.marks.contains($0) }.filter {
        !Self.isUnseen($0) && $0 != Self.bar
      }.map(Self.folded)
    }
  }

  func contains(_ other: SignedWords) -> Bool { SecondGate.contains(scalars, other.scalars) }

  func begins(with other: SignedWords) -> Bool { scalars.starts(with: other.scalars) }

  private static let marks: Set<Unicode.Scalar> = [">", "|", bar]
  /// Our own mails set it before the lines of an answer, and programs join lines.
  private static let bar: Unicode.Scalar = "｜"

  /// White space, and what nothing is shown of.
  private static func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || scalar.properties.isDefaultIgnorableCodePoint
  }

  private static func folded(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    (0xFF01...0xFF5E).contains(scalar.value) ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar
  }
}
