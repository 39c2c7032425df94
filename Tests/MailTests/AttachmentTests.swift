import Testing

@testable import Mail

struct AttachmentTests {
  private func names(_ parts: String..., type: String = "multipart/mixed") throws -> [String] {
    let body = parts.map { "--B\n\($0)\n" }.joined()
    return try message("Content-Type: \(type); boundary=B\n\n\(body)--B--").attachments.map {
      $0.name ?? $0.contentType.subtype
    }
  }

  @Test func textIsNoAttachmentUnlessItIsSentAsOne() throws {
    let plain = "Content-Type: text/plain\n\nx"
    let sent = "Content-Type: text/plain\nContent-Disposition: attachment\n\nx"
    let named = "Content-Type: text/plain; name=a.txt\nContent-Disposition: inline\n\nx"
    #expect(try names(plain, sent, named) == ["plain", "a.txt"])
  }

  @Test func aSignatureIsNoAttachment() throws {
    #expect(
      try names(
        "Content-Type: text/plain\n\nx", "Content-Type: application/pkcs7-signature; name=smime.p7s\n\nx",
        type: "multipart/signed") == [])
  }

  @Test func aForwardedMailIsAnAttachmentAndNotOpened() throws {
    let message = try message(
      "Content-Type: multipart/mixed; boundary=B\n\n--B\n\nx\n--B\nContent-Type: message/rfc822\n\n"
        + "Content-Type: multipart/mixed; boundary=C\n\n--C\n\ninner\n--C--\n--B--")
    #expect(message.attachments.map(\.contentType.subtype) == ["rfc822"])
    #expect(message.text == "x")
  }

  @Test func aPictureWithinTheTextIsAnAttachment() throws {
    let picture = "Content-Type: image/png; name=a.png\nContent-ID: <1>\n\nx"
    #expect(try names("Content-Type: text/html\n\n<p>x</p>", picture, type: "multipart/related") == ["a.png"])
  }

  @Test func aFileWithinAnAlternativeIsFound() throws {
    let mixed = """
      Content-Type: multipart/mixed; boundary=C

      --C
      Content-Type: text/html

      <p>x</p>
      --C
      Content-Type: application/pdf; name=a.pdf

      x
      --C--
      """
    #expect(try names("Content-Type: text/plain\n\nx", mixed, type: "multipart/alternative") == ["a.pdf"])
  }

  @Test func aMailThatIsAFileIsAnAttachment() throws {
    #expect(try message("Content-Type: application/pdf; name=a.pdf\n\nx").attachments.count == 1)
    #expect(try message("Content-Type: text/plain; name=a.txt\n\nx").attachments.isEmpty)
    #expect(try message("Content-Type: text/plain; name=a.txt\n\nx").text == "x")
  }
}
