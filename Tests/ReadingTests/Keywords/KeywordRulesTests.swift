import Testing

@testable import Reading

@Suite struct KeywordRulesTests {
  private let rules = KeywordRules<String>([
    ("旗住建局", [word("供热", 2, 31), word("暖气", 1, 32), word("路灯", 1, 33)]),
    ("旗水务局", [word("停水", 2, 51), word("水", 0.5, 52)]),
    ("旗交通局", [word("公路", 1, 71), word("道路", 1, 72)]),
  ])

  private static func word(_ text: String, _ weight: Double, _ line: Int) -> WeightedWord {
    WeightedWord(text: text, weight: weight, place: "units.yaml:\(line)")
  }

  @Test func theWordsThatDecidedAreNamedWithTheirLines() throws {
    let evidence = rules.evidence(in: "小区供热不好，暖气不热，供热公司不管")
    #expect(evidence.map(\.label) == ["旗住建局"])
    #expect(evidence.first?.score == 3)
    #expect(evidence.first?.because == ["供热（units.yaml:31）", "暖气（units.yaml:32）"])
  }

  @Test(arguments: [
    ("打了110没人来", true), ("拨打１１０", true), ("请拨12345热线", true), ("电话13811011911", false), ("编号1234567", false),
    ("WIFI坏了", true), ("wifis", false),
  ])
  func numbersAndLatinWordsAreWhole(text: String, isThere: Bool) {
    let rules = KeywordRules<String>([
      ("旗公安局", ["110", "12345", "wifi"].enumerated().map { Self.word($1, 1, $0) })
    ])
    #expect(rules.evidence(in: text).isEmpty != isThere, "\(text)")
  }

  @Test func aWordCountsOnceHoweverOftenItIsShouted() {
    #expect(rules.evidence(in: String(repeating: "暖气", count: 1000)).first?.score == 1)
  }

  @Test func aWordInsideAnotherIsFoundToo() {
    #expect(rules.evidence(in: "停水了").first?.words.map(\.text) == ["停水", "水"])
  }

  @Test func widthAndCaseDoNotMatter() {
    let rules = KeywordRules<String>([("工信局", [Self.word("5G", 2, 1)])])
    #expect(rules.evidence(in: "５ｇ信号差").first?.label == "工信局")
  }

  @Test func equalScoresKeepTheOrderOfTheFile() {
    #expect(rules.evidence(in: "路灯和公路").map(\.label) == ["旗住建局", "旗交通局"])
  }

  @Test func whatHasNoWordHasNoEvidence() {
    #expect(rules.evidence(in: "").isEmpty)
    #expect(rules.evidence(in: "😀").isEmpty)
    #expect(KeywordRules<String>([]).evidence(in: "供热").isEmpty)
  }

  @Test func oneStrongWordIsSureAndOneWeakWordIsNot() {
    #expect(Weighing(rules.evidence(in: "供热")).confidence == 2 / 3.0)
    #expect(Weighing(rules.evidence(in: "供热、暖气、路灯")).confidence == 0.8)
    #expect(Weighing(rules.evidence(in: "暖气")).confidence == 0.25)
    #expect(Weighing(rules.evidence(in: "无")).confidence == 0)
  }

  @Test func twoStrongMattersMakeALeadAndACooperatingUnit() {
    let proposal = Weighing(rules.evidence(in: "供热管道漏水导致停水，暖气也不热"))
    #expect(proposal.involved.map(\.label) == ["旗住建局", "旗水务局"])
    #expect(proposal.confidence == 0.75)
  }

  @Test func scatteredHintsAreNotSure() {
    let proposal = Weighing(rules.evidence(in: "公路边的路灯和水"))
    #expect(proposal.confidence < 0.5)
    #expect(proposal.candidates.count == 3)
  }
}
