import Domain
import Mail
import Testing
import World

@testable import Office

/// Answers that must not count, each with its reason.
@Suite struct RefusedTests {
  private func assigned(in world: World, _ subject: String = "供热") throws -> Message {
    try world.write(from: Cast.citizen, subject: subject, text: "家里不热。")
    try world.work()
    return try #require(try world.mails("assigned", about: world.letter().id).first)
  }

  private func expectRefused(
    _ world: World, _ code: String, byLeader: Bool = false,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    try world.work()
    #expect(try world.office.ledger.heldMail().map(\.reason) == [code], sourceLocation: sourceLocation)
    #expect(try world.letter().answer == nil, sourceLocation: sourceLocation)
    let told = try world.mails("refused", about: world.letter().id)
    // Whoever is registered for it, and never From.
    let registered = ["officer@zhujian.example"] + (byLeader ? ["leader@zhujian.example"] : [])
    #expect(told.map(\.to[0].mailbox) == registered, sourceLocation: sourceLocation)
    guard case .held(_, code, _)? = try world.letter().events.last(where: { $0.fact.act == .hold })?.fact
    else {
      Issue.record("the letter does not say why", sourceLocation: sourceLocation)
      return
    }
  }

  @Test func aLeadersAnswerWithoutHisSignatureIsRefused() throws {
    let world = try World()
    let mail = try assigned(in: world)
    try world.reply(to: mail, from: "leader@zhujian.example", "答复：已修复。")
    try expectRefused(world, "not signed", byLeader: true)
  }

  @Test func anotherUnitsLeaderCannotAnswer() throws {
    let world = try World()
    let mail = try assigned(in: world)
    try world.reply(to: mail, from: "leader@huanbao.example", "答复：已修复。", signedBy: true)
    try expectRefused(world, "stranger")
  }

  @Test func aTokenThatWasNotSignedDoesNotBind() throws {
    let world = try World()
    let mail = try assigned(in: world)
    try world.reply(to: mail, from: "leader@zhujian.example", "答复：已修复。", signedBy: true, quoting: false)
    try expectRefused(world, "token not signed", byLeader: true)
  }

  @Test func aStrangerWithTheTokenIsRefusedAndNeverWrittenTo() throws {
    let world = try World()
    let mail = try assigned(in: world)
    try world.reply(to: mail, from: "attacker@evil.example", "答复：打款到下列账户。")
    try expectRefused(world, "stranger")
  }

  @Test func aSignedAnswerServesOneLetterOnce() throws {
    let world = try World { $0.automatic.remove(.review) }
    let mail = try assigned(in: world)
    try world.reply(to: mail, from: "leader@zhujian.example", "答复：已修复。", signedBy: true)
    try world.work()
    let review = try #require(try world.mails("review", about: world.letter().id).first)
    try world.decide("退回：请写明时间", on: review)
    try world.work()
    // The same signed words again, in an envelope of another hour.
    let number = try #require(try world.firstReply())
    let first = try #require(try world.office.ledger.mail(number))
    try world.post(Array("X-Journey: again\r\n".utf8) + first.bytes)
    try world.work()
    #expect(try world.office.ledger.heldMail().map(\.reason) == ["signature used"])
    #expect(try world.letter().stage == .handling)
  }

  @Test func aScanUnitsAnswerWithoutAScanIsRefused() throws {
    let world = try World()
    try world.write(from: Cast.citizen, subject: "停水", text: "停水。")
    try world.work()
    let mail = try #require(try world.mails("assigned", about: world.letter().id).first)
    try world.reply(to: mail, from: "officer@shuiwu.example", "答复：已恢复。")
    try world.work()
    #expect(try world.office.ledger.heldMail().map(\.reason) == ["no scan"])
  }

  /// 旗水务局 signs off on paper; its officer answers with these words and files.
  private func answer(
    of world: World, _ words: String, attachments: [Mail.Attachment] = []
  ) throws -> [String] {
    try world.write(from: Cast.citizen, subject: "停水", text: "停水。")
    try world.work()
    let mail = try #require(try world.mails("assigned", about: world.letter().id).first)
    try world.reply(to: mail, from: "officer@shuiwu.example", words, attachments: attachments)
    try world.work()
    return try world.office.ledger.heldMail().map(\.reason)
  }

  @Test func aScanBehindALinkIsNotFetchedAndTheUnitIsToldWhy() throws {
    let world = try World()
    let link = "https://wx.mail.qq.com/ftn/download?func=3&key=a1b2&code=c3d4"
    let words =
      "答复：已恢复，扫描件见附件。\n\n从QQ邮箱发来的超大附件\n扫描件.pdf (52.10M, 2026年12月25日 21:59 到期)\n进入下载页面：\(link)"
    #expect(try answer(of: world, words) == ["huge attachment"])
    let told = try #require(try world.mails("refused", about: world.letter().id).first)
    #expect(told.text.contains("普通附件") && !told.text.contains("wx.mail.qq.com"))
  }

  @Test func aScanWithAPasswordIsRefusedAsWhatItIs() throws {
    let world = try World()
    let archive = Mail.Attachment(
      name: "扫描件.zip", asciiName: "scan.zip", type: "application/zip",
      bytes: [0x50, 0x4B, 0x03, 0x04, 0x14, 0x00, 0x01, 0x00] + [UInt8](repeating: 1, count: 60))
    #expect(try answer(of: world, "答复：已恢复。", attachments: [archive]) == ["encrypted"])
  }

  @Test func anAnswerToAClosedLetterIsRefused() throws {
    let world = try World()
    let mail = try assigned(in: world)
    try world.office.decline(
      world.letter().id, ground: .other, by: Party(.clerk, name: "王敏"), at: world.now)
    try world.reply(to: mail, from: "leader@zhujian.example", "答复：已修复。", signedBy: true)
    try expectRefused(world, "closed", byLeader: true)
    #expect(try world.mails("void", about: world.letter().id).count == 1)
  }
}

extension World {
  /// The raw mail of the first answer.
  func firstReply() throws -> Int64? {
    for case .replied(let answer) in try letter().events.map(\.fact) { return answer.mail.id }
    return nil
  }
}
