/// What the desk, or whoever decides, says to a unit's request.
enum Approval: Equatable {
  /// 同意, 同意 2 个工作日.
  case yes(days: Int?)
  /// 不同意：原因, 不同意延期：原因, 驳回：原因.
  case no(reason: String)

  init?(reading line: String) {
    let line = OfficeText.withoutOpeningBrackets(line)
    if let behind = Self.behind(["不同意", "不予同意", "不批准", "驳回"], in: line) {
      guard let reason = Self.reason(behind), !TakenBack.isIn(reason, of: "不同意") else { return nil }
      self = .no(reason: reason)
    } else if let behind = Self.behind(Self.grants, in: line) {
      let rest = OfficeText.bare(Self.withoutMarks(behind))
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
  /// What is not agreed to, the longest first.
  private static let objects = ["退回申请", "延期申请", "该申请", "此申请", "申请", "延期", "退回", ""]

  /// 不同意延期：时间充裕 has 时间充裕, and 不同意延期 none; nil where no mark parts it: 不同意给三天 may grant two.
  private static func reason(_ behind: Substring) -> String? {
    for object in objects where behind.hasPrefix(object) {
      let rest = behind.dropFirst(object.count)
      if rest.first?.isLetter != true, rest.first?.isNumber != true {
        return OfficeText.withoutLoneBracket(withoutMarks(rest))
      }
    }
    return nil
  }

  private static func behind(_ words: [String], in line: String) -> Substring? {
    words.first(where: line.hasPrefix).map { line.dropFirst($0.count) }
  }

  private static func withoutMarks(_ text: Substring) -> String {
    let rest = text.unicodeScalars.drop {
      "：:，,。；;—-－".unicodeScalars.contains($0) || OfficeText.isSpaceOrBracket($0)
    }
    return OfficeText.trimmed(String(rest))
  }
}
