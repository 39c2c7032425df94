import Domain
import Lab
import Mail
import Office
import Store
import Testing
import World

/// Each behaviour of a mail server leads to one state of the outbox, and whatever it is, nobody gets a mail twice: one of
/// unknown fate is looked for among the audit copies before it is sent again. The oracle is what the server took.
///
/// A reset within a mail needs one that is larger than what fits into the pipe: SMTPFaultTests has it.
@Suite struct ServerBehaviourTests {
  static let behaviours: [CapriciousServer.Behaviour] =
    [
      .init("451 to MAIL", .sender, .say("451 4.3.0 later"), .waiting),
      .init("550 to RCPT", .recipient, .say("550 5.1.1 nobody"), .failed),
      .init("drop at RCPT", .recipient, .leave(""), .waiting),
      .init("451 after the dot", .dot, .say("451 4.3.0 later"), .waiting),
      .init("421 after the dot", .dot, .say("421 4.3.2 closing"), .waiting),
      .init("554 after the dot", .dot, .say("554 5.6.0 spam"), .failed),
      .init("250, then drop", .dot, .leave("250 2.0.0 taken\r\n"), .sent, takes: true),
      .init("QUIT hangs", .quit, .hang, .sent, takes: true),
    ]
    + [true, false].flatMap { takes in
      [
        .init("drop after the dot", .dot, .leave(""), .ambiguous, takes: takes),
        .init("reset after the dot", .dot, .reset, .ambiguous, takes: takes),
        .init("hang after the dot", .dot, .hang, .ambiguous, takes: takes),
        .init("half a reply", .dot, .leave("25"), .ambiguous, takes: takes),
        .init("garbage", .dot, .say("<html>"), .ambiguous, takes: takes),
      ]
    }

  private static let officer = "officer@zhujian.example"

  @Test(arguments: behaviours)
  func everyBehaviourHasItsStateAndNobodyGetsAMailTwice(behaviour: CapriciousServer.Behaviour) throws {
    let folder = try TemporaryFolder()
    let server = try CapriciousServer(
      behaviour, to: Self.officer, copies: Cast.office, in: folder.path + "/audit")
    let world = try World(
      courier: server.courier,
      audit: .copies(address: Cast.office, mailbox: server.audit, tries: 3, wait: 300))
    for number in 1...20 {
      try world.write(
        from: Address(mailbox: "li\(number)@citizen.example"), subject: "供热", text: "\(number)号楼家里不热。")
    }
    try work(world)
    let met = try assignments(world).filter { $0.tries > 0 }
    #expect(!met.isEmpty && met.allSatisfy { $0.state == behaviour.state }, "\(met.map(\.state))")
    #expect(try assignments(world).count == 20)

    server.recover()
    let before = server.taken
    if behaviour.state == .ambiguous {
      for _ in 1...2 {
        world.now = world.now + 300
        try work(world)
      }
      #expect(server.taken == before, "looked for, three times, before it is sent again")
    }
    for _ in 1...10 {
      world.now = world.now + 1800
      try work(world)
    }
    for mail in try assignments(world) {
      let copies = server.taken.count { $0 == mail.mail.messageID }
      #expect(copies == (behaviour.state == .failed && mail.state == .failed ? 0 : 1), "\(mail.state)")
      #expect(mail.resends == (behaviour.state == .ambiguous && !behaviour.takes && mail.lookups > 0 ? 1 : 0))
    }
  }

  private func assignments(_ world: World) throws -> [OutboxMail] {
    try world.office.ledger.letters().flatMap { try world.office.ledger.outbox(of: $0) }
      .filter { $0.mail.kind == "assigned" && $0.mail.recipient == Self.officer }
  }

  private func work(_ world: World) throws {
    do { try world.work() } catch is Dispatch.Delayed {}
  }
}
