import Domain
import Foundation
import Mail
import Testing
import World

@testable import Office

/// A mail program as it quotes what is answered.
private enum Client: CaseIterable {
  case foxmail, foxmailWithCard, qq, netease, neteaseMaster, outlook, outlookInEnglish, coremail, alimail,
    thunderbird, iPhone

  func quoting(_ mail: Message, _ change: (String) -> String = { $0 }) -> String {
    let (from, to) = (mail.from[0].mailbox, mail.to[0].mailbox)
    let text = change(mail.text)
    let page = change(mail.pageText ?? "")
    switch self {
    case .foxmail:
      return """
        王强
        旗住建局

        发件人： 网站管理中心
        发送时间： 2026-11-23 09:12
        收件人： leader
        主题： \(mail.subject)
        \(Self.wrapped(page, at: 60))
        """
    case .foxmailWithCard:
      return """


        ________________________________

        \(to)

        发件人： 网站管理中心
        发送时间： 2026-11-23 09:12
        收件人： 王强
        抄送： 于洋; 孙丽; 何志远; 王敏
        主题： \(mail.subject)
        \(text)
        """
    case .neteaseMaster:
      return """
        | |
        王强
        |
        |
        \(to)
        |
        ---- 回复的原邮件 ----
        | 发件人 | 网站管理中心<\(from)> |
        | 发送日期 | 2026年11月23日 09:12 |
        | 收件人 | <\(to)> |
        | 主题 | \(mail.subject) |

        \(text)
        """
    case .qq:
      return """
        ------------------ 原始邮件 ------------------
        发件人: "网站管理中心" <\(from)>;
        发送时间: 2026年11月23日(星期一) 上午9:12
        收件人: "王强"<\(to)>;
        主题: \(mail.subject)

        \(page.replacingOccurrences(of: " ", with: "&nbsp;"))
        """
    case .netease:
      return "在 2026-11-23 09:12:00，\"网站管理中心\" <\(from)> 写道：\n\n" + Self.marked(text, ">")
    case .outlook:
      return """
        发件人: 网站管理中心 <\(from)>
        发送时间: 2026年11月23日 9:12
        收件人: 王强 <\(to)>
        主题: \(mail.subject)

        \(Self.wrapped(page, at: 38).replacing("退回修改", with: "退回修改<mailto:\(from)?subject=x&body=%E9%80%80>", maxReplacements: 1))
        """
    case .outlookInEnglish:
      return """
        -----Original Message-----
        From: 网站管理中心 <\(from)>
        Sent: Monday, November 23, 2026 9:12 AM
        To: 王强 <\(to)>
        Subject: \(mail.subject)

        \(text)
        """
    case .coremail:
      return """
        -----原始邮件-----
        发件人:网站管理中心 <\(from)>
        发送时间:2026-11-23 09:12:00 (星期一)
        收件人: \(to)
        抄送:\u{20}
        主题: \(mail.subject)

        \(text)
        """
    case .alimail:
      return """
        ------------------------------------------------------------------
        发件人：网站管理中心 <\(from)>
        发送时间：2026年11月23日(星期一) 09:12
        收件人：王强 <\(to)>
        主　题：\(mail.subject)

        \(page)
        """
    case .thunderbird:
      return "在 2026/11/23 9:12, 网站管理中心 写道:\n" + Self.marked(Self.wrapped(text, at: 72), "> ")
    case .iPhone:
      return "发自我的iPhone\n\n在 2026年11月23日，09:12，网站管理中心 <\(from)> 写道：\n\n\(text)"
    }
  }

  private static func marked(_ text: String, _ mark: String) -> String {
    text.components(separatedBy: "\n").map { mark + $0 }.joined(separator: "\n")
  }

  private static func wrapped(_ text: String, at width: Int) -> String {
    text.components(separatedBy: "\n").map { line in
      stride(from: 0, to: max(1, line.count), by: width)
        .map { String(line.dropFirst($0).prefix(width)) }.joined(separator: "\n")
    }.joined(separator: "\n")
  }
}

/// A leader's yes counts for what he read: whatever stands in the quoted mail besides may take it back.
@Suite struct QuotationTests {
  private static let answer = "您好：\n管网已修复，供热恢复正常。\n停供期间的费用12月退还，请放心。"

