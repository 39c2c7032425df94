/// A text as the model reads it: scalars folded, every run of digits or of blanks one scalar, other signs none.
struct EvenScalars {
  /// More of a letter than anybody reads before he knows whose it is.
  static let limit = 8000
  /// Where a letter has no title, so much of its beginning stands for one.
  static let head = 30
  /// What stands between two pieces of text.
  static let gap: UInt32 = 0x20
  private static let digit: UInt32 = 0x30

  private(set) var scalars: [UInt32] = []

  init(_ text: String, atMost limit: Int = EvenScalars.limit) {
    scalars.reserveCapacity(min(limit, text.utf8.count / 3 + 1))
    // A text of a million blanks has nothing to say either.
    var (last, left) = (Self.gap, limit * 4)
    for scalar in text.unicodeScalars {
      let value = Self.meaning(of: Folding.fold(scalar).value)
      left -= 1
      if left < 0 { break }
      if value == last && (value == Self.gap || value == Self.digit) { continue }
      scalars.append(value)
      last = value
      if scalars.count == limit { break }
    }
  }

  /// Title and text in one, and what stands at the beginning.
  static func wholeAndHead(of letter: ModelText) -> (whole: [UInt32], head: [UInt32]) {
    let text = EvenScalars(letter.text).scalars
    let title = EvenScalars(letter.title).scalars
    if title.allSatisfy({ $0 == gap }) { return (text, Array(text.prefix(head))) }
    return (Array((title + [gap] + text).prefix(limit)), title)
  }

  private static func meaning(of scalar: UInt32) -> UInt32 {
    switch scalar {
    case 0x30...0x39: digit
    case 0x61...0x7A, 0xC0...0x1FFF, 0x3400...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: scalar
    default: gap
    }
  }
}
