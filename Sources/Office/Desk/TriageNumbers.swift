import Domain

/// The letters that a mail asked about, by the numbers it gave them: an answer may call them by either.
struct TriageNumbers {
  private let letters: [Int: LetterID]
  private let severally: [LetterID: [Int]]

  /// - Parameter severally: letters that several numbers are about, so that their own say too little.
  init(_ letters: [Int: LetterID], severally: [LetterID: [Int]] = [:]) {
    (self.letters, self.severally) = (letters, severally)
  }

  /// A letter at the start of a line that several numbers are about, and those.
  func ambiguous(in line: String) -> (letter: LetterID, numbers: [Int])? {
    guard !severally.isEmpty, line.utf8.count <= TriageSpelling.mostBytes else { return nil }
    let line = OfficeText.withoutOpeningBrackets(OfficeText.trimmed(line))
    // `3 NM2026000012 通过` says which.
    return Self.letter(at: line.unicodeScalars[...]).flatMap { found in
      severally[found.id].map { (found.id, $0) }
    }
  }

  /// With the numbers of this mail in the place of the letters' own, and the other way round behind 并入:
  /// `NM2026000012 通过` is `1 通过`, `1 并入2` is `1 并入 NM2026000013`.
  func translated(_ line: String) -> String {
    guard !letters.isEmpty || !severally.isEmpty, line.utf8.count <= TriageSpelling.mostBytes else {
      return line
    }
    return merging(numbered(line))
  }

  private func number(of id: LetterID) -> Int? { letters.first { $0.value == id }?.key }

  private typealias Scalars = Substring.UnicodeScalarView

  private func numbered(_ line: String) -> String {
    let line = OfficeText.withoutOpeningBrackets(OfficeText.trimmed(line))
    let given = LineNumbers(in: line, numerals: .apart)
    if given.all.count == 1, let first = Self.letter(at: given.rest.unicodeScalars[...]) {
      // As the list's own heading says it.
      let isOne =
        letters[Int(given.all[0])] == first.id || severally[first.id]?.contains(Int(given.all[0])) == true
      return isOne ? "\(given.all[0]) " + String(first.rest) : line
    }
    var rest = line.unicodeScalars[...]
    var numbers: [String] = []
    while let found = Self.letter(at: rest) {
      guard let number = number(of: found.id) else { return line }
      numbers.append("\(number)")
      rest = found.rest
    }
    return numbers.isEmpty ? line : numbers.joined(separator: "、") + " " + String(rest)
  }

  /// A letter's own number at the start of a text, and what stands behind it.
  private static func letter(at text: Scalars) -> (id: LetterID, rest: Scalars)? {
    let word = text.prefix { $0.isASCII && ($0.properties.isAlphabetic || LineNumbers.isDigit($0)) }
    guard (12...19).contains(word.count), let id = LetterNumbers.all(in: String(word)).first else {
      return nil
    }
    let marks = "、，,;；:：和及与】]）)".unicodeScalars
    return (id, text.dropFirst(word.count).drop { marks.contains($0) || $0.properties.isWhitespace })
  }

  private func merging(_ line: String) -> String {
    let verbs = ["并案到", "并案至", "合并到", "合并至", "合并入", "并入", "并到", "并至"]
    guard let verb = verbs.lazy.compactMap(line.firstRange).first else { return line }
    let others = LineNumbers(in: String(line[verb.upperBound...]), numerals: .apart)
    let own = LineNumbers(in: line, numerals: .apart).all
    guard others.all.count == 1, OfficeText.bare(others.rest).isEmpty, !own.contains(others.all[0]),
      let root = letters[Int(others.all[0])]
    else { return line }
    return "\(line[..<verb.lowerBound])并入 \(root)"
  }
}
