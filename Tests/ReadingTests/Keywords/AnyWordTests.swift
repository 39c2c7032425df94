import Testing

@testable import Reading

@Suite struct AnyWordTests {
  private let words = AnyWord(["公开", "发到网", "匿名"])

  @Test(arguments: ["请不要公开", "公 开", "公-a-开", "匿名", "发，到。网", "公公开"])
  func wordsAreFoundWhateverStandsBetween(text: String) { #expect(words.occurs(in: text)) }

  @Test(arguments: ["", "公", "开公", "发到", "名匿", "open", "公园开放"])
  func whatIsNoneIsNotFound(text: String) { #expect(!words.occurs(in: text)) }
}
