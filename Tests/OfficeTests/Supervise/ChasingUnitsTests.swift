import Domain
import Mail
import Store
import Testing
import World

@testable import Office

/// Units that are silent (催签、催办、督办).
@Suite struct ChasingUnitsTests {
  private static let officer = "officer@zhujian.example"

  private func world(_ text: String = "供热管道漏水。") throws -> World {
    let world = try World(change: { $0.chasing = .standard }, register: Cast.supervisedRegister)
    try world.receive(text)
    return world
  }

  private func go(_ world: World, to day: String, hour: Int = 9) throws {
    world.now = Timestamp(try #require(Day(day)), hour: hour)
    try world.work()
  }

  private func reminders(_ world: World, to address: String = officer) throws -> [Message] {
    try world.office.ledger.mail(in: .sent).filter {
      $0.mail.kind == "reminder" && $0.mail.recipient == address
    }
    .map { try Message(parsing: $0.mail.bytes) }
  }

  @Test func eachStepIsTakenOnceOnItsDay() throws {
    let world = try world()
    var steps: [String] = []
    for number in 1...30 {
      for hour in [7, 9, 13, 15, 20] {
        let before = try reminders(world).count
        world.now = Timestamp(try #require(Day("2026-11-23")) + number, hour: hour)
        try world.work()
        for mail in try reminders(world).dropFirst(before) {
          steps.append("\(world.now.day) \(hour) \(mail.subject.prefix { $0 != "】" }.dropFirst())")
        }
      }
    }
    #expect(
      steps == [
        "2026-11-25 9 催签", "2026-11-26 9 催办", "2026-11-30 9 今日到期", "2026-12-01 9 逾期", "2026-12-02 9 督办",
        "2026-12-04 9 督办", "2026-12-08 9 督办",
      ])
    let letter = try world.letter()
    #expect(letter.events.count { $0.fact.act == .remind } == 7)
    let reasons = letter.events.compactMap { event in
      if case .escalated("supervisor", let reason) = event.fact { reason } else { nil }
    }
    #expect(reasons == ["", " by 1", " by 3", " by 5"].dropFirst().map { "旗住建局 overdue 2026-11-30\($0)" })
    let marks = letter.events.compactMap { event in
      if case .escalated(_, let reason) = event.fact, reason.hasPrefix("open") {
        "\(event.at.day) \(reason)"
      } else {
        nil
      }
    }
    #expect(marks == ["2026-12-03 open for 7 working days", "2026-12-15 open for 15 working days"])
  }

  @Test func anAnswerStopsThemWhileTheDeskLooksAtIt() throws {
    let world = try world("自来水停了。")
    try world.reply(
      to: world.last("assigned"), from: "officer@shuiwu.example", "答复：已恢复。", attachments: [World.scan])
    try world.work()
    try #require(try world.letter().stage == .replied)
    for day in ["2026-11-26", "2026-11-30", "2026-12-01", "2026-12-08"] { try go(world, to: day) }
    #expect(try reminders(world, to: "officer@shuiwu.example").isEmpty)
  }

  @Test func anAnswerThatNoLeaderHasSignedIsRemindedOf() throws {
    let world = try world()
    try world.officer("答复：已修复。")
    try #require(try world.letter().stage == .replied)
    try go(world, to: "2026-11-30")
    #expect(try reminders(world).count == 1)
    let leader = try #require(try reminders(world, to: "leader@zhujian.example").first)
    #expect(leader.text.contains("尚待贵单位负责人审签"))
  }

  @Test func allThatConcernsAUnitStandsInOneMailTheLatestFirst() throws {
    let world = try world()
    try go(world, to: "2026-11-25", hour: 8)
    try world.write(from: Cast.citizens[1], subject: "暖气", text: "供热不热。")
    try world.work()
    try go(world, to: "2026-12-01")
    let mail = try #require(try reminders(world).last)
    #expect(mail.subject.hasPrefix("【逾期】12月1日：旗住建局有2件网民留言待办，逾期1件"))
    let first = try #require(mail.text.range(of: "【逾期】NM2026000001"))
    let second = try #require(mail.text.range(of: "【催办】NM2026000002"))
    #expect(first.lowerBound < second.lowerBound)
    #expect(mail.replyTo.map(\.mailbox) == [Cast.office], "no answer falls to one letter by itself")
    #expect(Set(Token.all(in: mail.text).map(\.letter.serial)) == [1, 2])
  }

  @Test func whereNobodySupervisesEachDeskHearsOfItsOwnLetters() throws {
    let world = try World(
      change: {
        $0.chasing = .standard
        $0.intakes["二"] = .init(channel: .mail, desk: Cast.accountDesk.name)
      }, register: Cast.register)
    try world.receive("供热管道漏水。")
    try world.write(from: Cast.citizens[1], subject: "停水", text: "小区停水三天。")
    _ = try Intake(ledger: world.office.ledger, name: "二", mailbox: world.inbox).run(at: { world.now })
    try world.work()
    for day in ["2026-12-01", "2026-12-02"] { try go(world, to: day) }
    let told = try world.office.ledger.mail(in: .sent).filter { $0.mail.kind == "escalation" }
    let supervising = try told.filter { try Message(parsing: $0.mail.bytes).text.contains("未登记督查室") }
    #expect(
      Set(supervising.map(\.mail.recipient)) == [Cast.desk.address, Cast.accountDesk.address]
        && supervising.count == 2)
    for mail in supervising {
      let text = try Message(parsing: mail.mail.bytes).text
      let isDesks = mail.mail.recipient == Cast.desk.address
      #expect(text.contains("NM2026000001") == isDesks && text.contains("NM2026000002") != isDesks)
    }
  }

