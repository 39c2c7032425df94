import Testing

@testable import Mail

/// Mails of people that look like a machine's.
struct PeopleTests {
  @Test(arguments: [
    "快递投递失败", "快递投递失败，驿站拒绝退件", "退信", "系统退信是怎么回事", "系统退信", "为什么邮件退回", "为什么我的邮件被退回", "邮件无法送达你局", "关于退信的投诉",
    "撤回：已交办的留言", "申请撤回留言", "召回：问题奶粉", "已读不回", "未读书的孩子", "自动回复机坏了", "自动售货机", "Delivery failure of my parcel",
    "Undelivered mail", "Read: my letter", "Vacation in Naiman", "无法投递",
  ])
  func whatACitizenComplainsOfIsALetter(subject: String) throws {
    let mail = try message("From: 张三 <zhang@x.example>\nSubject: \(subject)\n\n寄往新城路的信件一直没人管，请处理。")
    #expect(mail.kind == .letter && mail.mayBeAnswered)
  }

  @Test(arguments: [
    "From: Postmaster Wang <wang@x.example>", "From: 王邮差 <postman@x.example>",
    "From: 邮政局 <postoffice@gov.example>", "From: mailman.wang@x.example", "From: bouncy@x.example",
    "From: postmaster@x.example", "From: 管理员 <admin@x.example>",
  ])
  func aNameIsNoProof(header: String) throws {
    #expect(try message("\(header)\nSubject: 路灯不亮\n\n新城路的路灯不亮。").kind == .letter)
  }

  @Test func aForwardedBounceIsWhatAPersonSays() throws {
    let mail = try message(
      """
      From: 张三 <zhang@x.example>
      Subject: 你们的邮箱退信
      Content-Type: multipart/mixed; boundary=A

      --A
      Content-Type: text/plain; charset=utf-8

      为什么我的邮件被退回？见附件。
      --A
      Content-Type: message/rfc822

      From: MAILER-DAEMON@x.example
      Return-Path: <>
      Subject: Undelivered Mail Returned to Sender
      Content-Type: multipart/report; report-type=delivery-status; boundary=B

      --B
      Content-Type: message/delivery-status

      Final-Recipient: rfc822; desk@gov.example
      Action: failed
      --B--
      --A--
      """)
    #expect(mail.kind == .letter && mail.bounce == nil && mail.originalMessageID == nil)
    #expect(mail.attachments.count == 1)
  }

  @Test func aListDoesNotMakeAPersonAMachineUnlessItSaysSo() throws {
    let header = "From: zhang@x.example\nList-Id: <town.x.example>\nSubject: 路灯\n"
    let mail = try message(header + "\n新城路的路灯不亮。")
    #expect(mail.kind == .letter && !mail.mayBeAnswered)
    // Held by the office for a person to read, as it answers none of our mails.
    #expect(try message(header + "Precedence: list\n\n新城路的路灯不亮。").kind == .autoReply)
  }

  @Test(arguments: [
    "X-Auto-Response-Suppress: DR, OOF, AutoReply", "X-MS-Exchange-Inbox-Rules-Loop: wang@x.example",
    "X-MS-Exchange-Generated-Message-Source: Mailbox Rules Agent", "Precedence: normal", "X-Autoreply: no",
    "Auto-Submitted: No", "Return-Path: <zhang@x.example>", "X-Mailer: QQMail 2.x",
  ])
  func aMailThatARulePassedOnIsStillAPersons(header: String) throws {
    #expect(try message("From: zhang@x.example\nSubject: 路灯\n\(header)\n\n新城路的路灯不亮。").kind == .letter)
  }

  @Test func aUnitThatQuotesABounceIsHeard() throws {
    let mail = try message(
      "From: 交通局 <jtj@x.example>\nSubject: 回复：请办理 NM2026000123\n\n邮件曾被退回：550 5.1.1 User unknown\n现答复如下：已修复。")
    #expect(mail.kind == .reply)
  }

  @Test(arguments: ["From: 系统管理员 <wang@x.example>", "From: 邮件管理员 <postmaster@jtj.example>"])
  func anAdministratorThatAnswersIsHeard(header: String) throws {
    let mail = try message(
      "\(header)\nSubject: 回复：请办理 NM2026000123\nIn-Reply-To: <1@gov.example>\n\n反映的短信发送失败、快递拒收问题已经处理。")
    #expect(mail.kind == .reply)
  }

  @Test func aCitizenWhoseMailCameBackIsHeard() throws {
    let mail = try message("From: 张三 <zhang@x.example>\nSubject: 系统退信\n\n我发给你们的邮件被退回，提示用户不存在。")
    #expect(mail.kind == .letter)
  }
}
