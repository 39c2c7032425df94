import Domain
import Mail
import Store
import Testing
import World

@testable import Office

/// Letters whose authors accuse those who have been asked something about them.
@Suite struct AccusedWhileWaitingTests {
  private static let tipOff = "我举报网站管理中心王敏收受贿赂"
  private static let standIn = "zhengfuban@naiman.example"

  private func world(_ change: (inout OfficeRules) -> Void = { _ in }) throws -> World {
    try World(
      change: change,
      register: Register(
        units: Cast.register.units, desks: Cast.register.desks,
        officials: [
          Official(role: .coordinator, name: "李国栋", address: Self.standIn),
          Official(role: .supervisor, name: "白玉兰", address: "ducha@naiman.example"),
        ], duty: Cast.duty))
  }

  private func expectNothing(
    at recipients: [String] = [Cast.desk.address, "wangmin@naiman.example"], in world: World
  )
    throws
  {
    for mail in try world.everyMail() where recipients.contains(mail.recipient) {
      #expect(!mail.text.contains("收受贿赂"), "\(mail.kind) to \(mail.recipient)")
    }
  }

  private func nextMorning(_ world: World) throws {
    world.now = Timestamp(Day("2026-11-24")!, hour: 9)
    try world.work()
  }

  @Test(arguments: [true, false], ["撤回\n", "撤回：", "不公开\n"])
  func whatIsSaidBesideAWishIsNotForTheAccused(asksAtOnce: Bool, wish: String) throws {
    let world = try world { $0.asksAtOnce = asksAtOnce }
    try world.add(wish + Self.tipOff, to: try world.letterWithReceipt())
    try nextMorning(world)
    try expectNothing(in: world)
    #expect(try world.letter().accusation?.accuses(.desk(Cast.desk.name)) == true)
    guard wish.hasPrefix("撤回") else { return }
    let asked = try world.last("author-asks")
    #expect(asked.to.map(\.mailbox) == [Self.standIn] && asked.text.contains("收受贿赂"))
    try world.decide("同意", on: asked)
    try world.work()
    #expect(try world.letter().stage == .assigned, "王敏 decides nothing")
    try world.decide("同意", on: asked, from: Self.standIn)
    try world.work()
    #expect(try world.letter().stage == .retracted)
  }

  @Test func aPageIsTakenDownByThoseWhoAreNotAccused() throws {
    let world = try world()
    try world.add("不公开\n" + Self.tipOff, to: try world.publishedLetter())
    let asked = try world.mails("author-asks", about: world.letter().id)
    #expect(!asked.isEmpty && asked.allSatisfy { $0.to.map(\.mailbox) == [Self.standIn] })
    try expectNothing(in: world)
  }

  @Test func aRequestForMoreTimeIsDecidedByWhoeverStandsIn() throws {
    let world = try world()
    let receipt = try world.letterWithReceipt()
    try world.officer("延期 3 个工作日：需现场勘查")
    let first = try world.last("asks-time")
    #expect(first.to.map(\.mailbox) == [Cast.desk.address])
    try world.add(Self.tipOff, to: receipt)
    let asked = try world.last("asks-time")
    #expect(asked.to.map(\.mailbox) == [Self.standIn])
    for words in ["旗住建局", "3个工作日", "需现场勘查", "2026-12-03"] { #expect(asked.text.contains(words), "\(words)") }
    try world.decide("同意", on: first)
    try world.work()
    #expect(try world.due("旗住建局") == "2026-11-30")
    try world.decide("同意", on: asked, from: Self.standIn)
    try world.work()
    #expect(try world.due("旗住建局") == "2026-12-03")
    try expectNothing(in: world)
  }

  @Test func soAreThoseOfSeveralUnits() throws {
    let world = try world { $0.asksAtOnce = false }
    try world.write(from: Cast.citizen, subject: "供热", text: "供热不足，工厂夜间噪声。")
    try world.work()
    let receipt = try world.last("receipt")
    try world.officer("延期 2 个工作日：需现场勘查")
    try world.officer("退回：不属本单位职责", to: "cooperate")
    try world.officer("延期 1 个工作日：等设备", to: "cooperate")
    try #require(try world.count("asks-time") + world.count("asks-out") == 0, "they wait for the list")
    try world.add(Self.tipOff, to: receipt)
    let asked = try world.mails("asks-time", about: world.letter().id)
    #expect(asked.map { $0.to[0].mailbox } == [Self.standIn, Self.standIn])
    #expect(asked.contains { $0.text.contains("需现场勘查") } && asked.contains { $0.text.contains("等设备") })
    #expect(try world.last("asks-out").text.contains("不属本单位职责"))
    #expect(
      try world.office.ledger.questions(about: world.letter().id).filter(\.isOpen).map(\.desk)
        .allSatisfy { $0 == "coordinator+supervisor" })
    try nextMorning(world)
    try expectNothing(in: world)
  }

  @Test func whatAnAuthorWroteBeforeIsAskedWithIt() throws {
    let world = try world()
    let receipt = try world.publishedLetter()
    try world.add("暖气又不热了。", to: receipt)
    #expect(try world.last("follow-up").to.map(\.mailbox) == [Cast.desk.address])
    try world.add(Self.tipOff, to: receipt)
    let asked = try world.last("follow-up")
    #expect(asked.to.map(\.mailbox) == [Self.standIn])
    #expect(asked.text.contains("暖气又不热了") && asked.text.contains("收受贿赂"))
    try expectNothing(in: world)
  }

  @Test func aWishThatWaitsGoesToWhoeverStandsIn() throws {
    let world = try world()
    let receipt = try world.letterWithReceipt()
    try world.add("撤回，但请先修好暖气", to: receipt)
    try world.add(Self.tipOff, to: receipt)
    let asked = try world.mails("author-asks", about: world.letter().id)
    #expect(asked.map { $0.to[0].mailbox } == [Cast.desk.address, Self.standIn, Self.standIn])
    #expect(asked[1].text.contains("但请先修好暖气") && asked[2].text.contains("收受贿赂"))
  }

  @Test func aScanIsLookedAtAnew() throws {
    let world = try world()
    try world.write(from: Cast.citizen, subject: "停水", text: "自来水停水。")
    try world.work()
    let receipt = try world.last("receipt")
    try world.reply(
      to: try world.last("assigned"), from: "officer@shuiwu.example", "答复：已修复。", attachments: [World.scan])
    try world.work()
    try world.decide("三项无误", on: try world.last("confirm-scan"))
    try world.work()
    #expect(try world.last("confirm-scan").to.map(\.mailbox) == ["chengang@naiman.example"])
    try world.add(Self.tipOff, to: receipt)
    for sender in [Self.standIn, "ducha@naiman.example"] {
      let asked = try world.last("confirm-scan")
      #expect(asked.to.map(\.mailbox) == [sender] && !asked.attachments.isEmpty)
      try world.decide("三项无误", on: asked, from: sender)
      try world.work()
    }
    #expect(try world.letter().stage == .signedOff)
  }
}
