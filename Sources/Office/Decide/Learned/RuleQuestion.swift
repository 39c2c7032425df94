import Domain

/// What a desk is asked about a rule: which word shall speak for what from now on.
struct RuleQuestion: Equatable {
  let label: LearnedRule.Label
  let keyword: String
  let weight: Double

  init(_ label: LearnedRule.Label, keyword: String, weight: Double) {
    (self.label, self.keyword, self.weight) = (label, keyword, weight)
  }

  init?(subject: String) {
    let parts = subject.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 4, let weight = Double(parts[3]) else { return nil }
    switch parts[0] {
    case "unit": label = .unit(UnitName(parts[1]))
    case "ground":
      guard let ground = DeclineGround(chinese: parts[1]) else { return nil }
      label = .ground(ground)
    default: return nil
    }
    (keyword, self.weight) = (parts[2], weight)
  }

  var subject: String {
    switch label {
    case .unit(let unit): "unit\t\(unit)\t\(keyword)\t\(weight)"
    case .ground(let ground): "ground\t\(ground.rawValue)\t\(keyword)\t\(weight)"
    }
  }

  func rule(taughtBy letter: LetterID, _ clerk: String, on day: Day) -> LearnedRule {
    LearnedRule(label, keyword: keyword, weight: weight, letter: letter, clerk: clerk, day: day)
  }

  /// Of a clerk's words: whether it shall become one; nil where they say neither.
  static func answer(_ words: String) -> Bool? {
    switch OfficeText.bare(TriageSpelling.usual(words)) {
    case "记为规则", "记规则", "记入规则", "设为规则", "同意记为规则", "请记为规则": true
    case "不记", "不记规则", "不记为规则", "不设规则", "无需记为规则": false
    default: nil
    }
  }
}
