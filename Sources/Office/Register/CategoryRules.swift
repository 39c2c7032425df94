import Domain
import Reading

/// What kind of letter it is, by the words people use for it; an inquiry where none is used.
enum CategoryRules {
  static func category(of text: String) -> Proposed<Category> {
    let evidence = rules.evidence(in: text)
    guard let best = evidence.first else { return Proposed(.inquiry, confidence: 0) }
    let all = evidence.reduce(0) { $0 + $1.score }
    return Proposed(best.label, confidence: best.score / all, because: best.words.map(\.text))
  }

  private static let rules = KeywordRules<Category>([
    (.tipOff, words("举报", "检举", "贪污", "受贿")),
    (.complaint, words("投诉", "不作为", "态度恶劣", "扰民", "没人管", "无人管", "推诿", "乱收费")),
    (.appeal, words("求助", "帮帮", "恳请", "请求解决", "困难")),
    (.suggestion, words("建议", "希望能", "意见")),
    (.thanks, words("感谢信", "表扬", "锦旗")),
    (.inquiry, words("咨询", "请问", "怎么办理", "如何办理", "什么时候")),
  ])

  private static func words(_ texts: String...) -> [WeightedWord] {
    texts.map { WeightedWord(text: $0, weight: 1, place: "built in") }
  }
}
