import Domain
import Foundation
import Papers
import Site
import Testing
import World

@testable import Office

/// What an earlier system had answered (历史数据) is on the site as well, through the same gates, and in no figure but its own.
@Suite struct EarlierTests {
  private static let heading = "编号,标题,留言内容,留言人,联系电话,留言时间,类别,承办单位,答复内容,答复时间,原网址\n"
  private static let lamps =
    "QZ118,路灯不亮,我叫王小明，电话13812345678，东大街路灯坏了。,王小明,13812345678,2021-03-01,求助,旗城管局,王小明您好：路灯已修好，值班电话0475-4212345。,2021-03-05,/art/12.html\n"
  private static let water =
    "QZ119,停水,南小区停水。,匿名,,2022-06-01,投诉,旗水务局,已恢复供水。,2022-06-02,https://www.old.example/art/13.html\n"

  @discardableResult
  private func takeIn(_ text: String, isReviewed: Bool = false, into world: World) throws -> EarlierReceipt {
    let bytes = Array((Self.heading + text).utf8)
    let table = try EarlierTable(of: Table(reading: bytes), now: world.now.seconds)
    return try world.office.takeInEarlier(
      "old.csv", digest: [1, 2, 3], isReviewed: isReviewed, by: Party(.clerk, name: "乌日娜"), at: world.now,
      from: table)
  }

  /// As its pages show them.
  private func file(_ path: String, of world: World) throws -> String { try world.page(path) }

  private func exists(_ path: String, in world: World) -> Bool {
    FileManager.default.fileExists(atPath: "\(world.office.siteDirectory)/\(path)")
  }

  @Test func theyAreListedByYearWithTheirNumbersAndDates() throws {
    let world = try World()
    let receipt = try takeIn(Self.lamps + Self.water, into: world)
    #expect(receipt.lines == ["old.csv: 2 new"])
    try world.work()
    let page = try file("hdjl/wszx/ls/2021/nQZ118.html", of: world)
    for words in ["路灯不亮", "QZ118", "历史数据", "求助", "旗城管局", "2021-03-05", "2021年3月5日", "路灯已修好"] {
      #expect(page.contains(words), "\(words)")
    }
    #expect(try file("hdjl/wszx/ls/2021/1.html", of: world).contains("nQZ118.html"))
    #expect(try file("hdjl/wszx/ls/index.html", of: world).contains("2022/1.html"))
    #expect(try file("hdjl/wszx/index.html", of: world).contains("历史答复（原系统转入，2条）"))
    #expect(try file("hdjl/wszx/ls/2022/sitemap.xml", of: world).contains("hdjl/wszx/ls/2022/nQZ119.html"))
    #expect(try world.office.siteFaults() == [])
  }

  @Test func whatIsPersonalIsMaskedAndKeptNowhere() throws {
    let world = try World()
    try takeIn(Self.lamps, into: world)
    try world.work()
    let page = try file("hdjl/wszx/ls/2021/nQZ118.html", of: world)
    #expect(page.contains("王**") && page.contains("0475-4212345"))
    let written = try world.office.ledger.earlierAnswers(of: 2021).map { String(decoding: $0, as: UTF8.self) }
    for secret in ["王小明", "13812345678"] {
      #expect(!page.contains(secret) && !written[0].contains(secret), "\(secret)")
    }
  }

