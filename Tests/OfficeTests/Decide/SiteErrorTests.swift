import Digest
import Domain
import Papers
import Store
import Testing
import World

@testable import Office

/// 我为政府网站找错 has a clock of its own: 1 working day and 3.
@Suite struct SiteErrorTests {
  private let world: World

  init() throws { world = try Self.world() }

  private static func world(_ change: (inout OfficeRules) -> Void = { _ in }) throws -> World {
    let world = try World {
      $0.automatic = []
      $0.intakes["找错"] = .init(channel: .siteError, desk: Cast.desk.name, columns: [:])
      change(&$0)
    }
    let rows = "序号ID,留言内容,留言时间\n9001,网站首页供热电话写错了,2026-11-26 10:00\n"
    world.now = Timestamp(Day("2026-11-26")!, hour: 10)  // a Thursday
    let (seconds, now) = (world.now.seconds, world.now)
    let bytes = Array(rows.utf8)
    _ = try world.office.takeIn("找错.csv", digest: SHA256.digest(of: bytes), from: "找错", by: nil, at: now) {
      try Export(of: Table(reading: bytes), now: seconds)
    }
    try world.work()
    return world
  }

  private func assign(_ day: String) throws -> DueDay {
    world.now = Timestamp(Day(day)!, hour: 10)
    let (id, clerk) = (try world.letter().id, Party(.clerk, name: "王敏"))
    _ = try world.office.assign(id, lead: "旗住建局", cooperating: [], by: clerk, at: world.now)
    try world.work()
    return try #require(try world.letter().leadDue)
  }

  @Test func theDeskIsToldTheDays() throws {
    let mail = try #require(try world.mails("decide", about: world.letter().id).first)
    #expect(mail.text.contains("找错留言：2026年11月27日前转办，2026年12月1日前答复网民"))
  }

  @Test func theDeskIsRemindedOnceWhereNobodyPassedItOn() throws {
    let id = try world.letter().id
    for (day, hour, count) in [
      ("2026-11-27", 17, 1), ("2026-11-28", 10, 1), ("2026-11-30", 9, 2), ("2026-12-01", 9, 2),
    ] {
      world.now = Timestamp(Day(day)!, hour: hour)
      try world.work()
      try world.restart()
      #expect(try world.mails("decide", about: id).count == count, "\(day)")
    }
    #expect(try #require(try world.mails("decide", about: id).last).text.contains("已超过1个工作日没有转办"))
    try world.decide("受理 旗住建局", on: #require(try world.mails("decide", about: id).last))
    try world.work()
    #expect(try world.letter().stage == .assigned)
  }

  /// The day is over: its list of the next morning would be too late.
  @Test func theReminderWaitsForNoList() throws {
    let world = try Self.world { $0.asksAtOnce = false }
    let id = try world.letter().id
    #expect(try world.mails("decide", about: id).isEmpty)
    world.now = Timestamp(Day("2026-11-30")!, hour: 9)
    try world.work()
    try world.decide("受理 旗住建局", on: #require(try world.mails("decide", about: id).last))
    try world.work()
    #expect(try world.letter().stage == .assigned)
  }

  @Test func theUnitsTermRunsWithTheAuthors() throws {
    let due = try assign("2026-11-27")
    #expect(due.day == Day("2026-12-01") && due.dayZero == Day("2026-11-26") && due.workingDays == 3)
  }

  @Test func aUnitThatGetsItLateHasADay() throws {
    #expect(try assign("2026-12-04").day == Day("2026-12-07"))
  }

  @Test func theAnswerIsTypedBackIntoThePlatform() throws {
    let notice = try #require(try world.office.ledger.openNotices(by: .account).first)
    #expect(notice.content.account == "我为政府网站找错" && notice.content.kind == "receipt")
    let file = try #require(try world.office.ledger.mail(in: .sent).first { $0.mail.kind == "replies" })
    #expect(file.mail.recipient == Cast.desk.address)
  }
}
