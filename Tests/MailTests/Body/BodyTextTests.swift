import Testing

@testable import Mail

struct BodyTextTests {
  private func alternative(plain: String, html: String) throws -> String {
    try message(
      """
      Content-Type: multipart/alternative; boundary=B

      --B
      Content-Type: text/plain; charset=utf-8

      \(plain)
      --B
      Content-Type: text/html; charset=utf-8

      \(html)
      --B--
      """
    ).text
  }

  @Test func thePlainAlternativeIsTaken() throws {
    #expect(try alternative(plain: "同意。", html: "<p>同意。</p>") == "同意。")
  }

  @Test func anEmptyPlainAlternativeIsNot() throws {
    #expect(try alternative(plain: " \n", html: "<p>同意。</p>") == "同意。")
  }

  @Test func aPlainStubGivesWayToTheWordsInTheHTML() throws {
    let words = String(repeating: "经核实，该路段路灯已于今日修复。", count: 8)
    #expect(try alternative(plain: "请使用支持HTML的客户端。", html: "<p>\(words)</p>") == words)
  }

  @Test func textPartsAroundAttachmentsAreJoined() throws {
    let message = try message(
      "Content-Type: multipart/mixed; boundary=B\n\n--B\n\n前\n--B\nContent-Type: image/png\n\nx\n--B\n\n后\n--B--"
    )
    #expect(message.text == "前\n后")
  }

  @Test func relatedAndSignedShowTheirFirstPart() throws {
    for type in ["related", "signed"] {
      let message = try message(
        "Content-Type: multipart/\(type); boundary=B\n\n--B\nContent-Type: text/html\n\n<b>一</b>\n--B\n\n二\n--B--"
      )
      #expect(message.text == "一")
    }
  }

  @Test func lineBreaksBecomeLineFeedsAndNULIsMarked() throws {
    let message = try Message(parsing: Array("A: b\r\n\r\none\r\ntwo\rthree\n\0\r\n\r\n".utf8))
    #expect(message.text == "one\ntwo\nthree\n\u{FFFD}")
  }

  @Test func textIsCutAtItsLimitBetweenCharacters() throws {
    var limits = MailLimits.standard
    limits.textBytes = 10
    let bytes = crlf("Content-Type: text/plain; charset=utf-8\n\n网民留言办理")
    #expect(try Message(parsing: bytes, limits: limits).text == "网民留")
    let long = try Message(
      parsing: crlf("A: b\n\n") + Array(repeating: gb("字"), count: 30_000).flatMap { $0 })
    #expect(long.text.utf8.count == 65535)
    #expect(long.text.unicodeScalars.allSatisfy { $0 == "字" })
  }

  @Test func htmlSaysItsOwnCharset() throws {
    let page = Array("Content-Type: text/html\r\n\r\n<meta charset=\"big5\"><p>".utf8)
    let message = try Message(parsing: page + encoded("臺灣", as: "CP950"))
    #expect(message.text == "臺灣")
  }

  @Test func theTextOfAPartIsNotConverted() throws {
    let message = try message("Content-Type: text/html; charset=utf-8\n\n<p>一</p>\n")
    #expect(message.text(of: message.root) == "<p>一</p>\r\n")
  }

  @Test func encryptedAndUnknownBodiesHaveNoText() throws {
    #expect(try message("Content-Type: multipart/encrypted\n\nx").text == "")
    #expect(try message("Content-Type: application/pkcs7-mime\n\nx").text == "")
  }
}
