import Domain
import Foundation
import Lab
import Mail
import Store
import Testing
import Wire
import World

@testable import Office

/// A real Dovecot that goes away and comes back, while answers lie in it.
@Suite(.enabled(if: Lab.obstacle == nil, "no lab: \(Lab.obstacle ?? "")"))
struct OutageTests {
  private static let account = Lab.Account(address: "box@lab.test")
  private let dueDay = Day("2026-11-30")!

  @Test func nobodyIsChasedForWhatLiesInAMailboxThatWasAway() throws {
    let lab = try Lab.start(accounts: [Self.account.address])
    let world = try World(change: { $0.chasing = .standard }, register: Cast.supervisedRegister)
    try world.receive("供热管道漏水。")
    let id = try world.letter().id
    #expect(try world.letter().leadDue?.day == dueDay)
    let watch = ServerWatch(over: ["网上咨询"], since: world.now)
    let office = world.office.watching(watch)

    // Just before nine of the due day all is well; then the server goes away, and an answer lies in it.
    world.now = Timestamp(dueDay, hour: 8, minute: 50)
    try read(lab, world, watch)
    let answered = Timestamp(dueDay, hour: 9)
    try lab.deliver(try answer(in: world), to: Self.account, at: answered.seconds)
    try lab.stopDovecot()
    world.now = Timestamp(dueDay, hour: 9, minute: 20)
    #expect(throws: MailboxError.self) { try read(lab, world, watch) }
    #expect(try chase(office, world) == 0, "the last look is too long ago")
    world.now = Timestamp(dueDay + 1, hour: 10)
    #expect(throws: MailboxesAway.self) { try chase(office, world) }
    #expect(try world.mails("reminder", about: id).isEmpty)

    // It is back a day after the term: what lies there came in time.
    try lab.startDovecot()
    world.now = Timestamp(dueDay + 1, hour: 11)
    try read(lab, world, watch)
    _ = try Pipeline.pass(office, at: world.now)
    let letter = try world.letter()
    #expect(letter.answer?.receivedAt == answered)
    #expect(letter.unitClocks.map { $0.standing(at: world.now, by: world.office.rules.clock) } == [.onTime])
    #expect(letter.events.allSatisfy { $0.fact.act != .remind && $0.fact.act != .escalate })
    try lab.stop()
  }

  /// A round of the collector; it forgets a connection that failed, as the daemon does.
  private func read(_ lab: Lab, _ world: World, _ watch: ServerWatch) throws {
    let mailbox = IMAPMailbox(
      at: ServerAddress(
        host: "localhost", port: lab.imaps, security: .tls, user: Self.account.address,
        password: Self.account.password, authorities: lab.authorities, timeout: .seconds(20)),
      processed: "已收")
    let now = world.now
    _ = try Intake(ledger: world.office.ledger, name: "liuyan", mailbox: mailbox).run(at: { now })
    watch.noteDone("网上咨询", at: now)
  }

  private func chase(_ office: Office, _ world: World) throws -> Int {
    try ChasingUnits(office: office, now: world.now).run { false }
  }

  /// The leader's signed answer, as its bytes leave his mail program.
  private func answer(in world: World) throws -> [UInt8] {
    let assigned = try #require(try world.mails("assigned", about: world.letter().id).last)
    let draft = Draft(
      from: Address(name: nil, mailbox: "leader@zhujian.example"),
      to: [Address(name: nil, mailbox: assigned.replyTo[0].mailbox)], subject: "回复：" + assigned.subject,
      date: world.now.seconds, messageID: "answer@people.example", inReplyTo: assigned.messageID,
      text: "答复：阀门已更换。\n\n" + assigned.text.split(separator: "\n").map { "> \($0)" }.joined(separator: "\n"))
    return Certificates.shared.signed(
      try draft.composed(), by: "leader@zhujian.example", at: world.now, forged: false)
  }
}
