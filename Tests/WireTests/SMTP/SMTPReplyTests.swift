import Testing

@testable import Wire

struct SMTPReplyTests {
  @Test(arguments: ["25", "", "abc", "250x", "150 no", "650 no", "2 50", "２50 OK"])
  func garbageIsNoReply(line: String) {
    #expect(SMTPReply.Line(line) == nil)
  }

  @Test(arguments: [
    ("250", 250, true, ""), ("250-SIZE 5", 250, false, "SIZE 5"), ("421 bye", 421, true, "bye"),
  ])
  func aLineHasACodeAndSaysWhetherMoreFollows(line: String, code: Int, isLast: Bool, text: String) throws {
    let line = try #require(SMTPReply.Line(line))
    #expect(line.code == code && line.isLast == isLast && line.text == text)
  }

  @Test func capabilitiesAreThoseOfTheLastGreeting() {
    let capabilities = SMTPCapabilities([
      "220 mx", "250-mx", "250-PIPELINING", "250-SIZE 10", "250 STARTTLS", "220 go ahead", "250-PIPELINING",
      "250-size 5000", "250 8BITMIME", "235 welcome",
    ])
    #expect(!capabilities.pipelining)
    #expect(capabilities.eightBit && capabilities.takesSize && capabilities.sizeLimit == 5000)
  }

  @Test(
    arguments: [("250 SIZE", nil), ("250 SIZE 0", nil), ("250 SIZE x", nil), ("250 SIZE 7", 7)]
      as [(String, Int?)])
  func aSizeOfNothingIsNoLimit(line: String, limit: Int?) {
    #expect(SMTPCapabilities(["250-mx", line]).sizeLimit == limit)
  }
}
