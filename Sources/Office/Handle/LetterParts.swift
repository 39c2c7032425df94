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
    var open = 0..<0
    var isCertain = true
    // The line with its token comes with a draft, and says nothing.
    for line in OfficeText.lines(words) where !line.contains("办件标识") {
      if let (letters, rest) = Self.head(of: line, prefix: prefix) {
        let known = Set(parts.map(\.letter))
        isCertain = isCertain && Set(letters).count == letters.count && known.isDisjoint(with: letters)
        open = parts.count..<(parts.count + letters.count)
        parts += letters.map { Part(letter: $0, words: rest) }
      } else if parts.isEmpty {
        isCertain = isCertain && UnitGreeting.isOne(line)
      } else {
        for place in open { parts[place].words = UnitWord.joined(parts[place].words, line) }
      }
    }
    guard !parts.isEmpty else { return nil }
    self.parts = parts
    self.isCertain = isCertain && parts.allSatisfy { !$0.words.isEmpty }
  }

  /// `编号：NM2026000001 认领`, `【NM2026000001】退回：…`, `NM2026000001答复：…`, `NM2026000001、NM2026000002：认领`, and the
  /// token in a number's place.
  private static func head(of line: String, prefix: String) -> ([LetterID], String)? {
    var rest = OfficeText.withoutOpeningBrackets(OfficeText.halfWidth(line))
    for label in ["编号", "留言编号"] where rest.hasPrefix(label) {
      rest = OfficeText.withoutOpeningBrackets(
        String(rest.dropFirst(label.count).drop { ":： ".contains($0) }))
    }
    var letters: [LetterID] = []
    var isApart = false
    while let (letter, tail) = number(in: rest, prefix: prefix) ?? shortened(in: rest, after: letters.last) {
      letters.append(letter)
      let words = tail.unicodeScalars.drop { marks.contains($0) || OfficeText.isSpaceOrBracket($0) }
      isApart = words.count < tail.unicodeScalars.count || words.isEmpty
      rest = String(words)
      if ["和", "及", "与"].contains(where: rest.hasPrefix),
        (number(in: String(rest.dropFirst()), prefix: prefix)
          ?? shortened(in: String(rest.dropFirst()), after: letter)) != nil
      {
        rest.removeFirst()
      }
    }
    guard !letters.isEmpty else { return nil }
    if letters.count > 1 {
      for word in ["均", "都", "一并", "全部"] where rest.hasPrefix(word) {
        rest = String(rest.dropFirst(word.count))
      }
    }
    return isApart || UnitWord.begins(rest) ? (letters, rest) : nil
  }

  /// The number that a text begins with, and what is behind it; nil where a sentence is: NM2026000001号留言与本件相同.
  private static func number(in text: String, prefix: String) -> (LetterID, String)? {
    let number = text.unicodeScalars.prefix {
      $0.isASCII && ($0.properties.isAlphabetic || ("0"..."9").contains($0))
    }
    guard let letter = LetterID(String(number).uppercased()), letter.prefix == prefix else { return nil }
    var tail = text.unicodeScalars.dropFirst(number.count)
    if let token = Token.all(in: String(text.unicodeScalars.prefix(60))).first, token.letter == letter {
      tail = text.unicodeScalars.dropFirst(token.description.unicodeScalars.count)
    } else if tail.first == "号" || tail.first == "的" {
      return nil
    }
    return (letter, String(tail))
  }

  /// `000021` behind `NM2026000003、`: with its zeros, as other figures may count anything.
  private static func shortened(in text: String, after letter: LetterID?) -> (LetterID, String)? {
    let figures = text.unicodeScalars.prefix { ("0"..."9").contains($0) }
    guard let letter, figures.first == "0", figures.count == LetterID.leastDigits,
      let other = ListedNumbers.expanded(figures, after: letter)
    else { return nil }
    return (other, String(text.unicodeScalars.dropFirst(figures.count)))
  }

  private static let marks = Set<Unicode.Scalar>([":", "：", ",", "、", "-", "—", ".", "。", ";"])
}
