import Domain
import Foundation
import Mail
import Store
import Testing
import World

@testable import Office

/// What waits for a desk now, as its terminal shows it: the items of its mails, with the commands that decide them.
@Suite struct TodoTests {
  private func list(_ world: World) throws -> Message {
    let mail = try world.office.ledger.mail(in: .sent).last { $0.mail.kind == "morning" }
    return try Message(parsing: try #require(mail).mail.bytes)
  }

  private func items(_ world: World) throws -> [TodoItem] {
    try world.office.todo(of: world.office.register.askedDesks(on: world.now.day), at: world.now)
      .flatMap(\.items)
  }

  private func item(_ kind: String, _ world: World) throws -> TodoItem {
    let all = try items(world).filter { $0.kind == kind }
    try #require(all.count == 1, "\(kind)")
    return all[0]
  }

  @Test func everyKindStandsThereWithItsCommandsBeforeAnyMailTellsOfIt() throws {
    let world = try World.evening()
    let decide = try item("decide", world)
    #expect(decide.letter == (try world.letter(4).id) && decide.held == nil && !decide.isTold)
    #expect(decide.text.contains("｜家里老人九十岁了") && decide.text.contains("没有建议单位"))
    #expect(
      decide.commands == [
        "huiyin assign NM2026000004 --lead UNIT", "huiyin decline NM2026000004 --ground GROUND",
      ])
    let extend = try item("extend", world)
    #expect(extend.text.contains("｜需现场勘查") && extend.text.contains("申请延期3个工作日"))
    #expect(
      extend.commands == [
        "huiyin extend NM2026000001 3 --unit 旗住建局 --why \"REASON\"",
        "huiyin answer NM2026000001 \"不同意：REASON\" --kind extend --unit 旗住建局",
      ])
    let scan = try item("confirm-scan", world)
    #expect(
      scan.commands == [
        "huiyin pass NM2026000002 --looked", "huiyin send-back NM2026000002 --why \"REASON\"",
      ])
    #expect(scan.text.contains("｜已恢复供水。") && scan.scans.isEmpty)
    let review = try item("review", world)
    #expect(review.commands.first == "huiyin pass NM2026000003")
    #expect(review.text.contains("｜供热管道漏水") && review.text.contains("｜管道已修好，请放心。"))
    let held = try item("held", world)
    #expect(held.held == 1 && held.letter == nil && held.title == "广告")
    #expect(held.commands.last == "huiyin held discard 1 --why \"REASON\"")
    #expect(try items(world).map(\.number) == [1, 2, 3, 4, 5])
  }

  @Test func lookingTellsNobodyAndTheNextListIsTheSame() throws {
    let (looked, untouched) = (try World.evening(), try World.evening())
    let told = try items(looked).map(\.isTold)
    #expect(try items(looked).map(\.isTold) == told && told.contains(false))
    var lists: [String] = []
    for world in [looked, untouched] {
      world.now = Timestamp(Day("2026-11-24")!, hour: 8, minute: 30)
      if world === looked { _ = try items(world) }
      try world.work()
      // Signatures differ by chance, and with them the ledger's own sum.
      lists.append(try list(world).text.replacing(#/[0-9a-f]{64}/#, with: ""))
    }
    #expect(lists[0] == lists[1])
    #expect(try items(looked).allSatisfy(\.isTold), "a mail has told of them since")
  }

  @Test func itIsInTheOrderOfTheMailAndSaysNoMore() throws {
    let world = try World.evening()
    world.now = Timestamp(Day("2026-11-24")!, hour: 8, minute: 30)
    try world.work()
    let list = try self.list(world).text
    let items = try self.items(world)
    #expect(items.count == 5)
    for item in items {
      #expect(list.contains("【\(item.number)】\(item.name)\(item.letter.map { "　\($0)" } ?? "")"))
      #expect(list.contains(item.text.trimmingCharacters(in: .newlines)), "\(item.name)")
    }
  }

  @Test func whatADeskIsAskedAtOnceWaitsAsWell() throws {
    let world = try World.evening { $0.asksAtOnce = true }
    #expect(Set(try items(world).map(\.kind)) == ["decide", "extend", "confirm-scan", "review", "held"])
    #expect(try items(world).filter { $0.kind != "held" }.allSatisfy(\.isTold), "a mail has told of it")
  }

  @Test func whatMayBeASecretShowsNoText() throws {
    let world = try World { $0.asksAtOnce = false }
    try world.write(from: Cast.citizen, subject: "鸿雁标题", text: "鸿雁正文：绝密文件，供热。")
    try world.work()
    let item = try self.item("decide", world)
    #expect(item.text.contains("huiyin show NM2026000001"))
    #expect(![item.title, item.text, item.commands.joined()].contains { $0.contains("鸿雁") })
  }

  @Test func whatOnePersonAloneIsAskedIsNamedWithoutItsWords() throws {
    let world = try World.evening()
    let wangmin = Party(.clerk, name: "王敏")
    _ = try world.office.pass(world.letter(3).id, hasLooked: false, by: wangmin, at: world.now)
    try world.work()
    try #require(try world.letter(3).stage == .published)
    _ = try world.office.withdraw(world.letter(3).id, because: "有误", by: wangmin, at: world.now)
    let second = try item("second", world)
    #expect(
      second.commands == [
        "huiyin withdraw NM2026000003 --why \"REASON\"",
        "huiyin answer NM2026000003 \"同意\" --kind second",
        "huiyin answer NM2026000003 \"不同意：REASON\" --kind second",
      ])
    #expect(second.text.contains("只请一名工作人员决定") && !second.text.contains("管道已修好"))
  }

  @Test func theSealedScanComesAlongWhereItIsAskedFor() throws {
    let world = try World.evening()
    let desks = world.office.register.askedDesks(on: world.now.day)
    let items = try world.office.todo(of: desks, withScans: true, at: world.now).flatMap(\.items)
    let scans = items.flatMap(\.scans)
    #expect(scans.map(\.bytes) == [World.scan.bytes] && scans[0].asciiName.hasPrefix("NM2026000002-1."))
  }

  @Test func aReaderBesideTheOfficeSeesTheSameAndCanChangeNothing() throws {
    let world = try World.evening()
    let reader = try Ledger.open(readingFrom: world.directory + "/state")
    let ours = world.office
    let office = Office(
      ledger: reader, register: ours.register, calendar: ours.calendar, rules: ours.rules, trust: ours.trust,
      templates: ours.templates, pages: ours.pages, siteDirectory: ours.siteDirectory,
      siteManifest: ours.siteManifest, mint: TokenMint(key: []), entropy: { _ in [] })
    let desks = ours.register.askedDesks(on: world.now.day)
    let (seen, own) = (try office.todo(of: desks, at: world.now), try ours.todo(of: desks, at: world.now))
    #expect(seen.flatMap(\.items).map(\.text) == own.flatMap(\.items).map(\.text))
    #expect(seen.flatMap(\.items).map(\.commands) == own.flatMap(\.items).map(\.commands))
    #expect(throws: (any Error).self) {
      let question = try #require(try reader.questions(about: world.letter(4).id).first)
      try reader.look { try $0.answer(question, by: "王敏", at: world.now) }
    }
  }
}
