import Testing

@testable import Reading

/// Words that somebody hides from machines.
@Suite struct UndisguisedTests {
  private static let words = [
    "绝密", "机密文件", "国家秘密", "工作秘密", "不得外传", "不雅视频", "军事机密",
  ]
  private static let rules = KeywordRules<String>([
    ("四", words.map { WeightedWord(text: $0, weight: 2, place: "grounds.yaml:1") })
  ])

  private func finds(_ text: String) -> Bool {
    Prose(text).undisguised.map { !Self.rules.evidence(in: $0).isEmpty } ?? false
  }

  @Test(arguments: [
    "附上機密文件", "這是絕密", "绝 密 文 件", "绝　密", "绝*密", "绝＊密", "国-家-秘-密", "绝·密", "绝\u{200B}密", "绝_密", "绝**密", "绝😀密",
    "“绝”密", "國 家 祕 密", "不得外傳", "不雅視頻", "軍事機密", "绝\u{0336}密\u{0336}", "绝.密", "绝/密", "绝\u{FE0F}密",
  ])
  func areFound(text: String) { #expect(finds(text), "\(text)") }

  @Test(arguments: [
    "我在这里工作，秘密进行", "我做工作、秘密进行", "路已断绝。密度太大", "路已断绝\n密度太大", "拒绝: 密码错误", "机密（文件在下）", "暖气不熱，請處理", "绝 — — — 密",
  ])
  func areNotMadeOfTwoThings(text: String) { #expect(!finds(text), "\(text)") }

  @Test func aPlainTextIsNotReadTwice() {
    #expect(Prose("附上机密文件，请看。ABC 12 号楼").undisguised == nil)
    #expect(Prose("").undisguised == nil)
  }

  @Test func anEndlessRowOfSignsIsReadOnce() {
    #expect(!finds("绝" + String(repeating: "*", count: 100_000) + "密"))
  }
}
