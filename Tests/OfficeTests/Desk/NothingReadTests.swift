import Domain
import Mail
import Testing
import World

@testable import Office

/// A clerk's reply of which nothing is read: he always hears so, and where to write.
@Suite struct NothingReadTests {
  /// What he sends, above or within the mail that he answers.
  enum Reply: String, CaseIterable {
    case empty, signature, withinText, withinPage, belowText

    func words(_ written: String, answering mail: Message) -> (type: String, body: String) {
      let header = "发件人: \"网站管理中心\" <guanli@naiman.example>;\n发送时间: 2026年11月24日\n主题: \(mail.subject)\n\n"
      let lines = mail.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      let middle = lines.count / 2
      func quoted(_ lines: [String]) -> String {
        "------------------ 原始邮件 ------------------\n" + header + lines.joined(separator: "\n")
      }
      switch self {
      case .empty: return ("text/plain", "\n\n" + quoted(lines))
      case .signature: return ("text/plain", "\n王敏\n网站管理中心\n电话：0475-4212345\n\n" + quoted(lines))
      case .withinText:
        return ("text/plain", "\n\n" + quoted(lines[..<middle] + [written] + lines[middle...]))
      case .belowText: return ("text/plain", "\n\n" + quoted(lines + ["", written]))
      case .withinPage:
        let page = (lines[..<middle] + [written] + lines[middle...]).map { line in
          "<div>\(line.replacing("<", with: "&lt;").replacing(">", with: "&gt;"))</div>"
        }
        return ("text/html", "<div><br></div><blockquote type=\"cite\">\(page.joined())</blockquote>")
      }
    }
  }

  private func send(_ reply: Reply, _ written: String, to mail: Message, in world: World) throws {
    let (type, body) = reply.words(written, answering: mail)
    let heading = """
      From: wangmin@naiman.example
      To: \(mail.replyTo[0].mailbox)
      Subject: Re: 1
      Message-ID: <\(reply.rawValue)@naiman.example>
      In-Reply-To: <\(mail.messageID ?? "")>
      Content-Type: \(type); charset=UTF-8


      """
    try world.post(Array("\(heading)\(body)".utf8))
    try world.work()
  }

  private func mails(_ kind: String, in world: World) throws -> [Message] {
    try world.office.ledger.mail(in: .sent).filter { $0.mail.kind == kind }
      .map { try Message(parsing: $0.mail.bytes) }
  }

  @Test(arguments: Reply.allCases) func toAListItIsAnswered(reply: Reply) throws {
    let world = try World {
      $0.automatic = []
      $0.asksAtOnce = false
    }
    for subject in ["供热", "停水"] {
      try world.write(from: Cast.citizen, subject: subject, text: "家里\(subject)。")
    }
    try world.work()
    try send(reply, "1 不予受理 二", to: try #require(mails("morning", in: world).last), in: world)
    let told = try #require(try mails("morning-understood", in: world).last)
    #expect(told.subject == "【没有读懂】今日待办" && told.text.contains("写在最上面，引用的原文之上"), "\(told.text)")
    #expect(told.text.contains("1 不予受理 二") == ![.empty, .signature].contains(reply), "\(told.text)")
    #expect(try world.letter(1).stage == .registered && world.letter(2).stage == .registered)
  }

  @Test(arguments: Reply.allCases) func toAMailOfItsOwnItIsAnswered(reply: Reply) throws {
    for asksToDecide in [true, false] {
      let world = try World { $0.automatic = asksToDecide ? [] : $0.automatic.subtracting([.review]) }
      if asksToDecide {
        try world.write(from: Cast.citizen, subject: "供热", text: "家里供热不足。")
        try world.work()
      } else {
        _ = try world.letterWithReceipt()
        try world.answer("答复：已修复。")
      }
      let stage = try world.letter().stage
      try send(reply, "退回：没写时间", to: world.last(asksToDecide ? "decide" : "review"), in: world)
      let told = try world.last("understood")
      #expect(told.text.contains("写在最上面，引用的原文之上"), "\(told.text)")
      #expect(told.text.contains("退回：没写时间") == ![.empty, .signature].contains(reply), "\(told.text)")
      #expect(try world.letter().stage == stage)
    }
  }

  @Test func whatIsWrittenAboveIsDoneAndHeHearsOfTheRest() throws {
    let world = try World {
      $0.automatic = []
      $0.asksAtOnce = false
    }
    for subject in ["供热", "停水"] {
      try world.write(from: Cast.citizen, subject: subject, text: "家里\(subject)。")
    }
    try world.work()
    let list = try #require(mails("morning", in: world).last)
    let (_, body) = Reply.withinText.words("1 不予受理 二", answering: list)
    try send(.withinText, "2 先放一放", to: list, in: world)
    try world.write(
      from: Address(name: nil, mailbox: "wangmin@naiman.example"), subject: "Re: 2", text: "2 通过\n\(body)",
      to: list.replyTo[0].mailbox, inReplyTo: list.messageID)
    try world.work()
    #expect(try world.letter(1).stage == .registered && world.letter(2).stage == .assigned)
    let told = try #require(try mails("morning-understood", in: world).last)
    #expect(told.text.contains("1 不予受理 二\n　　　→ 没有读取，未办理：写在引用的原文里"), "\(told.text)")
    #expect(told.subject == "【部分已办理】今日待办")
  }
}
