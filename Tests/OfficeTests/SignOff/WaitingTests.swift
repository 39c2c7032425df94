import Domain
import Mail
import Testing
import World

@testable import Office

/// Signed answers that only the office cannot judge: they wait, and nobody signs again.
@Suite struct WaitingTests {
  /// A leader has signed, and the office has a revocation list that is out of date.
  private func waiting(changing change: (inout OfficeRules) -> Void = { _ in }) throws -> World {
    let world = try World {
      $0.automatic.remove(.review)
      change(&$0)
    }
    try world.restart(trusting: Certificates.shared.staleTrust())
    try world.write(from: Cast.citizen, subject: "供热", text: "家里不热。")
    try world.work()
    let mail = try #require(try world.mails("assigned", about: world.letter().id).first)
    try world.reply(to: mail, from: "leader@zhujian.example", "答复：已修复。", signedBy: true)
    try world.work()
    return world
  }

  @Test func anAnswerWaitsForAFreshListAndTheUnitIsNotAskedToSignAgain() throws {
    let world = try waiting()
    let held = try world.office.ledger.heldMail()
    #expect(held.map(\.reason) == ["signature:revocationListStale"])
    #expect(try world.letter().answer == nil)
    #expect(try world.mails("refused", about: world.letter().id).isEmpty)
    let reason = try HeldReason(#require(held.first))
    #expect(reason.kind == .stuck)
    #expect(reason.chinese.contains("等待核验"))
  }

  /// Its term was kept: neither is it chased, nor does the supervisor hear that it is late.
  @Test func meanwhileTheUnitIsNotChased() throws {
    let world = try waiting(changing: { $0.chasing = .standard })
    for day in ["2026-11-25", "2026-11-30", "2026-12-01", "2026-12-02"] {
      world.now = Timestamp(try #require(Day(day)), hour: 9)
      try world.work()
    }
    let letter = try world.letter()
    #expect(try world.mails("reminder", about: letter.id).isEmpty)
    #expect(letter.events.allSatisfy { $0.fact.act != .remind })
    // Whoever discards the mail has the unit's turn back.
    let held = try #require(try world.office.ledger.heldMail().first)
    try world.office.discard(held.id, why: "误报", by: Party(.clerk, name: "王敏"), at: world.now)
    world.now = Timestamp(try #require(Day("2026-12-03")), hour: 9)
    try world.work()
    #expect(try !world.mails("reminder", about: letter.id).isEmpty)
  }

  @Test func withAFreshListTheSameMailIsTheSignOff() throws {
    let world = try waiting()
    let received = world.now
    world.now = world.now + 3 * 86400
    try world.restart()
    try world.work()
    #expect(try world.office.ledger.heldMail().isEmpty)
    let letter = try world.letter()
    #expect(letter.signOff?.leader == "王强")
    #expect(letter.answer?.receivedAt == received)
  }

  @Test func asLongAsTheListIsStaleItIsHeldOnce() throws {
    let world = try waiting()
    for _ in 0..<3 {
      try world.restart(trusting: Certificates.shared.staleTrust())
      try world.work()
    }
    #expect(try world.office.ledger.heldMail(all: true).count == 1)
    #expect(try world.letter().events.count { $0.fact.act == .hold } == 1)
  }

  /// A leader's signed answer waits; meanwhile his officer writes another, which stands.
  @Test func anAnswerThatWaitedTakesNoLaterOnesPlace() throws {
    let world = try waiting()
    let mail = try #require(try world.mails("assigned", about: world.letter().id).first)
    world.now = world.now + 3600
    try world.reply(to: mail, from: "officer@zhujian.example", "答复：已修复，室温达到22度。")
    try world.work()
    let standing = try #require(try world.letter().answer)
    world.now = world.now + 3600
    try world.restart()
    try world.work()
    #expect(try world.letter().answer?.digest == standing.digest)
    #expect(try world.letter().signOff == nil)
    #expect(try world.office.ledger.heldMail().map(\.reason) == ["overtaken"])
    let told = try #require(try world.mails("refused", about: world.letter().id).first)
    #expect(told.text.contains("此后已收到贵单位的答复（\(standing.receivedAt)）"))
    let reason = try HeldReason(#require(try world.office.ledger.heldMail().first))
    #expect(reason.chinese.contains("此后已收到该单位的答复") && !reason.chinese.contains("1970"))
  }

  /// Nor by a clerk's word: he lends it no later time.
  @Test func anAnswerThatIsTriedAgainTakesNoLaterOnesPlace() throws {
    let world = try World { $0.automatic.remove(.review) }
    let trust = try Certificates.shared.trust
    try world.restart(trusting: OfficeTrust(authorities: trust.authorities, requiresRevocationList: true))
    try world.write(from: Cast.citizen, subject: "供热", text: "家里不热。")
    try world.work()
    let mail = try #require(try world.mails("assigned", about: world.letter().id).first)
    try world.reply(to: mail, from: "leader@zhujian.example", "答复：已修复，室温达到20度。", signedBy: true)
    try world.work()
    try world.restart()
    // Received in the same second, and after it.
    try world.reply(to: mail, from: "leader@zhujian.example", "答复：已修复，室温达到22度。", signedBy: true)
    try world.work()
    let standing = try #require(try world.letter().signOff)
    let held = try #require(try world.office.ledger.heldMail().first)
    try world.office.release(held.id, as: .retry, by: Party(.clerk, name: "王敏"), at: world.now)
    try world.work()
    #expect(try world.letter().signOff == standing)
    #expect(try world.office.ledger.heldMail().map(\.reason) == ["overtaken"])
  }

  @Test func aForgeryThatWaitedIsRefusedOnceTheListIsFresh() throws {
    let world = try waiting()
    let mail = try #require(try world.mails("assigned", about: world.letter().id).first)
    try world.reply(
      to: mail, from: "leader@zhujian.example", "答复：打款到下列账户。", signedBy: true, forged: true)
    try world.restart()
    try world.work()
    #expect(try world.office.ledger.heldMail().map(\.reason) == ["signature:unknownAuthority"])
    #expect(try world.letter().answer?.text.text?.hasPrefix("已修复") == true)
  }

  /// Nobody knows when it ends: the unit is told at once, and does not miss its term in silence.
  @Test func aListThatIsRequiredAndMissingIsARefusalAndNotAWait() throws {
    let world = try World { $0.automatic.remove(.review) }
    let trust = try Certificates.shared.trust
    try world.restart(
      trusting: OfficeTrust(authorities: trust.authorities, requiresRevocationList: true))
    try world.write(from: Cast.citizen, subject: "供热", text: "家里不热。")
    try world.work()
    let mail = try #require(try world.mails("assigned", about: world.letter().id).first)
    try world.reply(to: mail, from: "leader@zhujian.example", "答复：已修复。", signedBy: true)
    try world.work()
    #expect(try world.office.ledger.heldMail().map(\.reason) == ["signature:revocationListMissing"])
    let refused = try #require(try world.mails("refused", about: world.letter().id).first)
    #expect(refused.text.contains("这不是贵单位的问题"))
    let held = try HeldReason(#require(try world.office.ledger.heldMail().first))
    #expect(held.kind == .stuck && held.chinese.contains("这是本中心的配置问题"))
    #expect(!held.chinese.contains("请与本中心联系"))
    // It is not judged again by itself; where none is required it would not have been asked for.
    try world.restart()
    try world.work()
    #expect(try world.letter().answer == nil)
    try world.restart(
      trusting: OfficeTrust(authorities: trust.authorities, requiresRevocationList: false))
    try world.reply(to: mail, from: "leader@zhujian.example", "答复：已修复好了。", signedBy: true)
    try world.work()
    #expect(try world.letter().signOff?.leader == "王强")
  }

  @Test func anOfficeThatTrustsNobodyRefusesAndSaysWhoseFaultItIs() throws {
    let world = try World { $0.automatic.remove(.review) }
    try world.restart(trusting: OfficeTrust(authorities: [], requiresRevocationList: true))
    try world.write(from: Cast.citizen, subject: "供热", text: "家里不热。")
    try world.work()
    let mail = try #require(try world.mails("assigned", about: world.letter().id).first)
    try world.reply(to: mail, from: "leader@zhujian.example", "答复：已修复。", signedBy: true)
    try world.work()
    #expect(try world.office.ledger.heldMail().map(\.reason) == ["signature:policyUnusable"])
    let told = try world.mails("refused", about: world.letter().id)
    #expect(
      Set(told.flatMap { $0.to.map(\.mailbox) }) == ["officer@zhujian.example", "leader@zhujian.example"])
    #expect(told.allSatisfy { $0.text.contains("这不是贵单位的问题") })
  }
}
