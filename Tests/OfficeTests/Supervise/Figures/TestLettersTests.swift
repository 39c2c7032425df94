import Domain
import Foundation
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
    _ = try world.office.mark(id, test: true, because: "季度检查", by: clerk, at: world.now)
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
    for test in [true, false] {
      _ = try world.office.mark(id, test: test, because: "季度检查", by: clerk, at: world.now)
    }
    #expect(try world.office.report(on: november, at: world.now).report.total.count(.received) == 2)
    #expect(try world.office.mark(id, test: false, because: "季度检查", by: clerk, at: world.now).contains("未改动"))
  }

  @Test func theHomePageCountsNoTest() throws {
    let world = try world()
    _ = try world.office.mark(world.letter(1).id, test: true, because: "季度检查", by: clerk, at: world.now)
    try world.work()
    #expect(try world.office.figures(asOf: world.now).received == 1)
    #expect(try world.office.figures(asOf: world.now).handling == 1)
    _ = try world.office.mark(world.letter(1).id, test: false, because: "季度检查", by: clerk, at: world.now)
    #expect(try world.office.figures(asOf: world.now).received == 2)
  }

  @Test func aMergedTestIsCountedInNoStage() throws {
    let world = try world()
    _ = try world.office.mark(world.letter(1).id, test: true, because: "季度检查", by: clerk, at: world.now)
    _ = try world.office.merge(world.letter(1).id, into: world.letter(2).id, by: clerk, at: world.now)
    let figures = try world.office.figures(asOf: world.now)
    #expect(figures.received == 1 && figures.handling == 1 && figures.closed == 0)
  }

  /// An answer that waits for its review.
  private func answered(marked isTest: Bool) throws -> World {
    let world = try World { $0.automatic.remove(.review) }
    try world.receive("供热管道漏水。")
    if isTest {
      _ = try world.office.mark(world.letter().id, test: true, because: "季度检查", by: clerk, at: world.now)
    }
    try world.answer("答复：阀门已更换。")
    return world
  }

  /// Whether the answer stands in any file of the public site.
  private func isPublic(_ words: String, in world: World) throws -> Bool {
    let site = world.office.siteDirectory
    let files = FileManager.default.enumerator(atPath: site)?.compactMap { $0 as? String } ?? []
    return files.contains { name in
      FileManager.default.contents(atPath: "\(site)/\(name)").map {
        String(decoding: $0, as: UTF8.self).contains(words)
      } ?? false
    }
  }

  @Test func itsAnswerGoesToItsAuthorAloneAndToNoPage() throws {
    let world = try answered(marked: true)
    let id = try world.letter().id
    let review = try #require(try world.mails("review", about: id).last)
    #expect(review.text.contains("本件已标为测试：通过后只答复留言人，不在网站公开"))
    #expect(throws: OfficeError.isTest(id)) {
      try world.office.publish(id, because: "试一试", by: clerk, at: world.now)
    }
    #expect(
      try world.office.pass(id, hasLooked: false, by: clerk, at: world.now) == "已通过审核，测试留言不公开，只答复留言人")
    try world.work()
    #expect(try world.letter().stage == .withheld)
    #expect(try world.mails("answered", about: id).last?.text.contains("阀门已更换") == true)
    #expect(try !isPublic("阀门已更换", in: world))
    #expect(throws: OfficeError.isTest(id)) {
      try world.office.publish(id, because: "试一试", by: clerk, at: world.now)
    }
  }

  @Test func whatIsMarkedAfterItPassedIsNotPublishedEither() throws {
    let world = try answered(marked: false)
    let id = try world.letter().id
    _ = try world.office.pass(id, hasLooked: false, by: clerk, at: world.now)
    _ = try world.office.mark(id, test: true, because: "季度检查", by: clerk, at: world.now)
    try world.work()
    #expect(try world.letter().stage == .withheld)
  }

  @Test func whatIsPublicIsWithdrawnBeforeItIsMarked() throws {
    let world = try World()
    _ = try world.publishedLetter()
    let id = try world.letter().id
    #expect(throws: PublicTest(letter: id)) {
      try world.office.mark(id, test: true, because: "季度检查", by: clerk, at: world.now)
    }
  }

  @Test func sayingThatItIsUrgentLeavesItATest() throws {
    let world = try world()
    let id = try world.letter(1).id
    _ = try world.office.mark(id, test: true, because: "季度检查", by: clerk, at: world.now)
    _ = try world.office.mark(id, urgent: true, by: clerk, at: world.now)
    #expect(try world.letter(1).isTest)
  }
}
