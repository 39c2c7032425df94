import Testing

@testable import Reading

struct PartingTests {
  private let text = "幸福小区三号楼的暖气从十一月起一直不热，打了供热公司的电话没有人来，老人和孩子都冻病了，请尽快派人来看"

  private func clusters(_ texts: [String]) -> [Int] {
    var reader = FeatureReader()
    return NearCopies.clusters(of: texts.map { reader.counts(of: ModelText(text: $0)) })
  }

  @Test func copiesWithAWordChangedBelongTogether() {
    let other = "河西村的水渠去年断了，二十亩玉米浇不上水，村委会说没有钱修，希望水务局今年春天以前能够修好"
    let found = clusters([other, text, "尊敬的领导：" + text, text + "。三单元王某", text])
    #expect(found == [0, 1, 1, 1, 1])
  }

  @Test func shortLettersAreCopiesOnlyWhereTheyAreTheSame() {
    #expect(clusters(["路灯不亮", "暖气不热", "路灯不亮！", "", ""]) == [0, 1, 0, 3, 3])
  }

  @Test func copiesAreHeldBackTogether() {
    var parting = Parting(labels: Array(repeating: 0, count: 40), copies: (0..<40).map { $0 / 4 * 4 })
    let rounds = [parting.next(), parting.next()]
    for parts in rounds {
      #expect(parts.indices.allSatisfy { parts[$0] == parts[$0 / 4 * 4] })
      #expect(Set(parts) == Set(0..<Parting.parts))
    }
    #expect(rounds[0] != rounds[1])
  }

  @Test func copiesThatAreAllOfALabelAreLearntToo() {
    var parting = Parting(labels: Array(repeating: 0, count: 20), copies: Array(repeating: 0, count: 20))
    #expect(Set(parting.next()) == Set(0..<Parting.parts))
  }

  @Test func everyPartHasItsShareOfALabel() {
    let labels = (0..<100).map { $0 < 75 ? 0 : 1 }
    var parting = Parting(labels: labels, copies: Array(0..<100))
    let parts = parting.next()
    for part in 0..<Parting.parts {
      #expect(parts.indices.count { parts[$0] == part && labels[$0] == 0 } == 15)
      #expect(parts.indices.count { parts[$0] == part && labels[$0] == 1 } == 5)
    }
  }
}
