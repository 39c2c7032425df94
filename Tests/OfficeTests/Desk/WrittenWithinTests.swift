import Domain
import Mail
import Testing
import World

@testable import Office

/// What a clerk types into the mail that he answers, where most programs put no mark: it may be a condition of what stands
/// above, so it stops the item below which it stands.
@Suite struct WrittenWithinTests {
  /// As Foxmail writes it above what it quotes without a mark.
  private static let header =
    "发件人： 网站管理中心\n发送时间： 2026-11-24 08:30\n收件人： wangmin@naiman.example\n主题： 今日待办"

  private func told(in world: World) throws -> String {
    try #require(try MorningOfAllKinds.mails("morning-understood", world).last).text
  }

  @Test(arguments: MailProgram.allCases)
  func aConditionTypedBelowAnItemStopsThatItemAlone(program: MailProgram) throws {
    let morning = try MorningOfAllKinds()
    let world = morning.world
    let (stopped, done) = (try morning.number(of: 3), try morning.number(of: 5))
    let lines = ["\(done) 旗民政局", "\(stopped) 通过"]
    try world.post(
      program.answer(lines, to: morning.list, typing: .init(line: "但要先补充照片", item: stopped)))
    try world.work()
    let told = try told(in: world)
    #expect(try world.letter(3).stage == .signedOff, "\(told)")
    #expect(try world.letter(5).assignment?.lead == "旗民政局", "\(told)")
    #expect(told.contains("但要先补充照片") && told.contains("写在引用的原文第\(stopped)件之下"), "\(told)")
  }

  @Test(arguments: MailProgram.allCases) func anotherOrderTypedThereStopsIt(program: MailProgram) throws {
    let morning = try MorningOfAllKinds()
    let world = morning.world
    let number = try morning.number(of: 3)
    for typed in ["\(number) 退回：没有照片", "先别发", "作废"] {
      try world.post(
        program.answer(["\(number) 通过"], to: morning.list, typing: .init(line: typed, item: number)))
      try world.work()
      #expect(try world.letter(3).stage == .signedOff, "\(typed)")
    }
    try world.post(program.answer(["\(number) 通过"], to: morning.list))
    try world.work()
    #expect(try world.letter(3).stage == .published, "the code is still good")
  }

  @Test func whatIsUnderNoItemIsToldOf() throws {
    let morning = try MorningOfAllKinds()
    let number = try morning.number(of: 3)
    let words = "\(number) 通过\n\n\(Self.header)\n\(morning.list.text)\n已经打印存档"
    try morning.world.write(
      from: Address(name: nil, mailbox: "wangmin@naiman.example"), subject: "Re: 1", text: words,
      to: morning.list.replyTo[0].mailbox, inReplyTo: morning.list.messageID)
    try morning.world.work()
    #expect(try morning.world.letter(3).stage == .published)
    #expect(try told(in: morning.world).contains("已经打印存档\n　　　→ 没有读取"))
  }

  @Test func inAMailOfOneQuestionItStopsTheAnswer() throws {
    let world = try World { $0.automatic = $0.automatic.subtracting([.review]) }
    _ = try world.letterWithReceipt()
    try world.answer("答复：已修复。")
    let review = try world.last("review")
    func answer(_ quoted: String) throws {
      try world.write(
        from: Address(name: nil, mailbox: "wangmin@naiman.example"), subject: "Re: 1",
        text: "通过\n\n\(Self.header)\n\(quoted)", to: review.replyTo[0].mailbox,
        inReplyTo: review.messageID)
      try world.work()
    }
    let lines = review.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    try answer((lines[..<6] + ["但要先补充照片"] + lines[6...]).joined(separator: "\n"))
    #expect(try world.letter().stage == .signedOff)
    #expect(try world.last("understood").text.contains("引用的原文里另有“但要先补充照片”"))
    try answer(review.text)
    #expect(try world.letter().stage == .published)
  }

  @Test(arguments: ["作废", "待局长审核", "以上先不要发"])
  func aUnitThatTakesItsAnswerBackThereIsAskedBack(typed: String) throws {
    let world = try World()
    _ = try world.letterWithReceipt()
    let assigned = try world.last("assigned")
    func answer(_ quoted: String) throws {
      try world.write(
        from: Address(name: nil, mailbox: "officer@zhujian.example"), subject: "Re: 1",
        text: "答复：您好，供热管道已于昨日修复，请您查看室温。\n\n\(Self.header)\n\(quoted)",
        to: assigned.replyTo[0].mailbox, inReplyTo: assigned.messageID)
      try world.work()
    }
    let lines = assigned.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    try answer((lines[..<4] + [typed] + lines[4...]).joined(separator: "\n"))
    #expect(try world.letter().answer == nil)
    #expect(try world.last("refused").text.contains("写在引用的原文里"))
    try answer(assigned.text)
    #expect(try world.letter().answer != nil)
  }
}
