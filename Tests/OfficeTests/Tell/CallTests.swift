import Domain
import Mail
import Store
import Testing
import World

@testable import Office

/// Authors whom only a telephone reaches (电话告知).
@Suite struct CallTests {
  private let clerk = Party(.clerk, name: "王敏")

  /// An office with a letter that was taken by telephone at nine.
  private func world(told: Bool = false, telephone: String? = "13800000000") throws -> World {
    let world = try World()
    var sheet = EntrySheet()
    sheet[.way] = "电话"
    sheet[.received] = "now"
    sheet[.name] = "张三"
    sheet[.telephone] = telephone
    sheet[.unreachable] = telephone == nil ? "是" : nil
    sheet[.text] = "小区供热不足"
    _ = try world.office.enter(sheet, told: told, by: clerk, at: world.now)
    try world.work()
    return world
  }

  /// An office with a letter whose author is mailed.
  private func mailed(telephone: String?) throws -> World {
    let world = try World()
    var sheet = EntrySheet()
    sheet[.way] = "来信"
    sheet[.received] = "now"
    sheet[.name] = "张三"
    sheet[.telephone] = telephone
    sheet[.mail] = "zhangsan@citizen.example"
    sheet[.text] = "小区供热不足"
    _ = try world.office.enter(sheet, by: clerk, at: world.now)
    try world.work()
    return world
  }

