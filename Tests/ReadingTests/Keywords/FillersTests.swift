import Testing

@testable import Reading

@Suite struct FillersTests {
  private let fillers = Fillers(
    ["测试", "你好", "在吗", "test", "好"].enumerated().map { number, text in
      WeightedWord(text: text, weight: 1, place: "grounds.yaml:\(number + 1)")
    })

  @Test(arguments: ["", " ", "。。。", "😀👍🏻", "12345", "哈哈哈哈", "1380000 0000", "？！…", "aaaa", "\u{200B}"])
  func whatHasNoWordSaysNothing(text: String) {
    #expect(fillers.reading(of: text) == .nothing)
  }

  @Test(arguments: [
    ("测试", ["测试"]), ("测试测试123", ["测试"]), ("你好，在吗？", ["你好", "好", "在吗"]), ("TEST", ["test"]),
    ("ｔｅｓｔ", ["test"]),
  ])
  func whatHasNothingElseIsEmpty(text: String, words: [String]) {
    guard case .fillers(let found) = fillers.reading(of: text) else {
      Issue.record("\(text) says something")
      return
    }
    #expect(Set(found.map(\.text)) == Set(words))
  }

  @Test(arguments: ["测试水质", "停水", "几点上班", "你好，请问", "ᠮᠣᠩᠭᠣᠯ", "no water", "好的", "在 吗"])
  func whateverElseIsForAPerson(text: String) {
    #expect(fillers.reading(of: text) == .something)
  }

  @Test func aMillionOfThemIsOneReading() {
    #expect(fillers.reading(of: String(repeating: "测试", count: 300_000)) != .something)
    #expect(fillers.reading(of: String(repeating: "测试", count: 300_000) + "水") == .something)
  }
}
