import Testing

@testable import Mail

struct ReplyTextTests {
  /// What each client puts below the words, as text.
  static let histories: [(client: String, history: String)] = [
    (
      "QQ",
      """
      ------------------ 原始邮件 ------------------
      发件人: "网站管理中心" <desk@gov.example>;
      发送时间: 2026年11月23日(星期一) 上午9:12
      收件人: "交通运输局"<jtj@gov.example>;
      主题: 请办理网民留言
      """
    ),
    (
      "QQ in English",
      "------------------&nbsp;Original&nbsp;------------------\nFrom: &nbsp;\"desk\"\nDate: &nbsp;Mon"
    ),
    ("QQ without a space", "------------------原始邮件------------------\n正文"),
    ("NetEase", "在 2026-11-23 09:12:00，\"网站管理中心\" <desk@gov.example> 写道：\n\n您好"),
    ("NetEase, older", "At 2026-11-23 09:12:00, \"desk\" <desk@gov.example> wrote:\n>您好"),
    ("NetEase Master", "---- 回复的原邮件 ----\n| 发件人 | 网站管理中心 |"),
    (
      "Foxmail",
      """
      发件人： 网站管理中心
      发送时间： 2026-11-23 09:12
      收件人： jtj
      主题： 请办理网民留言
      您好
      """
    ),
    (
      "Outlook",
      """
      发件人: 网站管理中心 <desk@gov.example>
      发送时间: 2026年11月23日 9:12
      收件人: 交通运输局 <jtj@gov.example>
      抄送: a
      主题: 请办理网民留言

      您好
      """
    ),
    ("Outlook, bold", "*发件人:* desk\n*日期:* 2026年11月23日\n*主题:* 请办理\n您好"),
    (
      "Outlook on the web",
      "________________________________\n发件人: desk\n发送时间: 2026年11月23日 9:12\n收件人: jtj\n主题: 请办理"
    ),
    (
      "Outlook in English",
      "From: desk\nSent: Monday, November 23, 2026 9:12 AM\nTo: jtj\nSubject: letter\n\nHello"
    ),
    ("Outlook, plain text", "-----Original Message-----\nFrom: desk\nSent: Monday"),
    ("Coremail", "-----原始邮件-----\n发件人:\"网站管理中心\" <desk@gov.example>\n发送时间:2026-11-23 09:12:00 (星期一)"),
    (
      "Alimail",
      """
      ------------------------------------------------------------------
      发件人：网站管理中心 <desk@gov.example>
      发送时间：2026年11月23日(星期一) 09:12
      收件人：交通运输局 <jtj@gov.example>
      主　题：请办理网民留言
      """
    ),
    ("iOS", "> 在 2026年11月23日，上午9:12，网站管理中心 <desk@gov.example> 写道：\n> \n> 您好"),
    ("iOS, plain", "在 2026年11月23日，上午9:12，网站管理中心 <desk@gov.example> 写道：\n\n﻿您好"),
    ("iOS, wrapped", "在 2026年11月23日，上午9:12，网站管理中心\n<desk@gov.example> 写道：\n> 您好"),
    ("Gmail", "网站管理中心 <desk@gov.example> 于2026年11月23日周一 09:12写道：\n\n> 您好"),
    ("Gmail in English", "On Mon, Nov 23, 2026 at 9:12 AM Desk <desk@gov.example>\nwrote:\n\n> Hello"),
    ("Thunderbird", "在 2026/11/23 9:12, 网站管理中心 写道:\n> 您好\n> 请答复"),
    ("Thunderbird in English", "On 23/11/2026 09:12, desk wrote:\n> Hello"),
    ("traditional Outlook", "寄件者: desk\n寄件日期: 2026年11月23日\n收件者: jtj\n主旨: 信件"),
  ]

  @Test(arguments: histories)
  func theHistoryIsCut(client: String, history: String) {
    let reply = ReplyText(of: "经核实，路灯已修复。\n\n交通运输局\n\n\(history)")
    #expect(reply.words == "经核实，路灯已修复。\n\n交通运输局")
    #expect(reply.cut == history)
  }

  @Test(arguments: histories)
  func aReplyWithoutWordsHasNone(client: String, history: String) {
    #expect(ReplyText(of: "\n\n\(history)").words == "")
    #expect(ReplyText(of: "发自我的iPhone\n\n\(history)").words == "")
  }

  @Test(arguments: [
    "发自我的iPhone", "发自我的 iPhone", "从我的 iPhone 发送", "Sent from my iPhone", "发自我的华为手机", "发自网易邮箱大师", "来自QQ邮箱手机版",
    "--\n发自我的网易邮箱手机智能版", "获取 Outlook for iOS<https://aka.example/o>", "Get Outlook for Android",
  ])
  func aMobileFooterIsCut(footer: String) {
    let reply = ReplyText(of: "同意。\n\n\(footer)\n\n------------------ 原始邮件 ------------------\n正文")
    #expect(reply.words == "同意。")
    #expect(reply.cut.hasPrefix(footer))
    #expect(ReplyText(of: "同意。\n\(footer)\n").words == "同意。")
  }

  @Test(arguments: [
    "他在信中写道：\n\n请尽快修复。", "我在2026年3月1日9:30的信中写道：\n请修路。", "在2026年3月1日9:30的会上，他写道：\n\n请修路。", "同意。\n发自我的内心感谢贵局。",
    "留言如下：\n发件人：张三\n时间：昨天\n标题：路灯\n内容：坏了", "On the road at 9:30 he wrote:\nnothing",
    "上级在2026年3月的通知中写道：\n全面排查。", "发件人：张三\n我要反映的问题如下。", "----------\n分隔线下面还有正文",
    "人数 >= 3 人\n>5的不算", "我发自我的内心感谢贵局，祝愿工作顺利，并希望今后继续努力为民办实事，谢谢大家的支持与帮助。", "一\n发自我的iPhone\n二",
    "主题：路灯\n时间：昨天\n地点：门口",
    "---------- 转发的邮件 ----------\n发件人未知", "", "Dear all,\nthe law wrote: nothing.", "--\n张三",
  ])
  func ownWordsStay(text: String) {
    let reply = ReplyText(of: text)
    #expect(reply.words == text)
    #expect(reply.cut == "")
  }

  @Test func answersBetweenQuotedLinesAreKept() {
    let reply = ReplyText(
      of: """
        在 2026-11-23 09:12:00，desk@gov.example 写道：
        > 一、路灯何时修复？
        本周五。
        > 二、由谁负责？
        > 请说明。
        市政科。
        """)
    #expect(reply.words == "本周五。\n市政科。")
    #expect(reply.cut == "在 2026-11-23 09:12:00，desk@gov.example 写道：\n> 一、路灯何时修复？\n> 二、由谁负责？\n> 请说明。")
  }

  @Test func quotedLinesAloneStay() {
    #expect(ReplyText(of: "> 一\n> 二").words == "> 一\n> 二")
  }

  @Test func theFirstOfSeveralHistoriesCounts() {
    let reply = ReplyText(of: "同意。\n-----原始邮件-----\n已阅。\n------------------ 原始邮件 ------------------\n请审。")
    #expect(reply.words == "同意。")
  }

  @Test func everyLineIsInOneOfTheTwo() {
    for (_, history) in Self.histories {
      let text = "一\n二\n\(history)\n三"
      let reply = ReplyText(of: text)
      let lines = (reply.words + "\n" + reply.cut).split(separator: "\n").sorted()
      #expect(lines == text.split(separator: "\n").sorted())
    }
  }
}
