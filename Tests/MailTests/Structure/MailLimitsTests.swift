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

  @Test func theSizeOfFieldsAndHeadersIsLimitedAtTheByte() {
    #expect(error("X: y\n\n") { $0.fieldBytes = 6 } == nil)
    #expect(error("X: y\n\n") { $0.fieldBytes = 5 } == .fieldTooLong(name: "X", limit: 5))
    #expect(error("X: y\nZ: y\n\n") { $0.headerBytes = 12 } == nil)
    #expect(error("X: y\nZ: y\n\n") { $0.headerBytes = 11 } == .headersTooLong(limit: 11))
    #expect(error(String(repeating: "X: y\n", count: 499) + "\n") == nil)
    #expect(error(String(repeating: "X: y\n", count: 500) + "\n") == .tooManyHeaderLines(limit: 500))
  }

  @Test func partsAreLimitedAtTheEdge() {
    let header = "Content-Type: multipart/mixed; boundary=b\n\n"
    #expect(error(header + String(repeating: "--b\n\nx\n", count: 199) + "--b--\n") == nil)
    #expect(
      error(header + String(repeating: "--b\n\nx\n", count: 200) + "--b--\n") == .tooManyParts(limit: 200))
  }

  @Test func hopsParametersAndWordsAreLimitedAtTheEdge() {
    #expect(error(String(repeating: "Received: x\n", count: 50) + "\n") == nil)
    let names = (0..<20).map { "; p\($0)=x" }.joined()
    #expect(error("Content-Type: text/plain\(names)\n\n") == nil)
    let word = "=?gb2312?B?\(base64(gb("路灯坏了。")))?="
    let field =
      "To: " + (0..<100).map { "\(word)\n \(word) <u\($0)@x.example>" }.joined(separator: ",\n ") + "\n"
    #expect(error(field + field.replacing("To:", with: "Cc:") + "\n") == nil)
    let words = String(repeating: "\n \(word)", count: 250)
    #expect(error("A: x\(words)\nB: x\(words)\n\n") { $0.headerLines = 1000 } == nil)
    #expect(
      error("A: x\(words)\nB: x\(words)\n \(word)\n\n") { $0.headerLines = 1000 }
        == .tooManyEncodedWords(limit: 500))
  }

  @Test func attachmentsAreLimitedAtTheEdge() {
    let file = "--b\nContent-Type: image/png\n\nxxxx\n"
    #expect(
      error("Content-Type: multipart/mixed; boundary=b\n\n" + String(repeating: file, count: 20)) == nil)
  }

  @Test func whatAllPartsDecodeToIsLimited() {
    let mail = "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nxxxx\n--b\n\nyyyy\n--b--"
    #expect(error(mail) { $0.decodedBytes = 8 } == nil)
    #expect(error(mail) { $0.decodedBytes = 7 } == .decodedTooLarge(limit: 7))
  }

  @Test func theTextIsCutAtItsLimit() throws {
    var limits = MailLimits.standard
    limits.textBytes = 6
    #expect(try Message(parsing: crlf("\n路灯"), limits: limits).text == "路灯")
    #expect(try Message(parsing: crlf("\n路灯坏"), limits: limits).text == "路灯")
  }

  @Test(arguments: [
    (MailError.tooLarge(bytes: 2, limit: 1), "messageBytes"), (.nestedTooDeeply(limit: 1), "nesting"),
    (.tooManyParts(limit: 1), "parts"), (.fieldTooLong(name: "X", limit: 1), "fieldBytes"),
    (.headersTooLong(limit: 1), "headerBytes"), (.tooManyHeaderLines(limit: 1), "headerLines"),
    (.boundaryTooLong(bytes: 2, limit: 1), "boundaryBytes"),
    (.tooManyAddresses(field: "To", limit: 1), "addresses"),
    (.tooManyParameters(field: "X", limit: 1), "parameters"),
    (.tooManyEncodedWords(limit: 1), "encodedWords"),
    (.tooManyHops(limit: 1), "hops"), (.tooManyAttachments(count: 2, limit: 1), "attachments"),
    (.attachmentTooLarge(name: nil, limit: 1), "attachmentBytes"),
    (.decodedTooLarge(limit: 1), "decodedBytes"),
  ])
  func everyErrorNamesAFieldOfTheLimits(error: MailError, name: String) {
    #expect(error.limitName == name)
    #expect(error.description.hasPrefix("mail: limit \(name): "))
    #expect(Mirror(reflecting: MailLimits.standard).children.contains { $0.label == name })
  }

  @Test func onlyAnEmptyMailBreaksNoLimit() { #expect(MailError.empty.limitName == nil) }
}
