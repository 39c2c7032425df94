import Domain
import Mail
import Testing
import World

@testable import Office

/// What an author writes after a letter that accuses somebody, without saying it all again.
@Suite struct AccusedAgainTests {
  private func accused(thenWriting text: String, subject: String = "供热", from sender: Address = Cast.citizen)
    throws -> World
  {
    let world = try World()
    try world.write(from: Cast.citizen, subject: "供热", text: "旗住建局王强局长受贿，供热没人管。")
    try world.work()
    world.now = world.now + 3 * 86_400
    try world.write(from: sender, subject: subject, text: text)
    try world.work()
    return world
  }

  @Test(arguments: ["上次说的王强的事怎么样了？家里供热不足。", "补充：供热的材料我都有。", "撤回我的信，供热不足。"])
  func aSecondLetterIsTreatedLikeTheFirst(text: String) throws {
    let world = try accused(thenWriting: text)
    let second = try world.letter(2)
    #expect(second.accusation?.units == ["旗住建局"] && second.stage == .registered)
    #expect(try world.last("decide").text.contains("NM2026000001"))
  }

  @Test func aSecondLetterAboutSomethingElseGoesOn() throws {
    let world = try accused(
      thenWriting: "我家三号楼二单元这几天室内只有十四度，供热不足，请派人看看管道。", subject: "三号楼不热")
    #expect(try world.letter(2).accusation == nil)
    #expect(try world.letter(2).stage == .assigned)
  }

  @Test func othersMayAskAboutTheirOwnLetters() throws {
    let world = try accused(thenWriting: "我反映的供热不足怎么样了？", from: Cast.citizens[1])
    #expect(try world.letter(2).accusation == nil && world.letter(2).stage == .assigned)
  }

  @Test func whatHeAddsToAnotherLetterOfHisDoesNotGoToTheAccusedEither() throws {
    let world = try World()
    let receipt = try world.letterWithReceipt()
    try world.write(from: Cast.citizen, subject: "反映", text: "旗住建局王强局长受贿，证据我有。")
    try world.work()
    try world.add("上次说的王强那件事怎么样了？", to: receipt)
    #expect(try world.count("supplement") == 0)
    #expect(try world.letter(1).accusation?.units == ["旗住建局"])
  }
}
