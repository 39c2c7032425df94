import Domain

extension TrackRecord {
  /// For the desk: how often what was proposed was right, and what it may set.
  func chinese(_ rules: OfficeRules) -> String {
    let beginning = "\(step.chinese)最近\(all.total)件中对了\(all.right)件（\(all.percentage)）"
    // What went on by itself is none of them: they say nothing of where it should begin.
    if let own = OfficeRules.Step(rawValue: step.rawValue), rules.automatic.contains(own) {
      return "\(beginning)，只计由工作人员决定的；本步现已自动办理"
    }
    guard let advice else { return "\(beginning)；暂无可以自动办理的把握值" }
    let right =
      advice.share.right == advice.share.total
      ? "全部正确" : "对了\(advice.share.right)件（\(advice.share.percentage)）"
    return "\(beginning)；把握不低于\(advice.confidence)%的\(advice.share.total)件\(right)，\(settings(advice, rules))"
  }

  /// Declining never goes by a confidence, and one certainty is for both other steps.
  private func settings(_ advice: Advice, _ rules: OfficeRules) -> String {
    if step == .decline {
      return "可以考虑设 decline: automatic（只对同一网民的相同来信自动办理，其余仍由工作人员决定）"
    }
    let other: OfficeRules.Step = step == .accept ? .assign : .accept
    let isShared = rules.automatic.contains(other)
    let least = isShared ? max(advice.confidence, Int((rules.certainty * 100).rounded())) : advice.confidence
    return "可以考虑设 \(step.rawValue): automatic、certainty: \(Advice.setting(least))"
      + (isShared ? "（与\(other == .accept ? "受理" : "转办")共用）" : "")
  }
}

extension TrackRecord.Advice {
  /// As `huiyin.yaml` takes it.
  package var setting: String { Self.setting(confidence) }

  /// - Parameter confidence: in hundredths.
  static func setting(_ confidence: Int) -> String {
    confidence == 100 ? "1" : confidence % 10 == 0 ? "0.\(confidence / 10)" : "0.\(confidence)"
  }
}

extension ProposedStep {
  var chinese: String {
    switch self {
    case .accept: "受理建议"
    case .decline: "不予受理建议"
    case .assign: "转办建议"
    }
  }
}
