import Testing

@testable import Mail

struct MessageKindTests {
  private func kind(_ header: String, _ body: String = "") throws -> MessageKind {
    try message(header + "\n\n" + body).kind
  }

  @Test(arguments: [
    "Subject: 自动回复：路灯", "Subject: 自动回复:路灯", "Subject: 自动回复: 路灯 NM2026000123", "Subject: 自动回复",
    "Subject: [自动回复] 路灯",
    "Subject: 【自动回复】路灯", "Subject: 自動回覆: 路灯", "Subject: 自动答复：路灯", "Subject: Automatic reply: letter",
    "Subject: Auto-Reply: x",
    "Subject: Out of Office: x", "Auto-Submitted: auto-replied", "Auto-Submitted: auto-generated (x)",
    "X-Autoreply: yes",
    "X-Autorespond: x", "Precedence: bulk", "Precedence: auto_reply", "Precedence: Junk", "Precedence: list",
    "Return-Path: <>",
  ])
  func machinesAreKnown(header: String) throws {
    #expect(try kind("From: a@x.example\n\(header)") == .autoReply)
  }

  @Test func aQQVacationNoticeIsKnownByItsOpening() throws {
    #expect(try kind("Subject: 请办理 NM2026000123", "\n 这是来自QQ邮箱的假期自动回复邮件。\n您好") == .autoReply)
    let html = "Content-Type: text/html; charset=utf-8\n\n<div>这是来自QQ邮箱的假期自动回复邮件。</div>"
    #expect(try message(html).kind == .autoReply)
  }

  @Test(arguments: [
    "Subject: 回复：自动回复：路灯", "Subject: 自动回复机坏了", "Subject: Re: Automatic reply: x", "Auto-Submitted: no",
    "Precedence: first-class",
    "Subject: 撤回：已交办的留言", "Subject: 已读你的信", "Subject: 关于退信的咨询", "From: postmaster@gov.example",
    "Return-Path: <a@x.example>",
    "Subject: Read: a good book", "Subject: Recall: my dog", "Subject: 失败的投递", "Subject: 投递失败的快递无人管",
    "Subject: 退信", "Subject: 无法送达",
    "From: bouncer@x.example\nSubject: 路灯",
    "Subject: Fwd: Undelivered Mail Returned to Sender",
  ])
  func peopleAreNotTakenForMachines(header: String) throws {
    #expect(
      try kind("\(header.hasPrefix("From:") ? "" : "From: a@x.example\n")\(header)", "请尽快办理。").isByPerson)
  }

  @Test(arguments: [
    "From: MAILER-DAEMON@x.example", "From: Mailer-Daemon <mailer-daemon@x.example>",
    "From: MAILER-DAEMON <>",
    "From: postmaster@x.example\nSubject: 系统退信/Systems bounce",
    "From: postmaster@x.example\nSubject: Undeliverable: x",
    "From: 邮件系统 <PostMaster@qq.example>\nSubject: 退信通知", "Subject: 系统退信", "X-Failed-Recipients: a@x.example",
    "Return-Path: <>\nSubject: 邮件投递失败通知", "Return-Path: <>\nFrom: postmaster@x.example",
    "Return-Path: <>\nSubject: Returned mail: see transcript\nAuto-Submitted: auto-replied",
    "Content-Type: multipart/report; report-type=delivery-status; boundary=B\nAuto-Submitted: auto-replied",
  ])
  func bouncesAreKnown(header: String) throws { #expect(try kind(header) == .bounce) }

  @Test(arguments: [
    ("Subject: 已读: 请办理", "您的邮件已被阅读。"), ("Subject: 已读：请办理", ""), ("Subject: 已读回执", "x"),
    ("Content-Type: multipart/report; report-type=disposition-notification; boundary=B", "x"),
    ("Subject: Read: letter", "Your message was read on Monday."),
    ("Subject: Not read: letter", "Your message was deleted without being read on Monday."),
  ])
  func receiptsAreKnown(header: String, body: String) throws { #expect(try kind(header, body) == .receipt) }

  @Test func aLetterAboutSomethingReadIsNoReceipt() throws {
    #expect(try kind("Subject: 已读：《供热条例》的疑问", "请问第十条的温度从哪天起算？") == .letter)
  }

  @Test(arguments: [
    ("Subject: 撤回: 路灯", "张三 将撤回邮件“路灯”。"),
    ("Subject: Recall: x", "Z would like to recall the message, \"x\"."),
    ("Subject: 发信方已撤回邮件：路灯", ""),
  ])
  func recallsAreKnown(header: String, body: String) throws { #expect(try kind(header, body) == .recall) }

  @Test func aRecallInRawGBKIsKnown() throws {
    #expect(try message("Subject", gb("发信方已撤回邮件：路灯")).kind == .recall)
  }

  @Test func aFeedbackReportIsAMachines() throws {
    #expect(try kind("Content-Type: multipart/report; report-type=feedback-report; boundary=B") == .autoReply)
  }
}
