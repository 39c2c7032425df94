import Testing

@testable import Mail

struct FlowedTextTests {
  @Test(arguments: [
    ("one \ntwo", false, "one two"), ("一 \n二", true, "一二"), ("one\ntwo", false, "one\ntwo"),
    (" >no quote", false, ">no quote"),
    (" From", false, "From"), ("> one \n> two\nthree", false, "> one two\nthree"),
    (">> a \n> b", false, ">> a \n> b"),
    ("one \n-- \nname", false, "one \n-- \nname"), ("> one \n> -- \n> name", false, "> one \n> -- \n> name"),
    (">> a\n> b \nc", false, ">> a\n> b \nc"), (">a \n> b", false, "> a b"), ("> > a", false, "> > a"),
    (" \n一 \n 二 \n三", true, "\n一二三"), ("一  \n二", true, "一 二"), ("一 \n二", false, "一 二"),
    ("  indented\n>", false, " indented\n> "), ("--  \nx", false, "--  x"), ("\n\n", false, "\n\n"),
    ("e\u{301} \n>\u{301}", false, "e\u{301} \n> \u{301}"), ("one \n", false, "one "), ("", false, ""),
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
