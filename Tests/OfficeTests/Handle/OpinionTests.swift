import Domain
import Mail
import Testing
import World

@testable import Office

/// What a cooperating unit writes reaches the lead in the order in which it was received.
@Suite struct OpinionTests {
  private static let officer = "officer@huanbao.example"

  /// With the letter at 旗住建局, and 旗生态环境分局 beside it.
  private func cooperating() throws -> World {
    let world = try World()
    try world.write(from: Cast.citizen, subject: "物业不管夜间噪声", text: "小区物业不作为，旁边工厂夜间噪声扰民。")
    try world.work()
    return world
  }

  private func write(_ words: String, in world: World) throws {
    try world.reply(to: world.last("cooperate"), from: Self.officer, words)
    try world.work()
  }

  private func opinions(_ world: World) throws -> [String?] { try world.letter().opinions.map(\.text.text) }

  @Test func twoAreBothPassedOnInTheirOrder() throws {
    let world = try cooperating()
    try write("配合意见：夜间测得58分贝。", in: world)
    world.now = world.now + 3600
    try write("配合意见：复测为52分贝。", in: world)
    #expect(try opinions(world) == ["夜间测得58分贝。", "复测为52分贝。"])
    #expect(try world.mails("opinion", about: world.letter().id).count == 2)
  }

  @Test func oneThatLayWithAClerkMeanwhileIsNotTheLastWord() throws {
    let world = try cooperating()
    let cooperate = try world.last("cooperate")
    try world.write(
      from: Address(name: nil, mailbox: Self.officer), subject: "夜间噪声", text: "配合意见：夜间测得58分贝。")
    try world.work()
    #expect(try world.held() == ["no token"])
    let held = try #require(try world.office.ledger.heldMail().last)
    world.now = world.now + 3600
    try world.reply(to: cooperate, from: Self.officer, "配合意见：复测为52分贝。")
    try world.work()
    try world.office.release(
      held.id, as: .reply(try world.letter().id), by: Party(.clerk, name: "王敏"), at: world.now)
    try world.work()
    #expect(try opinions(world) == ["复测为52分贝。"] && world.held() == ["opinion overtaken"])
    #expect(try world.last("refused").text.contains("以后收到的为准"))
  }
}
