import Testing

@testable import Mail

/// Vacation notices, receipts and recalls in the manner of the clients that send them, written for these tests.
struct AutomaticMailTests {
  private func kind(_ mail: String) throws -> MessageKind { try message(mail).kind }

  @Test(arguments: [
    // Exchange in Chinese and English, 163, Coremail, Gmail, Apple, the vacation program, other languages.
    "From: jtj@x.example\nSubject: 自动答复: 请办理 NM2026000123\nAuto-Submitted: auto-generated\nX-Auto-Response-Suppress: All\nX-MS-Exchange-Inbox-Rules-Loop: jtj@x.example\n\n本人出差。",
    "From: jtj@x.example\nSubject: Automatic reply: NM2026000123\n\nI am away.",
    "From: jtj@163.example\nSubject: 自动回复:请办理 NM2026000123\n\n您好，邮件已收到。",
    "From: jtj@x.example\nSubject: 自动回复：Re: 请办理\nIn-Reply-To: <1@gov.example>\n\n邮件已收到。",
    "From: jtj@gmail.example\nSubject: Re: letter\nIn-Reply-To: <1@gov.example>\nPrecedence: bulk\nX-Autoreply: yes\nAuto-Submitted: auto-replied\n\nx",
    "From: a@x.example\nSubject: Away\nX-Apple-Action: vacation\n\nx",
    "From: a@x.example\nSubject: x\nX-Vacation: yes\n\nx",
    "From: a@x.example\nSubject: Abwesenheitsnotiz: x\n\nx",
    "From: a@x.example\nSubject: Réponse automatique : x\n\nx",
    "From: a@x.example\nSubject: Автоответ: x\n\nx", "From: a@x.example\nSubject: 不在通知: x\n\nx",
    // An automatic answer that speaks of a delivery, with a null return path, is no bounce.
    "Return-Path: <>\nFrom: a@x.example\nSubject: 自动回复: 您的邮件未送达\n\n本人出差。",
  ])
  func vacationNoticesAreKnown(mail: String) throws { #expect(try kind(mail) == .autoReply) }

  @Test func qqKeepsTheSubjectAndHasNoHeader() throws {
    let mail =
      "From: jtj@qq.example\nTo: desk@gov.example\nSubject: 回复：请办理 [nm2026000123-4q7x0m2k9w5s8a1z]\nIn-Reply-To: <1@gov.example>\n\n"
    #expect(try kind(mail + "这是来自QQ邮箱的假期自动回复邮件。\n \n您好，我最近正在休假中，无法亲自回复您的邮件。") == .autoReply)
    #expect(try kind(mail + "已办结。\n\n这是来自QQ邮箱的假期自动回复邮件。") == .reply)
  }

  @Test func aFeedbackReportNamesTheMailItComplainsOf() throws {
    let mail = try message(
      """
      From: staff@provider.example
      Subject: complaint about message from 192.0.2.1
      Content-Type: multipart/mixed; boundary=B

      --B
      Content-Type: message/rfc822

      Message-ID: <1@gov.example>

      x
      --B--
      """)
    #expect(mail.kind == .autoReply && mail.originalMessageID == "1@gov.example" && mail.bounce == nil)
  }

  @Test func aReceiptNamesTheMailThatWasRead() throws {
    let mail = try message(
      """
      From: jtj@x.example
      Subject: Read: x
      Content-Type: multipart/report; report-type=disposition-notification; boundary=B

      --B

      x
      --B
      Content-Type: message/disposition-notification

      Final-Recipient: rfc822;jtj@x.example
      Original-Message-ID: <1@gov.example>
      Disposition: manual-action/MDN-sent-manually; displayed
      --B--
      """)
    #expect(mail.kind == .receipt && mail.originalMessageID == "1@gov.example")
  }

  @Test(arguments: [
    "Subject: 已读: 请办理\n\n您的邮件于星期一被阅读。", "Subject: 已讀: 請辦理\n\n您的郵件已被閱讀", "Subject: 未读：请办理\n\n未阅读即被删除",
    "Subject: 已读回执：请办理\n\n", "Subject: 阅读回执\n\n", "Subject: Read: x\n\nYour message\n\nwas read on Monday.",
    "Subject: Return Receipt (displayed) - x\n\nThis is a return receipt for the mail.",
  ])
  func receiptsInWordsAreKnown(mail: String) throws {
    #expect(try kind("From: a@x.example\n" + mail) == .receipt)
  }

  @Test(arguments: [
    "Subject: 撤回: 请办理\n\n张三 将撤回邮件“请办理”。", "Subject: 召回: 请办理\n\n张三 想要召回邮件“请办理”。",
    "Subject: Recall: x\n\nZhang would like to recall the message, \"x\".", "Subject: 发件人已撤回邮件：请办理\n\n",
  ])
  func recallsAreKnown(mail: String) throws { #expect(try kind("From: a@x.example\n" + mail) == .recall) }
}
