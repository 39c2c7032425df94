/// Rules and model in one: which labels a letter is for, and how sure both together are.
///
/// Without a model the rules stand as they are. A label's word in the model weighs the more, the more letters it was
/// learnt from; where both put the same label first, both together are no less sure than either.
package struct Blend<Label: Hashable & Sendable>: Sendable {
  package struct Choice: Sendable {
    package let label: Label
    /// 0 … 1.
    package let confidence: Double
    /// What the rules alone give it.
    package let byRules: Double
    /// What the model alone gives it; nil where it does not know the label.
    package let byModel: Double?
  }

  /// What the model gives a label.
  package struct Learnt: Sendable {
    package let label: Label
    package let confidence: Double
    package let lessons: Int

    package init(_ label: Label, confidence: Double, lessons: Int) {
      self.label = label
      self.confidence = confidence
      self.lessons = lessons
    }
  }

  /// The likeliest first; between equals the order of the rules, then of the model.
  package let choices: [Choice]

  /// With so many letters the model weighs half as much as it ever will.
  static var halfway: Double { 25 }

  /// - Parameter rules: what the rules propose, the best first, and how sure they are of each.
  package init(rules: [(label: Label, confidence: Double)], model: [Learnt]) {
    let learnt = Dictionary(model.map { ($0.label, $0) }, uniquingKeysWith: { first, _ in first })
    let best = rules.first?.confidence ?? 0
    // What the others have beside the best is a rank more than a chance.
    let others = rules.dropFirst().reduce(0) { $0 + $1.confidence }
    let scale = others > 1 - best ? (1 - best) / others : 1
    var choices: [(label: Label, byRules: Double, learnt: Learnt?)] = rules.enumerated().map { rank, rule in
      (rule.label, rank == 0 ? rule.confidence : rule.confidence * scale, learnt[rule.label])
    }
    let ruled = Set(choices.map(\.label))
    choices += model.filter { !ruled.contains($0.label) }.map { ($0.label, 0, $0) }
    let scores = choices.map { Self.score(byRules: $0.byRules, $0.learnt) }
    let shares = Self.shares(of: scores, agreed: Self.agreement(of: choices))
    let ranked = zip(choices, shares).enumerated().sorted {
      $0.element.1 == $1.element.1 ? $0.offset < $1.offset : $0.element.1 > $1.element.1
    }
    self.choices = ranked.map { _, entry in
      Choice(
        label: entry.0.label, confidence: entry.1, byRules: entry.0.byRules,
        byModel: entry.0.learnt?.confidence)
    }
  }

  /// How sure each of both is of the first choice, where both put it first.
  private static func agreement(
    of choices: [(label: Label, byRules: Double, learnt: Learnt?)]
  ) -> Double? {
    guard let first = choices.first, first.byRules > 0, let learnt = first.learnt,
      choices.allSatisfy({ ($0.learnt?.confidence ?? 0) <= learnt.confidence })
    else { return nil }
    return max(first.byRules, learnt.confidence)
  }

  /// Together at most 1. What both agree on keeps all that it has, and the others share the rest.
  private static func shares(of scores: [Double], agreed: Double?) -> [Double] {
    guard let agreed, let own = scores.first else {
      let all = max(1, scores.reduce(0, +))
      return scores.map { $0 / all }
    }
    let first = max(own, agreed)
    let others = scores.dropFirst()
    let scale = min(1, (1 - first) / max(others.reduce(0, +), .leastNormalMagnitude))
    return [first] + others.map { min($0 * scale, first) }
  }

  /// The chance that one of both is right, each as far as it is to be believed.
  private static func score(byRules rules: Double, _ learnt: Learnt?) -> Double {
    guard let learnt else { return rules }
    let weight = Double(learnt.lessons) / (Double(learnt.lessons) + halfway)
    return 1 - (1 - (1 - weight / 2) * rules) * (1 - weight * learnt.confidence)
  }
}
