import Testing

@testable import Reading

@Suite struct LocalitiesTests {
  private static func word(_ text: String, _ weight: Double, _ line: Int) -> WeightedWord {
    WeightedWord(text: text, weight: weight, place: "units.yaml:\(line)")
  }

  private let localities = Localities<String>(
    [("八仙筒镇", [word("八仙筒", 0.5, 1)]), ("新镇", [word("新镇", 0.5, 2)])],
    matters: [word("村务", 2, 10), word("村干部", 2, 11)])

  @Test func villageMattersAreForTheTownshipThatIsNamed() {
    let evidence = localities.reading(of: Prose("八仙筒镇某村的村务不公开")).adding(to: [])
    #expect(evidence.map(\.label) == ["八仙筒镇"])
    #expect(evidence.first?.because == ["村务（units.yaml:10）", "八仙筒（units.yaml:1）"])
    #expect(evidence.first?.score == 2.5)
  }

  @Test func withoutAPlaceTheyAreForNobody() {
    #expect(localities.reading(of: Prose("我们村的村务不公开")).adding(to: []).isEmpty)
  }

  @Test func aPlaceAloneIsAHint() {
    let other = Evidence(label: "旗住建局", words: [Self.word("供热", 3, 20)])
    let evidence = localities.reading(of: Prose("八仙筒供热不好")).adding(to: [other])
    #expect(evidence.map(\.label) == ["旗住建局", "八仙筒镇"])
    #expect(evidence.map(\.score) == [3, 0.5])
  }

  @Test func aTownshipsOwnWordsCountWithItsPlaces() {
    let own = Evidence(label: "新镇", words: [Self.word("集市", 1, 30)])
    #expect(localities.reading(of: Prose("新镇的集市和村干部")).adding(to: [own]).first?.score == 3.5)
  }
}