  @Test func afterALongOutageOneMailSaysHowItStands() throws {
    let world = try world()
    try go(world, to: "2026-12-09")
    #expect(try reminders(world).map { $0.subject.prefix(4) } == ["【督办】"])
    #expect(try world.letter().events.count { $0.fact.act == .remind } == 1)
  }

  @Test func aClockThatJumpsByAYearAccusesNobodyAndWhenItComesBackAllGoesOn() throws {
    let world = try world()
    try go(world, to: "2026-11-25")
    let sent = try world.office.ledger.mail(in: .sent).count
    #expect(throws: ClockGap.self) { try go(world, to: "2027-11-25") }
    #expect(try world.office.ledger.mail(in: .sent).count == sent, "nor is the desk told that all is late")
    #expect(try reminders(world).count == 1)
    #expect(try world.office.ledger.mail(in: .sent).allSatisfy { $0.mail.kind != "escalation" })
    for day in ["2026-11-25", "2026-11-26", "2026-11-30", "2026-12-01"] { try go(world, to: day) }
    let levels = try reminders(world).map { $0.subject.prefix { $0 != "】" }.dropFirst() }
    #expect(levels == ["催签", "催办", "今日到期", "逾期"])
  }

  @Test func aClockThatWasSetBackIsToldOfUntilItIsRight() throws {
    let world = try world()
    let ledger = world.office.ledger
    try world.receive("供热管道漏水。")
    try go(world, to: "2026-11-25")
    let last = try #require(try ledger.latestOfLastEvents())
    #expect(try ledger.clockBehind(at: last) == nil)
    #expect(try ledger.clockBehind(at: last + -600) == nil, "a time server puts it right")
    // What is recorded meanwhile makes it no better.
    world.now = Timestamp(Day("2026-11-20")!, hour: 10)
    try world.receive("供热管道又漏水。")
    let behind = try #require(try ledger.clockBehind(at: world.now))
    #expect("\(behind)".hasPrefix("the clock says 2026-11-20") && behind.last == last)
    #expect(try ledger.clockBehind(at: last) == nil)
  }

  @Test func aClockThatIsRightAfterALongPauseIsBelievedOnTheNextDay() throws {
    let world = try world()
    #expect(throws: ClockGap.self) { try go(world, to: "2027-01-12") }
    try go(world, to: "2027-01-13")
    #expect(try reminders(world).map { $0.subject.prefix(4) } == ["【督办】"])
  }

  @Test func marksAreTakenInTheOrderOfTheirDaysWhateverTheTablesIs() throws {
    let world = try World(
      change: {
        $0.chasing = .standard
        $0.chasing.marks = [90, 20].map { .init(after: .calendarDays($0), tells: [.supervisor]) }
      }, register: Cast.supervisedRegister)
    try world.receive("供热管道漏水。")
    for number in 1...95 {
      // A month without any event is doubted for a day.
      do { try go(world, to: "\(Day("2026-11-23")! + number)") } catch is ClockGap {}
    }
    let marks = try world.letter().events.compactMap { event in
      if case .escalated("supervisor", let reason) = event.fact, reason.hasPrefix("open") {
        reason
      } else {
        nil
      }
    }
    #expect(marks == ["open for 20 days", "open for 90 days"])
  }

