import Domain
import Testing
import World

@testable import Office
@testable import Store

/// 保存期限: what has stayed its time is erased by itself.
@Suite struct RetainingTests {
  private func declined(_ rules: RetentionRules) throws -> World {
    let world = try World { $0.retention = rules }
    try world.write(from: Cast.citizen, subject: "供热", text: "我是李梅梅，家里供热不足。")
    try world.work()
    try world.decline()
    return world
  }

  @Test func aDeclinedLetterGoesWhenItsTimeIsOver() throws {
    let world = try declined(RetentionRules(declined: 190))
    world.now = world.now + 189 * 86_400
    try world.work()
    #expect(try world.letter().registration.text.text != nil)
    world.now = world.now + 2 * 86_400
    try world.work()
    let letter = try world.letter()
    #expect(letter.registration.text.text == nil)
    let event = try #require(letter.events.last)
    #expect(event.fact.act == .erase && event.by.role == .administrator)
    try world.office.ledger.verify()
  }

  @Test func whatHasNoTermStays() throws {
    let world = try declined(RetentionRules(letters: 190))
    world.now = world.now + 4000 * 86_400
    try world.work()
    #expect(try world.letter().registration.text.text != nil)
  }

  @Test func whatIsPublicStaysAsLongAsItIs() throws {
    let world = try World { $0.retention = RetentionRules(letters: 190) }
    try world.write(from: Cast.citizen, subject: "供热", text: "家里供热不足。")
    try world.work()
    try world.reply(to: world.assignment(1), from: "leader@zhujian.example", "答复：已修好，请放心。", signedBy: true)
    try world.work()
    #expect(try world.letter().stage == .published)
    world.now = world.now + 400 * 86_400
    try world.work()
    #expect(try world.letter().registration.text.text != nil)
  }

  @Test func aMailOfWhichNothingCameGoesFromTheLedgerAndFromItsMailbox() throws {
    let world = try World { $0.retention = RetentionRules(otherMail: 190) }
    try world.post(
      Array(
        "From: a@citizen.example\r\nTo: liuyan@naiman.example\r\nMessage-ID: <1@citizen.example>\r\nAuto-Submitted: auto-replied\r\nSubject: x\r\n\r\ny\r\n"
          .utf8))
    try world.collect()
    try world.office.ledger.write { try $0.settle(1, as: .setAside, note: "automatic") }
    try world.work()
    let mail = try #require(try world.office.ledger.mail(1))
    #expect(!mail.bytes.isEmpty)
    world.now = world.now + 191 * 86_400
    try world.work()
    #expect(try world.office.ledger.mail(1) == nil)
    try world.collect()
    #expect(try world.inbox.inventory().aside.isEmpty)
    try world.office.ledger.verify()
  }
}
