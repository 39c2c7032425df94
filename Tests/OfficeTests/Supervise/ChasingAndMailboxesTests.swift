import Domain
import Mail
import Store
import Testing
import World

@testable import Office

/// Nobody is reminded of what he has answered, whatever lies between his answer and us.
@Suite struct ChasingAndMailboxesTests {
  private func world() throws -> World {
    let world = try World(change: { $0.chasing = .standard }, register: Cast.supervisedRegister)
    try world.receive("供热管道漏水。")
    return world
  }

  @Test func aReminderThatStillWaitsIsWithdrawnWhenItsUnitHasAnswered() throws {
    let world = try world()
    world.now = Timestamp(Day("2026-11-25")!, hour: 9)
    _ = try Pipeline.pass(world.office, at: world.now)
    try world.answer("答复：已修复。")
    try world.work()
    let reminder = try #require(
      try world.office.ledger.outbox(of: world.letter().id).last { $0.mail.kind == "reminder" })
    #expect(reminder.state == .failed && reminder.reply == "withdrawn: the unit has answered since")
    #expect(try world.letter().events.allSatisfy { $0.fact.act != .bounce })
  }

  @Test func oneThatIsStillTrueLeaves() throws {
    let world = try world()
    world.now = Timestamp(Day("2026-11-25")!, hour: 9)
    _ = try Pipeline.pass(world.office, at: world.now)
    try world.write(from: Cast.citizens[1], subject: "停水", text: "小区停水三天。")
    try world.work()
    #expect(try world.mails("reminder", about: world.letter().id).count == 1)
  }

  @Test func afterAnOutageMailboxesAreReadFirst() throws {
    let world = try world()
    let watch = ServerWatch(over: ["liuyan", "二"], since: Timestamp(Day("2026-11-25")!, hour: 9))
    let office = world.office.watching(watch)
    let stage = { (minute: Int) in
      try ChasingUnits(office: office, now: Timestamp(Day("2026-11-25")!, hour: 9, minute: minute)).run {
        false
      }
    }
    #expect(try stage(1) == 0, "nothing was read yet")
    watch.noteDone("liuyan", at: Timestamp(Day("2026-11-25")!, hour: 9, minute: 2))
    #expect(try stage(3) == 0, "the other one was not")
    watch.noteDone("二", at: Timestamp(Day("2026-11-25")!, hour: 9, minute: 4))
    #expect(try stage(5) == 1)
  }

  @Test func whatWasReadAWhileAgoMayHoldAnAnswerSince() throws {
    let world = try world()
    let watch = ServerWatch(over: ["liuyan"], since: Timestamp(Day("2026-11-25")!, hour: 8))
    let office = world.office.watching(watch)
    let stage = { (minute: Int) in
      try ChasingUnits(office: office, now: Timestamp(Day("2026-11-25")!, hour: 9, minute: minute)).run {
        false
      }
    }
    watch.noteDone("liuyan", at: Timestamp(Day("2026-11-25")!, hour: 9, minute: 0))
    #expect(try stage(20) == 0)
    watch.noteDone("liuyan", at: Timestamp(Day("2026-11-25")!, hour: 9, minute: 21))
    #expect(try stage(22) == 1)
  }

  @Test func whileAMailboxIsAwayNobodyIsRemindedAndThatIsSaidOnceADay() throws {
    let world = try world()
    let watch = ServerWatch(over: ["liuyan", "二"], since: Timestamp(Day("2026-11-25")!, hour: 8))
    watch.noteDone("liuyan", at: Timestamp(Day("2026-11-25")!, hour: 9, minute: 30))
    let office = world.office.watching(watch)
    let stage = {
      try ChasingUnits(office: office, now: Timestamp(Day("2026-11-25")!, hour: 9, minute: 40)).run { false }
    }
    let error = #expect(throws: MailboxesAway.self) { try stage() }
    #expect(
      error.map { "\($0)" } == "no unit is reminded while 二 cannot be read: answers may lie there")
    #expect(try stage() == 0)
    #expect(watch.away(at: Timestamp(Day("2026-11-25")!, hour: 8, minute: 59)).isEmpty)
    #expect(try world.mails("reminder", about: world.letter().id).isEmpty)
  }

  @Test func aMailboxToWhichNoUnitAnswersHoldsNobodyUpForLong() throws {
    let world = try world()
    try world.reply(to: world.last("assigned"), from: "officer@zhujian.example", "认领")
    try world.work()
    let mailbox = try #require(try world.office.ledger.mailboxesOfReplies().first)
    let watch = ServerWatch(over: [mailbox, "网上咨询"], since: Timestamp(Day("2026-11-26")!, hour: 8))
    let office = world.office.watching(watch)
    let stage = { (hour: Int, minute: Int) in
      watch.noteDone(mailbox, at: Timestamp(Day("2026-11-26")!, hour: hour, minute: minute))
      return try ChasingUnits(office: office, now: Timestamp(Day("2026-11-26")!, hour: hour, minute: minute))
        .run { false }
    }
    #expect(try stage(8, 40) == 0, "it may only be slow")
    #expect(try stage(9, 10) == 1)
  }

  @Test func theMorningSaysOfWhichMailboxWhatMayLieThere() throws {
    let world = try world()
    try world.reply(to: world.last("assigned"), from: "officer@zhujian.example", "认领")
    try world.work()
    let mailbox = try #require(try world.office.ledger.mailboxesOfReplies().first)
    let office = world.office.watching(
      ServerWatch(over: [mailbox, "网上咨询"], since: Timestamp(Day("2026-11-26")!, hour: 7)))
    #expect(throws: MailboxesAway(names: [mailbox])) {
      try Pipeline.pass(office, at: Timestamp(Day("2026-11-26")!, hour: 8, minute: 45))
    }
    let morning = try #require(try office.ledger.mail(in: .waiting).last { $0.mail.kind == "morning" })
    let text = try Message(parsing: morning.mail.bytes).text
    #expect(text.contains("收信邮箱“\(mailbox)”读取不了已超过一小时：单位的答复可能在其中，暂不催办"))
    #expect(text.contains("收信邮箱“网上咨询”读取不了已超过一小时：新的来信可能在其中，请联系"))
  }

  @Test func aCopyOfTheSiteThatCannotBeReachedIsSaidInTheMorning() throws {
    let world = try world()
    let copies = ServerWatch(over: ["www", "云"], since: Timestamp(Day("2026-11-25")!, hour: 7))
    copies.noteDone("www", at: Timestamp(Day("2026-11-25")!, hour: 8, minute: 40))
    let office = world.office.watching(ServerWatch(), copies: copies)
    _ = try Pipeline.pass(office, at: Timestamp(Day("2026-11-25")!, hour: 8, minute: 45))
    let morning = try #require(try office.ledger.mail(in: .waiting).last { $0.mail.kind == "morning" })
    #expect(try Message(parsing: morning.mail.bytes).text.contains("公开网站在“云”上的副本已超过一小时更新不了"))
  }

  @Test func aCallIsKeptByALineOfTheMorningsAnswer() throws {
    let world = try world()
    for day in ["2026-12-01", "2026-12-02"] {
      world.now = Timestamp(Day(day)!, hour: 9)
      try world.work()
    }
    let morning = try #require(try mails("morning", world).last)
    #expect(morning.text.contains("【1】请电话催办"))
    try world.reply(
      to: morning, from: Cast.desk.clerks[0].address,
      "1 已催 电话 10:20 于洋，明日答复\nNM2026000009 已催 电话 10:30\n2 已催 电话 10:40\n王敏")
    try world.work()
    let heard = try #require(try mails("morning-understood", world).last)
    #expect(heard.text.contains("已记录对NM2026000001的电话催办"))
    #expect(heard.text.contains("没有本台席的NM2026000009"))
    #expect(heard.text.contains("第2件不是请电话催办的单位"))
    let note = try world.letter().events.last { $0.fact.act == .note }
    guard case .noted(let words)? = note?.fact else { throw LedgerError.corrupt("no note") }
    #expect(words.shown == "电话催办：电话 10:20 于洋，明日答复" && note?.by.name == "王敏")
    world.now = Timestamp(Day("2026-12-03")!, hour: 9)
    try world.work()
    #expect(try mails("morning", world).last?.text.contains("请电话催办") == false)
  }

  @Test(arguments: [
    "NM2026000001 已催 电话 10:20 李某", "NM2026000001 电话催办：10:20 李某", "【NM2026000001】已催办，10:20 李某",
    "3 已催 电话 10:20 李某", "3、电话催办 10:20 李某",
  ])
  func aCallIsReadHoweverItIsPunctuated(line: String) {
    #expect(CallLine(reading: line)?.words.hasSuffix("10:20 李某") == true)
  }

  @Test(arguments: ["NM2026000001 通过", "1 通过", "已催 电话", "1 未催", "20261130 已催"])
  func otherLinesAreNoCalls(line: String) { #expect(CallLine(reading: line) == nil) }

  private func mails(_ kind: String, _ world: World) throws -> [Message] {
    try world.office.ledger.mail(in: .sent).filter { $0.mail.kind == kind }
      .map { try Message(parsing: $0.mail.bytes) }
  }
}

extension Office {
  /// The same office, which waits for mailboxes, and for copies of its site.
  func watching(_ watch: ServerWatch, copies: ServerWatch = ServerWatch()) -> Office {
    Office(
      ledger: ledger, register: register, calendar: calendar, rules: rules, trust: trust,
      templates: templates,
      pages: pages, siteDirectory: siteDirectory, siteManifest: siteManifest, mint: mint, entropy: entropy,
      mailboxes: watch, copies: copies)
  }
}
