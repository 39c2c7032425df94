import Testing

@testable import Mail

struct MailLimitsTests {
  private func error(_ mail: String, _ change: (inout MailLimits) -> Void = { _ in }) -> MailError? {
    var limits = MailLimits.standard
    change(&limits)
    do {
      _ = try Message(parsing: crlf(mail), limits: limits)
      return nil
    } catch {
      return error
    }
  }

  private func nested(_ depth: Int) -> String {
    (0..<depth).map { "Content-Type: multipart/mixed; boundary=b\($0)\n\n--b\($0)\n" }.joined() + "\nx"
  }

  @Test func anEmptyMailIsRefused() { #expect(error("") == .empty) }

  @Test func aLargeMailIsRefused() {
    #expect(error("A: b\n\nx") { $0.messageBytes = 8 } == .tooLarge(bytes: 9, limit: 8))
    #expect(error("A: b\n\nx") { $0.messageBytes = 9 } == nil)
  }

  @Test func nestingIsLimited() {
    #expect(error(nested(10)) == nil)
    #expect(error(nested(11)) == .nestedTooDeeply(limit: 10))
    #expect(error(nested(5000)) == .nestedTooDeeply(limit: 10))
  }

  @Test func partsAreLimitedWithinOneMultipartAndInAll() {
    let header = "Content-Type: multipart/mixed; boundary=b\n"
    #expect(error(header + String(repeating: "\n--b\n\nx", count: 199)) == nil)
    #expect(error(header + String(repeating: "\n--b\n\nx", count: 201)) == .tooManyParts(limit: 200))
  }

  @Test func headersAreLimited() {
    let long = "X: " + String(repeating: "y", count: 40_000)
    #expect(error(long + "\n\n") == .fieldTooLong(name: "X", limit: 32768))
    let many = String(repeating: "X: " + String(repeating: "y", count: 30_000) + "\n", count: 9)
    #expect(error(many) == .headersTooLong(limit: 262144))
    #expect(error(String(repeating: "X: y\n", count: 501)) == .tooManyHeaderLines(limit: 500))
    #expect(error("X: y\n" + String(repeating: " z\n", count: 501)) == .tooManyHeaderLines(limit: 500))
  }

  @Test func aBoundaryIsLimited() {
    let boundary = String(repeating: "b", count: 201)
    #expect(
      error("Content-Type: multipart/mixed; boundary=\(boundary)\n\n")
        == .boundaryTooLong(bytes: 201, limit: 200))
    #expect(error("Content-Type: multipart/mixed; boundary=\(boundary.dropLast())\n\n") == nil)
  }

  @Test func addressesAreLimited() {
    let addresses = (0..<101).map { "u\($0)@x.example" }
    #expect(
      error("To: " + addresses.joined(separator: ",\n ") + "\n\n")
        == .tooManyAddresses(field: "To", limit: 100))
    #expect(error("To: " + addresses.dropLast().joined(separator: ",\n ") + "\n\n") == nil)
  }

  @Test func parametersAreLimitedButNotThePiecesOfOne() {
    let names = (0..<21).map { "; p\($0)=x" }.joined()
    #expect(
      error("Content-Type: text/plain\(names)\n\n") == .tooManyParameters(field: "Content-Type", limit: 20))
    let pieces = (0..<60).map { "; name*\($0)=x" }.joined()
    #expect(error("Content-Type: text/plain\(pieces)\n\n") == nil)
  }

  @Test func encodedWordsAreLimited() {
    let words = String(repeating: "\n =?utf-8?Q?x?=", count: 300)
    #expect(error("Subject: x\(words)\n\n") == nil)
    #expect(
      error("Subject: x\(words)\nComments: x\(words)\n\n") { $0.headerLines = 1000 }
        == .tooManyEncodedWords(limit: 500))
  }

  @Test func aMailThatTravelsInCirclesIsRefused() {
    #expect(error(String(repeating: "Received: x\n", count: 51)) == .tooManyHops(limit: 50))
  }

  @Test func attachmentsAreLimitedInNumberAndSize() {
    let header = "Content-Type: multipart/mixed; boundary=b\n\n"
    let file = "--b\nContent-Type: image/png; name=a.png\n\nxxxx\n"
    #expect(error(header + String(repeating: file, count: 21)) == .tooManyAttachments(count: 21, limit: 20))
    #expect(
      error(header + file + "--b--") { $0.attachmentBytes = 3 }
        == .attachmentTooLarge(name: "a.png", limit: 3))
    #expect(error(header + file + "--b--") { $0.attachmentBytes = 4 } == nil)
  }

  @Test func anAttachmentIsMeasuredDecoded() {
    let mail =
      "Content-Type: image/png\nContent-Transfer-Encoding: base64\n\n" + String(repeating: "AAAA", count: 100)
    #expect(error(mail) { $0.attachmentBytes = 299 } == .attachmentTooLarge(name: nil, limit: 299))
    #expect(error(mail) { $0.attachmentBytes = 300 } == nil)
  }

  @Test func anErrorSaysWhatIsTooMuch() {
    #expect(
      MailError.fieldTooLong(name: "X", limit: 5).description
        == "mail: limit fieldBytes: header \"X\" longer than 5 bytes")
  }
}
