/// What a unit says in its reply, by the first word (`domain.md` §6): no word means an answer.
package enum UnitWord: Equatable, Sendable {
  /// 认领, with whatever was written below it.
  case claim(note: String)
  /// 退回：原因.
  case `return`(reason: String)
  /// 配合意见：….
  case opinion(String)
  /// 延期 3 个工作日：原因; nil where no number of days was written.
  case extend(workingDays: Int?, reason: String)
  /// 答复：…, or anything else.
  case answer(String)

  /// Reads the new words of a reply: tolerant of brackets, colons, spaces and full width, never of guesses.
  package init(reading words: String) {
    let lines = OfficeText.lines(words)
    guard let first = lines.first else {
      self = .answer("")
      return
    }
    let rest = lines.dropFirst().joined(separator: "\n")
    if Self.claims.contains(OfficeText.bare(first)) {
      self = .claim(note: rest)
    } else if let text = Self.text(after: ["退回"], in: first, rest) {
      self = .return(reason: text)
    } else if let text = Self.text(after: ["配合意见", "协办意见"], in: first, rest) {
      self = .opinion(text)
    } else if let text = Self.text(after: ["延期申请", "申请延期", "延期"], in: first, rest, needsColon: false) {
      self = Self.extension(text)
    } else if let text = Self.text(after: ["答复", "回复内容", "回复", "答复内容"], in: first, rest) {
      self = .answer(text)
    } else {
      self = .answer(lines.joined(separator: "\n"))
    }
  }

  /// Whether the first line is a yes to what was shown: 同意.
  static func isYes(_ words: String) -> Bool {
    ["同意", "同意答复", "同意审签", "审签同意", "已审签"].contains(OfficeText.bare(OfficeText.lines(words).first ?? ""))
  }

  /// `3 个工作日：需现场勘查`.
  private static func `extension`(_ text: String) -> UnitWord {
    let numbers = LineNumbers(in: text)
    guard numbers.all.count == 1 else { return .extend(workingDays: nil, reason: text) }
    var rest = numbers.rest
    for word in ["个工作日", "工作日", "个", "天", "日"] where rest.hasPrefix(word) {
      rest = String(rest.dropFirst(word.count))
      break
    }
    let marks: Set<Unicode.Scalar> = ["：", ":", "，", ",", "。", " "]
    let reason = OfficeText.trimmed(String(rest.unicodeScalars.drop { marks.contains($0) }))
    return .extend(workingDays: Int(numbers.all[0]), reason: reason)
  }

  private static let claims: Set<String> = ["认领", "签收", "已认领", "已签收", "认领办理"]

  /// What follows one of `words` at the start of the line. A colon must follow it, or nothing at all: `退回的
  /// 垃圾已清运` begins an answer.
  private static func text(
    after words: [String], in line: String, _ rest: String, needsColon: Bool = true
  ) -> String? {
    let line = OfficeText.withoutOpeningBrackets(line)
    for word in words where line.hasPrefix(word) {
      var tail = OfficeText.trimmed(OfficeText.withoutClosingBrackets(String(line.dropFirst(word.count))))
      let hasColon = tail.hasPrefix(":") || tail.hasPrefix("：")
      guard hasColon || tail.isEmpty || !needsColon else { continue }
      if hasColon { tail = OfficeText.trimmed(String(tail.dropFirst())) }
      return [tail, rest].filter { !$0.isEmpty }.joined(separator: "\n")
    }
    return nil
  }
}
