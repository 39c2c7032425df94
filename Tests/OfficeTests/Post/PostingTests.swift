import Domain
import Mail
import Store
import Testing
import Wire
import World

@testable import Office

/// What the outbox does when a server takes little, or nothing.
@Suite struct PostingTests {
  @Test func aRefusalForFrequencyMakesAllMailsWaitAndLosesNone() throws {
    let courier = ScriptedCourier([
      "officer@zhujian.example": .limited("smtp.qq.com: 550 Sender frequency limited")
    ])
    let world = try World(courier: courier)
    try world.write(from: Cast.citizen, subject: "供热", text: "家里不热。")
    #expect(throws: Dispatch.Delayed.self) { try world.work() }
    #expect(courier.recipients == ["officer@zhujian.example"], "nobody else's mail is tried")
    try world.work()
    #expect(courier.recipients.count == 1, "nor is it tried before its time")
    #expect(try world.letter().events.allSatisfy { $0.fact.act != .bounce })
    courier.outcomes = [:]
    world.now = world.now + 300
    try world.work()
    #expect(try world.office.ledger.outbox(of: world.letter().id).map(\.state) == [.sent, .sent])
  }

  @Test func aRecipientWhoTakesNothingForNowHoldsUpNobodyElse() throws {
    let full = DeliveryOutcome.postponed("mx: 452 4.2.2 mailbox full")
    let courier = ScriptedCourier(["officer@zhujian.example": full])
    let world = try World(courier: courier)
    for citizen in Cast.citizens { try world.write(from: citizen, subject: "供热", text: "家里不热。") }
    try world.write(from: Address(mailbox: "zhao@citizen.example"), subject: "停水", text: "自来水停了。")
    try world.work()
    #expect(
      courier.recipients.count { $0 == "officer@zhujian.example" } == 1, "asked once for all that waits")
    #expect(courier.recipients.contains("officer@shuiwu.example"))
    #expect(courier.recipients.count { $0.hasSuffix("@citizen.example") } >= 3)
    courier.outcomes = [:]
    world.now = world.now + 3600
    try world.work()
    #expect(courier.recipients.count { $0 == "officer@zhujian.example" } > 1)
    #expect(try world.office.ledger.nextMailDue(at: world.now) == nil)
  }

  @Test func whereNobodyCanBeReachedNotEveryMailIsTried() throws {
    let courier = ScriptedCourier()
    let world = try World(courier: courier)
    for number in 1...15 {
      let address = "li\(number)@citizen.example"
      courier.outcomes[address] = .postponed("mx: 451 come again")
      try world.write(from: Address(mailbox: address), subject: "来信", text: "你好。")
    }
    courier.outcomes[Cast.desk.address] = .postponed("mx: 451 come again")
    #expect(throws: Dispatch.Delayed.self) { try world.work() }
    #expect(courier.recipients.count == 10)
  }

  @Test func withoutAnAuditMailboxAMailOfUnknownFateIsSentOnceMore() throws {
    let courier = ScriptedCourier(["officer@zhujian.example": .ambiguous("mx: connection lost")])
    let world = try World(courier: courier, audit: .none)
    try world.write(from: Cast.citizen, subject: "供热", text: "家里不热。")
    try world.work()
    #expect(courier.recipients.count { $0 == "officer@zhujian.example" } == 1, "not at once")
    courier.outcomes = [:]
    world.now = world.now + 60
    try world.work()
    let tries = courier.parcels.filter { $0.recipient == "officer@zhujian.example" }
    #expect(tries.count == 2 && Set(tries.map(\.messageID)).count == 1)
    #expect(try world.mails("assigned", about: world.letter().id).count == 1)
    #expect(try world.mails("undelivered", about: world.letter().id).isEmpty)
  }

  @Test func whatIsOfUnknownFateTwiceIsToldToTheDesk() throws {
    let courier = ScriptedCourier(["officer@zhujian.example": .ambiguous("mx: connection lost")])
    let world = try World(courier: courier, audit: .none)
    try world.write(from: Cast.citizen, subject: "供热", text: "家里不热。")
    for _ in 1...5 {
      try world.work()
      world.now = world.now + 3600
    }
    #expect(courier.recipients.count { $0 == "officer@zhujian.example" } == 2)
    let notices = try world.mails("undelivered", about: world.letter().id)
    #expect(notices.count == 1 && notices[0].to.map(\.mailbox) == [Cast.desk.address])
    for word in ["转办件可能未送达", "旗住建局", "可能已收到"] { #expect(notices[0].text.contains(word)) }
    #expect(notices[0].subject.contains("可能未送达"))
    #expect(notices[0].text.contains("huiyin resend NM2026000001 --why 未收到"))
  }

  private let clerk = Party(.clerk, name: "王敏")

  /// A letter whose assignment is of unknown fate twice.
  private func lost(_ courier: ScriptedCourier) throws -> World {
    courier.outcomes = ["officer@zhujian.example": .ambiguous("mx: connection lost")]
    let world = try World(courier: courier, audit: .none)
    try world.write(from: Cast.citizen, subject: "供热", text: "家里不热。")
    for _ in 1...5 {
      try world.work()
      world.now = world.now + 3600
    }
    return world
  }

  @Test func anAssignmentIsNotSentAgainToAUnitThatHasTheLetterNoMore() throws {
    let world = try lost(ScriptedCourier())
    let id = try world.letter().id
    _ = try world.office.reassign(
      id, to: "旗水务局", with: [], because: "转错单位", by: clerk, at: world.now)
    #expect(throws: OfficeError.nothingToResend(id)) {
      try world.office.resend(id, because: "未收到", by: clerk, at: world.now)
    }
  }

  @Test func whatNeverCameIsSentOnceMoreWhenSomebodyHasAskedForIt() throws {
    let courier = ScriptedCourier()
    let world = try lost(courier)
    let id = try world.letter().id
    let held = try world.office.ledger.mail(in: .held)
    #expect(held.map(\.mail.kind) == ["assigned"])
    courier.outcomes = [:]
    let done = try world.office.resend(id, because: "未收到", by: clerk, at: world.now)
    #expect(done.hasPrefix("重新发送：转办件（"))
    try world.work()
    let sent = try world.office.ledger.mail(in: .sent).filter { $0.mail.kind == "assigned" }
    #expect(sent.map(\.mail.messageID) == held.map(\.mail.messageID))
    #expect(throws: OfficeError.nothingToResend(id)) {
      try world.office.resend(id, because: "未收到", by: clerk, at: world.now)
    }
  }

  @Test func whatAKilledProcessWasSendingIsSentOnceMore() throws {
    let courier = ScriptedCourier()
    let world = try World(courier: courier, audit: .none)
    try world.write(from: Cast.citizen, subject: "供热", text: "家里不热。")
    try world.collect()
    while try Pipeline.pass(world.office, at: world.now) > 0 {}
    let claimed = try #require(try world.office.ledger.claimNextMail(at: world.now))
    try world.office.ledger.recoverClaims(at: world.now)
    try world.work()
    world.now = world.now + 60
    try world.work()
    #expect(courier.parcels.count { $0.messageID == claimed.mail.messageID } == 1)
    #expect(try world.office.ledger.mail(in: .held).isEmpty)
  }

  @Test func aBacklogOfReceiptsDoesNotDelayAnAssignment() throws {
    let courier = ScriptedCourier()
    let world = try World(change: { $0.post.pace = Pace(perMinute: 3) }, courier: courier)
    for number in 1...10 {
      try world.write(from: Address(mailbox: "li\(number)@citizen.example"), subject: "来信", text: "你好。")
    }
    try world.work()
    try world.write(from: Cast.citizen, subject: "供热", text: "家里不热。")
    try world.work()
    world.now = world.now + 60
    try world.work()
    #expect(courier.recipients[3] == "officer@zhujian.example")
    for _ in 0..<20 {
      world.now = world.now + 60
      try world.work()
    }
    #expect(courier.recipients.count == 22, "ten questions, eleven receipts, one assignment")
  }

  /// Where answers come to the plain address, and whoever writes quotes nothing.
  @Test func whereTheServerKnowsNoPlusSignsTheSubjectNamesTheToken() throws {
    let world = try World { rules in
      rules.usesPlusAddresses = false
      rules.automatic.remove(.review)
    }
    try world.write(from: Cast.citizen, subject: "供热", text: "家里不热。")
    try world.work()
    let assigned = try world.last("assigned")
    let token = try #require(Token.all(in: assigned.text).first)
    #expect(assigned.subject.hasSuffix(" [\(token)]"))
    #expect(try Token.all(in: world.last("receipt").subject).isEmpty)
    try world.reply(to: assigned, from: "officer@zhujian.example", "认领", quoting: false)
    try world.work()
    #expect(try world.letter().stage == .handling)
    try world.reply(to: assigned, from: "leader@zhujian.example", "答复：已修复。", signedBy: true)
    try world.work()
    // What decides something is in no subject.
    #expect(try Token.all(in: world.last("review").subject).isEmpty)
  }
}
