import Domain
import Mail
import Store
import Testing
import World

@testable import Office

/// The calendar's files change while letters run (放假安排公布或调整).
@Suite struct RecountingTests {
  /// At the end of a year, when the next one's notice is not out.
  private func world(_ text: String = "供热不足，工厂夜间噪声。") throws -> World {
    let world = try World.coordinated { _ in }
    world.now = Timestamp(try #require(Day("2026-12-29")), hour: 10)
    try world.receive(text)
    return world
  }

  private static func year(_ off: String..., makeUp: [String] = []) -> WorkingCalendar.Year {
    WorkingCalendar.Year(
      year: 2027, status: .official, source: "the notice", daysOff: Set(off.compactMap { Day($0) }),
      makeUpDays: Set(makeUp.compactMap { Day($0) }))
  }

  private func calendar(_ years: [WorkingCalendar.Year], local: [WorkingCalendar.Year] = []) throws
    -> WorkingCalendar
  {
    let off = (1...3).compactMap { Day("2026-01-0\($0)") }
    let this = WorkingCalendar.Year(
      year: 2026, status: .official, source: "this year's", daysOff: Set(off), makeUpDays: [])
    return WorkingCalendar(years: [this] + years, local: local, version: "changed")
  }

  @Test func aProvisionalDayMovesWhenTheNoticeComesAndUnitsAndAuthorHear() throws {
    let world = try world()
    let before = try #require(try world.letter().leadDue)
    try #require(before.day.description == "2027-01-06" && !before.isOfficial)
    #expect(try world.last("assigned").text.contains("暂定"))
    try world.restart(counting: try calendar([Self.year("2027-01-01", "2027-01-04", "2027-01-05")]))
    try world.work()
    let due = try #require(try world.letter().leadDue)
    #expect(due.day.description == "2027-01-08" && due.isOfficial && due.calendar == "changed")
    #expect(due.reason == "放假安排调整" && due.dayZero == before.dayZero && due.workingDays == 5)
    let told = try world.mails("recounted-unit", about: world.letter().id)
    #expect(told.map(\.to[0].mailbox) == ["officer@zhujian.example", "officer@huanbao.example"])
    #expect(told[0].text.contains("办结时限由2027年1月6日改为2027年1月8日（星期五）") && !told[0].text.contains("暂定"))
    #expect(told[1].text.contains("反馈期限由2027年1月4日改为2027年1月6日"))
    #expect(told[0].text.contains("不计　　2027-01-04（星期一，节假日）"))
    let author = try world.last("recounted")
    #expect(author.to.map(\.mailbox) == [Cast.citizen.mailbox])
    #expect(author.text.contains("办理时限为2027年1月8日，"))
    // Once is enough, also for a process that starts again.
    try world.restart()
    try world.work()
    #expect(try world.count("recounted") == 1 && world.count("recounted-unit") == 2)
  }

  @Test func theDeskReadsNextMorningWhatMoved() throws {
    let world = try World.coordinated { $0.chasing = .standard }
    world.now = Timestamp(try #require(Day("2026-12-29")), hour: 10)
    try world.receive("供热不足，工厂夜间噪声。")
    try world.restart(counting: try calendar([Self.year("2027-01-01", "2027-01-04", "2027-01-05")]))
    try world.work()
    world.now = Timestamp(try #require(Day("2026-12-30")), hour: 8, minute: 40)
    try world.work()
    let mornings = {
      try world.office.ledger.mail(in: .sent).filter { $0.mail.kind == "morning" }
        .map { try Message(parsing: $0.mail.bytes).text }
    }
    let morning = try #require(try mornings().last)
    #expect(morning.contains("放假安排调整，1件的时限重新计算，已告知承办单位和网民："))
    #expect(morning.contains("NM2026000001　旗住建局　时限2027-01-06改为2027-01-08"))
    #expect(morning.contains("NM2026000001　旗生态环境分局　时限2027-01-04改为2027-01-06"))
    world.now = Timestamp(try #require(Day("2026-12-31")), hour: 8, minute: 40)
    try world.work()
    #expect(try mornings().count { $0.contains("放假安排调整，") } == 1)
  }

  @Test func aDayThatStaysIsToldToBeNoLongerProvisional() throws {
    let world = try world("供热管道漏水。")
    try world.restart(counting: try calendar([Self.year("2027-01-01")]))
    try world.work()
    let told = try world.last("recounted-unit")
    #expect(told.text.contains("办结时限仍为2027年1月6日（星期三），不再是暂定"))
    #expect(try world.letter().leadDue?.isOfficial == true)
  }

  @Test func theUnitAnswersTheMailOfItsNewDay() throws {
    let world = try world("供热管道漏水。")
    try world.restart(counting: try calendar([Self.year("2027-01-01", "2027-01-04")]))
    try world.work()
    let told = try world.last("recounted-unit")
    try world.reply(to: told, from: "leader@zhujian.example", "答复：已修复。", signedBy: true)
    try world.work()
    #expect(try world.letter().stage == .published)
  }

  @Test func aDayOffOfTheLocalityMovesRunningLettersAndLeavesClosedOnes() throws {
    let world = try World.coordinated { _ in }
    try world.receive("供热管道漏水。")
    try world.reply(to: world.last("assigned"), from: "leader@zhujian.example", "答复：已修复。", signedBy: true)
    try world.work()
    try #require(try world.letter().stage == .published)
    let closed = try world.letter()
    try world.receive("路灯不亮，供热也不足。")
    let festival = WorkingCalendar.Year(
      year: 2026, status: .official, source: "那达慕", daysOff: [try #require(Day("2026-11-26"))], makeUpDays: []
    )
    try world.restart(counting: try calendar([], local: [festival]))
    try world.work()
    let running = try #require(try world.office.ledger.letters(at: .assigned).first)
    #expect(try world.office.ledger.letter(running)?.leadDue?.day.description == "2026-12-01")
    let told = try #require(try world.mails("recounted-unit", about: running).first)
    #expect(told.text.contains("2026-11-26（星期四，地方放假）"))
    #expect(try world.office.ledger.letter(closed.id)?.events.count == closed.events.count)
  }

  @Test func noUnitIsLateByANoticeThatItDidNotKnow() throws {
    let world = try world("供热管道漏水。")
    world.now = Timestamp(try #require(Day("2027-01-04")), hour: 10)
    // Two weekend days are to be worked: the fifth day would be yesterday's.
    try world.restart(
      counting: try calendar([Self.year("2027-01-01", makeUp: ["2027-01-02", "2027-01-03"])]))
    try world.work()
    #expect(try world.letter().leadDue?.day.description == "2027-01-06", "what it was told stands")
    #expect(try world.count("recounted-unit") == 0)
  }

  @Test func nothingIsAskedOfLettersWhileTheCalendarStays() throws {
    let world = try world("供热管道漏水。")
    let version = world.office.calendar.version
    #expect(try world.office.ledger.countedCalendar() == version)
    let events = try world.letter().events.count
    try world.work()
    #expect(try world.letter().events.count == events)
  }
}
