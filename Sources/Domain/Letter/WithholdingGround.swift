/// Why an answer goes to its author alone (不公开): one of the office's few reasons, by which it is counted.
package enum WithholdingGround: String, CaseIterable, Sendable, Codable {
  case privacy, wish, secrecy, tradeSecret, untrue

  package var chinese: String {
    switch self {
    case .privacy: "个人隐私"
    case .wish: "留言人要求"
    case .secrecy: "涉密敏感"
    case .tradeSecret: "商业秘密"
    case .untrue: "不属实"
    }
  }

  /// `个人隐私、留言人要求、涉密敏感、商业秘密、不属实`.
  package static var allChinese: String { allCases.map(\.chinese).joined(separator: "、") }

  /// Reads which one a clerk's words name or describe; nil where they name none, or deny it.
  package init?(chinese words: String) {
    let plain = words.filter { !$0.isWhitespace }
    guard !["不涉及", "不涉密", "未涉及", "没有涉及"].contains(where: plain.contains) else { return nil }
    let named = Self.allCases.first { plain.contains($0.chinese) }
    guard let ground = named ?? Self.inOrder.first(where: { $0.marks.contains(where: plain.contains) }) else {
      return nil
    }
    self = ground
  }

  /// 商业秘密 is a secret as well, so it is looked for first.
  private static let inOrder: [WithholdingGround] = [.tradeSecret, .secrecy, .wish, .untrue, .privacy]

  private var marks: [String] {
    switch self {
    case .privacy: ["隐私", "个人", "家庭", "病情", "未成年"]
    case .wish: ["人要求", "人不同意", "人不愿", "人申请", "本人意愿"]
    case .secrecy: ["涉密", "敏感", "秘密", "保密", "举报", "涉稳"]
    case .tradeSecret: ["商业秘密", "商业机密", "企业秘密"]
    case .untrue: ["不属实", "失实", "不实", "与事实不符"]
    }
  }
}
