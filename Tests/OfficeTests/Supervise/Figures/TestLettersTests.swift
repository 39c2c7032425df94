import Domain
import Testing
import World

@testable import Office

/// Letters that are marked as tests (测试): handled as any other, counted apart.
@Suite struct TestLettersTests {
  private let clerk = Party(.clerk, name: "王敏")
  private let november = Period(month: "2026-11")!

  private func world() throws -> World {
    let world = try World()
    try world.write(from: Cast.citizen, subject: "测试", text: "供热管道漏水。")
    try world.write(from: Cast.citizens[1], subject: "供热", text: "供热不热。")
    try world.work()
    return world
  }

  @Test func whatACitizenCallsATestIsALetter() throws {
    let world = try world()
    #expect(try !world.letter(1).isTest)
    #expect(try world.office.report(on: november, at: world.now).report.total.count(.received) == 2)
  }

  @Test func whatTheDeskMarksCountsInNoFigureAndIsSaid() throws {
    let world = try world()
    let id = try world.letter(1).id
    _ = try world.office.mark(id, test: true, by: clerk, at: world.now)
    try world.work()
    let dated = try world.office.report(on: november, at: world.now)
    #expect(dated.report.total.count(.received) == 1 && dated.report.tests == 1)
    #expect(
      Figure.allCases.allSatisfy { dated.report.total.counted[$0]?.contains { $0.letter == id } != true })
    #expect(try ReportTable(dated, of: "网站管理中心").state.hasSuffix("另有测试留言1件，不计入"))
    #expect(try world.office.register(of: november, at: world.now).rows.map(\.letter) == [world.letter(2).id])
    #expect(try world.letter(1).stage == .assigned, "it is handled all the same")
  }

  @Test func whatIsNoTestAfterAllCounts() throws {
    let world = try world()
    let id = try world.letter(1).id
    for test in [true, false] { _ = try world.office.mark(id, test: test, by: clerk, at: world.now) }
    #expect(try world.office.report(on: november, at: world.now).report.total.count(.received) == 2)
    #expect(try world.office.mark(id, test: false, by: clerk, at: world.now).contains("未改动"))
  }

  @Test func sayingThatItIsUrgentLeavesItATest() throws {
    let world = try world()
    let id = try world.letter(1).id
    _ = try world.office.mark(id, test: true, by: clerk, at: world.now)
    _ = try world.office.mark(id, urgent: true, by: clerk, at: world.now)
    #expect(try world.letter(1).isTest)
  }
}
