import Domain
import Mail
import Store
import Testing
import World

@testable import Office

/// What operators say they have told.
@Suite struct ConfirmingTests {
  private let office: Commented
  private let clerk = "wangmin@naiman.example"

  init() throws { office = try Commented() }

  private func told() throws -> Message { try #require(try office.mails("told").last) }

  private func wordsOfTelling(_ serial: Int = 1) throws -> [String] {
    try office.world.letter(serial).events.compactMap { event in
      if case .told(let way, let words) = event.fact { "\(way) \(words.shown)" } else { nil }
    }
  }

  @Test func aMailOfLinesClosesARowForEach() throws {
    try office.comments("小区供热不足", "村里停水")
    let mail = try #require(try office.mails("replies").last)
    office.world.now = office.world.now + 7200
    try office.world.reply(
      to: mail, from: clerk, "王主任好\nNM2026000001 已私信 10:20\n2 已发布 https://weibo.example/2\n谢谢")
    try office.world.work()
    #expect(try office.world.office.ledger.openNotices().isEmpty)
    #expect(try wordsOfTelling(1) == ["account 回执：2026-11-23 10:20"])
    #expect(try wordsOfTelling(2) == ["account 回执：2026-11-23 11:00 https://weibo.example/2"])
    #expect(try told().text.contains("NM2026000001 回执：已记录，2026-11-23 10:20"))
    #expect(try told().text.contains("NM2026000002 回执：已记录，2026-11-23 11:00"))
    _ = try office.world.office.ledger.verify()
  }

  @Test func aLineAloneMeansTheOnlyRowAndWorksOnce() throws {
    try office.comments("小区供热不足")
    let mail = try #require(try office.mails("replies").last)
    for _ in 0..<2 {
      try office.world.reply(to: mail, from: clerk, "已发布")
      try office.world.work()
    }
    #expect(try wordsOfTelling().count == 1)
    #expect(try told().text.contains("此前已由王敏记录"))
  }

  @Test func whatEverybodyMayReadNeedsALink() throws {
    try office.comments("小区供热不足")
    try office.answer("已修复。")
    office.world.now = office.world.now + 3600
    try office.world.work()
    let mail = try #require(try office.mails("replies").last)
    #expect(mail.text.contains("【公开回复】"))
    try office.world.reply(to: mail, from: clerk, "NM2026000001 已发布")
    try office.world.work()
    #expect(try told().text.contains("公开回复请附链接"))
    #expect(try office.notices().last?.isOpen == true)
    // To the mail that says so he may answer as well.
    try office.world.reply(to: told(), from: clerk, "NM2026000001 已发布 https://weibo.example/1")
    try office.world.work()
    #expect(try office.notices().last?.isOpen == false)
  }

  @Test func ofALetterWithTwoOpenRowsTheLineMustSayWhich() throws {
    office.world.now = Timestamp(Day("2026-11-23")!, hour: 9)
    try office.comments("小区供热不足")
    try office.answer("已修复。")
    office.world.now = Timestamp(Day("2026-11-25")!, hour: 9)
    try office.world.work()
    let mail = try #require(try office.mails("untold").last)
    try office.world.reply(to: mail, from: clerk, "NM2026000001 已发布 https://weibo.example/1")
    try office.world.work()
    #expect(try told().text.contains("有2条等待（回执、答复）"))
    #expect(try office.world.office.ledger.openNotices().count == 2)
    try office.world.reply(
      to: mail, from: clerk, "NM2026000001 答复 已发布 https://weibo.example/1\n1 无法告知：已注销帐号")
    try office.world.work()
    #expect(try office.world.office.ledger.openNotices().isEmpty)
    #expect(try wordsOfTelling().last == "none 回执：2026-11-25 09:00 未能告知，已注销帐号")
  }

  @Test func allOfThemAtOnceMeansThoseForTheAuthorAlone() throws {
    try office.comments("小区供热不足", "村里停水", "噪声太大")
    let mail = try #require(try office.mails("replies").last)
    try office.world.reply(to: mail, from: clerk, "全部已发布")
    try office.world.work()
    #expect(try office.world.office.ledger.openNotices().isEmpty)
  }

  @Test func aCodeIsGoodForTheRowsOfItsMailAlone() throws {
    try office.comments("小区供热不足")
    let mail = try #require(try office.mails("replies").last)
    office.world.now = office.world.now + 3600
    try office.comments("甲", "村里停水")
    try office.world.reply(to: mail, from: clerk, "NM2026000002 已发布\n9 已发布\nNM2026000001 已发布 明年")
    try office.world.work()
    #expect(try told().text.contains("所列各条中没有NM2026000002"))
    #expect(try told().text.contains("没有第9条"))
    #expect(try office.notices(2).first?.isOpen == true)
  }

  @Test func whoIsNoClerkOfTheDeskClosesNothing() throws {
    try office.comments("小区供热不足")
    let mail = try #require(try office.mails("replies").last)
    try office.world.reply(to: mail, from: "officer@zhujian.example", "已发布")
    try office.world.work()
    #expect(try office.world.office.ledger.heldMail().map(\.reason) == ["not a clerk"])
    #expect(try office.world.office.ledger.openNotices().count == 1)
  }

  @Test func whatNobodyUnderstandsIsAnswered() throws {
    try office.comments("小区供热不足")
    let mail = try #require(try office.mails("replies").last)
    try office.world.reply(to: mail, from: clerk, "收到，马上办")
    try office.world.work()
    #expect(try told().text.contains("没有读懂，未记录。可写：编号（或行号） 已发布 链接 时间"))
  }

  @Test func aClerkAtTheMachineClosesOneToo() throws {
    try office.comments("小区供热不足")
    let id = try office.world.letter().id
    let line = ToldLine(subject: .letter(id, kind: nil), place: nil, at: office.world.now, by: "陈刚")
    let party = Party(.clerk, name: "王敏")
    #expect(try office.world.office.told(id, line, by: party, at: office.world.now) == "已记录：NM2026000001 回执")
    #expect(try wordsOfTelling() == ["account 回执：2026-11-23 09:00 陈刚"])
    #expect(throws: NotTold.closed(by: "王敏")) {
      try office.world.office.told(id, line, by: party, at: office.world.now)
    }
  }

  @Test func everyLineWithANumberIsAnswered() throws {
    try office.comments("小区供热不足", "村里停水")
    let mail = try #require(try office.mails("replies").last)
    try office.world.reply(to: mail, from: clerk, "王主任好\n1 已发布\n2 发了")
    try office.world.work()
    #expect(try told().text.contains("NM2026000001 回执：已记录"))
    #expect(try told().text.contains("2 发了"))
    #expect(try told().text.contains("没有读懂，未记录"))
    #expect(try !told().text.contains("王主任好"))
  }

  @Test func nothingWasToldBeforeThereWasAnythingToTell() throws {
    try office.comments("小区供热不足")
    let id = try office.world.letter().id
    let line = ToldLine(subject: .letter(id, kind: nil), at: Timestamp(Day("2020-01-01")!, hour: 9))
    #expect(throws: NotTold.tooEarly) {
      try office.world.office.told(id, line, by: Party(.clerk, name: "王敏"), at: office.world.now)
    }
    #expect(try office.world.office.ledger.openNotices().count == 1)
  }
}
