import Domain
import Mail
import Testing
import World

@testable import Office

/// Mails that look like what they are not.
@Suite struct SortingTests {
  private func reasons(_ world: World) throws -> [String] {
    try world.work()
    return try world.office.ledger.heldMail().map(\.reason)
  }

  private func guess(_ world: World) throws -> Guess? {
    try HoldingPen(world.office.ledger, Cast.register).entries().first?.guess
  }

  @Test(arguments: ["JD2026112600012", "NM2026000099"])
  func aNumberThatIsNoLettersOfOursMakesNoAutomaticMailNoise(number: String) throws {
    let world = try World()
    try world.write(
      from: Cast.citizen, subject: "\(number) 投诉", text: "家里不热。", headers: [("Precedence", "bulk")])
    #expect(try reasons(world) == ["automatic"])
  }

  @Test func anAutomaticMailThatNamesALetterIsNoise() throws {
    let world = try World()
    try world.write(from: Cast.citizen, subject: "供热", text: "家里不热。")
    try world.work()
    try world.write(
      from: Cast.citizen, subject: "自动回复：NM2026000001", text: "我在休假。",
      headers: [("Precedence", "auto_reply")])
    #expect(try reasons(world).isEmpty)
    #expect(try world.office.ledger.letters().count == 1)
  }

  @Test func anOrderNumberOfAShopIsNoLettersNumber() throws {
    let world = try World()
    try world.write(from: Cast.citizen, subject: "JD2026112600012 供热", text: "家里不热。")
    #expect(try reasons(world).isEmpty)
    #expect(try world.office.ledger.letters().count == 1)
  }

  @Test func whatComesFromTheDesksOwnMailboxIsNoCitizensLetter() throws {
    let world = try World()
    try world.write(from: Address(mailbox: Cast.desk.address), subject: "供热", text: "同意")
    #expect(try reasons(world) == ["no code"])
    #expect(try world.office.ledger.letters().isEmpty)
    #expect(try guess(world) == Guess(verdict: .unclear, clue: .clerk))
  }

  @Test(arguments: [
    ("limeimei@citizen.example", "撤回: 我的留言", "我想要撤回上次的留言，请联系我。"),
    ("postmaster@citizen.example", "邮件无法送达", "我寄给贵单位的邮件总是无法送达，请处理。"),
  ])
  func whatOnlyTheWordsOfCallAMachinesIsNotCalledNothing(sender: String, subject: String, text: String) throws
  {
    let world = try World()
    try world.write(from: Address(mailbox: sender), subject: subject, text: text)
    guard try !reasons(world).isEmpty else {
      #expect(try world.office.ledger.letters().count == 1)
      return
    }
    #expect(try guess(world) == Guess(verdict: .unclear, clue: .marked))
  }
}
