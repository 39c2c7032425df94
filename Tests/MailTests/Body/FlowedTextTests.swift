import Testing

@testable import Mail

struct FlowedTextTests {
  @Test(arguments: [
    ("one \ntwo", false, "one two"), ("一 \n二", true, "一二"), ("one\ntwo", false, "one\ntwo"),
    (" >no quote", false, ">no quote"),
    (" From", false, "From"), ("> one \n> two\nthree", false, "> one two\nthree"),
    (">> a \n> b", false, ">> a \n> b"),
    ("one \n-- \nname", false, "one \n-- \nname"), ("one \n", false, "one "), ("", false, ""),
  ])
  func paragraphsAreJoined(text: String, deletingSpaces: Bool, opened: String) {
    #expect(FlowedText.opened(text, deletingSpaces: deletingSpaces) == opened)
  }

  @Test func theFormatParameterIsObeyed() throws {
    let message = try message(
      "Content-Type: text/plain; format=flowed; delsp=yes; charset=utf-8\n\n路灯 \n坏了\n")
    #expect(message.text == "路灯坏了")
  }
}
