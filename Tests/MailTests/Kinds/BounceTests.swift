import Testing

@testable import Mail

struct BounceTests {
  private func report(_ status: String, returned: String) -> String {
    """
    From: MAILER-DAEMON@mx.example
    Content-Type: multipart/report; report-type=delivery-status; boundary=B

    --B

    I am sorry.
    --B
    Content-Type: message/delivery-status

    \(status)
    --B
    \(returned)
    --B--
    """
  }

  @Test func aReportIsRead() throws {
    let mail = report(
      "Reporting-MTA: dns; mx.example\n\nFinal-Recipient: rfc822; jtj@gov.example\nAction: Failed (x)\nStatus: 5.1.1 (unknown)",
      returned: "Content-Type: message/rfc822\n\nSubject: x\nMessage-ID: <1@gov.example>\n\nx")
    #expect(
      try message(mail).bounce
        == Bounce(
          finalRecipient: "jtj@gov.example", action: "failed", status: "5.1.1",
          originalMessageID: "1@gov.example"))
    #expect(try message(mail).bounce?.isFinal == true)
  }

  @Test func theRecipientThatFailedIsTold() throws {
    let mail = report(
      "Final-Recipient: rfc822; a@x.example\nAction: relayed\nStatus: 2.0.0\n\n"
        + "Final-Recipient: rfc822;<b@x.example>\nAction: failed\nStatus: 5.2.2",
      returned: "Content-Type: text/rfc822-headers\n\nMessage-Id: <2@gov.example>\n")
    let bounce = try #require(try message(mail).bounce)
    #expect(bounce.finalRecipient == "b@x.example" && bounce.originalMessageID == "2@gov.example")
  }

  @Test func aDelayIsNotFinal() throws {
    let mail = report(
      "Final-Recipient: rfc822; a@x.example\nAction: delayed\nStatus: 4.4.1",
      returned: "Content-Type: text/plain\n\nx")
    #expect(try message(mail).bounce?.isFinal == false)
  }

  @Test func encodedReportsAreDecoded() throws {
    let status = base64(crlf("Final-Recipient: rfc822; a@x.example\nAction: failed\nStatus: 5.0.0\n"))
    let returned = base64(crlf("Message-ID: <3@gov.example>\n\nx"))
    let mail = report(
      "", returned: "Content-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\n\(returned)"
    )
    .replacing(
      "message/delivery-status\n\n",
      with: "message/delivery-status\nContent-Transfer-Encoding: base64\n\n\(status)")
    let bounce = try #require(try message(mail).bounce)
    #expect(bounce.action == "failed" && bounce.originalMessageID == "3@gov.example")
  }

  @Test func aBounceInWordsIsReadAsFarAsItGoes() throws {
    let bounce = try #require(
      try message(
        """
        From: MAILER-DAEMON@mx.example
        Subject: failure notice

        <jtj@gov.example>:
        550 5.1.1 User unknown on 10.1.2.3

        --- Below this line is a copy of the message.
        > Message-ID: <4@gov.example>
        """
      ).bounce)
    #expect(
      bounce
        == Bounce(
          finalRecipient: "jtj@gov.example", action: nil, status: "5.1.1", originalMessageID: "4@gov.example")
    )
  }

  @Test func aChineseBounceNamesTheMailItAnswers() throws {
    let bounce = try #require(
      try message(
        "From: PostMaster@qq.example\nSubject: 系统退信\nIn-Reply-To: <5@gov.example>\n\n无法发送到 jtj@gov.example"
      ).bounce)
    #expect(bounce.originalMessageID == "5@gov.example")
    #expect(bounce.isFinal)
  }

  @Test func otherMailsHaveNoBounce() throws { #expect(try message("Subject: 路灯\n\nx").bounce == nil) }

  @Test(arguments: [
    ("5.1.1", "5.1.1"), ("x 4.4.7;", "4.4.7"), ("127.0.0.1", nil), ("3.1.1", nil), ("5.1", nil),
    ("15.1.1", nil),
  ])
  func statusCodesAreFound(text: String, status: String?) {
    #expect(StatusCode.first(in: text.utf8, of: "245") == status)
  }
}
