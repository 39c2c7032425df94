import Testing

@testable import Mail

/// Bounces in the manner of Chinese mail systems, written for these tests.
struct ChineseBounceTests {
  private let original = "3k9q.NM2026000123@gov.example"

  private func bounce(_ text: String) throws -> Bounce {
    let message = try message(text)
    #expect(message.kind == .bounce)
    return try #require(message.bounce)
  }

  @Test func qqReturnsHTMLAndNamesTheMailItAnswers() throws {
    let bounce = try bounce(
      """
      From: PostMaster@qq.example
      To: desk@gov.example
      Subject: =?gb18030?B?\(base64(gb("系统退信")))?=
      In-Reply-To: <\(original)>
      Content-Type: text/html; charset=gb18030
      Content-Transfer-Encoding: base64

      \(base64(gb("<div>抱歉，您的邮件被退回来了……</div><p>无法发送到 jtj@qq.example</p><p>收件人邮件地址不存在，邮件无法送达。</p><p>host mx[1.2.3.4] said: 550 Mailbox not found (in reply to RCPT TO)</p>")))
      """)
    #expect(bounce.finalRecipient == "jtj@qq.example" && bounce.originalMessageID == original)
    #expect(bounce.isFinal)
  }

  @Test func neteaseSendsAReportAndARawSubject() throws {
    let header =
      crlf("From: Postmaster@163.example\nTo: desk@gov.example\nSubject: ") + gb("系统退信")
    let mail =
      header
      + crlf(
        """

        Content-Type: multipart/report; report-type=delivery-status; boundary=B

        --B
        Content-Type: text/plain; charset=gbk
        Content-Transfer-Encoding: base64

        \(base64(gb("很抱歉您的邮件被退回，收件人邮箱空间不足。")))
        --B
        Content-Type: message/delivery-status

        Reporting-MTA: dns; m12.163.example

        Final-Recipient: rfc822; jtj@163.example
        Action: failed
        Status: 5.2.2
        --B
        Content-Type: message/rfc822

        Message-ID: <\(original)>
        Subject: x

        x
        --B--
        """)
    let message = try Message(parsing: mail)
    #expect(message.kind == .bounce && message.subject == "系统退信")
    #expect(
      message.bounce
        == Bounce(
          finalRecipient: "jtj@163.example", action: "failed", status: "5.2.2", originalMessageID: original))
  }

  @Test func coremailSendsPartsWithoutAReportType() throws {
    let bounce = try bounce(
      """
      From: postmaster@naiman.example
      To: desk@gov.example
      Subject: =?UTF-8?B?\(base64(Array("系统退信/Systems bounce".utf8)))?=
      Content-Type: multipart/mixed; boundary=B

      --B
      Content-Type: text/plain; charset=UTF-8

      您好！您发往以下收件人的邮件未能送达：
      <jtj@naiman.example>
      远程服务器回应：SMTP error, RCPT TO: 550 5.1.1 User not found
      --B
      Content-Type: message/rfc822

      Return-Path: <desk@gov.example>
      Message-ID:
       <\(original)>
      Subject: x

      x
      --B--
      """)
    #expect(
      bounce
        == Bounce(finalRecipient: "jtj@naiman.example", status: "5.1.1", originalMessageID: original))
  }

  @Test(arguments: [
    // 阿里邮箱, 腾讯企业邮, 263, Exchange, 新浪, a gateway that has only a null return path, and a bare notice.
    "From: 阿里邮箱管理员 <postmaster@aliyun.example>\nSubject: 退信通知：请办理\n\n您的邮件无法投递到以下地址：jtj@x.example，该用户不存在。",
    "From: <postmaster@exmail.example>\nSubject: 邮件投递失败\n\n您的邮件未能投递至 jtj@x.example\n退信原因：邮箱已满",
    "From: mailer-daemon@263.example\nSubject: x\n\njtj@x.example 收件人不存在",
    "From: Microsoft Outlook <postmaster@x.example>\nSubject: 无法传递: 请办理\n\n向这些收件人或组传递邮件失败：\njtj@x.example",
    "From: Microsoft Outlook <postmaster@x.example>\nSubject: 未送达: 请办理\nX-MS-Exchange-Message-Is-Ndr:\n\njtj@x.example",
    "From: postmaster@sina.example\nReturn-Path: <>\nSubject: =?gb2312?B?09a8/s7et6jNtrXd?=\n\n<jtj@x.example>: 拒收",
    "From: gateway@x.example\nReturn-Path: <>\nSubject: 关于您的邮件\n\n您的邮件被退回：jtj@x.example 地址不存在",
    "From: noreply@x.example\nSubject: 邮件投递失败通知\n\n发往 jtj@x.example 的邮件投递失败：550 5.1.1",
    "Subject: [系统退信] 请办理\nFrom: a@x.example\n\n无法送达 jtj@x.example",
    "From: \"Mail Delivery System\" <system@x.example>\nSubject: 退信\n\n<jtj@x.example>: 550 用户不存在",
  ])
  func noticesInWordsAreKnown(mail: String) throws {
    let bounce = try bounce(mail.replacing("\n\n", with: "\nReferences: <0@x> <\(original)>\n\n"))
    #expect(bounce.finalRecipient == "jtj@x.example" && bounce.originalMessageID == original)
    #expect(bounce.isFinal)
  }

  @Test(arguments: [
    "From: postmaster@x.example\nSubject: 邮件投递延迟\n\n您的邮件暂时未能投递到 jtj@x.example，系统将继续尝试投递，您无需重发。",
    "From: MAILER-DAEMON@x.example\nSubject: Warning: message x delayed 24 hours\n\njtj@x.example\n\nNo action is required on your part. Delivery attempts will continue.",
    "From: MAILER-DAEMON@x.example\nSubject: Delivery Status Notification (Delay)\n\nThis is an automatically generated Delivery Status Notification\n\nTHIS IS A WARNING MESSAGE ONLY.\n\njtj@x.example 4.4.1",
  ])
  func aDelayLosesNothing(mail: String) throws {
    let bounce = try bounce(mail)
    #expect(bounce.action == "delayed" && !bounce.isFinal && bounce.finalRecipient == "jtj@x.example")
  }

  @Test(arguments: ["delivered", "relayed", "expanded"])
  func aSuccessIsNoFailure(action: String) throws {
    let bounce = try bounce(
      """
      From: postmaster@x.example
      Subject: 已传递: 请办理
      Content-Type: multipart/report; report-type=delivery-status; boundary=B

      --B
      Content-Type: message/delivery-status

      Final-Recipient: rfc822; jtj@x.example
      Action: \(action)
      Status: 2.0.0
      --B--
      """)
    #expect(bounce.action == action && bounce.status == "2.0.0" && !bounce.isFinal)
  }
}
