/// What the desk, or whoever decides, says to a unit's request.
enum Approval: Equatable {
  /// 同意, 同意 2 个工作日.
  case yes(days: Int?)
  /// 不同意：原因, 驳回：原因.
  case no(reason: String)

  init?(reading line: String) {
    let line = OfficeText.withoutOpeningBrackets(line)
    if let tail = Self.tail(of: line, after: ["不同意", "不予同意", "不批准", "驳回"]) {
      guard !TakenBack.isIn(tail, of: "不同意") else { return nil }
      self = .no(reason: tail)
    } else if let tail = Self.tail(of: line, after: Self.grants) {
      let rest = OfficeText.bare(tail)
      let numbers = LineNumbers(in: rest)
      let unit = OfficeText.bare(numbers.rest)
      guard rest.isEmpty || numbers.all.count == 1 && ["", "天", "日", "个工作日", "工作日"].contains(unit) else {
        return nil
      }
      self = .yes(days: numbers.all.first.map { Int($0) })
    } else {
      return nil
    }
  }

  private static let grants = ["同意延期", "同意退回", "同意", "批准", "准予延期", "可以", "OK", "ok"]

  private static func tail(of line: String, after words: [String]) -> String? {
    guard let word = words.first(where: line.hasPrefix) else { return nil }
    let marks: Set<Unicode.Scalar> = ["：", ":", "，", ","]
    let rest = OfficeText.withoutClosingBrackets(String(line.dropFirst(word.count)))
    return OfficeText.trimmed(String(rest.unicodeScalars.drop { marks.contains($0) }))
  }
}
