import Domain
import Mail
import Testing
import World

@testable import Office

/// Mails that are under way while the key of the tokens is changed find their way back by the old one.
@Suite struct KeyChangeTests {
  private func assigned() throws -> (World, receipt: Message, assigned: Message) {
    let world = try World()
    try world.write(from: Cast.citizen, subject: "供热", text: "家里不热。")
    try world.work()
    return (world, try world.last("receipt"), try world.last("assigned"))
  }

  @Test func aUnitsAnswerAndItsLeadersSignatureCount() throws {
    let (world, _, mail) = try assigned()
    try world.changeKey(keepsOld: true)
    try world.reply(to: mail, from: "officer@zhujian.example", "认领")
    try world.work()
    #expect(try world.letter().stage == .handling)
    try world.reply(to: mail, from: "leader@zhujian.example", "答复：已修复。", signedBy: true)
    try world.work()
    #expect(try world.held() == [] && world.letter().stage == .published)
  }

  @Test func soDoesWhatBearsBothTheOldTokenAndTheNew() throws {
    let (world, _, mail) = try assigned()
    try world.changeKey(keepsOld: true)
    try world.reply(to: mail, from: "officer@zhujian.example", "答复：已修复。")
    try world.work()
    let asked = try world.last("sign-off")
    #expect(Token.all(in: asked.text) != Token.all(in: mail.text))
    // It is sent to the address of the old one.
    try world.reply(
      to: asked, from: "leader@zhujian.example", "同意", signedBy: true, at: mail.replyTo.first?.mailbox)
    try world.work()
    #expect(try world.held() == [] && world.letter().stage == .published)
  }

  @Test func anAuthorsSupplementAndASubUnitsClaimCount() throws {
    let (world, receipt, mail) = try assigned()
    try world.reply(to: mail, from: "officer@zhujian.example", "转 供热管理办公室")
    try world.work()
    let its = try world.last("sub-unit")
    try world.changeKey(keepsOld: true)
    try world.reply(to: receipt, from: Cast.citizen.mailbox, "就在百货楼门口。")
    try world.reply(to: its, from: "sub1@zhujian.example", "答复：漏点已焊好，路面已除冰，请放心。")
    try world.work()
    #expect(try world.letter().supplements.count == 1 && world.letter().stage == .replied)
  }

  @Test func aMailThatComesBackIsKnown() throws {
    let (world, _, _) = try assigned()
    let item = try #require(
      try world.office.ledger.outbox(of: world.letter().id).first { $0.mail.kind == "assigned" })
    let address = BounceAddress(of: item.id, messageID: item.mail.messageID, by: world.office.mint)
    try world.changeKey(keepsOld: true)
    #expect(world.office.mint.isBounceCode(address.code, of: item.id, messageID: item.mail.messageID))
    #expect(BounceAddress(of: item.id, messageID: item.mail.messageID, by: world.office.mint) != address)
  }

  @Test func whatNeverChangesIsMadeByTheFirstKey() throws {
    let (world, _, _) = try assigned()
    let before = world.office.mint.identifier("author", "x")
    try world.changeKey(keepsOld: false)
    #expect(world.office.mint.identifier("author", "x") == before)
  }

  @Test func onceTheOldKeyIsGoneItsTokensAreNobodys() throws {
    let (world, _, mail) = try assigned()
    try world.changeKey(keepsOld: false)
    try world.reply(to: mail, from: "officer@zhujian.example", "认领")
    try world.work()
    #expect(try world.letter().stage == .assigned && !world.held().isEmpty)
  }
}
