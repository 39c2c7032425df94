import Domain

/// What a clerk writes about entries of the holding pen in one line: `3 登记`, `3、5 丢弃：广告`.
struct PenOrder: Equatable {
  enum Word: Equatable {
    case letter, retry
    /// Nil where the clerk leaves it to the guess which letter is meant.
    case reply(LetterID?)
    case supplement(LetterID?)
    /// As the guess says (同意).
    case agree
    case discard(why: String)
  }

  let entries: [Int64]
  let word: Word

  /// Nil where the line is none: a greeting, a signature, a slip of the pen.
  init?(reading line: String) {
    let (numbers, rest) = Self.numbers(in: line)
    guard !numbers.isEmpty, let word = Self.word(rest) else { return nil }
    entries = numbers
    self.word = word
  }

  /// Whether it begins as an order does, so that its clerk should hear that it was not understood.
  static func isMeant(_ line: String) -> Bool {
    if line.unicodeScalars.count <= longest, verbs.contains(where: line.contains) { return true }
    let (numbers, rest) = numbers(in: line)
    // 一楼大厅 is a place.
    let start = OfficeText.withoutOpeningBrackets(line).unicodeScalars.first
    guard !numbers.isEmpty, let start, start == "第" || digit(start) != nil else { return false }
    // A telephone or a date under the clerk's name is none.
    return rest.first.map { !"-/年".contains($0) } ?? false
  }

  /// In a line that has one of these somebody wants something, whatever stands before it.
  private static let verbs = ["登记", "丢弃", "删除", "作废", "重试", "同意", "答复", "补充", "垃圾", "广告"]
  /// More than an order is, in Unicode scalars.
  private static let longest = 40

  /// The entries at the start of a line, with what people put between and behind them.
  private static func numbers(in line: String) -> (numbers: [Int64], rest: String) {
    var numbers: [Int64] = []
    var rest = OfficeText.withoutOpeningBrackets(line).unicodeScalars[...]
    while numbers.count < 100 {
      let start = rest.first == "第" ? rest.dropFirst().drop { $0.properties.isWhitespace } : rest
      guard let (number, length) = number(at: start) else { break }
      if !numbers.contains(number) { numbers.append(number) }
      rest = start.dropFirst(length).drop { marks.contains($0) || $0.properties.isWhitespace }
    }
    return (numbers, String(rest))
  }

  /// - Returns: the number, and how many scalars it takes.
  private static func number(at text: Substring.UnicodeScalarView) -> (Int64, Int)? {
    let digits = text.prefix { digit($0) != nil }
    guard digits.isEmpty else {
      return digits.count <= 15 ? (digits.reduce(0) { $0 * 10 + (digit($1) ?? 0) }, digits.count) : nil
    }
    let numerals = text.prefix { numeral($0) != nil }
    return number(of: numerals.compactMap(numeral)).map { ($0, numerals.count) }
  }

  /// 六, 十二, 二十, 九十九.
  private static func number(of numerals: [Int64]) -> Int64? {
    switch numerals.count {
    case 1: numerals[0]
    case 2 where numerals[0] == 10 && numerals[1] < 10: 10 + numerals[1]
    case 2 where numerals[0] < 10 && numerals[1] == 10: numerals[0] * 10
    case 3 where numerals[1] == 10 && numerals[0] < 10 && numerals[2] < 10: numerals[0] * 10 + numerals[2]
    default: nil
    }
  }

  /// 一 to 十.
  private static func numeral(_ scalar: Unicode.Scalar) -> Int64? {
    numerals.firstIndex(of: scalar).map { Int64($0 + 1) }
  }

  private static let numerals = Array("一二三四五六七八九十".unicodeScalars)

  private static let marks: Set<Unicode.Scalar> = [
    "、", "，", ",", ".", "．", "。", "：", ":", "号", "和", "及", "]", "】", ")", "）", ";", "；",
  ]

  /// ASCII and full width.
  private static func digit(_ scalar: Unicode.Scalar) -> Int64? {
    switch scalar.value {
    case 0x30...0x39: Int64(scalar.value - 0x30)
    case 0xFF10...0xFF19: Int64(scalar.value - 0xFF10)
    default: nil
    }
  }

  private static func word(_ text: String) -> Word? {
    let bare = OfficeText.bare(text)
    if letters.contains(bare) { return .letter }
    if retries.contains(bare) { return .retry }
    if agreements.contains(bare) { return .agree }
    for start in ["丢弃", "删除", "作废"] where text.hasPrefix(start) {
      return .discard(
        why: OfficeText.bare(OfficeText.trimmed(String(text.dropFirst(start.count))).withoutColon))
    }
    if ["垃圾", "广告"].contains(where: bare.hasPrefix) { return .discard(why: bare) }
    // What else follows a word is not guessed at: 答复得太晚 is no order.
    let letter = LetterNumbers.all(in: text)
    let words = text.withoutNumbers
    guard letter.count <= 1 else { return nil }
    if replies.contains(words) { return .reply(letter.first) }
    if supplements.contains(words) { return .supplement(letter.first) }
    return nil
  }

  private static let letters: Set<String> = [
    "登记", "作为来信", "来信", "作为留言", "留言", "新来信", "新留言", "作为新来信", "登记为来信",
  ]
  private static let retries: Set<String> = ["重试", "再试", "重新处理", "重新识别"]
  private static let agreements: Set<String> = ["同意", "是", "是的", "对", "可以", "按判断办理", "按判断"]
  private static let replies: Set<String> = [
    "答复", "作为答复", "作为的答复", "是的答复", "的答复", "回复", "作为的回复", "作为回复", "作为",
  ]
  private static let supplements: Set<String> = ["补充", "作为补充", "作为的补充", "是的补充", "的补充", "作为的网民补充", "网民补充"]
}

extension String {
  fileprivate var withoutColon: String { String(drop { $0 == "：" || $0 == ":" || $0 == "，" || $0 == "," }) }

  /// Only the words of an order that names a letter: without its number, spaces and marks.
  fileprivate var withoutNumbers: String {
    let kept = unicodeScalars.filter { !$0.isASCII && $0.properties.isAlphabetic }
    return String(String.UnicodeScalarView(kept))
  }
}
