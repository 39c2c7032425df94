import Domain

/// How units are compared in a period (考核).
package struct ScoreSettings: Sendable {
  package let formula: ScoreFormula

  init(_ section: Section) {
    let standard = ScoreFormula.standard
    let weights = ScorePart.allCases.map { part in
      (part, section.value(part.rawValue, .whole(0...100), default: standard.weights[part, default: 0]))
    }
    formula = ScoreFormula(
      weights: Dictionary(uniqueKeysWithValues: weights),
      rankedFrom: section.value("ranked-from", .whole(1...1000), default: standard.rankedFrom))
    if weights.allSatisfy({ $0.1 == 0 }) {
      section.problem(
        section.place, "\"scores\" gives no part any weight", hint: "leave it out, or write on-time: 40")
    }
  }
}
