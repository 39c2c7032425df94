import Testing

@testable import Mail

struct OldLineBreaksTests {
  @Test func aMailOfCRLinesIsReadWithAFinding() throws {
    let mail = try Message(parsing: Array("From: a@x.example\rSubject: x\r\r一\r二\r".utf8))
    #expect(mail.subject == "x" && mail.from.count == 1 && mail.text == "一\n二")
    #expect(mail.findings == ["lines end with CR alone"])
  }

  @Test func aBareCRBesideLFStaysText() throws {
    let bytes = Array("Subject: x\rBcc: a@x.example\r\n\r\nx".utf8)
    let mail = try Message(parsing: bytes)
    #expect(mail.bytes == bytes && mail.headers(named: "Bcc").isEmpty && mail.findings.isEmpty)
    #expect(OldLineBreaks.replaced(in: Array("x".utf8)) == nil)
  }
}