  private func asked(_ answer: String = QuotationTests.answer) throws -> (World, Message) {
    let world = try World(change: { $0.automatic.remove(.review) }, trusting: Certificates.shared.trust)
    try world.write(from: Cast.citizen, subject: "小区供热不足", text: "已经停了一周。\n请尽快解决。")
    try world.work()
    try world.reply(to: world.last("assigned"), from: "officer@zhujian.example", "答复：\(answer)")
    try world.work()
    return (world, try world.last("sign-off"))
  }

  private func sign(_ world: World, _ mail: Message, _ words: String) throws {
    try world.reply(to: mail, from: "leader@zhujian.example", words, signedBy: true, quoting: false)
    try world.work()
  }

  @Test(arguments: Client.allCases)
  private func aYesAboveTheWholeMailCountsHoweverItIsQuoted(client: Client) throws {
    let (world, mail) = try asked()
    try sign(world, mail, "同意\n\n\(client.quoting(mail))")
    let told = try world.mails("refused", about: world.letter().id).first?.text ?? ""
    #expect(try world.held() == [], "\(told)")
    #expect(try world.letter().stage == .signedOff)
  }

  @Test(arguments: Client.allCases, ["第二段请删掉再公开。", "不同意", "先别发"])
  private func wordsAmongTheQuotedAnswerAreAskedBackByName(client: Client, remark: String) throws {
    let (world, mail) = try asked()
    let quoted = client.quoting(mail) { text in
      let lines = text.components(separatedBy: "\n")
      let place = lines.firstIndex { $0.contains("管网已修复") } ?? 0
      return (lines[...place] + [remark] + lines[(place + 1)...]).joined(separator: "\n")
    }
    try sign(world, mail, "同意\n\n\(quoted)")
    #expect(try world.letter().stage == .replied && world.letter().signOff == nil)
    #expect(try world.last("refused").text.contains(remark.prefix(4)))
  }

  @Test(arguments: Client.allCases)
  private func soAreWordsBelowAllOfIt(client: Client) throws {
    let (world, mail) = try asked()
    try sign(world, mail, "同意\n\n\(client.quoting(mail))\n\n温度数据再核一下，核完再公开。")
    #expect(try world.letter().stage == .replied && world.letter().signOff == nil)
    #expect(try world.last("refused").text.contains("温度数据再核一下"))
  }

  @Test func soAreWordsWithinALineOfOurs() throws {
    let (world, mail) = try asked()
    let quoted = Client.outlook.quoting(mail) {
      $0.replacing("供热恢复正常。", with: "供热恢复正常。（第二段删掉）", maxReplacements: 1)
    }
    try sign(world, mail, "同意\n\n\(quoted)")
    #expect(try world.letter().stage == .replied)
  }

  /// Programs write a page's links out in ways of their own, or leave them out.
  @Test(arguments: ["", " <address>", " <mailto:address?body=%E5%90%8C>", "<mailto:address>", "<address>"])
  func howLinksAreWrittenOutIsTheProgramsAffair(link: String) throws {
    let (world, mail) = try asked()
    let from = mail.replyTo.first?.mailbox ?? ""
    let quoted = Client.alimail.quoting(mail) {
      $0.replacing(" <\(from)>", with: link.replacing("address", with: from))
    }
    #expect(try #require(mail.pageText).contains(" <\(from)>"))
    try sign(world, mail, "同意\n\n\(quoted)")
    #expect(try world.held() == [])
    #expect(try world.letter().stage == .signedOff)
  }

  @Test(arguments: ["> 第二句请删掉", ">> 暂缓发布", "｜ 不予受理。"])
  func aConditionBelowThatLooksQuotedIsOne(line: String) throws {
    let (world, mail) = try asked()
    try sign(world, mail, "同意\n\n\(Client.netease.quoting(mail))\n\(line)")
    #expect(try world.letter().stage == .replied && world.held() == ["not understood"])
  }

  @Test(arguments: [
    "【免责声明】本邮件及其附件仅供收件人使用，如果您误收，请删除本邮件并通知发件人。", "王强\n旗住建局\n电话：0475-0000001", "发自我的iPhone",
  ])
  func aDisclaimerOrACardBelowIsNothing(tail: String) throws {
    let (world, mail) = try asked()
    try sign(world, mail, "同意\n\n\(Client.outlook.quoting(mail))\n\n\(tail)")
    #expect(try world.held() == [])
    #expect(try world.letter().stage == .signedOff)
  }

