import Domain
import Mail
import Testing
import World

@testable import Office

/// 办理情况 as the office's letters make it.
@Suite struct HandlingTests {
  private let page = "hdjl/wszx/blqk/index.html"

  private func write(_ subject: String, _ text: String, _ serial: Int, in world: World) throws {
    let author = Address(name: nil, mailbox: "author\(serial)@citizen.example")
    try world.write(from: author, subject: subject, text: text)
    try world.work()
  }

  private func anHourLater(_ world: World) throws {
    world.now = world.now + 3600
    try world.work()
  }

  @Test func whatIsHandledIsListedByNumberUnitAndDay() throws {
    let world = try World()
    try write("幸福小区暖气不热", "幸福小区暖气不热，请供热公司尽快处理。", 1, in: world)
    try anHourLater(world)
    let text = try world.page(page)
    #expect(text.contains("NM2026000001") && text.contains("奈曼旗住房和城乡建设局"))
    #expect(text.contains("\(try #require(try world.letter().leadDue).day)"))
    #expect(!text.contains("暖气") && !text.contains("幸福小区"))
    #expect(try world.page("index.html").contains("NM2026000001"))
  }

  @Test func whoDoesNotWishToBePublicIsOnlyCounted() throws {
    let world = try World()
    try write("幸福小区暖气不热", "幸福小区暖气不热，请供热公司尽快处理。请不要公开。", 1, in: world)
    try anHourLater(world)
    let text = try world.page(page)
    #expect(!text.contains("NM2026000001") && text.contains("另有1条正在办理"))
  }
}
