import Domain

/// Several orders on one line.
extension TriageOrder {
  /// Cut where a mark stands before the next order; numbers without a word belong to what follows them.
  static func parts(of line: String, at marks: Set<Unicode.Scalar>) -> [String] {
    var parts: [String] = []
    var open = ""
    for piece in line.unicodeScalars.split(whereSeparator: { marks.contains($0) }) {
      let piece = OfficeText.trimmed(String(piece))
      guard !piece.isEmpty else { continue }
      open += open.isEmpty ? piece : "、" + piece
      let isNumbers = LineNumbers(in: piece, numerals: .apart).rest.isEmpty
      if isNumbers { continue }
      parts.append(open)
      open = ""
    }
    return open.isEmpty ? parts : parts + [open]
  }

  /// `1通过2-4通过5住建局`: numbers and a word that takes none, up to the line's end.
  static func packed(_ line: String, _ names: UnitNames) -> [TriageOrder] {
    var orders: [TriageOrder] = []
    var rest = line
    while !OfficeText.bare(rest).isEmpty {
      let numbers = LineNumbers(in: rest, numerals: .apart)
      let text = numbers.rest.unicodeScalars.prefix { !LineNumbers.isDigit($0) }
      guard !numbers.all.isEmpty, let word = TriageWord(reading: String(text), names), isPlain(word, names)
      else { return [] }
      orders.append(
        TriageOrder(scope: .numbers(numbers.all.map { Int($0) }), word: word, isCorrection: false))
      rest = String(numbers.rest.unicodeScalars.dropFirst(text.count))
    }
    return orders
  }

  private static func isPlain(_ word: TriageWord, _ names: UnitNames) -> Bool {
    if case .accept(nil, let lead?, []) = word { return names.isName(lead) }
    return word.takesNothing
  }

  /// `1 通过 2 通过`: cut before numbers. Where a ground may be a number as well, nothing is cut.
  static func spaced(_ line: String) -> [String] {
    guard !line.contains("受理"), !line.contains("项") else { return [] }
    var parts: [String] = []
    for piece in line.unicodeScalars.split(whereSeparator: \.properties.isWhitespace).map({ String($0) }) {
      let starts = LineNumbers.isDigit(piece.unicodeScalars.first)
      let lastIsNumbers = parts.last.map { LineNumbers(in: $0, numerals: .apart).rest.isEmpty } ?? false
      if starts && !lastIsNumbers || parts.isEmpty {
        parts.append(piece)
      } else {
        parts[parts.count - 1] += " " + piece
      }
    }
    return parts
  }
}