  @Test(arguments: [("同意公开", true), ("同意，请公开", true), ("同意", false), ("已阅，同意。", false)])
  func aYesToPublishWhatIsKeptBackIsAskedAbout(yes: String, isAsked: Bool) throws {
    let world = try World(change: { $0.automatic.remove(.review) }, trusting: Certificates.shared.trust)
    try world.write(from: Cast.citizen, subject: "小区供热不足", text: "已经停了一周。")
    try world.work()
    try world.reply(
      to: world.last("assigned"), from: "officer@zhujian.example", "答复（不公开）：涉及隐私\n\(Self.answer)")
    try world.work()
    let mail = try world.last("sign-off")
    try sign(world, mail, "\(yes)\n\n\(Client.coremail.quoting(mail))")
    #expect(try world.letter().stage == (isAsked ? .replied : .signedOff), "\(yes)")
  }

  @Test func aGatewaysWarningAboveTheMailIsNothing() throws {
    let (world, mail) = try asked()
    let quoted = Client.coremail.quoting(mail) { "【外部邮件】此邮件来自外部，请谨慎点击链接和附件。\n\n" + $0 }
    try sign(world, mail, "同意\n\n\(quoted)")
    #expect(try world.letter().stage == .signedOff)
  }

  @Test(arguments: [("1-2月", "12月"), ("-20℃", "20℃"), ("3－5号楼", "35号楼")])
  func aYesToOtherFiguresIsNone(old: String, new: String) throws {
    let answer = "您好：\n1-2月室外温度达-20℃，3－5号楼管网已检修。\n请放心。"
    for (text, counts) in [(answer, true), (answer.replacing(old, with: new), false)] {
      let (world, mail) = try asked(answer)
      try sign(
        world, mail,
        "同意\n\n\(Client.outlookInEnglish.quoting(mail) { $0.replacing(answer.split(separator: "\n")[1], with: text.split(separator: "\n")[1]) })"
      )
      #expect(try world.letter().stage == (counts ? .signedOff : .replied), "\(text)")
    }
  }

  /// Beside the answer as it was, so that only what the leader's program quotes tells.
  @Test func norDoesOneCountBelowAnAnswerThatWasQuotedWithOtherFigures() throws {
    let (world, mail) = try asked("您好：1-2月管网已检修。")
    let quoted = Client.outlookInEnglish.quoting(mail)
    try sign(world, mail, "同意\n\n\(quoted)\n\n您好：12月管网已检修。")
    #expect(try world.letter().stage == .replied)
  }

  @Test(arguments: ["抄送: 待张书记定夺；", "收件人: 此件作废", "收件人: 王强 先缓一缓", "抄送: \"李副局长\" 第二段不用 <li@naiman.example>;"])
  func soIsARemarkInItsHeader(remark: String) throws {
    let (world, mail) = try asked()
    try sign(world, mail, "同意\n\n\(Client.qq.quoting(mail).replacing("主题:", with: "\(remark)\n主题:"))")
    #expect(try world.letter().stage == .replied && world.held() == ["not understood"])
  }

  @Test(arguments: [(" （此件暂缓）", false), (" 暂缓", false), ("", true)])
  func andOneBesideWhoWroteIt(remark: String, counts: Bool) throws {
    let (world, mail) = try asked()
    let quoted = Client.thunderbird.quoting(mail).replacing("网站管理中心 写道", with: "网站管理中心\(remark) 写道")
    try sign(world, mail, "同意\n\n\(quoted)")
    #expect(try world.letter().stage == (counts ? .signedOff : .replied))
  }

  @Test func whomAnAddressBookKnowsMayHaveACopy() throws {
    let (world, mail) = try asked()
    let copies = "抄送: \"于洋\" <officer@zhujian.example>; \"李副局长\" <li@naiman.example>;"
    try sign(world, mail, "同意\n\n\(Client.qq.quoting(mail).replacing("主题:", with: "\(copies)\n主题:"))")
    #expect(try world.letter().stage == .signedOff)
  }

  @Test(arguments: [
    ("www.naiman.example", "www.naiman.example<http://www.naiman.example>"),
    ("0475-0000009", "0475-0000009 <tel:0475-0000009>"),
  ])
  func aLinkThatAProgramWroteOutIsItsOwn(link: String, written: String) throws {
    let (world, mail) = try asked("您好：\n详情见 \(link) 。\n请放心。")
    try sign(
      world, mail, "同意\n\n\(Client.outlookInEnglish.quoting(mail) { $0.replacing(link, with: written) })")
    #expect(try world.letter().stage == .signedOff)
  }

