import Testing

@testable import Mail

/// Where bounces hold the mail that they return.
struct ReturnedMailTests {
  private func original(_ text: String) throws -> String? {
    try message("From: MAILER-DAEMON@mx.example\nMessage-ID: <own@mx.example>\n" + text).originalMessageID
  }

  private func inPart(_ part: String) throws -> String? {
    try original("Content-Type: multipart/mixed; boundary=B\n\n--B\n\nI am sorry.\n--B\n\(part)\n--B--\n")
  }

  @Test(arguments: [
    "Content-Type: message/rfc822\n\nMessage-ID: <1@x>\n\nx",
    "Content-Type: text/rfc822-headers\n\nMessage-id:\n <1@x>\n",
    "Content-Type: message/rfc822\n\n\n\nReceived: x\nMESSAGE-ID:<1@x>\n\nx",
    "Content-Type: message/global\n\nMessage-ID: <1@x>\n\nx",
    // A fold that lost its blanks, a header where the part's own one should be, a delimiter of another boundary.
    "Content-Type: message/rfc822\n\nReceived: from x\nby y (z)\nMessage-ID: <1@x>\n\nx",
    "Received: from x\nMessage-ID: <1@x>\n\nx",
    "Content-Type: message/delivery-status\n\nFinal-Recipient: rfc822; a@x.example\n\n--C\nContent-Type: text/rfc822-headers\n\nMessage-ID: <1@x>",
    "Content-Type: message/delivery-status\n\nFinal-Recipient: rfc822; a@x.example\nX-Original-Message-ID: <1@x>",
    "Content-Type: text/rfc822-headers\nContent-Transfer-Encoding: quoted-printable\n\nMessage-ID: =\n<1@x>",
  ])
  func aPartIsSearched(part: String) throws { #expect(try inPart(part) == "1@x") }

  @Test(arguments: [
    "--- Below this line is a copy of the message.\n\nMessage-ID: <1@x>\n",
    "Original message follows.\n> Message-Id: <1@x>",
    "------ This is a copy of the message ------\n\n  Message-ID:\n   <1@x>\n", "原邮件信头：\n| message-id: <1@x>",
    "Original-Message-ID: <1@x>",
  ])
  func theWordsAreSearched(text: String) throws { #expect(try original("\nI am sorry.\n\(text)") == "1@x") }

  @Test(arguments: [
    "In-Reply-To: <1@x>\n\nx", "References: <0@x> <1@x>\n\nx",
    "X-Original-Message-ID: <1@x>\nReferences: <0@x>\n\nx",
  ])
  func theHeaderIsSearchedLast(text: String) throws { #expect(try original(text) == "1@x") }

  @Test(arguments: [
    "\nx", "\nThe Message-ID: <1@x> is unknown.", "\nMessage-ID: none", "\nX-Message-IDs: <1@x>",
  ])
  func nothingIsInvented(text: String) throws { #expect(try original(text) == nil) }

  @Test func aBounceWithinABounceNamesOurMail() throws {
    let inner =
      "From: MAILER-DAEMON@y.example\nMessage-ID: <inner@y>\nContent-Type: multipart/report; report-type=delivery-status; boundary=C\n\n--C\nContent-Type: message/delivery-status\n\nFinal-Recipient: rfc822; a@y.example\nAction: failed\nStatus: 5.1.1\n--C\nContent-Type: message/rfc822\n\nMessage-ID: <1@x>\n\nx\n--C--"
    let mail = try message(
      "From: MAILER-DAEMON@mx.example\nContent-Type: multipart/mixed; boundary=B\n\n--B\n\nreturned\n--B\nContent-Type: message/rfc822\n\n\(inner)\n--B--"
    )
    #expect(
      mail.bounce
        == Bounce(finalRecipient: "a@y.example", action: "failed", status: "5.1.1", originalMessageID: "1@x"))
  }

  @Test func bouncesInBouncesEnd() throws {
    // By hand, as each level holds the one before.
    var mail = "Message-ID: <1@x>\n\nx"
    for level in 0..<40 {
      mail =
        "From: MAILER-DAEMON@x\nContent-Type: multipart/report; report-type=delivery-status; boundary=B\(level)\n\n--B\(level)\nContent-Type: message/rfc822\n\n\(mail)\n--B\(level)--"
    }
    #expect(try message(mail).bounce != nil)
  }

  @Test(arguments: [
    ("Status: 5.0.0\nDiagnostic-Code: smtp; 550 5.7.1 denied", "5.7.1"),
    ("Status: 5.0.0\nDiagnostic-Code: smtp; 450 4.7.1", "5.0.0"),
    ("Status: 5.1.1\nDiagnostic-Code: smtp; 552 5.2.2", "5.1.1"),
    ("Diagnostic-Code: smtp; 550 5.1.1 x", "5.1.1"),
    ("Diagnostic-Code: smtp; 550-a [1.2.3.4]:25 is\n550 no\nStatus: 5.7.0", "5.7.0"),
    ("Status: 2.0.0", "2.0.0"),
  ])
  func theMostExactStatusIsTaken(fields: String, status: String) throws {
    let mail = try message(
      "From: MAILER-DAEMON@x\nContent-Type: multipart/mixed; boundary=B\n\n--B\nContent-Type: message/delivery-status\n\nFinal-Recipient: rfc822; a@x.example\nAction: failed\n\(fields)\n--B--"
    )
    #expect(mail.bounce?.status == status)
  }

  @Test(arguments: [
    ("x said: 550 5.1.1 no", "5.1.1"), ("550-5.7.26 no", "5.7.26"), ("(#5.1.1)", "5.1.1"),
    ("v2.0.8 450 4.2.2", "4.2.2"),
    ("10.1.2.3", nil), ("version 2.0.8", nil), (".", nil), ("5..1", nil), ("5.1.1.", "5.1.1"),
  ])
  func theStatusInWordsIsFound(text: String, status: String?) throws {
    #expect(try message("From: MAILER-DAEMON@x\n\n\(text)").bounce?.status == status)
  }
}