  private func sendBack(_ kind: String, in world: World) throws {
    let mail = try #require(
      try world.office.ledger.outbox(of: world.letter().id).first { $0.mail.kind == kind })
    try world.post(try DeliveryReport(of: mail, in: world.office, tiedBy: .messageID).bytes)
    try world.work()
  }

  private func calls(in world: World) throws -> [Message] {
    try world.mails("call", about: world.letter().id)
  }

  private func open(in world: World) throws -> [Notice] {
    try world.office.ledger.openNotices(by: .telephone)
  }

  /// The last thing that was recorded of telling the author, with its way.
  private func told(in world: World) throws -> (way: String, words: String)? {
    for event in try world.letter().events.reversed() {
      if case .told(let way, let words) = event.fact { return (way, words.shown) }
    }
    return nil
  }

  private func say(_ words: String, in world: World) throws {
    try world.decide(words, on: try #require(try calls(in: world).last))
    try world.work()
  }

  private func answerOfTheUnit(in world: World) throws {
    let assigned = try #require(try world.mails("assigned", about: world.letter().id).first)
    try world.reply(to: assigned, from: "leader@zhujian.example", "答复：已完成检修，恢复供热。", signedBy: true)
    try world.work()
  }

  @Test func anAnswerWhoseMailComesBackIsSaidByTelephone() throws {
    let world = try mailed(telephone: "13800000000")
    try answerOfTheUnit(in: world)
    #expect(try calls(in: world).isEmpty)
    try sendBack("answered", in: world)
    #expect(try calls(in: world).count == 1 && calls(in: world)[0].text.contains("恢复供热"))
    try say("已告知 张三", in: world)
    #expect(try open(in: world).isEmpty)
  }

  @Test func aReceiptThatComesBackIsSaidByTelephoneAndNothingMoreIsMailed() throws {
    let world = try mailed(telephone: "13800000000")
    try sendBack("receipt", in: world)
    let call = try #require(try calls(in: world).first)
    #expect(call.text.contains("电话：13800000000"))
    #expect(call.text.contains(try world.letter().registration.queryCode.shown))
    try answerOfTheUnit(in: world)
    #expect(try calls(in: world).last?.text.contains("恢复供热") == true)
    #expect(try world.mails("answered", about: world.letter().id).isEmpty)
    #expect(try world.mails("undelivered", about: world.letter().id).isEmpty)
  }

  @Test func whatComesBackFromWhomNoTelephoneReachesIsTrackedAsACall() throws {
    let world = try mailed(telephone: nil)
    try answerOfTheUnit(in: world)
    try sendBack("answered", in: world)
    let call = try #require(try calls(in: world).first)
    #expect(call.text.contains("未留电话，请用其他方式") && call.text.contains("恢复供热"))
    try say("已告知 张三", in: world)
    #expect(try open(in: world).isEmpty)
  }

  @Test func aStrangersReceiptThatComesBackIsNoCall() throws {
    let world = try World()
    try world.write(from: Cast.citizen, subject: "供热", text: "家里不热。")
    try world.work()
    try sendBack("receipt", in: world)
    #expect(try open(in: world).isEmpty)
  }

  @Test func aLineAboutAnotherLetterIsNotRecorded() throws {
    let world = try world()
    try say("NM2026000099 已告知", in: world)
    #expect(try open(in: world).count == 1)
    let understood = try #require(try world.mails("understood", about: world.letter().id).last)
    #expect(understood.text.contains("这封邮件是关于NM2026000001的，未记录"))
    try say("NM2026000001 已告知", in: world)
    #expect(try open(in: world).isEmpty, "the code still works")
  }

  @Test(arguments: ["已发", "已发布", "已告知（没接）", "已回电，占线"]) func whatIsNoCallIsNotRecorded(line: String) throws {
    let world = try world()
    try say(line, in: world)
    #expect(try open(in: world).count == 1)
    let understood = try #require(try world.mails("understood", about: world.letter().id).last)
    #expect(understood.text.contains("没有读懂，未记录"))
    #expect(try world.letter().triesToCall.isEmpty)
  }

  @Test func whatAnAccountCannotSayIsSaidByTelephone() throws {
    let world = try Commented().world
    var sheet = EntrySheet()
    sheet[.way] = "私信"
    sheet[.received] = "now"
    sheet[.account] = Commented.account
    sheet[.nickname] = "小花"
    sheet[.telephone] = "13800000000"
    sheet[.text] = "停水了"
    _ = try world.office.enter(sheet, by: clerk, at: world.now)
    try world.work()
    let id = try world.letter().id
    let line = try #require(ToldLine(reading: "无法告知：发不了私信", at: world.now))
    _ = try world.office.told(id, line, by: clerk, at: world.now)
    try world.work()
    #expect(try open(in: world).map(\.content.kind) == ["receipt"])
    #expect(try calls(in: world).first?.text.contains("13800000000") == true)
  }

  @Test func theDeskIsToldWhomToCallAndWhatToSay() throws {
    let world = try world()
    let call = try #require(try calls(in: world).first)
    #expect(try calls(in: world).count == 1)
    #expect(call.text.contains("电话：13800000000") && call.text.contains("称呼：张三"))
    #expect(call.text.contains("查询码\(try world.letter().registration.queryCode.shown)"))
    #expect(!call.subject.contains("张三") && !call.subject.contains("138"))
  }

  @Test(arguments: [
    "已告知 13800000000 11月23日 10:20 张三", "已告知：张三，11月23日 10:20，13800000000", "【已告知】13800000000 10:20 张三",
    "已告知 13800000000 今天上午10:20 张三", "张三 已告知 2026-11-23 10:20", "已告知 上午10点20分 张三",
  ])
  func theCallIsClosedByOneLine(line: String) throws {
    let world = try world()
    world.now = world.now + 7200
    try say(line, in: world)
    #expect(try open(in: world).isEmpty)
    let told = try #require(try told(in: world))
    #expect(told.way == "telephone")
    #expect(told.words == "回执：2026-11-23 10:20 13800000000 张三")
    #expect(try world.letter().events.last { $0.fact.act == .tell }?.by == clerk)
    let understood = try #require(try world.mails("understood", about: world.letter().id).last)
    #expect(understood.text.contains("已记录：2026-11-23 10:20 电话13800000000 张三（回执）"))
  }

  @Test func whatIsLeftOutIsAsRegisteredNowAndHimself() throws {
    let world = try world()
    world.now = world.now + 600
    try say("已告知", in: world)
    #expect(try told(in: world)?.words == "回执：2026-11-23 09:10 13800000000")
  }

  @Test(arguments: ["已告知 11月22日 10:20", "已告知 今天 23:00"])
  func aTimeThatCannotBeIsRefusedAndTheCodeStillWorks(line: String) throws {
    let world = try world()
    world.now = world.now + 600
    try say(line, in: world)
    #expect(try open(in: world).count == 1)
    try say("已告知", in: world)
    #expect(try open(in: world).isEmpty)
  }

  @Test func whoWasNotReachedIsTriedThreeTimes() throws {
    let world = try world()
    for (hours, left) in [(1, "第1次"), (1, "第1次"), (3, "第2次"), (4, "3次均未联系上")] {
      world.now = world.now + Int64(hours) * 3600
      try say("联系不上：无人接听", in: world)
      let understood = try #require(try world.mails("understood", about: world.letter().id).last)
      #expect(understood.text.contains(left), "two tries within two hours are one")
    }
    #expect(try open(in: world).isEmpty)
    #expect(try told(in: world)?.way == "unreached")
    #expect(try calls(in: world).count == 4)
    #expect(try calls(in: world).last?.text.contains("已打过2次") == true)
    // The answer is tried again.
    try answerOfTheUnit(in: world)
    #expect(try world.letter().stage == .published)
    #expect(try open(in: world).map(\.content.kind) == ["answered"])
  }

  @Test func whoIsNotCalledAgainIsNotAskedForAndHisLetterSaysSo() throws {
    let world = try world()
    try say("不再联系", in: world)
    #expect(try open(in: world).count == 1, "a reason is asked for")
    try say("不再联系：空号", in: world)
    #expect(try open(in: world).isEmpty)
    try answerOfTheUnit(in: world)
    #expect(try open(in: world).isEmpty)
    #expect(try told(in: world)?.words == "答复未送达：不再电话联系")
    #expect(try calls(in: world).count == 1)
  }

  @Test func whatIsOpenAboutALetterIsOneCall() throws {
    let world = try world()
    try answerOfTheUnit(in: world)
    let call = try #require(try calls(in: world).last)
    #expect(call.text.contains("【告知：回执】") && call.text.contains("【告知：答复】"))
    #expect(call.text.contains("已完成检修，恢复供热。"))
    try say("已告知 张三", in: world)
    #expect(try open(in: world).isEmpty)
  }

  @Test func theCallOutlivesDecisionsAboutTheLetter() throws {
    let world = try world()
    let call = try #require(try calls(in: world).first)
    try answerOfTheUnit(in: world)
    // The second mail lists more.
    try world.decide("已告知", on: call)
    try world.work()
    #expect(try open(in: world).map(\.content.kind) == ["answered"], "it is about what it listed")
    try world.decide("已告知", on: call)
    try world.work()
    #expect(try open(in: world).count == 1)
    try say("已告知", in: world)
    #expect(try open(in: world).isEmpty)
  }

  @Test func whoWasToldOnTheLineIsNotCalledForIt() throws {
    let world = try world(told: true)
    #expect(try calls(in: world).isEmpty)
    #expect(try open(in: world).isEmpty)
    #expect(try told(in: world)?.way == "telephone")
    try answerOfTheUnit(in: world)
    #expect(try calls(in: world).count == 1)
    #expect(try calls(in: world).first?.text.contains("【告知：回执】") == false)
  }

  @Test func whoCannotBeReachedIsRecordedAtEveryWord() throws {
    let world = try world(telephone: nil)
    #expect(try told(in: world)?.way == "none")
    try answerOfTheUnit(in: world)
    #expect(try told(in: world)?.words.hasPrefix("答复未送达") == true)
    #expect(try calls(in: world).isEmpty)
  }

  @Test func whatWasNotCalledIsInTheMailThatRemindsOfAllThatIsUntold() throws {
    let world = try world()
    world.now = Timestamp(Day("2026-11-25")!, hour: 9)
    try world.work()
    let untold = try #require(try world.office.ledger.mail(in: .sent).first { $0.mail.kind == "untold" })
    let mail = try Message(parsing: untold.mail.bytes)
    #expect(
      mail.text.contains("电话") && !mail.text.contains("13800000000"),
      "the number is in the mail that asks for the call")
    try world.decide("1 联系不上：停机", on: mail)
    try world.work()
    #expect(try told(in: world)?.words == "电话未接通，停机")
    try world.decide("NM2026000001 已告知 13800000000 08:55 张三", on: mail)
    try world.work()
    #expect(try open(in: world).isEmpty)
  }

  @Test func theCommandRecordsACallAsTheMailDoes() throws {
    let world = try world()
    try answerOfTheUnit(in: world)
    let id = try world.letter().id
    let vain = ToldLine(subject: .letter(id, kind: nil), failure: "占线", at: world.now)
    _ = try world.office.told(id, vain, by: clerk, at: world.now)
    #expect(try world.letter().triesToCall.count == 1, "of two words it is one call")
    let receipt = ToldLine(subject: .letter(id, kind: "receipt"), at: world.now)
    _ = try world.office.told(id, receipt, by: clerk, at: world.now)
    #expect(try open(in: world).map(\.content.kind) == ["answered"])
    let end = ToldLine(subject: .letter(id, kind: nil), failure: "空号", at: world.now, givesUp: true)
    _ = try world.office.told(id, end, by: clerk, at: world.now)
    #expect(try open(in: world).isEmpty)
    #expect(throws: NotTold.self) { try world.office.told(id, vain, by: clerk, at: world.now) }
  }

  @Test func aForgerClosesNoCall() throws {
    let world = try world()
    try world.write(
      from: Address(name: "王敏", mailbox: "wangmin@naiman.example"),
      subject: "回复：【请电话告知】[NM2026000001]", text: "已告知")
    try world.work()
    #expect(try open(in: world).count == 1)
    #expect(try world.office.ledger.heldMail().map(\.reason) == ["no code"])
  }
}
