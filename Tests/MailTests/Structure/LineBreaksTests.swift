import Testing

@testable import Mail

/// What stands at the edges of a mail's lines, and before its first.
struct LineBreaksTests {
  private static let mail = """
    From: =?utf-8?B?5byg5LiJ?= <a@x.example>
    Subject: a
     b
    Content-Type: multipart/mixed; boundary=B

    --B

    路灯坏了。
    第二行
    --B
    Content-Type: image/png

    xx
    --B--

    """

  @Test func aMailWithBareReturnsIsReadAndKeptAsItIs() throws {
    let bytes = Array(Self.mail.replacing("\n", with: "\r").utf8)
    let message = try Message(parsing: bytes)
    #expect(message.from == [Address(name: "张三", mailbox: "a@x.example")])
    #expect(message.subject == "a b")
    #expect(message.text == "路灯坏了。\n第二行")
    #expect(message.attachments.map(message.content) == [Array("xx".utf8)])
    #expect(message.findings == ["line breaks are bare CR"])
    #expect(message.bytes == bytes)
    #expect(message.rawBytes(of: message.root.parts[0]) == Array("\r路灯坏了。\r第二行".utf8)[...])
  }

  @Test(arguments: ["\n", "\r\n", "\r\r\n"])
  func linesMayEndInOtherWays(end: String) throws {
    let message = try Message(parsing: Array(Self.mail.replacing("\n", with: end).utf8))
    #expect(message.subject == "a b")
    #expect(message.root.parts.count == 2)
    #expect(message.findings.isEmpty)
  }

  @Test func aReturnInsideALineIsLeftAlone() throws {
    let message = try Message(parsing: Array("Subject: a\rX: b\n\nc".utf8))
    #expect(message.root.headers.count == 1)
    #expect(message.findings.isEmpty)
  }

  @Test(arguments: ["\n", " \r\n\t\n", "     \n", "\u{FEFF}\n"])
  func emptyLinesBeforeTheHeaderArePassed(start: String) throws {
    let message = try Message(parsing: Array((start + Self.mail).utf8))
    #expect(message.subject == "a b")
    #expect(message.root.parts.count == 2)
  }

  @Test func aTextAfterAnEmptyHeaderIsNoHeader() throws {
    #expect(try message("\nNote: the lamp is broken").text == "Note: the lamp is broken")
  }

  @Test func aDelimiterEndsAHeaderThatNoEmptyLineEnds() throws {
    let message = try message(
      "Content-Type: multipart/mixed; boundary=B\n--B\nContent-Type: text/plain\n\nx\n--B--\n")
    #expect(message.root.parts.count == 1 && message.text == "x")
    #expect(message.findings == ["header without an empty line after it"])
  }

  @Test func textThatIsNotBase64IsShownAsItStands() throws {
    let header = "Content-Transfer-Encoding: base64\n\n"
    #expect(try message(header + "路灯坏了，请修理。").text == "路灯坏了，请修理。")
    #expect(
      try message(header + "The lamp is broken, please repair it.").text
        == "The lamp is broken, please repair it.")
    #expect(try message(header + base64(Array("路灯坏了。".utf8))).text == "路灯坏了。")
  }
}
