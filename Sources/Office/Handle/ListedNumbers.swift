import Domain

/// Numbers of letters one behind the other, of which all but the first may be shortened: `NM2026000003、000021`,
/// `NM2026000003和21`.
enum ListedNumbers {
  /// All that stand in a line, whole or shortened.
  static func all(in text: String) -> [LetterID] {
    var found: [LetterID] = []
    var last: LetterID?
    var rest = text.unicodeScalars[...]
    while !rest.isEmpty {
      let word = rest.prefix(while: isPart)
      if let letter = LetterID(String(word).uppercased()) {
        found.append(letter)
        last = letter
        rest = rest.dropFirst(word.count)
      } else if let before = last, let (letter, tail) = shortened(rest, after: before) {
        found.append(letter)
        rest = tail
      } else {
        last = nil
        rest = rest.dropFirst(max(1, word.count))
      }
    }
    return found
  }

  /// `、000021` behind a number. Figures that begin without a zero may count anything: they end the list, or a mark
  /// follows.
  private static func shortened(
    _ text: Substring.UnicodeScalarView, after letter: LetterID
  ) -> (LetterID, Substring.UnicodeScalarView)? {
    let gap = text.prefix { joints.contains($0) || $0.properties.isWhitespace }
    guard gap.contains(where: joints.contains) else { return nil }
    let behind = text.dropFirst(gap.count)
    let figures = behind.prefix(while: isFigure)
    let tail = behind.dropFirst(figures.count)
    guard let expanded = expanded(figures, after: letter) else { return nil }
    let isSerial = figures.first == "0" || figures.count >= LetterID.leastDigits
    guard let next = tail.first else { return (expanded, tail) }
    let goesOn =
      isSerial
      ? isPart(next) || "年月日".unicodeScalars.contains(next) : next.properties.isAlphabetic || isFigure(next)
    if goesOn { return nil }
    return (expanded, tail)
  }

  /// The letter whose number ends with some figures, and begins as another's does.
  static func expanded(_ figures: Substring.UnicodeScalarView, after letter: LetterID) -> LetterID? {
    let whole = String(letter.description.dropFirst(letter.prefix.count))
    guard (1...15).contains(figures.count) else { return nil }
    return LetterID(letter.prefix + whole.dropLast(min(figures.count, whole.count)) + String(figures))
  }

  private static func isPart(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII && (scalar.properties.isAlphabetic || isFigure(scalar))
  }

  private static func isFigure(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  private static let joints = Set("、,，;；/&和及与".unicodeScalars)
}
