/// What a desk can be asked.
enum QuestionKind: String, CaseIterable {
  case decide
  case confirmScan = "confirm-scan"
  case confirmPaper = "confirm-paper"
  case review
  /// What an author writes about a closed letter.
  case followUp = "follow-up"
  /// What an author wants that a person decides.
  case authorWish = "author-wish"
  /// What another clerk has asked for, and takes two.
  case second
  case call
  /// Which unit a letter belongs to that was given back twice (裁定).
  case arbitrate
  /// Whether a unit that has a letter is let go of it.
  case letGo = "let-go"
  /// Whether a unit is given more time.
  case extend
  /// Whether what a clerk decided otherwise than was proposed shall become a rule (记为规则).
  case rule
}

extension QuestionKind {
  /// The words that would do.
  var help: String {
    switch self {
    case .decide:
      "可写：通过；单位名；受理 牵头单位 配合 单位名；不予受理 七；并入 NM2026000001；特急；统一答复 单位名；分办；标题：…"
    case .confirmScan: "三项（公章清晰、签字齐全、文与表一致）都符合的，请写：三项无误；有一项不符的，请写：退回：原因；须由其他单位办理的，请写：改派 单位名：原因"
    case .confirmPaper: "收到原件的，请写：原件已收 日期 送件人或快递 文号；不符的，请写：退回：原因"
    case .review: "可写：通过；退回：原因；不公开：原因；标题：…"
    case .followUp: "可写：重办；新件；已阅：原因；维持：说明"
    case .authorWish, .second: "可写：同意；不同意：原因"
    case .arbitrate: "可写：裁定 单位名；或所列序号"
    case .letGo: "可写：同意；不同意：原因；改派 单位名：原因"
    case .extend: "可写：同意；同意 1；不同意：原因；改派 单位名：原因"
    case .rule: "可写：记为规则；不记"
    case .call: "可写：已告知 电话 时间 谁；联系不上：原因；不再联系：原因"
    }
  }
}