  @Test func whereAUnitHasNoOfficerItsLeaderHearsOfItOnceAndTheDeskReadsIt() throws {
    let units = Cast.supervisedRegister.units.map { unit in
      guard unit.name == "旗住建局" else { return unit }
      let left = unit.officers.map {
        Officer(name: $0.name, address: $0.address, tenure: Tenure(until: Day("2026-11-29")))
      }
      return HandlingUnit(
        name: unit.name, fullName: unit.fullName, officers: left, leaders: unit.leaders, signOff: unit.signOff
      )
    }
    let register = Register(units: units, desks: Cast.supervisedRegister.desks, officials: [Cast.supervisor])
    let world = try World(change: { $0.chasing = .standard }, register: register)
    try world.receive("供热管道漏水。")
    for day in ["2026-12-01", "2026-12-02", "2026-12-03"] { try go(world, to: day) }
    #expect(try reminders(world, to: "leader@zhujian.example").count == 2)
    let letter = try world.letter()
    #expect(letter.events.count { $0.fact.act == .remind } == 2)
    let desk = letter.events.compactMap { event in
      if case .escalated("网站管理中心", let reason) = event.fact { reason } else { nil }
    }
    #expect(desk.filter { $0.hasPrefix("旗住建局 ") }.map { $0.suffix(4) } == ["1-30", "by 1"])
  }

  @Test func whatCouldNotLeaveInOfficeHoursWaitsForThem() throws {
    let world = try world()
    try go(world, to: "2026-11-24")
    world.now = Timestamp(try #require(Day("2026-11-27")), hour: 17, minute: 29)
    while try Pipeline.pass(world.office, at: world.now) > 0 {}
    world.now = Timestamp(try #require(Day("2026-11-28")), hour: 10)
    try world.work()
    #expect(try reminders(world).isEmpty, "a Saturday")
    try go(world, to: "2026-11-30")
    #expect(!(try reminders(world)).isEmpty)
  }

  @Test func theDeskReadsWhatIsOpenForTooLongAndACallIsAboutAllOfAUnitsLetters() throws {
    let world = try world()
    try go(world, to: "2026-11-25", hour: 8)
    try world.write(from: Cast.citizens[1], subject: "暖气", text: "供热不热。")
    try world.work()
    for day in ["2026-11-30", "2026-12-01", "2026-12-03"] { try go(world, to: day) }
    func morning() throws -> String {
      let mails = try world.office.ledger.mail(in: .sent).filter { $0.mail.kind == "morning" }
      return try #require(try mails.last.map { try Message(parsing: $0.mail.bytes).text })
    }
    #expect(try morning().contains("收到已满7个工作日，尚未办结：NM2026000001　旗住建局"))
    #expect(try morning().contains("请电话催办　旗住建局"))
    try world.office.open(world.letter().id, at: world.now) {
      try $0.record(.noted(Words("电话催办 于洋：明日答复")), by: Party(.clerk, name: "王敏"))
    }
    try go(world, to: "2026-12-04")
    #expect(try morning().contains("NM2026000002") && !morning().contains("请电话催办"))
  }

  @Test func theDeskReadsWhatIsOverdueAndWhomToCall() throws {
    let world = try world()
    try go(world, to: "2026-11-30")
    try go(world, to: "2026-12-01")
    func morning() throws -> String {
      let mails = try world.office.ledger.mail(in: .sent).filter { $0.mail.kind == "morning" }
      return try #require(try mails.last.map { try Message(parsing: $0.mail.bytes).text })
    }
    let mail = try morning()
    #expect(mail.contains("今日到期0件，逾期1件") && mail.contains("逾期1个工作日：NM2026000001　旗住建局"))
    #expect(mail.contains("【1】请电话催办　旗住建局　信息员于洋") && mail.contains("1 已催 电话 10:20 于洋"))
    try world.office.open(world.letter().id, at: world.now) {
      try $0.record(.noted(Words("电话催办 于洋：明日答复")), by: Party(.clerk, name: "王敏"))
    }
    try go(world, to: "2026-12-02")
    #expect(try morning().contains("逾期2个工作日") && !morning().contains("请电话催办"))
  }
}
