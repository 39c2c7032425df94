import Domain

/// A reply about several letters, each part below a line that begins with its number: `NM2026000001：认领`.
struct LetterParts: Equatable {
  struct Part: Equatable {
    let letter: LetterID
    var words: String
  }

  let parts: [Part]
  /// Whether every word stands below a number, and each number stands once.
  let isCertain: Bool

  /// Nil where no line begins with a letter's number.
  init?(of words: String, prefix: String) {
    var parts: [Part] = []
    var isCertain = true
    // The line with its token comes with a draft, and says nothing.
    for line in OfficeText.lines(words) where !line.contains("办件标识") {
      if let (letter, rest) = Self.head(of: line, prefix: prefix) {
        isCertain = isCertain && !parts.contains { $0.letter == letter }
        parts.append(Part(letter: letter, words: rest))
      } else if parts.isEmpty {
        isCertain = isCertain && UnitGreeting.isOne(line)
      } else {
        parts[parts.count - 1].words = UnitWord.joined(parts[parts.count - 1].words, line)
      }
    }
    guard !parts.isEmpty else { return nil }
    self.parts = parts
    self.isCertain = isCertain && parts.allSatisfy { !$0.words.isEmpty }
  }

  /// `编号：NM2026000001 认领`, `【NM2026000001】退回：…`, and the token in the number's place.
  private static func head(of line: String, prefix: String) -> (LetterID, String)? {
    var rest = OfficeText.withoutOpeningBrackets(OfficeText.halfWidth(line))
    for label in ["编号", "留言编号"] where rest.hasPrefix(label) {
      rest = OfficeText.withoutOpeningBrackets(
        String(rest.dropFirst(label.count).drop { ":： ".contains($0) }))
    }
    let number = rest.unicodeScalars.prefix {
      $0.isASCII && ($0.properties.isAlphabetic || ("0"..."9").contains($0))
    }
    guard let letter = LetterID(String(number).uppercased()), letter.prefix == prefix else { return nil }
    var tail = rest.unicodeScalars.dropFirst(number.count)
    if let token = Token.all(in: String(rest.unicodeScalars.prefix(60))).first, token.letter == letter {
      tail = rest.unicodeScalars.dropFirst(token.description.unicodeScalars.count)
    } else if tail.first.map({ $0 == "号" || $0 == "的" }) == true {
      // NM2026000001号留言与本件相同: a sentence.
      return nil
    }
    let marks = Set<Unicode.Scalar>([":", "：", ",", "、", "-", "—", ".", "。"])
    let words = tail.drop { marks.contains($0) || OfficeText.isSpaceOrBracket($0) }
    guard words.count < tail.count || words.isEmpty else { return nil }
    return (letter, String(words))
  }
}