  @Test func whatTheSecondGateFindsIsKeptBackAndWhatIsDoubtfulWaitsForAPerson() throws {
    let world = try World()
    let ill = "QZ120,医保,我母亲确诊癌症，怎么报销？,匿名,,2022-06-01,咨询,旗医保局,请到窗口办理。,2022-06-02,\n"
    let receipt = try takeIn(Self.water + ill, into: world)
    #expect(receipt.lines == ["old.csv: 1 new, 1 doubtful", "line 3: doubtful: health"])
    #expect(
      try takeIn(Self.water + ill, isReviewed: true, into: world).lines == ["old.csv: 1 new, 1 known"])
  }

  @Test(arguments: [
    ("是", "", "1 new"), ("公开", "否", "1 new"), ("否", "", "0 new, 1 not public"),
    ("不公开", "", "0 new, 1 not public"),
    ("", "是", "0 new, 1 not public"), ("待定", "", "0 new, 1 not public"),
  ])
  func whatWasNotPublicStaysOutWhoeverHasReadIt(isPublic: String, confidential: String, told: String) throws {
    let world = try World()
    let text = "编号,答复,单位,答复时间,是否公开,是否保密\n7,已修好。,旗住建局,2021-03-05,\(isPublic),\(confidential)\n"
    let table = try EarlierTable(of: Table(reading: Array(text.utf8)), now: world.now.seconds)
    let receipt = try world.office.takeInEarlier(
      "old.csv", digest: [1], isReviewed: true, by: Party(.clerk, name: "乌日娜"), at: world.now, from: table)
    #expect(receipt.lines.first == "old.csv: \(told)")
  }

  @Test func aNumberThatIsSomebodysTelephoneIsBlocked() throws {
    let world = try World()
    let receipt = try takeIn(Self.lamps.replacing("QZ118", with: "13812345678"), into: world)
    #expect(receipt.new == 0 && receipt.kept.blocked == 1)
  }

  @Test func aBuildOfAllPagesTakesAwayWhatAYearHasNoMore() throws {
    let world = try World()
    let rows = (100..<151).map {
      Self.lamps.replacing("QZ118", with: "QZ\($0)").replacing("2021-03-05", with: "2021-03-06")
    }
    try takeIn(rows.joined().replacing("2021-03-06,/art/12.html", with: "2021-03-06,"), into: world)
    try world.work()
    #expect(exists("hdjl/wszx/ls/2021/2.html", in: world))
    try world.office.takeDownEarlier(
      "QZ150", because: .privacy, by: Party(.clerk, name: "乌日娜"), at: world.now)
    try world.office.buildSite(.pages, at: world.now)
    #expect(!exists("hdjl/wszx/ls/2021/2.html", in: world))
  }

  @Test func theyCountInNoFigureButTheirOwn() throws {
    let world = try World()
    try takeIn(Self.lamps + Self.water, into: world)
    try world.work()
    let home = try file("index.html", of: world)
    let period = try #require(Period(from: Day("2021-01-01")!, through: Day("2021-12-31")!))
    let report = try world.office.report(on: period, at: world.now)
    #expect(report.earlier == 1 && report.report.total.count(.received) == 0)
    #expect(try ReportTable(report, of: "奈曼旗").state.contains("另有历史数据1件（原系统答复），不计入"))
    let statistics = try file("hdjl/wszx/tj/index.html", of: world)
    #expect(statistics.contains("历史数据") && statistics.contains("2022年</th><td>1条"))
    #expect(!home.contains("路灯不亮"))
  }

  @Test func theSearchFindsThem() throws {
    let world = try World()
    try takeIn(Self.lamps, into: world)
    try world.work()
    let index = try FileManager.default.subpathsOfDirectory(
      atPath: world.office.siteDirectory + "/hdjl/wszx/ss"
    )
    .filter { $0.hasSuffix("/0.json") }
    let results = try file("hdjl/wszx/ss/" + #require(index.first), of: world)
    #expect(results.contains("\"ls/2021/nQZ118.html\"") || results.contains("ls\\/2021\\/nQZ118.html"))
  }

  @Test func aSecondImportOfTheSameChangesNothing() throws {
    let world = try World()
    try takeIn(Self.lamps, into: world)
    try world.work()
    let events = try world.office.ledger.officeEvents().count
    #expect(try takeIn(Self.lamps, into: world).lines == ["old.csv: 0 new, 1 known"])
    #expect(try world.office.ledger.officeEvents().count == events)
    let corrected = Self.lamps.replacing("路灯已修好", with: "路灯已经换新")
    #expect(try takeIn(corrected, into: world).lines == ["old.csv: 0 new, 1 changed"])
    try world.work()
    #expect(try file("hdjl/wszx/ls/2021/nQZ118.html", of: world).contains("路灯已经换新"))
  }

  @Test func whatIsTakenDownLeavesEverythingAndDoesNotComeBack() throws {
    let world = try World()
    try takeIn(Self.lamps + Self.water, into: world)
    try world.work()
    try world.office.takeDownEarlier(
      "QZ118", because: .privacy, by: Party(.clerk, name: "乌日娜"), at: world.now)
    try world.work()
    #expect(try file("hdjl/wszx/ls/2021/nQZ118.html", of: world).contains("该答复已撤回"))
    #expect(try takeIn(Self.lamps, into: world).lines == ["old.csv: 0 new, 1 taken down before"])
    let site = world.office.siteDirectory
    for path in try FileManager.default.subpathsOfDirectory(atPath: site) {
      guard let bytes = FileManager.default.contents(atPath: "\(site)/\(path)") else { continue }
      #expect(!String(decoding: bytes, as: UTF8.self).contains("路灯"), "\(path)")
    }
    #expect(throws: OfficeError.noEarlierAnswer("QZ118")) {
      try world.office.takeDownEarlier(
        "QZ118", because: .privacy, by: Party(.clerk, name: "乌日娜"), at: world.now)
    }
    #expect(try world.office.siteFaults() == [])
  }

  @Test func readersOfTheEarlierSiteAreSentOn() throws {
    let world = try World()
    try takeIn(Self.lamps + Self.water, into: world)
    #expect(
      try world.office.movedAddresses().map { "\($0.old) \($0.new)" } == [
        "/art/12.html /hdjl/wszx/ls/2021/nQZ118.html", "/art/13.html /hdjl/wszx/ls/2022/nQZ119.html",
      ])
    // A map of nginx takes no key twice, whatever its case.
    try takeIn(
      Self.water.replacing("QZ119", with: "QZ121").replacing("/art/13", with: "/Art/13"), into: world)
    #expect(try world.office.movedAddresses().count == 2)
  }

  @Test func aNumberThatIsNoPlainNameHasAnAddressAllTheSame() throws {
    let world = try World()
    try takeIn(Self.lamps.replacing("QZ118", with: "旗长〔2021〕8号/../1"), into: world)
    try world.work()
    let moved = try world.office.movedAddresses()
    #expect(try #require(moved.first).new.wholeMatch(of: #//hdjl/wszx/ls/2021/d[0-9a-z]+\.html/#) != nil)
    #expect(exists(String(try #require(moved.first).new.dropFirst()), in: world))
  }

  @Test func aFullBuildMakesTheSame() throws {
    let world = try World()
    try takeIn(Self.lamps + Self.water, into: world)
    try world.work()
    #expect(try world.office.buildSite(.everything, at: world.now).removed == 0)
    #expect(try file("hdjl/wszx/ls/2022/1.html", of: world).contains("停水"))
    #expect(try world.office.siteFaults() == [])
  }
}
