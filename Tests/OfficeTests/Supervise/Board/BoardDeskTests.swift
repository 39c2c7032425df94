import Domain
import Foundation
import Mail
import Site
import Store
import Testing
import World

@testable import Office

/// What the board says of the desks' own work (台席待办): all that `huiyin todo` lists, and nothing that anybody wrote.
@Suite struct BoardDeskTests {
  private let clerk = Party(.clerk, name: "王敏")

  /// The first page of a tree, where the office keeps a board or not.
  private func today(_ world: World, of tree: BoardTree? = nil) throws -> String {
    let office = world.office
    let held = try office.boardHeld(on: world.now.day).map(\.held)
    let tree = try tree ?? #require(office.boardTrees(on: world.now.day).first)
    let day = try OpenMatters(office: office, now: world.now, held: held).day(of: tree, heldCount: held.count)
    let page = try BoardPages(office: office.rules.name, templates: office.templates).today(day, of: tree)
    return String(decoding: page.bytes, as: UTF8.self)
  }

  private func todo(_ world: World) throws -> [TodoItem] {
    try world.office.todo(of: world.office.register.askedDesks(on: world.now.day), at: world.now)
      .flatMap(\.items)
  }

  /// The rows of what desks have to do.
  private func rows(_ page: String) throws -> [String] {
    let section = try #require(page.components(separatedBy: "<h2 id=\"work\">").dropFirst().first)
    return try #require(section.components(separatedBy: "</section>").first)
      .components(separatedBy: "<tr").dropFirst().filter { $0.contains("scope=\"row\"") }
  }

  private func number(_ name: String, on page: String) throws -> String {
    let rest = try #require(page.components(separatedBy: "<dt>\(name)</dt><dd>").dropFirst().first, "\(name)")
    return String(rest.prefix { $0.isNumber })
  }

  @Test(arguments: ["2026-11-24", "2026-11-26"]) func everythingThatWaitsForADeskStandsThere(day: String)
    throws
  {
    let world = try MorningOfAllKinds().world
    world.now = Timestamp(Day(day)!, hour: 9)
    try world.work()
    let (page, items) = (try today(world), try todo(world))
    let rows = try rows(page)
    #expect(Set(items.map(\.kind)).count >= 8 && rows.count == items.count)
    for item in items {
      let subject = item.letter.map { "\($0)" } ?? "滞留邮件\(item.held ?? 0)<"
      let row = try #require(
        rows.first { $0.contains(subject) && $0.contains("<td>\(item.name)") }, "\(item.name) \(subject)")
      #expect(row.hasPrefix(" class=\"bad\"") == (item.due < world.now.day && item.kind != "rule"))
      #expect(row.contains("datetime=\"\(item.due)\""))
    }
    let counted = items.filter { $0.kind != "rule" }
    #expect(try number("台席待办", on: page) == "\(counted.count)")
    let late = counted.count { $0.due < world.now.day }
    #expect(try number("台席逾期", on: page) == "\(late)" && (late > 0) == (day == "2026-11-26"))
  }

  @Test func noWordOfAnythingThatWaitsStandsThere() throws {
    let world = try MorningOfAllKinds().world
    let page = try today(world)
    for words in [
      "李梅梅", "张三", "13800000000", "citizen.example", "九十岁", "请问归谁管", "需现场勘查", "为什么不管", "广告", "请不要公开",
      "与本单位无关",
    ] {
      #expect(!page.contains(words), "\(words)")
    }
  }

  @Test func ofWhatAccusesOnlyNumberKindAndTermAreSaid() throws {
    let world = try World(register: Cast.supervisedRegister)
    try world.write(from: Cast.citizen, subject: "鸿雁", text: "举报旗水务局王科长受贿，证据在我手里。")
    try world.work()
    let rows = try rows(today(world))
    #expect(rows.count == 1 && rows[0].contains("（只列编号和环节）") && rows[0].contains("今日到期") == false)
    #expect(!rows[0].contains("鸿雁") && !rows[0].contains("旗水务局"))
  }

  @Test func anOwnerOfAccountsSeesItsOwnWorkAlone() throws {
    let world = try MorningOfAllKinds().world
    let owner = BoardTree(.owner(desk: Cast.accountDesk.name), name: Cast.accountDesk.name)
    #expect(try today(world, of: owner).contains("没有等待台席处理的事项"))
  }

  @Test func testsCountInNoNumberAndNoBar() throws {
    let world = try World(hasBoard: true)
    try world.write(from: Cast.citizen, subject: "供热", text: "供热管道漏水。")
    try world.write(from: Cast.citizens[1], subject: "想问问", text: "家里老人九十岁了，想问问有什么照顾。")
    try world.work()
    let before = try today(world)
    #expect(try number("未到期", on: before) == "1" && number("台席待办", on: before) == "1")
    for serial in [1, 2] {
      _ = try world.office.mark(world.letter(serial).id, test: true, because: "试投", by: clerk, at: world.now)
    }
    world.now = Timestamp(Day("2026-12-02")!, hour: 9)
    try world.work()
    let page = try today(world)
    for name in ["单位逾期", "今日到期", "未到期", "台席逾期", "台席待办"] {
      #expect(try number(name, on: page) == "0", "\(name)")
    }
    #expect(page.contains("没有数据</text>"))
    let tests = try #require(page.components(separatedBy: "<h2 id=\"tests\">").dropFirst().first)
    #expect(tests.contains("NM2026000001") && tests.contains("旗住建局") && tests.contains("【测试】"))
    #expect(tests.contains("NM2026000002") && tests.contains("网站管理中心待受理"))
    #expect(page.components(separatedBy: "NM2026000001</a>").count == 2)
    let figures = try BoardCounting(office: world.office, now: world.now)
      .figures(of: try #require(world.office.boardTrees(on: world.now.day).first))
    let drawn = try BoardPages(office: "", templates: world.office.templates)
      .figures(figures, of: try #require(world.office.boardTrees(on: world.now.day).first))
    #expect(String(decoding: drawn.bytes, as: UTF8.self).contains("<desc id=\"monthly-desc\">收到：均为0件。"))
  }

  @Test func whatWaitsForALeaderIsNoWorkOfTheDesk() throws {
    let world = try World()
    try world.receive("供热管道漏水。")
    try world.reply(
      to: #require(try world.mails("assigned", about: world.letter().id).last),
      from: "officer@zhujian.example", "答复：已修好。")
    try world.work()
    try #require(try world.letter().stage == .replied)
    let page = try today(world)
    #expect(try rows(page).isEmpty && number("台席待办", on: page) == "0")
    #expect(page.contains("<h2 id=\"waiting\">其他在办留言</h2>") && page.contains("<td>待审签</td>"))
  }

  @Test func theBoardChangesWhenADeskIsAskedSomethingThatIsNoEvent() throws {
    let world = try World(hasBoard: true)
    try world.receive("供热管道漏水。")
    world.now = world.now + 60
    try world.work()
    try world.office.ledger.write { book in
      try book.ask(
        "call", about: world.letter().id, subject: "x", of: Cast.desk.name, code: "code", at: world.now)
    }
    var board = Board(office: world.office, place: try #require(world.office.board), now: world.now)
    _ = try board.bringInStep()
    let page = try String(contentsOfFile: world.directory + "/board/desk/index.html", encoding: .utf8)
    #expect(page.contains("<td>请电话告知</td>"))
  }
}
