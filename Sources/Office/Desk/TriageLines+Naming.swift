import Domain

/// Which letters a clerk's line names, and which of his lines take back what stands above them.
extension TriageLines {
  /// The letters that stand at a line's beginning; 5分钟后再说 names none.
  static func numbers(in line: String) -> [Int] {
    let numbers = LineNumbers(in: line, numerals: .apart)
    return "分小时天点日月年个".contains(numbers.rest.first ?? " ") ? [] : TriageOrder.numbers(in: line)
  }

  /// The letters whose numbers stand anywhere in it; 等5分钟 names none.
  static func named(byDoubt line: String) -> [Int] {
    var numbers: Set<Int> = []
    var rest = line.unicodeScalars[...]
    while let start = rest.firstIndex(where: LineNumbers.isDigit) {
      let digits = rest[start...].prefix(while: LineNumbers.isDigit)
      rest = rest[digits.endIndex...]
      guard digits.count <= 3, let number = Int(String(digits)) else { continue }
      if !units.contains(rest.first ?? " ") { numbers.insert(number) }
    }
    return numbers.sorted()
  }

  private static let units = "分小时天点日月年个户人家元:：".unicodeScalars

  /// A line below a word that stands alone which takes it back, perhaps, or makes a condition. Of a text that goes on
  /// below its word (分办, 答复) only its end can be about the mail.
  static func doubt(below line: String, in words: String, besides surroundings: TriageLine) -> String? {
    let all = OfficeText.lines(words)
    // A reason below its word was taken with it.
    let taken = all.count > 1 && line == "\(all[0]) \(all[1])" ? 2 : 1
    let below = all.dropFirst(taken).prefix { !isOurs($0) }.filter { !TriageLine.isQuote($0) }
    let word = DeskWord(reading: line)
    let doubt: String?
    if word?.isTicked == true {
      doubt = below.prefix(20).first { TriageDoubt.isIn($0) }
    } else if DeskWord.takesAllBelow(line) || OfficeText.hasPrefix("答复", line) {
      doubt = below.suffix(4).first(where: TriageDoubt.isAboutTheMail)
    } else if word != nil || isOneLine(line) {
      let signature =
        below.firstIndex { TriageLine.isRule($0) || surroundings.isSignature($0) } ?? below.endIndex
      doubt =
        below[..<signature].first { TriageDoubt.isIn($0) || !surroundings.isIdle($0) }
        ?? below[signature...].prefix(20).first {
          TriageDoubt.isIn($0) || !surroundings.isIdle($0, isSigned: true) && !surroundings.isOffice($0)
        }
    } else {
      doubt = nil
    }
    return doubt.map { PenText.plain($0) }
  }

  /// Whether all that it wants stands in it, besides the words of ``DeskWord``.
  private static func isOneLine(_ line: String) -> Bool {
    Approval(reading: line) != nil || DeskWord.publishes(line)
      || ["改派", "裁定"].contains { OfficeText.hasPrefix($0, line) }
      || ToldLine(reading: line, at: Vocabulary.anyTime) != nil
  }
}

extension TriageWord {
  /// False where it is no more than a name that no unit has.
  func namesKnown(_ names: UnitNames) -> Bool {
    guard case .accept(nil, let lead?, []) = self else { return true }
    return names.isName(lead)
  }
}

extension TriageOrder {
  /// The letters that it names; nil where it names none.
  var numbers: [Int]? {
    switch scope {
    case .numbers(let numbers): numbers
    case .rest(let numbers): numbers
    case .all: []
    case .only: nil
    }
  }
}