  /// Words that his program shows him, and that the plain text does not have: beside the yes, below all of it, among the
  /// quoted lines; and answers that his program did not show him.
  @Test(arguments: [
    ("<div>同意</div>", "<div>同意</div><div>第二段先不要公开</div>"), ("<div>同意</div>", "<div>不同意</div>"),
    ("<div>同意</div>", "<div>同意，数据核实后再发</div>"), ("<div>同意</div>", ""),
    ("<div>同意</div>", "<div>同意</div><div><b>第二段删去</b></div><div><br></div>"),
    ("</div>$", "</div><div>数据核实后再公开</div>"), ("供热恢复正常。", "供热恢复正常。</div><div>此句删"),
    ("供热恢复正常。", ""), ("12月退还", "1月退还"), ("12月退还", "12月不退还"),
  ])
  func whatOnlyThePageSaysTakesTheYesBack(old: String, new: String) throws {
    let (world, mail) = try asked()
    let text = "同意\n\n" + Client.outlookInEnglish.quoting(mail)
    let page = Self.page(of: text)
    let changed = old.hasSuffix("$") ? page + new.dropFirst(old.count - 1) : page.replacing(old, with: new)
    #expect(changed != page)
    try signPage(world, mail, text, changed)
    #expect(try world.letter().stage == .replied && world.letter().signOff == nil)
    #expect(try world.held().count == 1)
  }

  private static func page(of text: String) -> String {
    text.components(separatedBy: "\n").map { (line: String) -> String in
      let shown = line.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      return "<div>" + (shown.isEmpty ? "<br>" : shown) + "</div>"
    }.joined()
  }

  @Test(arguments: [
    ("", "", true), ("12月退还，请放心。", "<s>12月退还，请放心。</s>", false),
    ("请放心。", "请放心。<div>第二段先不要公开</div>", false),
    ("请放心。", "<span style=\"text-decoration:line-through\">请放心。</span>", false),
  ])
  func whatStandsOnThePageAloneIsSeen(old: String, new: String, counts: Bool) throws {
    let (world, mail) = try asked()
    let text = "同意\n\n" + Client.outlookInEnglish.quoting(mail)
    let page = Self.page(of: text)
    try signPage(world, mail, text, old.isEmpty ? page : page.replacing(old, with: new))
    let held = try world.held()
    #expect(try world.letter().stage == (counts ? .signedOff : .replied), "\(held)")
  }

  private func signPage(_ world: World, _ mail: Message, _ text: String, _ page: String) throws {
    let parts = [("plain", text), ("html", page)].map { kind, text in
      let body = Data(text.replacing("\n", with: "\r\n").utf8)
        .base64EncodedString(options: [.lineLength76Characters])
      return
        "--edge\r\nContent-Type: text/\(kind); charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n\(body)\r\n"
    }
    let fields = [
      "Date: Mon, 23 Nov 2026 10:00:00 +0800", "Message-ID: <page@zhujian.example>",
      "From: leader@zhujian.example", "To: \(mail.replyTo[0].mailbox)", "Subject: answer",
      "In-Reply-To: <\(mail.messageID ?? "")>", "MIME-Version: 1.0",
      "Content-Type: multipart/alternative; boundary=edge",
    ]
    let bytes = fields.joined(separator: "\r\n") + "\r\n\r\n" + parts.joined() + "--edge--\r\n"
    try world.post(
      Certificates.shared.signed(Array(bytes.utf8), by: "leader@zhujian.example", at: world.now))
    try world.work()
  }

  @Test func whatCameBesideTheYesIsShownToWhoeverReviews() throws {
    let (world, mail) = try asked()
    let file = Attachment(
      name: "修改意见.txt", asciiName: "a.txt", type: "text/plain", bytes: Array("第二段删去".utf8))
    try world.reply(
      to: mail, from: "leader@zhujian.example", "同意", signedBy: true, attachments: [file])
    try world.work()
    #expect(try world.last("review").text.contains("★ 审签邮件另附“修改意见.txt”"))
  }

  @Test func whoeverForwardedItWithHisOwnWordsIsAskedAbout() throws {
    let (world, mail) = try asked()
    let quoted = Client.qq.quoting(mail) { "王局，第二段的数据还没核实，您先看看。\n\n" + $0 }
    try sign(world, mail, "同意\n\n\(quoted)")
    #expect(try world.letter().stage == .replied)
    #expect(try world.last("refused").text.contains("第二段的数据还没核实"))
  }
}
