import Testing

@testable import Wire

struct SMTPDataTests {
  @Test(arguments: [
    ("", ""), ("a", "a\r\n"), ("a\r\n", "a\r\n"), ("a\nb\rc\r\n", "a\r\nb\r\nc\r\n"), (".", "..\r\n"),
    ("a\r\n.\r\nb", "a\r\n..\r\nb\r\n"), ("a\n.\nMAIL FROM:<x@y>\n", "a\r\n..\r\nMAIL FROM:<x@y>\r\n"),
    ("a\r.\rb", "a\r\n..\r\nb\r\n"), ("a\r\n.\nb", "a\r\n..\r\nb\r\n"), ("a\n\r\n\r.", "a\r\n\r\n\r\n..\r\n"),
    ("\r\r\n\n", "\r\n\r\n\r\n"), ("..a\nb.c", "...a\r\nb.c\r\n"),
  ])
  func everyLineEndsInCRLFAndNoneIsALoneDot(mail: String, data: String) {
    #expect(String(decoding: SMTPData.stuffed(Array(mail.utf8)), as: UTF8.self) == data)
  }
}
