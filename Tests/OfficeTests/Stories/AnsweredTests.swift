import Domain
import Mail
import Testing
import World

@testable import Office

/// What of an answer the desk gets to see; whole stories stand in `Tests/Scenarios`.
@Suite struct AnsweredTests {
  @Test func theDeskGetsTheScanAsItCameUnderANameOfOurs() throws {
    let world = try World()
    try world.write(from: Cast.citizen, subject: "村里停水", text: "停水三天了。")
    try world.work()
    let assigned = try #require(try world.mails("assigned", about: world.letter().id).first)
    try world.reply(to: assigned, from: "officer@shuiwu.example", "答复：已恢复供水。", attachments: [World.scan])
    try world.work()
    let confirm = try #require(try world.mails("confirm-scan", about: world.letter().id).first)
    #expect(confirm.attachments.map(\.name) == ["NM2026000001-1.pdf"])
    #expect(confirm.content(of: confirm.attachments[0]) == World.scan.bytes)
  }

  @Test func aClerkWhoGetsHoldOfTheSecondCodeDoesNotConfirmHisOwn() throws {
    let world = try World()
    try world.write(from: Cast.citizen, subject: "村里停水", text: "停水三天了。")
    try world.work()
    let assigned = try #require(try world.mails("assigned", about: world.letter().id).first)
    try world.reply(to: assigned, from: "officer@shuiwu.example", "答复：已恢复供水。", attachments: [World.scan])
    try world.work()
    try world.decide(
      "三项无误", on: try #require(try world.mails("confirm-scan", about: world.letter().id).first))
    try world.work()
    let second = try #require(try world.mails("confirm-scan", about: world.letter().id).last)
    #expect(second.to.map(\.mailbox) == ["chengang@naiman.example"])
    try world.decide("三项无误", on: second, from: "wangmin@naiman.example")
    try world.work()
    #expect(try world.letter().stage == .replied)
    let told = try #require(try world.mails("understood", about: world.letter().id).last)
    #expect(told.text.contains("您已核对过，须由另一名工作人员核对"))
  }

  @Test func anAnswerBetweenQuotedLinesIsTakenAndAPersonIsToldToCompare() throws {
    let world = try World()
    try world.write(from: Cast.citizen, subject: "村里停水", text: "停水三天了。")
    try world.work()
    let assigned = try #require(try world.mails("assigned", about: world.letter().id).first)
    let words = """
      答复：现就所问答复如下。

      在 2026-11-23 09:12:00，网站管理中心 写道：
      > 何时恢复供水？
      昨日已恢复供水。
      > 是否会再停？
      管道已更换，不会再停。
      """
    try world.reply(
      to: assigned, from: "officer@shuiwu.example", words, attachments: [World.scan], quoting: false)
    try world.work()
    let letter = try world.letter()
    let answer = try #require(letter.answer).text.shown
    #expect(answer.contains("昨日已恢复供水。") && answer.contains("管道已更换，不会再停。"))
    #expect(!answer.contains("何时恢复"))
    #expect(letter.events.contains { $0.fact.act == .note })
  }

  @Test func theQueryCodeIsNotOnThePage() throws {
    let world = try World()
    try world.write(from: Cast.citizen, subject: "供热", text: "家里不热。")
    try world.work()
    let assigned = try #require(try world.mails("assigned", about: world.letter().id).first)
    try world.reply(to: assigned, from: "leader@zhujian.example", "答复：已修复。", signedBy: true)
    try world.work()
    let letter = try world.letter()
    let page = try world.page(try #require(letter.publication?.path))
    #expect(page.contains("已修复。"))
    #expect(!page.contains(letter.registration.queryCode.shown))
    #expect(try world.office.ledger.verify() > 0)
  }
}
