import Testing

@testable import Mail

struct HeaderScannerTests {
  @Test func fieldsKeepTheirBytesAndOrder() throws {
    let message = try message("A: 1\nX-Long: one\n  two\na: 3\n\nbody")
    #expect(message.root.headers.map(\.name) == ["A", "X-Long", "a"])
    let long = try #require(message.headers(named: "x-long").first)
    #expect(String(decoding: long.rawValue, as: UTF8.self) == " one\r\n  two")
    #expect(String(decoding: message.bytes[long.range], as: UTF8.self) == "X-Long: one\r\n  two\r\n")
    #expect(long.text == "one  two")
    #expect(message.headers(named: "A").map(\.text) == ["1", "3"])
  }

  @Test func aRawValuesIndicesAreTheMessages() throws {
    let message = try message("A: 1\nB: 2\n\n")
    let field = try #require(message.headers(named: "B").first)
    #expect(message.bytes[field.rawValue.startIndex..<field.rawValue.endIndex] == field.rawValue)
  }

  @Test(arguments: [
    ("Subject: a\r\n\r\nbody", "body"), ("Subject: a\n\nbody", "body"), ("Subject: a\r\n", ""),
    ("Subject: a", ""),
    ("\r\nbody", "body"), ("no header at all", "no header at all"), ("\u{FEFF}Subject: a\n\nbody", "body"),
  ])
  func theBodyBeginsAfterTheEmptyLine(mail: String, body: String) throws {
    let message = try Message(parsing: Array(mail.utf8))
    #expect(String(decoding: message.bytes[message.root.bodyRange], as: UTF8.self) == body)
  }

  @Test func aMailboxSeparatorIsSkipped() throws {
    let message = try message("From desk@gov.example Mon Nov 23 09:12:00 2026\nSubject: a\n\nbody")
    #expect(message.subject == "a")
    #expect(message.findings.isEmpty)
  }

  @Test func aLineWithoutColonIsSkippedWhenFieldsFollow() throws {
    let message = try message("Subject: a\nbroken fold\nX: y\n\nbody")
    #expect(message.subject == "a")
    #expect(message.headers(named: "X").count == 1)
    #expect(message.findings == ["malformed header line"])
    #expect(message.text == "body")
  }

  @Test func aLineWithoutColonBeginsTheBodyWhenNoFieldFollows() throws {
    let message = try message("Subject: a\n今天\n下雨")
    #expect(message.findings == ["header without an empty line after it"])
    #expect(message.text == "今天\n下雨")
  }

  @Test func aParameterWhoseFoldLostItsBlankIsRead() throws {
    let message = try message("Content-Type: multipart/mixed;\nboundary=\"B\"\n\n--B\n\none\n--B--")
    #expect(message.root.parts.count == 1)
    #expect(message.findings.isEmpty)
  }

  @Test func blanksBeforeTheColonAreAllowed() throws {
    #expect(try message("Subject : a\n\n").subject == "a")
  }
}
