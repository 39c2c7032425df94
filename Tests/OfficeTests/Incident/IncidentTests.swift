import Domain
import Foundation
import Mail
import Testing
import World

@testable import Office

/// What is done and known where something of a letter came to whom it was not meant for.
@Suite struct IncidentTests {
  private let wang = Party(.clerk, name: "王敏")
  private let chen = Party(.clerk, name: "陈刚")

  private func published() throws -> World {
    let world = try World()
    try world.write(
      from: Cast.citizen, subject: "小区供热不足", text: "锦绣澜庭三号楼室内只有12度，请尽快解决供热问题，老人孩子都冻病了。")
    try world.work()
    try world.answer("答复：已开阀，今日恢复供热，请您保持电话畅通。")
    return world
  }

  private func incident(_ world: World, by clerk: Party, unit: String? = nil) throws -> [String] {
    let id = try world.letter().id
    return try world.office.incident(id, because: "答复中有住址", wrongUnit: unit, by: clerk, at: world.now)
  }

  private func exposure(_ world: World) throws -> Exposure {
    try Exposure(of: world.letter(), in: world.office)
  }

  private func report(_ world: World) throws -> String {
    try IncidentReport(
      exposure(world), copies: [("www", .older)],
      kept: [.init(path: "/backups/2026-11-23T0300", madeAt: world.now, holdsIt: true)], lastBackup: nil,
      why: "答复中有住址"
    ).text(by: world.office, at: world.now)
  }

  @Test func whatIsPublicIsTakenDownByTwoAndItIsNoted() throws {
    let world = try published()
    #expect(try incident(world, by: wang).contains { $0.contains("页面仍在公开") })
    #expect(try incident(world, by: wang).contains { $0.contains("您已提出撤下") })
    #expect(try report(world).contains("★ 页面目前仍在公开"))
    #expect(try incident(world, by: chen) == ["已撤下"])
    #expect(try world.letter().stage == .withdrawn)
    #expect(try world.notes().contains("信息泄露处置：答复中有住址"))
    #expect(try world.page("hdjl/wszx/2026/NM2026000001.html").contains("答复已撤回"))
    #expect(try !world.page("hdjl/wszx/index.html").contains("NM2026000001"))
  }

  @Test func whatWasNeverPublicIsNotedAlone() throws {
    let world = try World()
    try world.write(from: Cast.citizen, subject: "供热", text: "室内只有12度，供热不足。")
    try world.work()
    #expect(try incident(world, by: wang) == ["已记入办理经过；本件目前没有公开的页面"])
    #expect(try exposure(world).shown.isEmpty)
    #expect(try report(world).contains("没有公开过"))
  }

  @Test func everybodyWhoWasSentTheLettersWordsIsNamedWithWhatHeGot() throws {
    let mails = try exposure(published()).mails
    let assigned = try #require(mails.first { $0.kind == "assigned" })
    #expect(assigned.who == "旗住建局" && assigned.holds == .text && assigned.state == .sent)
    let answered = try #require(mails.first { $0.kind == "answered" })
    #expect(answered.who == "网民本人" && answered.holds == .answer)
    let receipt = try #require(mails.first { $0.kind == "receipt" })
    #expect(receipt.holds == .number)
  }

  @Test func everyTimeInWhichItsPageWasPublicIsTold() throws {
    let world = try published()
    let start = world.now
    world.now = world.now + 3 * 3600
    _ = try incident(world, by: wang)
    _ = try incident(world, by: chen)
    let down = world.now
    world.now = world.now + 3600
    _ = try world.office.restore(world.letter().id, because: "已改正", by: wang, at: world.now)
    try world.work()
    let shown = try exposure(world).shown
    #expect(shown.first?.from == start && shown.first?.until == down)
    #expect(try report(world).contains("3小时0分钟"))
  }

  @Test func theDraftLeavesBlankWhatOnlyAPersonKnows() throws {
    let world = try published()
    let text = try report(world)
    for words in ["关于网民留言信息泄露情况的报告", "直接原因：______", "收到来信内容的：旗住建局", "其他服务器“www”上的副本：仍是上传时的旧页面", "含本件"] {
      #expect(text.contains(words), "\(words)")
    }
    #expect(!text.contains("{{") && !text.contains(Cast.citizen.name ?? "李梅梅"))
  }

  @Test func aUnitThatWasSentItByMistakeIsAskedToDeleteIt() throws {
    let world = try World()
    try world.write(from: Cast.citizen, subject: "小区供热不足", text: "室内只有12度，请尽快解决供热问题。")
    try world.work()
    #expect(throws: OfficeError.stillTheirs(try world.letter().id, UnitName("旗住建局"))) {
      try incident(world, by: wang, unit: "旗住建局")
    }
    _ = try world.office.reassign(
      world.letter().id, to: "旗水务局", with: [], because: "转错单位", by: wang, at: world.now)
    try world.work()
    #expect(try incident(world, by: wang, unit: "旗住建局").first?.contains("已请旗住建局1人删除") == true)
    try world.work()
    let mail = try world.last("delete")
    #expect(mail.to.map(\.mailbox) == ["officer@zhujian.example"])
    #expect(mail.subject == "【请删除】[NM2026000001] 误发邮件请删除并回复")
    #expect(mail.text.contains("转办件") && mail.text.contains("写明“已删除”"))
    #expect(!mail.text.contains("供热"), "the wrong unit is not told once more")
    #expect(try world.notes().contains("误发处置：请旗住建局删除（1人）：答复中有住址"))
    #expect(try world.letter().stage == .assigned, "nothing is taken down")
    #expect(try exposure(world).mails.allSatisfy { $0.kind != "delete" })
  }

  @Test func itsConfirmationWaitsForAPersonWithTheLettersNumber() throws {
    let world = try published()
    _ = try incident(world, by: wang, unit: "旗水务局")
    try world.work()
    try world.reply(to: world.last("delete"), from: "officer@shuiwu.example", "已删除，没有转发。")
    try world.work()
    let id = try world.letter().id
    #expect(try world.office.ledger.heldMail().contains { $0.letter == id && $0.reason == "no token" })
  }
}
