import Testing

@testable import Mail

struct EnclosedMessageTests {
  private func mail(_ part: String) throws -> Message {
    try message("Content-Type: multipart/mixed; boundary=B\n\n--B\n\nx\n--B\n\(part)\n--B--")
  }

  private let inner = """
    Subject: =?utf-8?B?6Lev54Gv?= 1/2
    From: "z" <z@gov.example>
    Date: Mon, 23 Nov 2026 09:12:00 +0800

    words
    """

  @Test(arguments: ["rfc822", "global"]) func anEnclosedMailHasASummaryAndAName(subtype: String) throws {
    let message = try mail("Content-Type: message/\(subtype)\n\n\(inner)")
    let file = try #require(message.attachments.first)
    #expect(file.name == "路灯 1_2.eml")
    #expect(file.enclosed?.subject == "路灯 1/2" && file.enclosed?.trouble == nil)
    #expect(file.enclosed?.from == [Address(name: "z", mailbox: "z@gov.example")])
    #expect(file.enclosed?.date == MailDate(seconds: 1_795_396_320, offset: 28800))
    #expect(message.text == "x" && message.findings.isEmpty)
  }

  @Test func itIsReadThroughItsEncodingAndKeepsItsName() throws {
    let message = try mail(
      "Content-Type: message/rfc822; name=a.eml\nContent-Transfer-Encoding: base64\n\n\(base64(crlf(inner)))")
    #expect(message.attachments.map(\.name) == ["a.eml"])
    #expect(message.attachments.first?.enclosed?.subject == "路灯 1/2")
  }

  @Test func anUnreadableOneSaysSo() throws {
    let long = "Subject: " + String(repeating: "x", count: 40_000)
    let message = try mail("Content-Type: message/rfc822\n\n\(long)")
    #expect(message.attachments.map(\.name) == [nil])
    #expect(
      message.findings == [
        "an enclosed mail cannot be read: \(MailError.fieldTooLong(name: "Subject", limit: 32768))"
      ])
    #expect(
      try mail("Content-Type: message/rfc822\n\n%PDF").findings == [
        "an enclosed mail cannot be read: it has no header"
      ])
  }

  @Test func onlyMailsHaveSummaries() throws {
    #expect(try mail("Content-Type: application/pdf\n\n\(inner)").attachments.first?.enclosed == nil)
  }

  @Test func piecesAndLinksAreToldAndNotFollowed() throws {
    let piece = try mail("Content-Type: message/partial; id=1; number=1; total=2\n\nSubject: x\n\ny")
    #expect(piece.findings == ["a piece of a mail (message/partial): it is not put together"])
    #expect(piece.attachments.count == 1)
    let link = try mail("Content-Type: message/external-body; access-type=URL; URL=\"http://x/\"\n\nA: b\n\n")
    #expect(link.findings == ["content kept elsewhere (message/external-body): it is not fetched"])
  }
}
