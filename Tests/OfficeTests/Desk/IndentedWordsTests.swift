import Domain
import Mail
import Testing
import World

@testable import Office

/// What a clerk indents may be his or quoted: it is not done, it stops what it may be about, and he hears of it.
@Suite struct IndentedWordsTests {
  private func indented(_ lines: String) -> String {
    "<blockquote style='margin:0 0 0 40px;border:none;padding:0'>\(lines)</blockquote>"
  }

  private func answer(_ html: String, to mail: Message, in world: World) throws {
    let quoted = mail.text.replacing("<", with: "&lt;").replacing("\n", with: "<br>")
    try world.post(
      Array(
        """
        From: wangmin@naiman.example
        To: \(mail.replyTo[0].mailbox)
        Subject: Re: 1
        Message-ID: <\(html.utf8.count).\(mail.messageID ?? "")>
        Content-Type: text/html; charset=UTF-8

        \(html)<blockquote style='margin:0 0 0 0.5em'>\(quoted)</blockquote>
        """.utf8))
    try world.work()
  }

  private func digest(in world: World) throws -> Message {
    for subject in ["供热", "停水"] {
      try world.write(from: Cast.citizen, subject: subject, text: "家里\(subject)。")
    }
    try world.work()
    let mail = try #require(try world.office.ledger.mail(in: .sent).last { $0.mail.kind == "morning" })
    return try Message(parsing: mail.mail.bytes)
  }

  private func told(in world: World) throws -> String {
    let mail = try #require(
      try world.office.ledger.mail(in: .sent).last { $0.mail.kind == "morning-understood" })
    return try Message(parsing: mail.mail.bytes).text
  }

  private func world() throws -> World {
    try World {
      $0.automatic = []
      $0.asksAtOnce = false
    }
  }

  @Test func inADigestsAnswerTheyStopWhatTheyMayBeAbout() throws {
    let world = try world()
    let digest = try digest(in: world)
    try answer("<p>2 通过</p>\(indented("1 不予受理 二"))<p>其余 通过</p>", to: digest, in: world)
    #expect(try world.letter(1).stage == .registered && world.letter(2).stage == .assigned)
    #expect(try told(in: world).contains("1 不予受理 二\n　　　→ 未办理：本行带有缩进"))
  }

  @Test func aDoubtAmongThemStopsAll() throws {
    let world = try world()
    let digest = try digest(in: world)
    try answer("<p>1 通过</p>\(indented("等等，先别转"))", to: digest, in: world)
    #expect(try world.letter(1).stage == .registered)
    #expect(try told(in: world).contains("尚有疑问"))
  }

  @Test func whereAllOfItIsIndentedItsClerkHearsWhy() throws {
    let world = try world()
    let digest = try digest(in: world)
    try answer(indented("1 通过<br>2 通过"), to: digest, in: world)
    #expect(try world.letter(1).stage == .registered && world.letter(2).stage == .registered)
    #expect(try told(in: world).contains("带有缩进"))
    #expect(try !told(in: world).contains("下列网民留言等待"))
  }

  @Test func aMailOfOursThatIsOnlyIndentedIsNoneOfHisWords() throws {
    let world = try world()
    let digest = try digest(in: world)
    try answer("<p>1 通过</p><p>其余 通过</p>", to: digest, in: world)
    #expect(try world.letter(1).stage == .assigned && world.letter(2).stage == .assigned)
    #expect(try !told(in: world).contains("缩进"))
  }

  @Test func aTextOrAWordOfReviewIsNotDoneInPart() throws {
    let world = try World { $0.automatic.remove(.review) }
    _ = try world.letterWithReceipt()
    try world.answer("答复：已修复。")
    let review = try world.last("review")
    try answer("<p>通过</p>\(indented("标题请改为供热问题"))", to: review, in: world)
    #expect(try world.letter().stage == .signedOff)
    #expect(try world.last("understood").text.contains("未办理"))
    try answer("<p>通过</p>", to: review, in: world)
    #expect(try world.letter().stage == .published)
  }
}
