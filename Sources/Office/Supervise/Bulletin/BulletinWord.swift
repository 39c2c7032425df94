import Domain

/// What a line of an answer to a bulletin's mail says.
struct BulletinWord: Equatable {
  enum Act: String, CaseIterable {
    /// A unit's: its figures are not right about one letter.
    case object = "异议"
    /// The supervisor's about an objection.
    case uphold = "维持"
    case adopt = "采纳"
    /// The supervisor's about a letter.
    case verify = "复核"
    case instruct = "批示"
    case handOver = "移交"
    /// The supervisor's about the bulletin as a whole.
    case release = "同意印发"
  }

  /// What it is about.
  enum Subject: Equatable {
    case letter(LetterID)
    /// An objection, as the draft numbers it.
    case number(Int)
    case nothing
  }

  let act: Act
  let subject: Subject
  /// What stands after it, with the lines below it up to an empty one.
  var words: String
  /// As it was written, for whoever hears what came of it.
  let line: String

  /// All that a text says, in its order. Lines that begin with none of the words, and do not go on with one, say nothing.
  static func all(in text: String) -> [BulletinWord] {
    var words: [BulletinWord] = []
    var goesOn = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map({
      OfficeText.trimmed(String($0))
    }) {
      if line.isEmpty {
        goesOn = false
      } else if let word = BulletinWord(reading: line) {
        words.append(word)
        goesOn = word.act != .release
      } else if goesOn {
        words[words.count - 1].words += (words[words.count - 1].words.isEmpty ? "" : "\n") + line
      }
    }
    return words
  }

  /// `维持 2：理由`, `2 维持：理由`, `异议 NM2026000001 理由`, `同意印发`.
  init?(reading line: String) {
    var rest = OfficeText.withoutOpeningBrackets(line)[...]
    let number = Self.takeNumber(&rest)
    Self.skip(&rest)
    guard let act = Act.allCases.first(where: { rest.hasPrefix($0.rawValue) }) else { return nil }
    rest = rest.dropFirst(act.rawValue.count)
    if act == .release {
      // Whoever agrees on a condition has not agreed.
      guard number == nil, rest.allSatisfy({ "。．.！!”\"】] ".contains($0) }) else { return nil }
    }
    Self.skip(&rest)
    subject =
      if let letter = Self.takeLetter(&rest) {
        .letter(letter)
      } else if let number = number ?? Self.takeNumber(&rest) {
        .number(number)
      } else {
        .nothing
      }
    Self.skip(&rest)
    self.act = act
    words = OfficeText.trimmed(String(rest))
    self.line = line
  }

  private static func skip(_ rest: inout Substring) {
    rest = rest.drop { " 　\t：:，,。．.、第条件]】）)".contains($0) }
  }

  private static func takeNumber(_ rest: inout Substring) -> Int? {
    var digits = rest
    if digits.hasPrefix("第") { digits = digits.dropFirst() }
    let text = digits.prefix { $0.isASCII && $0.isNumber }
    guard (1...3).contains(text.count), let number = Int(text) else { return nil }
    rest = digits.dropFirst(text.count)
    return number
  }

  private static func takeLetter(_ rest: inout Substring) -> LetterID? {
    let text = rest.prefix { $0.isASCII && ($0.isLetter || $0.isNumber) }
    guard let letter = LetterID(text.uppercased()) else { return nil }
    rest = rest.dropFirst(text.count)
    return letter
  }
}
