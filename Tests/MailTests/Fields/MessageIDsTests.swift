import Testing

@testable import Mail

struct MessageIDsTests {
  @Test(arguments: [
    ("<a@b>", ["a@b"]), ("<a@b> <c@d>", ["a@b", "c@d"]), ("<a@b><c@d>", ["a@b", "c@d"]),
    ("<a@\r\n b>", ["a@b"]), ("a@b", ["a@b"]),
    ("a@b, c@d", ["a@b", "c@d"]), ("<tencent_0A@qq.com> (x)", ["tencent_0A@qq.com"]), ("text", []), ("<", []),
    ("<>", []),
    ("Your message of <a@b>", ["a@b"]), ("<a@b", ["<a@b"]),
  ])
  func identifiersAreRead(value: String, expected: [String]) {
    #expect(MessageIDs.all(in: Array(value.utf8)[...]) == expected)
  }
}
