import Domain

/// What a clerk answers in one line (`design.md` §1: answers of one line); what becomes of a letter that waits is a
/// ``TriageWord``.
package enum DeskWord: Equatable, Sendable {
  /// 通过、确认.
  case pass
  /// 退回：原因, 驳回：原因.
  case sendBack(reason: String)
  /// 不公开：原因.
  case withhold(reason: String)
  /// 重办[：原因].
  case reopen(reason: String)
  /// 新件.
  case registerAnew
  /// 已阅：原因.
  case leave(reason: String)
  /// 维持：说明.
  case uphold(reason: String)
  /// 不同意：原因.
  case refuse(reason: String)
  /// 标题：… [摘要：…].
  case word(Wording)
  /// 三项无误, √√√, 公章清晰、签字齐全 …
  case ticked(ScanTicks)
  /// 原件已收 2026-11-25 EMS 奈水发〔2026〕12号.
  case received(String)
  /// 分办, and below it 标题：… with its text, for each part.
  case divide([Matter])

  /// Reads one line; nil where it is none of the words.
  package init?(reading line: String) {
    let line = OfficeText.withoutOpeningBrackets(OfficeText.trimmed(line))
    if let tail = Self.tail(of: line, after: ["不公开"]) {
      self = .withhold(reason: tail)
    } else if let tail = Self.tail(of: line, after: ["退回重办", "驳回", "退回"]) {
      self = .sendBack(reason: tail)
    } else if let tail = Self.tail(of: line, after: ["重新办理", "重办"]) {
      self = .reopen(reason: tail)
    } else if let tail = Self.tail(of: line, after: ["已阅"]) {
      self = .leave(reason: tail)
    } else if let tail = Self.tail(of: line, after: ["维持原答复", "原答复维持", "维持答复", "维持"]) {
      self = .uphold(reason: tail)
    } else if let tail = Self.anyTail(of: line, after: ["原件已收到", "原件已收", "收到原件", "原件收到"]) {
      self = .received(tail)
    } else if let tail = Self.tail(of: line, after: ["不同意"]) {
      self = .refuse(reason: tail)
    } else if let tail = Self.anyTail(of: line, after: ["分件办理", "分办"]) {
      self = .divide(Matter.all(in: tail))
    } else if let wording = Wording(reading: line) {
      self = .word(wording)
    } else if ["新件", "登记新件", "另立新件"].contains(OfficeText.bare(line)) {
      self = .registerAnew
    } else if Self.passes.contains(OfficeText.bare(TriageSpelling.usual(line)).lowercased()) {
      self = .pass
    } else if let ticks = ScanTicks(reading: line) {
      self = .ticked(ticks)
    } else {
      return nil
    }
  }

  /// Whether everything below a line belongs to it (分办).
  static func takesAllBelow(_ line: String) -> Bool {
    let line = OfficeText.bare(TriageSpelling.usual(line))
    return ["分办", "分件办理"].contains(where: line.hasPrefix)
  }

  /// Whether it is a word alone, and no reason or text of the clerk's follows it.
  var standsAlone: Bool {
    switch self {
    case .pass, .registerAnew, .ticked: true
    default: false
    }
  }

  /// Whether it may go on in the lines below.
  var isTicked: Bool { if case .ticked = self { true } else { false } }

  private static let passes: Set<String> = [
    "通过", "确认", "同意", "没问题", "没有问题", "可以", "通过了", "同意了", "审核通过", "审核同意", "ok",
  ]

  /// What passes an answer to the public, and elsewhere would mean something else.
  static func publishes(_ line: String) -> Bool {
    ["同意公开", "可以公开", "公开", "通过公开", "同意发布", "可以发布"].contains(OfficeText.bare(TriageSpelling.usual(line)))
  }

  /// The reason behind a word. 不公开的理由不成立 and 已阅读 begin with none; a question, or another word behind a comma,
  /// may mean the opposite.
  private static func tail(of line: String, after words: [String]) -> String? {
    guard let behind = behind(words, in: line),
      behind.first.map({ OfficeText.isSpaceOrBracket($0) || marks.contains($0) }) ?? true
    else { return nil }
    let tail = withoutMarks(behind)
    let isAsked = ["？", "?", "吗"].contains(where: OfficeText.trimmed(tail).hasSuffix)
    let clauses = tail.split { "，,。；;！!".contains($0) }.map { OfficeText.bare(String($0)) }
    return isAsked || clauses.contains(where: others.contains) || TakenBack.isIn(tail, of: words.last ?? "")
      ? nil : tail
  }

  private static func anyTail(of line: String, after words: [String]) -> String? {
    behind(words, in: line).map(withoutMarks)
  }

  private static func withoutMarks(_ behind: Substring.UnicodeScalarView) -> String {
    let rest = OfficeText.withoutClosingBrackets(String(behind))
    return OfficeText.withoutLoneBracket(
      OfficeText.trimmed(
        String(rest.unicodeScalars.drop { marks.contains($0) || OfficeText.isSpaceOrBracket($0) })))
  }

  /// What stands behind the first of the words with which a line begins, whatever spaces are in it and in either script:
  /// `退 回`, `不公開`.
  private static func behind(_ words: [String], in line: String) -> Substring.UnicodeScalarView? {
    words.lazy.compactMap { word -> Substring.UnicodeScalarView? in
      var rest = line.unicodeScalars[...]
      for (position, scalar) in word.unicodeScalars.enumerated() {
        if position > 0 { rest = rest.drop { $0.properties.isWhitespace } }
        guard let first = rest.popFirst(), (TriageSpelling.simplified[first] ?? first) == scalar else {
          return nil
        }
      }
      return rest
    }.first
  }

  /// Between a word and its reason.
  private static let marks: Set<Unicode.Scalar> = [
    "：", ":", "，", ",", "∶", "。", "、", ";", "；", "—", "-", "－",
  ]
  /// Words of the same grammar, which no reason says alone.
  private static let others: Set<String> = [
    "通过", "同意", "确认", "公开", "应公开", "可以公开", "同意公开", "重办", "请重办", "登记", "新件", "待定", "退回", "不退回", "不公开", "不同意",
    "维持",
  ]
}
