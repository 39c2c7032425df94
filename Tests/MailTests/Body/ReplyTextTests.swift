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
    ("with a day and no time", "在 2026-11-23，网站管理中心写道：\n> 您好"),
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
    (
      "139",
      """
      ----邮件原文----
      发件人：网站管理中心 <desk@gov.example>
      收件人：jtj
      抄 送：(无)
      发送时间：2026-11-23 09:12:00
      主题：请办理网民留言
      """
    ),
    ("189", "-----原邮件-----\n发件人：网站管理中心\n时间：2026-11-23 09:12\n\n您好"),
    ("263", "----- 原始邮件 -----\n发件人: \"网站管理中心\" <desk@gov.example>\n收件人: jtj\n发送时间: 2026-11-23 09:12"),
    (
      "NetEase on a phone",
      "---- 回复的原邮件 ----\n| 发件人 | 网站管理中心<desk@gov.example> |\n| 日期 | 2026年11月23日 09:12 |\n\n您好"
    ),
    (
      "QQ on a phone",
      "---Original---\nFrom: \"desk\"<desk@gov.example>\nDate: Mon, Nov 23, 2026 09:12 AM\nTo: \"jtj\";\nSubject: letter\n\nHello"
    ),
    (
      "Outlook on a phone",
      "获取 Outlook for iOS\n________________________________\n发件人: 网站管理中心 <desk@gov.example>\n发送时间: 2026年11月23日 9:12\n收件人: jtj\n主题: 请办理\n\n您好"
    ),
    (
      "WeCom",
      "------------------ Original ------------------\nFrom:  \"desk\"<desk@gov.example>;\nDate:  Mon, Nov 23, 2026 09:12 AM"
    ),
    (
      "DingTalk",
      "------------------------------------------------------------------\n发件人：网站管理中心<desk@gov.example>\n日　期：2026年11月23日 09:12:00\n收件人：jtj\n主　题：请办理"
    ),
    (
      "Huawei",
      "-------- 原始邮件 --------\n发件人：网站管理中心 <desk@gov.example>\n日期：2026年11月23日周一 09:12\n收件人：jtj\n主 题：请办理\n您好"
    ),
    ("Samsung", "-------- 原始信息 --------\n发件人: desk@gov.example\n日期: 2026/11/23 09:12 (GMT+08:00)\n收件人: jtj"),
    ("Xiaomi", "网站管理中心 <desk@gov.example> 于 2026年11月23日周一 上午9:12写道：\n您好"),
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
    "认领", "退回：不属本单位职责", "延期 3 个工作日：需现场勘查", "1 通过",
    "答复：\n一、已修复。\n二、将巡查。\n\n旗水务局\n2026年11月25日", "已修复。\n----------\n旗水务局\n2026年11月25日",
    "本邮件及其附件已收到，将做好保密工作。", "王敏\n电话：0470-0000000", "来自牧区的网民您好：\n已修复。", "获取邮箱地址后回复。",
    "从 12345 热线发送", "-- \n张三\n" + String(repeating: "这是很长的一段话。", count: 40),
    "---------- 转发的邮件 ----------\n发件人未知", "", "Dear all,\nthe law wrote: nothing.", "--\n张三",
  ])
  func ownWordsStay(text: String) {
    let reply = ReplyText(of: text)
    #expect(reply.words == text)
    #expect(reply.cut == "")
  }

  @Test(arguments: [
    ("已修复。\n\n-- \n王敏\n旗水务局", "已修复。"), ("已修复。\n\n--\n王敏\n旗水务局", "已修复。"),
    ("已修复。\n| |\n王敏\n|\n|\n邮箱：a@b.example\n|\n签名由 网易邮箱大师 定制", "已修复。"),
    ("已修复。\n\n王敏\n邮箱：a@b.example\n签名由网易邮箱大师定制", "已修复。"),
    ("已修复。\n- 来自我的小米手机", "已修复。"),
    ("已修复。\n本邮件及附件含有机密信息，如果您误收，请删除。", "已修复。"),
    ("已修复。\n发送自 Windows 10 版邮件应用", "已修复。"), ("已修复。\n由 Outlook for iOS 发送", "已修复。"),
    ("已修复。\n从 Windows 版邮件发送", "已修复。"),
    ("已修复。\n来自钉钉专属商务邮箱", "已修复。"), ("已修复。\n来自WPS邮箱", "已修复。"), ("Done.\nVon meinem iPhone gesendet", "Done."),
    ("Done.\nSent from my BlackBerry", "Done."),
    ("已修复。\n获取 适用于 Android 的 Outlook<https://aka.example/x>", "已修复。"),
  ])
  func aMarkedSignatureIsCut(text: String, words: String) {
    let reply = ReplyText(of: text)
    #expect(reply.words == words)
    #expect(!reply.cut.isEmpty)
    let answered = ReplyText(of: text + "\n\n在 2026-11-23 09:12:00，desk@gov.example 写道：\n> 您好")
    #expect(answered.words == words)
  }

  /// A rule is drawn by people too: it takes a history right below to tell that a client drew it.
  @Test(arguments: ["王敏\n电话：0470-0000000", "王敏\n旗水务局 13800000000", "王敏"])
  func aRuleIsTheMarkOfASignatureAboveAHistoryOnly(card: String) {
    let text = "已修复。\n--------------\n\(card)"
    let history = "\n\n在 2026-11-23 09:12:00，desk@gov.example 写道：\n> 您好"
    #expect(ReplyText(of: text).words == text)
    #expect(ReplyText(of: text + history).words == "已修复。")
    let ruled = "一、已修复。\n----------\n" + text
    #expect(ReplyText(of: ruled + history).words == ruled)
  }

  @Test(arguments: [
    "三、联系方式\n电话：0470-0000000", "（三）电话 0470-0000000", "3.电话 0470-0000000", "联系人：王敏，电话：0470-0000000",
    "附件：清单", "旗水务局\n2026年11月25日",
  ])
  func aPartOfTheAnswerBelowARuleIsNoSignature(part: String) {
    let text = "已修复。\n--------------\n\(part)"
    #expect(ReplyText(of: text + "\n\n-----原始邮件-----\n您好").words == text)
  }

  @Test(arguments: [
    ("------------------ 原始邮件 ------------------", "认领\n\n\n&nbsp;\n\n\n", "认领"),
    (
      "------------------&nbsp;原始邮件&nbsp;------------------",
      "一&nbsp;&nbsp;\n二&nbsp;三&gt;2\n\n&nbsp;&nbsp;\n", "一\n二 三>2"
    ),
    ("------------------ 原始邮件 ------------------", "空格写成&nbsp;就行\n", "空格写成&nbsp;就行"),
  ])
  func referencesThatQQLeftAreWhiteSpace(mark: String, own: String, words: String) {
    #expect(ReplyText(of: "\(own)\(mark)\n发件人: a").words == words)
    #expect(ReplyText(of: own).words.hasPrefix(words.prefix(1)))
  }

  @Test func theClientTellsWhatItLeaves() throws {
    let mail = "X-QQ-mid: webmail1t1\nX-Mailer: QQMail 2.x\nContent-Type: text/plain; charset=utf-8\n\n"
    #expect(try message(mail + "甲&nbsp;乙&nbsp;\n&nbsp;\n").reply.words == "甲 乙")
    #expect(ReplyText(of: "甲&nbsp;乙&nbsp;\n&nbsp;\n").words == "甲&nbsp;乙&nbsp;")
  }

  @Test(arguments: [
    "| |\n王敏\n|\n|\na@b.example\n|", "| |\n| |\n王敏\n|\n|\n旗水务局\n电话：0470-0000000\n|",
    "| |\n王敏\n|\n|\na@b.example\n|\n签名由 网易邮箱大师 定制", "| |\n王敏\n|\n|\na@b.example\n|\n\n签名由网易邮箱大师定制",
  ])
  func theCardOfNetEaseIsCutWhole(card: String) {
    let own = "| 路段 | 盏数 |\n| 东风路 | 86 |\n已修复。"
    #expect(ReplyText(of: "\(own)\n\n\n\(card)").words == own)
    #expect(ReplyText(of: "\(own)\n\n\(card)\n\n---- 回复的原邮件 ----\n| 发件人 | a |").words == own)
  }

  @Test(arguments: ["| 甲 |\n|", "| |\n这是一句完整的话。\n|", "|"])
  func barsAloneAreNoCard(text: String) { #expect(ReplyText(of: "表：\n" + text).words == "表：\n" + text) }

  @Test func theProgramsBodyIsNotItsSignature() {
    let html = """
      <div id="ntes-pcmac-signature-body"><div>认领</div><br></div><div id="ntes-pcmac-signature">
      <a href="https://card.example/\(String(repeating: "x", count: 200))"><table><tr><td>王敏</td></tr>
      <tr><td>邮箱：a@b.example</td></tr></table></a><div>签名由 <a href="https://mail.example/">网易邮箱大师</a> 定制</div></div>
      """
    #expect(ReplyText(of: HTMLText.lines(of: html)).words == "认领")
    #expect(ReplyText(of: HTMLText.text(of: html)).words == "认领")
  }

  @Test func aRuleBehindTheLastWordsIsTheClients() {
    let history = "发件人：desk<a@b.example>\n发送时间：2026年11月23日\n主　题：信"
    let rule = String(repeating: "-", count: 66)
    #expect(ReplyText(of: "退回\n\n来自钉钉专属商务邮箱\(rule)\n\(history)").words == "退回")
    #expect(ReplyText(of: "退回\(rule)\n\(history)").words == "退回")
  }

  /// Copied headers without what only a client writes, and all that is below.
  @Test(arguments: [
    "发件人：旗社保中心\n发送时间：2026年11月20日\n主题：补贴", "发件人：旗社保中心\n时间：昨天\n主题：补贴",
    "From: office\nDate: yesterday\nSubject: money",
  ])
  func aHeaderThatSomebodyTellsOfIsHis(header: String) {
    let text = "我收到一封邮件：\n\(header)\n请问是真的吗？"
    #expect(ReplyText(of: text).words == text)
    #expect(ReplyText(of: text, isAnswer: false).words == text)
  }

  @Test(arguments: [
    ("", "<p><font color=red>认领</font></p>", "认领"),
    ("<p>见下面红字</p>", "<p style='color: rgb(255, 0, 0)'>认领</p>", "见下面红字\n认领"),
    ("", "<p>是否属实：<span style='color:#C00000'>属实</span></p>", "是否属实：属实"),
    ("<p>退回</p>", "<p style='color:red'>认领</p>", "退回"), ("", "<p style='color:#1F497D'>认领</p>", ""),
    ("", "<div style='color:red'><span style='color:black'>认领</span></div>", ""),
    (
      "",
      "<p style='color:red'>一</p><p style='color:red'>二</p><p style='color:red'>三</p><p style='color:#f00'>四</p>",
      ""
    ),
  ])
  func redWordsInTheQuotedMailAreKeptWhereThereAreNoOthers(own: String, written: String, words: String) {
    let html = "\(own)<div id=divRplyFwdMsg>发件人: desk</div><p>您好</p><p>请办理</p>\(written)"
    let reply = ReplyText(of: HTMLText.lines(of: html))
    #expect(reply.words == words)
    #expect(reply.notes.contains(.inRed) == words.contains("认领") || words.contains("属实"))
    #expect(ReplyText(of: HTMLText.lines(of: html), isAnswer: false).notes.isEmpty)
  }

  @Test(arguments: [
    "【保密声明】本邮件及附件含有机密信息，仅限于收件人使用，如您误收请删除。", "免责声明：\n本邮件包含保密信息，仅供收件人使用。",
    "The information contained in this email is confidential.",
    "Disclaimer: This message and any attachments are privileged.",
  ])
  func disclaimersAreCut(disclaimer: String) {
    #expect(ReplyText(of: "已修复。\n\n\(disclaimer)").words == "已修复。")
    #expect(ReplyText(of: disclaimer).words == "")
    #expect(ReplyText(of: disclaimer, isAnswer: false).words == disclaimer)
  }

  @Test(arguments: ["第二段请删掉。", "先不要发", "附件请换成新版，再报给我看"])
  func whatSomebodyWritesBelowADisclaimerIsHis(words: String) {
    let text = "同意\n\n免责声明：本邮件及附件含有保密信息，仅供收件人使用。\n\(words)"
    #expect(ReplyText(of: text).words == text)
    let inLine = "同意\n\n本邮件及附件含有保密信息，仅供收件人使用，第二段删掉再发"
    #expect(ReplyText(of: inLine).words == inLine)
  }

  @Test func aDisclaimerGoesOnOverSeveralLines() {
    let notice = """
      本邮件及其附件含有某某有限责任公司的保密信息，仅供发送给上面地址中列出的
      个人或组织使用。
      如果您错收了本邮件，请立即通知发件人。
      Any use is prohibited.
      """
    #expect(ReplyText(of: "同意\n\n\(notice)").words == "同意")
  }

  /// In a mail that answers nothing, only what no person writes is history.
  @Test(arguments: [
    "发件人：a <a@b.example>\n发送时间：2026年11月20日\n收件人：b\n主题：补贴\n给我卡号",
    "在 2026-11-20 09:12，a <a@b.example> 写道：\n给我卡号",
    "________________________________\n发件人: a <a@b.example>\n发送时间: x\n收件人: b\n主题: y", "> 给我卡号",
    "-----原始邮件-----\n给我卡号",
  ])
  func aFirstLetterKeepsItsEvidence(evidence: String) {
    let text = "我收到：\n\(evidence)\n请问是真的吗？"
    #expect(ReplyText(of: text, isAnswer: false).words == text)
    #expect(ReplyText(of: text).words.utf8.count < text.utf8.count)
  }

  @Test func aFirstLetterKeepsItsSendersTelephone() {
    let text = "反映停水。\n--\n王敏 13800000000"
    #expect(ReplyText(of: text, isAnswer: false).words == text)
    #expect(ReplyText(of: text).words == "反映停水。")
  }

  @Test(arguments: [
    "-----原始邮件-----\n发件人: a\n\n正文",
    "---------- Forwarded message ---------\nFrom: a\nDate: b\nSubject: c\n\n正文",
    "在 2026-11-20 09:12，a <a@b.example> 写道：\n> 正文",
  ])
  func whatNoPersonWritesIsHistoryInAFirstLetter(history: String) {
    #expect(ReplyText(of: "请看。\n\n\(history)", isAnswer: false).words == "请看。")
  }

  @Test func theMailTellsWhetherItAnswers() throws {
    let body =
      "\nContent-Type: text/plain; charset=utf-8\n\n看：\n发件人：a <a@b.example>\n发送时间：x\n收件人：b\n主题：y\n真的吗？"
    #expect(try message("Subject: 1\(body)").reply.words.hasSuffix("真的吗？"))
    #expect(try message("Subject: Fw: 1\(body)").reply.words == "看：")
    #expect(try message("References: <a@b.example>\(body)").reply.words == "看：")
  }

  @Test(arguments: [
    ("---------- Forwarded message ---------\n发件人： a <a@b.example>\nDate: x\n\n正文", ""),
    ("请核收。\n-------- 转发邮件信息 --------\n发件人：\"a\" <a@b.example>\n发送日期：2026-11-25\n正文", "请核收。"),
    ("请核收。\n\nBegin forwarded message:\n\nFrom: a\nSubject: b\n\n正文", "请核收。"),
    ("Hallo\n\nVon: a\nGesendet: b\nAn: c\nBetreff: d\n\nx", "Hallo"),
    ("Hallo\n\nAm 23.11.2026 um 09:12 schrieb Desk:\n> x", "Hallo"),
    ("Oui\n\nLe lun. 23 nov. 2026 à 09:12, Desk <a@b.example> a écrit :\n> x", "Oui"),
    ("はい\n\n2026年11月23日(月) 9:12 Desk <a@b.example>:\n> x", "はい"),
    ("认领\n\n---- desk<a@b.example> 在 2026年11月23日 09:12 写道 ----\n\nx", "认领"),
    ("Yes\n---- On Mon, 23 Nov 2026 09:12 a@b.example wrote ----\nx", "Yes"),
    ("认领\n\n________________________________\n从: a\n时间: b\n至: c\n主题: d\n\nx", "认领"),
    ("认领\n\n发件人: 中心\n<a@b.example>\n时间: b\n主题: d\n\nx", "认领"),
    ("认领\n\n发件人: 中心\n抄送: b\n主题: d\n<a@b.example>", "认领\n\n发件人: 中心\n抄送: b\n主题: d\n<a@b.example>"),
    ("Да\n\n23.11.2026, 09:12, \"Desk\" <a@b.example>:\n> x", "Да"),
  ])
  func otherHistoriesAreCut(text: String, words: String) { #expect(ReplyText(of: text).words == words) }

  @Test func wordsBelowTheQuotedMailAreKept() {
    let reply = ReplyText(of: "在 2026/11/23 9:12, 网站管理中心 写道:\n> 您好\n> 请答复\n\n已修复。\n\n-- \n王敏")
    #expect(reply.words == "已修复。")
    #expect(reply.notes == [.belowHistory])
    #expect(!reply.hasInlineAnswers)
  }

  @Test func aHistoryBelowQuotedLinesIsNoAnswer() {
    let reply = ReplyText(
      of: "同意。\n在 2026-11-23 09:12:00，a@b.example 写道：\n> 请审。\n\n-----原始邮件-----\n发件人: b\n\n旧文")
    #expect(reply.words == "同意。")
    #expect(reply.notes.isEmpty)
  }

  @Test func whatIsWrittenIntoOurFormIsKept() {
    let form = """
      -----原始邮件-----
      发件人: desk
      【网民留言回复情况表】
      留言内容：路灯坏了
      调查核实情况：
      回复内容（拟公开全文）：%
      是否属实：□属实　□部分属实　□不属实　□咨询类
      承办人：
      """
    let empty = ReplyText(of: form.replacing("%", with: ""))
    #expect(empty.words == "")
    #expect(empty.notes.isEmpty)
    let filled = ReplyText(of: form.replacing("%", with: "\n已修复。\n请放心。"))
    #expect(filled.words == "回复内容（拟公开全文）：\n已修复。\n请放心。")
    #expect(filled.notes == [.withinForm])
    #expect(filled.hasInlineAnswers)
  }

  @Test(arguments: [
    ("<div>同意。</div><div id=isForwardContent>旧文</div>", "同意。"), ("<blockquote type=cite>旧文</blockquote>", ""),
    ("同意。<div id=appendonsend></div><hr><div id=divRplyFwdMsg>From</div><div>旧文</div>", "同意。"),
    ("<p>同意。</p><p>张三写道：</p><blockquote>一段引文</blockquote>", "同意。\n张三写道：\n一段引文"),
    (
      "<p>同意。</p><p>2026-11-23 09:12，张三 &lt;a@b.example&gt; 写道：</p><blockquote>旧文</blockquote><p>又及。</p>",
      "同意。\n又及。"
    ),
    ("同意。<div class=gmail_signature>王敏</div>", "同意。"),
    ("同意。<hr style='width: 210px'><div>王敏</div><div>旗水务局</div>", "同意。"),
    (
      "一<div class=gmail_signature>" + String(repeating: "<p>长</p>", count: 20) + "</div>",
      "一" + String(repeating: "\n长", count: 20)
    ),
    ("同意。<div class=yahoo_quoted>旧文</div>", "同意。"),
    ("同意。<div class='x_ntes-mailmaster-quote'>旧文</div>", "同意。"),
  ])
  func marksOfTheMarkupAreTrusted(html: String, words: String) {
    #expect(ReplyText(of: HTMLText.lines(of: html)).words == words)
  }

  @Test func ofTwoReadingsTheOneThatKnowsWhyItCutsCounts() throws {
    func words(_ plain: String, _ html: String) throws -> String {
      try message(
        "In-Reply-To: <a@b.example>\nContent-Type: multipart/alternative; boundary=B\n\n--B\nContent-Type: text/plain; charset=utf-8\n\n\(plain)\n--B\n"
          + "Content-Type: text/html; charset=utf-8\n\n\(html)\n--B--"
      ).reply.words
    }
    #expect(try words("同意。\n\n旧文", "同意。<div id=isForwardContent>旧文</div>") == "同意。")
    #expect(try words("同意。", "同意。<p>又及。") == "同意。\n又及。")
    #expect(try words("同意。\n又及。", "同意。") == "同意。\n又及。")
    #expect(try words("好&nbsp;的", "好&nbsp;的") == "好 的")
    #expect(
      try words(
        "-----原始邮件-----\n问\n答\n问", "<blockquote type=cite>问</blockquote>答<blockquote type=cite>问</blockquote>"
      ) == "答")
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

  /// Lines that mean something to the reader, in any order.
  private static let pieces =
    histories.map(\.history) + [
      "一", "二\n", "", "> 三", "-- ", "--", "----------", "发自我的iPhone", "发件人：", "写道：", "签名由网易邮箱大师定制", "| |",
      "从QQ邮箱发来的超大附件", "https://mail.qq.com/ftn/download?k=1", "王敏\n电话：1", "On Mon 9:12 wrote:",
      "本邮件及附件含有机密信息，如果您误收",
    ]

  @Test(arguments: 0..<60)
  func everyLineIsInOneOfTheTwo(seed: Int) {
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
    let text = (0..<12).map { _ -> String in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Self.pieces[Int(state >> 33) % Self.pieces.count]
    }.joined(separator: "\n")
    let reply = ReplyText(of: text)
    func shown(_ text: String) -> [String] {
      text.split(separator: "\n").map(String.init).filter { !$0.isBlank && $0 != "\u{FEFF}" }.map {
        $0 == "-- " ? "--" : $0
      }
    }
    #expect((shown(reply.words) + shown(reply.cut)).sorted() == shown(text).sorted())
  }

  @Test(arguments: histories)
  func aHistoryBelowChangesNoWords(client: String, history: String) {
    for words in ["认领", "一\n\n二", "答复：\n一、甲\n二、乙\n\n旗水务局\n2026年11月25日"] {
      #expect(ReplyText(of: "\(words)\n\n\(history)").words == ReplyText(of: words).words)
    }
  }

  @Test(arguments: [
    "在 2026-11-23 09:12:00，\"管理中心\" <wm@n.example> 写道：", "在 2026年11月23日，上午9:12，管理中心 <wm@n.example> 写道：",
    "At 2026-11-23 09:12:00, \"wm\" <wm@n.example> wrote:",
  ])
  func linesQuotedWithoutASpaceEndWhereTheAnswerBegins(attribution: String) {
    let below = ReplyText(of: attribution + "\n>请办理\n>谢谢\n\n认领。")
    #expect(below.words == "认领。" && below.notes == [.belowHistory])
    let between = ReplyText(of: attribution + "\n>一、何时？\n11月25日。\n>二、谁？\n包乌云")
    #expect(between.words == "11月25日。\n包乌云" && between.hasInlineAnswers)
  }

  @Test func ownLinesWithTheSignOfQuotationStayAboveASeparator() {
    let text =
      "供热情况如下：\n> 18度的住户：30户\n>>> 已办结 <<<\n\n------------------ 原始邮件 ------------------\n发件人: \"中心\" <a@n.example>;\n主题: 供热\n\n请办理"
    #expect(ReplyText(of: text).words == "供热情况如下：\n> 18度的住户：30户\n>>> 已办结 <<<")
  }

  @Test func whatGoesOnBelowAMarkOfASignatureIsKept() {
    for text in [
      "一、答复\n已办结。\n-- \n二、附表\n见附件。", "认领\n\n-- \n单位：旗住建局\n\n另申请延期5日。",
    ] { #expect(ReplyText(of: text).words == text) }
    #expect(ReplyText(of: "认领\n\n-- \n包乌云\n旗住建局").words == "认领")
  }

  @Test(arguments: [
    "值班信箱 <wm@naimanqi.example>\n于2026年11月23日周一 09:12写道：",
    "值班信箱 <\nwm@naimanqi.example> 于2026年11月23日周一 09:12写道：",
  ])
  func anAttributionBrokenBehindItsWriterGoesWhole(attribution: String) {
    #expect(ReplyText(of: "认领\n\n" + attribution + "\n\n> 请办理").words == "认领")
    #expect(ReplyText(of: "认领\n\n" + attribution + "\n\n请办理").words == "认领")
  }
}
