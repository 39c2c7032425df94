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
    let below = OfficeText.lines(words).dropFirst().prefix { !isOurs($0) }.filter { !TriageLine.isQuote($0) }
    let word = DeskWord(reading: line)
    let grants = if case .yes? = Approval(reading: line) { true } else { false }
    let doubt: String?
    if word?.isTicked == true {
      doubt = below.prefix(20).first { TriageDoubt.isIn($0) }
    } else if word?.standsAlone == true || grants || DeskWord.publishes(line) {
      let signature =
        below.firstIndex { TriageLine.isRule($0) || surroundings.isSignature($0) } ?? below.endIndex
      doubt =
        below[..<signature].first { TriageDoubt.isIn($0) || !surroundings.isIdle($0) }
        ?? below[signature...].prefix(20).first {
          TriageDoubt.isIn($0) || !surroundings.isIdle($0, isSigned: true) && !surroundings.isOffice($0)
        }
    } else if DeskWord.takesAllBelow(line) || OfficeText.hasPrefix("答复", line) {
      doubt = below.suffix(4).first(where: TriageDoubt.isAboutTheMail)
    } else {
      doubt = nil
    }
    return doubt.map { PenText.plain($0) }
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
