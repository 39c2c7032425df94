import Domain
import Mail
import Store
import Testing
import World

@testable import Office

/// The figures of a desk, against what a hand counts from the letters' own stories.
@Suite struct DeskFiguresTests {
  private func mails(_ kind: String, _ world: World) throws -> [Message] {
    try world.office.ledger.mail(in: .sent).filter { $0.mail.kind == kind }
      .map { try Message(parsing: $0.mail.bytes) }
  }

  private func go(_ world: World, to day: String, _ hour: Int = 8, _ minute: Int = 30) throws {
    world.now = Timestamp(Day(day)!, hour: hour, minute: minute)
    try world.work()
  }

  /// Three letters on Monday; one decided on Tuesday as proposed, one by a command on Wednesday otherwise, one on
  /// Thursday; a fourth of Friday waits over the week.
  private func week() throws -> World {
    let world = try World {
      $0.automatic = []
      $0.asksAtOnce = false
    }
    try go(world, to: "2026-11-23", 17)
    for (subject, text) in [("供热", "家里供热不足。"), ("停水", "停水三天了。"), ("问一下", "谁管。")] {
      try world.write(from: Cast.citizen, subject: subject, text: text)
      try world.work()
    }
    try go(world, to: "2026-11-24")
    try world.decide("1 通过\n2 这个嘛再看\n3 xyz", on: try #require(mails("morning", world).last))
    try world.work()
    try go(world, to: "2026-11-25", 10)
    _ = try world.office.assign(
      try world.letter(2).id, lead: "旗民政局", cooperating: [], by: Party(.clerk, name: "王敏"), at: world.now)
    try go(world, to: "2026-11-26")
    let list = try #require(mails("morning", world).last)
    let line = try #require(list.text.split(separator: "\n").first { $0.contains("】待受理　NM2026000003") })
    try world.decide("\(line.dropFirst().prefix { $0 != "】" }) 旗水务局", on: list)
    try world.work()
    try go(world, to: "2026-11-27", 17)
    try world.write(from: Cast.citizen, subject: "污水", text: "污水横流。")
    try world.work()
    return world
  }

  @Test func theyAreWhatAHandCounts() throws {
    let world = try week()
    let days = Day("2026-11-23")!...Day("2026-11-29")!
    let figures = try world.office.figures(of: Cast.desk, on: days)
    var waits: [Int] = []
    for serial in 1...4 {
      let events = try world.letter(serial).events
      guard let decided = events.first(where: { $0.by.role == .clerk }) else { continue }
      var waited = 0
      var day = try world.letter(serial).registration.receivedAt.day + 1
      while day <= decided.at.day {
        if ![.saturday, .sunday].contains(day.weekday) { waited += 1 }
        day = day + 1
      }
      waits.append(waited)
    }
    #expect(waits == [1, 2, 3])
    #expect(figures.waits.days == waits)
    #expect(figures.waits.median == 2 && figures.waits.longest == 3)
    #expect(figures.kinds.map(\.name) == ["待受理"])
    #expect(
      figures.proposals[.assign] == TrackRecord.Share(right: 1, total: 2), "of the third nothing was proposed"
    )
    #expect(figures.proposals[.accept] == TrackRecord.Share(right: 3, total: 3))
    let told = try mails("morning-understood", world).map(\.text).joined()
    #expect(figures.lines.all == told.split(separator: "\n").count { $0.contains("→ ") })
    #expect(
      figures.lines.notUnderstood
        == told.split(separator: "\n").count { $0.contains("→ ") && $0.contains("没有读懂") })
    #expect(figures.lines.all == 4 && figures.lines.done == 2 && figures.lines.notUnderstood > 0, "\(told)")
    let other = try world.office.figures(of: Cast.accountDesk, on: days)
    #expect(other.waits.days.isEmpty && other.lines.all == 0 && other.proposals.isEmpty)
    #expect(
      try world.office.figures(of: Cast.desk, on: Day("2026-12-01")!...Day("2026-12-31")!).waits.days.isEmpty)
  }

  @Test func theFirstMorningOfTheWeekTellsThemAndNoOther() throws {
    let world = try week()
    #expect(try mails("morning", world).allSatisfy { !$0.text.contains("【本台席】上周") })
    try go(world, to: "2026-11-30")
    let monday = try #require(mails("morning", world).last)
    #expect(
      monday.text.contains(
        "【本台席】上周（2026-11-23至2026-11-29）办理3件，等待时间中位数2个工作日，最长3个工作日；受理建议3件中对了3件，转办建议2件中对了1件；回复4行，没有读懂的"),
      "\(monday.text)")
    try go(world, to: "2026-12-01")
    let first = try #require(mails("morning", world).last)
    #expect(first.text.contains("【本台席】上月（2026-11-01至2026-11-30）办理3件"), "\(first.text)")
    #expect(!first.text.contains("上周（"))
    try go(world, to: "2026-12-02")
    #expect(try #require(mails("morning", world).last).text.contains("【本台席】") == false)
    try go(world, to: "2026-12-07")
    let idle = try #require(mails("morning", world).last)
    #expect(idle.text.contains("【本台席】上周（2026-11-30至2026-12-06）办理0件\n"), "\(idle.text)")
  }

  @Test func medians() {
    #expect(DeskFigures.Waits([]).median == nil)
    #expect(DeskFigures.Waits([3, 1]).median == 2)
    #expect(DeskFigures.Waits([2, 0, 1, 1]).median == 1)
    #expect(DeskFigures.Waits([0, 1]).median == 0.5)
  }
}
