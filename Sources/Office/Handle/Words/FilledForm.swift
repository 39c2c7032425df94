import Papers

/// The text form of an assignment (网民留言回复情况表) as its unit filled it in within the quoted mail.
struct FilledForm {
  /// What the unit wrote above it.
  let above: [String]
  private let fields: [Field: String]

  private enum Field: CaseIterable {
    case inquiry, text, finding, publication, leader, remark

    /// Whether a form may begin with it, and it goes on below its line.
    var isOwn: Bool { self != .leader && self != .remark }
    /// Whether a line below it that looks like another's may be its own: 备注：….
    var isText: Bool { self == .inquiry || self == .text }

    var labels: [String] {
      switch self {
      case .inquiry: ["调查核实情况"]
      case .text: ["回复内容（拟公开全文）", "回复内容(拟公开全文)"]
      case .finding: ["是否属实"]
      case .publication: ["公开建议"]
      case .leader: ["单位领导审签", "领导审签", "单位负责人审签"]
      case .remark: ["备注", "备 注", "备　注", "备　　注"]
      }
    }
  }

  /// Nil where no line of the form was filled in. A text that only begins with 调查核实情况 is an answer.
  init?(in lines: [String]) {
    var found: [Field: String] = [:]
    var (first, open): (Int?, Field?) = (nil, nil)
    for (place, line) in lines.enumerated() {
      if let (field, value) = Self.field(in: line),
        field.isOwn || Self.isSigned(field, value)
          || first != nil && (field == .leader || open?.isText != true)
      {
        first = first ?? place
        open = field.isOwn ? field : nil
        found[field] = value
      } else if open == .publication, Self.ends.contains(where: OfficeText.bare(line).hasPrefix) {
        open = nil
      } else if let field = open {
        found[field] = UnitWord.joined(found[field] ?? "", line)
      }
    }
    guard let first, [.text, .finding, .publication, .leader].contains(where: { found[$0] != nil }) else {
      return nil
    }
    above = Array(lines[..<first])
    fields = found
  }

  /// Where only its leader wrote into it; no answer says 意见 and 签字 in one line.
  private static func isSigned(_ field: Field, _ value: String) -> Bool {
    field == .leader && value.contains("意见") && value.contains("签字")
  }

  /// Lines of the form that hold names only.
  private static let ends = [
    "承办人", "承 办 人", "股室负责人", "科室负责人", "单位领导", "单位负责人审签", "单位公章", "── 以下由", "以下由管理中心",
  ]

  private static func field(in line: String) -> (Field, String)? {
    for field in Field.allCases {
      for label in field.labels where line.hasPrefix(label) {
        let rest = OfficeText.trimmed(String(line.dropFirst(label.count)))
        guard let mark = rest.first, mark == "：" || mark == ":" else { continue }
        let value = OfficeText.trimmed(String(rest.dropFirst()))
        if field == .finding, !value.unicodeScalars.contains(where: boxes.contains),
          ReplyForm.Truth(reading: value) == nil
        {
          continue
        }
        return (field, value)
      }
    }
    return nil
  }

  /// What the form and the words above it say together.
  func words(answering word: UnitWord?) -> [UnitWord] {
    let filled = FilledAnswer(OfficeText.trimmed(fields[.text] ?? ""))
    let advice = fields[.publication].map(PublicationAdvice.init(reading:)) ?? .blank
    if let unread = advice.unread ?? opinion ?? remark { return [.unread(unread)] }
    let wish: String? = if case .keepBack(let reason) = advice { reason } else { nil }
    let mayBeAnswer = !filled.isCertainlyOther
    if filled.text.isEmpty || !filled.isOther { return [self.word(answering: word, filled, wish)] }
    switch word {
    // Who writes the same above, and calls it an answer, means one.
    case .answer(let typed) where mayBeAnswer && !typed.text.isEmpty,
      .correct(let typed) where mayBeAnswer && !typed.text.isEmpty:
      return [self.word(answering: word, filled, wish)]
    case nil: return filled.read ?? []
    case .claim: return UnitWord.said(in: ["认领"] + OfficeText.lines(filled.words))
    default: return [Self.differing(filled, "邮件正文与表中的回复内容不一致")]
    }
  }

  /// The same where the form holds an answer, or none.
  private func word(answering word: UnitWord?, _ filled: FilledAnswer, _ wish: String?) -> UnitWord {
    var own = UnitAnswer(filled.text)
    if case .answer(let said)? = filled.read?.first { own = said }
    switch word {
    case .claim, nil: return answer(own.text, own, wish)
    case .answer(let typed), .correct(let typed):
      let isDoubled = !own.text.isEmpty && !typed.text.isEmpty && Self.core(own.text) != Self.core(typed.text)
      if isDoubled { return Self.differing(filled, "邮件正文与表中的回复内容不一致") }
      let answer = answer(
        own.text.isEmpty ? typed.text : own.text, typed.keptBack == nil ? own : typed, wish)
      if case .correct = word, case .answer(let whole) = answer { return .correct(whole) }
      return answer
    case let other?:
      return own.text.isEmpty ? other : Self.differing(filled, "邮件正文写的不是答复，表中却填了回复内容")
    }
  }

  private static func differing(_ filled: FilledAnswer, _ why: String) -> UnitWord {
    .unread(UnreadWord("回复内容（拟公开全文）：\(filled.text)", why))
  }

  private func answer(_ text: String, _ said: UnitAnswer, _ wish: String?) -> UnitWord {
    guard !text.isEmpty else { return .unread(UnreadWord("回复内容（拟公开全文）：", "表中没有填写回复内容")) }
    return .answer(UnitAnswer(text, keptBack: said.keptBack ?? wish, finding: finding))
  }

  private var opinion: UnreadWord? {
    fields[.leader].flatMap { LeadersOpinion(in: $0, signedBy: ReplyForm.name(in: $0), knowing: []).unread }
  }

  private var remark: UnreadWord? {
    fields[.remark].flatMap {
      OfficeText.bare($0).isEmpty ? nil : UnreadWord("备注：\($0)", "是不是答复的内容不能确定；请只写拟公开的答复全文")
    }
  }

  private var finding: String? { fields[.finding].flatMap { ReplyForm.Truth(reading: $0) }?.chinese }

  private static let boxes = Set("■☑☒√✓✔●▣□☐○".unicodeScalars)

  private static func core(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.filter(\.properties.isAlphabetic)))
  }
}
