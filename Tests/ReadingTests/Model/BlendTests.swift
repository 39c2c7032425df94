import Testing

@testable import Reading

struct BlendTests {
  private func rules(_ confidences: [(String, Double)]) -> [(label: String, confidence: Double)] {
    confidences.map { (label: $0.0, confidence: $0.1) }
  }

  private func learnt(_ label: String, _ confidence: Double, of lessons: Int) -> Blend<String>.Learnt {
    Blend.Learnt(label, confidence: confidence, lessons: lessons)
  }

  @Test func withoutAModelTheRulesStandAsTheyAre() {
    let choices = Blend(rules: rules([("a", 0.75), ("b", 0.25)]), model: []).choices
    #expect(choices.map(\.label) == ["a", "b"])
    #expect(choices.map(\.confidence) == [0.75, 0.25])
  }

  @Test func aHintIsNoMoreThanAHint() {
    #expect(Blend(rules: rules([("a", 0.5)]), model: []).choices[0].confidence == 0.5)
  }

  @Test func strongRulesStandAgainstAModelThatKnowsLittle() {
    let blend = Blend(rules: rules([("a", 1)]), model: [learnt("b", 0.9, of: 3), learnt("a", 0.1, of: 3)])
    #expect(blend.choices[0].label == "a")
    #expect(blend.choices[0].confidence > 0.8)
  }

  @Test func aModelThatKnowsMuchStandsAgainstAHint() {
    let blend = Blend(
      rules: rules([("a", 0.5)]), model: [learnt("b", 0.95, of: 500), learnt("a", 0.05, of: 500)])
    #expect(blend.choices[0].label == "b")
    #expect(blend.choices[0].confidence < 0.95)
  }

  @Test func bothTogetherAreSurerThanEither() {
    let model = [learnt("a", 0.8, of: 200), learnt("b", 0.1, of: 200), learnt("c", 0.1, of: 200)]
    let blend = Blend(rules: rules([("a", 0.75)]), model: model)
    #expect(blend.choices[0].label == "a")
    #expect(blend.choices[0].confidence > 0.8)
  }

  /// However few letters the model knows, and whatever else both think possible.
  @Test(arguments: [0, 1, 10, 100, 1000], [(0.75, 0.8), (0.8, 0.75), (0.3, 0.3), (1, 0.2), (0.2, 1)])
  func whereBothAgreeNoneIsMadeLessSure(lessons: Int, sure: (rules: Double, model: Double)) {
    let rest = (rules: (1 - sure.rules) / 4, model: (1 - sure.model) / 4)
    let others = ["b", "c", "d", "e"]
    let blend = Blend(
      rules: rules([("a", sure.rules)] + others.map { ($0, rest.rules) }),
      model: [learnt("a", sure.model, of: lessons)] + others.map { learnt($0, rest.model, of: 1000) })
    #expect(blend.choices[0].label == "a")
    #expect(blend.choices[0].confidence >= max(sure.rules, sure.model))
    #expect(blend.choices.reduce(0) { $0 + $1.confidence } < 1.000_001)
  }

  @Test(arguments: [0, 1, 10, 100, 1000]) func theModelsWordGrowsWithItsLetters(lessons: Int) {
    let before = Blend(rules: rules([("a", 0.9)]), model: [learnt("b", 0.9, of: lessons)]).choices
    let after = Blend(rules: rules([("a", 0.9)]), model: [learnt("b", 0.9, of: lessons + 20)]).choices
    func share(_ choices: [Blend<String>.Choice]) -> Double {
      choices.first { $0.label == "b" }?.confidence ?? 0
    }
    #expect(share(after) > share(before))
  }

  @Test func ofNothingNothingIsMade() { #expect(Blend<String>(rules: [], model: []).choices.isEmpty) }
}
