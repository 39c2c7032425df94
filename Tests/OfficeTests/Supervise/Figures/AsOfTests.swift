import Domain
import Testing
import World

@testable import Office

/// The same period at the same position of the ledger: the same figures as when they were counted there.
@Suite struct AsOfTests {
  private let november = Period(month: "2026-11")!

  private func world() throws -> World {
    let world = try World()
    for (citizen, text) in zip(Cast.citizens, ["供热管道漏水。", "村里停水三天。", "供热不热。"]) {
      try world.write(from: citizen, subject: "反映", text: text)
    }
    try world.work()
    world.now = Timestamp(try #require(Day("2026-11-30")), hour: 18)
    try world.reply(to: world.last("assigned"), from: "officer@zhujian.example", "认领")
    try world.work()
    return world
  }

  private func rows(_ world: World, asOf point: LedgerPoint? = nil) throws -> [[String]] {
    let report = try world.office.report(on: november, by: .unit, asOf: point, at: world.now)
    return try ReportTable(report, of: "网站管理中心").sheet
  }

  @Test func whatWasCountedWhenThePeriodWasOverIsCountedAgainHoweverMuchHasHappenedSince() throws {
    let world = try world()
    world.now = Timestamp(try #require(Day("2026-12-01")), hour: 9)
    let position = try world.office.ledger.head().sequence
    let report = try world.office.report(on: november, at: world.now).report
    #expect(report.total.count(.overdue) > 0, "terms of the last day count as they stood at its end")
    let original = try rows(world)
    #expect(try rows(world, asOf: LedgerPoint(position)) == original)
    world.now = Timestamp(try #require(Day("2026-12-08")), hour: 9)
    try world.reply(to: world.last("assigned"), from: "officer@zhujian.example", "答复：已修复。")
    try world.work()
    #expect(try rows(world, asOf: LedgerPoint(position)) == original)
  }

  @Test func whatWasCountedWhileThePeriodRanIsCountedAgainAtThatMoment() throws {
    let world = try world()
    let position = try world.office.ledger.head().sequence
    world.now = Timestamp(try #require(Day("2026-11-30")), hour: 20, minute: 15, second: 40)
    let original = try rows(world)
    let moment = Timestamp(try #require(Day("2026-11-30")), hour: 20, minute: 15)
    let alone = try world.office.report(on: november, asOf: LedgerPoint(position), at: world.now)
    #expect(alone.moment < moment, "without a moment, that of the event")
    #expect(try rows(world, asOf: LedgerPoint(position, at: moment)) == original)
    world.now = Timestamp(try #require(Day("2026-12-08")), hour: 9)
    try world.reply(to: world.last("assigned"), from: "officer@zhujian.example", "答复：已修复。")
    try world.work()
    #expect(try rows(world, asOf: LedgerPoint(position, at: moment)) == original)
  }

  @Test func aMomentAtWhichTheLedgerWasNotThereIsRefused() throws {
    let world = try world()
    let position = try world.office.ledger.head().sequence
    for hour in [9, 23] {
      #expect(throws: NoSuchPoint.self) {
        let moment = Timestamp(Day("2026-11-30")!, hour: hour)
        return try rows(world, asOf: LedgerPoint(position, at: moment))
      }
    }
    #expect(throws: NoSuchPoint.position(position + 1, last: position)) {
      try rows(world, asOf: LedgerPoint(position + 1))
    }
  }
}
