import Testing

@testable import Wire

struct MessageIDTests {
  @Test(arguments: [
    "Message-ID: <a@b>\n\n", "message-id:<a@b>\r\nTo: c\r\n\r\n", "To: c\nMESSAGE-ID:\r\n <a@b>\r\n\r\n",
    "Message-ID: <a@b>",
  ])
  func theFieldIsFoundInAnySpelling(header: String) {
    #expect(MessageID("a@b").names(Array(header.utf8)))
  }

  @Test(arguments: [
    "", "\r\nMessage-ID: <a@b>", "\nMessage-ID: <a@b>", "References: <a@b>\n\n", "Message-ID: <a@bc>\n\n",
    "Message-ID: x\nReferences:\n <a@b>\n\n", "Message-I", "Message-ID: a@b\n\n",
  ])
  func nothingElseIsTakenForIt(mail: String) {
    #expect(!MessageID("<a@b>").names(Array(mail.utf8)))
  }
}
