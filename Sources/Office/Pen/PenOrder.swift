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
    let numbers = LineNumbers(in: line)
    guard !numbers.all.isEmpty, let word = Self.word(numbers.rest) else { return nil }
    entries = numbers.all
    self.word = word
  }

  private static func word(_ text: String) -> Word? {
    let bare = OfficeText.bare(text)
    if letters.contains(bare) { return .letter }
    if retries.contains(bare) { return .retry }
    if agreements.contains(bare) { return .agree }
    if let start = ["丢弃", "删除", "作废"].first(where: text.hasPrefix) {
      return discard(String(text.dropFirst(start.count)))
    }
    if noise.contains(bare), !text.hasSuffix("？"), !text.hasSuffix("?") { return .discard(why: bare) }
    // What else follows a word is not guessed at: 答复得太晚 is no order.
    let letter = LetterNumbers.all(in: text)
    let words = text.withoutNumbers
    guard letter.count <= 1, !letter.isEmpty || !text.namesSomething else { return nil }
    if replies.contains(words) { return .reply(letter.first) }
    if supplements.contains(words) { return .supplement(letter.first) }
    return nil
  }

  /// 丢弃不妥，登记 is the opposite, and 丢弃？ asks.
  private static func discard(_ tail: String) -> Word? {
    let isApart = tail.unicodeScalars.first.map {
      OfficeText.isSpaceOrBracket($0) || "：:，,。".unicodeScalars.contains($0)
    }
    let isAsked = ["？", "?", "吗"].contains(where: OfficeText.trimmed(tail).hasSuffix)
    let clauses = tail.split { "，,。；;：:".contains($0) }.map { OfficeText.bare(String($0)) }
    guard isApart ?? true, !isAsked, !TakenBack.isIn(tail, of: "丢弃"),
      !clauses.contains(where: { ["登记", "重试"].contains(where: $0.hasSuffix) })
    else { return nil }
    return .discard(why: OfficeText.bare(OfficeText.trimmed(tail).withoutColon))
  }

  private static let noise: Set<String> = [
    "垃圾", "广告", "垃圾邮件", "广告邮件", "是广告", "是垃圾", "是垃圾邮件", "广告信息", "推销广告",
  ]
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

  /// 作为3的答复, 作为 NM20260001 的补充: what is named is no letter's number, so it is not left to the guess.
  fileprivate var namesSomething: Bool {
    OfficeText.halfWidth(self).unicodeScalars.contains {
      $0.isASCII && ($0.properties.isAlphabetic || LineNumbers.isDigit($0))
    }
  }

  /// Only the words of an order that names a letter: without its number, spaces and marks.
  fileprivate var withoutNumbers: String {
    let kept = unicodeScalars.filter { !$0.isASCII && $0.properties.isAlphabetic }
    return String(String.UnicodeScalarView(kept))
  }
}
