import Domain
import Foundation
import Mail
import Store
import Testing
import Wire
import World

@testable import Office

/// Tokens stand in addresses once a mail of ours to such an address has come in.
@Suite struct AddressProbeTests {
  private static let day: Int64 = 86_400

  private func world(
    _ courier: ScriptedCourier? = nil, audit: Dispatch.Audit = .harmless,
    _ change: (inout OfficeRules) -> Void = { _ in }
  ) throws -> World {
    try World(
      change: {
        $0.probedRoute = "here"
        change(&$0)
      }, courier: courier, audit: audit)
  }

  /// As a daemon does that starts.
  private func start(_ world: World) throws {
    try world.restart()
    try world.office.probeAddress(at: world.now)
    try world.work()
  }

  private func probes(_ world: World) throws -> [OutboxMail] {
    try [OutboxMail.State.waiting, .sent, .failed].flatMap { try world.office.ledger.mail(in: $0) }
      .filter { $0.mail.kind == AddressProbe.mail }
  }

  private func fates(_ world: World) throws -> [AddressFinding.Fate] {
    try world.office.ledger.officeEvents().compactMap {
      if case .probedAddress(let finding) = $0.fact { finding.fate } else { nil }
    }
  }

  /// It comes in.
  private func arrive(_ world: World, _ number: Int = 0) throws {
    try world.post(try probes(world)[number].mail.bytes)
    try world.work()
  }

  private func assigned(_ serial: Int, _ subject: String = "供热", in world: World) throws -> Message {
    try world.write(from: Cast.citizen, subject: subject, text: "\(subject)有问题。")
    try world.work()
    return try #require(try world.mails("assigned", about: world.letter(serial).id).first)
  }

  @Test func untilItHasComeInTheyStandInSubjectAndTextAlone() throws {
    let world = try world()
    try start(world)
    let first = try assigned(1, in: world)
    let token = try #require(Token.all(in: first.text).first)
    #expect(first.replyTo.map(\.mailbox) == [Cast.office] && first.subject.hasSuffix("[\(token)]"))
    let probe = try #require(try probes(world).first)
    #expect(probe.mail.recipient.wholeMatch(of: /liuyan\+probe-[0-9a-z]{16}@naiman\.example/) != nil)
    _ = world.takeJournal()
    try arrive(world)
    #expect(world.takeJournal().contains("office  address probe arrived  route=here"))
    let second = try assigned(2, "停水", in: world)
    #expect(second.replyTo[0].mailbox.hasPrefix("liuyan+nm2026000002-"))
    #expect(Token.all(in: second.subject).isEmpty)
    // What was asked before is answered all the same.
    try world.reply(to: first, from: "officer@zhujian.example", "认领", quoting: false)
    try world.work()
    #expect(try world.letter().stage == .handling)
  }

  @Test func itIsNoLetterAndNothingThatAPersonMustSee() throws {
    let world = try world()
    try start(world)
    try arrive(world)
    try arrive(world)
    #expect(try world.office.ledger.letters().isEmpty && world.office.ledger.heldMail().isEmpty)
    #expect(try fates(world) == [.arrived], "a second copy shows nothing more")
  }

  @Test func oneThatComesInWhenNobodyAsksAnyMoreIsNoLetterEither() throws {
    let world = try world()
    try start(world)
    let probe = try probes(world)[0].mail.bytes
    let other = try World()
    try other.office.ledger.write { try $0.send(try probes(world)[0].mail, at: other.now) }
    try other.post(probe)
    try other.work()
    #expect(try other.office.ledger.letters().isEmpty && other.office.ledger.heldMail().isEmpty)
    #expect(try fates(other).isEmpty)
  }

  @Test func whatWasShownIsNotAskedAnewAtAStartForHalfAYear() throws {
    let world = try world()
    for _ in 1...2 { try start(world) }
    #expect(try probes(world).count == 1, "nor while it is on its way")
    try arrive(world)
    world.now = world.now + 179 * Self.day
    try start(world)
    #expect(try probes(world).count == 1 && world.office.usesPlusAddresses)
    world.now = world.now + 2 * Self.day
    try start(world)
    #expect(try probes(world).count == 2 && world.office.usesPlusAddresses, "until the contrary is shown")
    world.now = world.now + Self.day
    try world.work()
    #expect(try fates(world) == [.arrived, .missing] && !world.office.usesPlusAddresses)
  }

  @Test func oneThatIsMissingADayLaterIsGivenUpAndAskedAnewAWeekLater() throws {
    let world = try world()
    try start(world)
    world.now = world.now + Self.day + -1
    try start(world)
    #expect(try fates(world).isEmpty)
    world.now = world.now + 1
    try world.work()
    #expect(try fates(world) == [.missing])
    for _ in 1...6 {
      world.now = world.now + Self.day
      try start(world)
    }
    #expect(try probes(world).count == 1 && fates(world) == [.missing])
    world.now = world.now + Self.day
    try start(world)
    #expect(try Set(probes(world).map(\.mail.recipient)).count == 2)
    try arrive(world, 1)
    #expect(try fates(world) == [.missing, .arrived] && world.office.usesPlusAddresses)
  }

  @Test func oneThatIsLateCountsAllTheSame() throws {
    let world = try world()
    try start(world)
    world.now = world.now + Self.day
    try world.work()
    try arrive(world)
    #expect(try fates(world) == [.missing, .arrived] && world.office.usesPlusAddresses)
  }

  @Test func whileAMailboxCannotBeReadNoneIsGivenUp() throws {
    let world = try world()
    try start(world)
    let office = world.office.watching(ServerWatch(over: ["网上咨询"], since: world.now))
    world.now = world.now + 2 * Self.day
    _ = try AwaitingAddressProbe(office: office, now: world.now).run { false }
    #expect(try fates(world).isEmpty)
    office.mailboxes.noteDone("网上咨询", at: world.now)
    _ = try AwaitingAddressProbe(office: office, now: world.now).run { false }
    #expect(try fates(world) == [.missing])
  }

  @Test func oneThatComesBackIsNoPersonsBusiness() throws {
    let world = try world { $0.post.returnPath = .verp }
    try start(world)
    let probe = try probes(world)[0]
    #expect(world.office.envelopeSender(of: probe) == Cast.office)
    var report = try DeliveryReport(of: probe, in: world.office, tiedBy: .messageID)
    report.action = "delayed"
    report.status = "4.4.1"
    try world.post(report.bytes)
    try world.work()
    #expect(try fates(world).isEmpty)
    try world.post(DeliveryReport(of: probe, in: world.office, tiedBy: .messageID, number: 2).bytes)
    try world.work()
    #expect(try fates(world) == [.returned] && !world.office.usesPlusAddresses)
    #expect(try world.office.ledger.letters().isEmpty && world.office.ledger.heldMail().isEmpty)
  }

  @Test func oneThatTheServerRefusesIsKnownAtOnce() throws {
    let courier = ScriptedCourier()
    let world = try world(courier)
    try world.office.probeAddress(at: world.now)
    courier.outcomes[try probes(world)[0].mail.recipient] = .permanent("mx: 550 5.1.1 no such user")
    try world.work()
    #expect(try fates(world) == [.refused] && probes(world).map(\.state) == [.failed])
    try start(world)
    #expect(courier.recipients.count { $0.contains("+probe-") } == 1)
  }

  @Test func oneOfUnknownFateIsNotSentTwice() throws {
    let courier = ScriptedCourier()
    let world = try world(courier, audit: .none)
    try world.office.probeAddress(at: world.now)
    courier.outcomes[try probes(world)[0].mail.recipient] = .ambiguous("mx: connection lost")
    try world.work()
    world.now = world.now + 3600
    try start(world)
    #expect(courier.recipients.count { $0.contains("+probe-") } == 1)
    try arrive(world)
    #expect(try fates(world) == [.arrived])
  }

  @Test func oneOverWhoseSendingTheOfficeDiedIsNotSentTwice() throws {
    let courier = ScriptedCourier()
    let world = try world(courier, audit: .none)
    try world.office.probeAddress(at: world.now)
    #expect(try world.office.ledger.claimNextMail(at: world.now) != nil)
    try world.office.ledger.recoverClaims(at: world.now)
    try start(world)
    #expect(try probes(world).map(\.state) == [.sent] && courier.recipients.isEmpty)
  }

  @Test func noCopyOfItGoesWhereItMightBeTakenForItself() throws {
    let courier = ScriptedCourier()
    let mailbox = try Maildir(at: FileManager.default.temporaryDirectory.path + "/huiyin-audit-\(UUID())")
    let world = try world(
      courier, audit: .copies(address: "audit@naiman.example", mailbox: mailbox, tries: 1, wait: 60))
    try start(world)
    _ = try assigned(1, in: world)
    #expect(courier.parcels.first { $0.recipient.contains("+probe-") }?.audit == nil)
    #expect(courier.parcels.last?.audit == "audit@naiman.example")
  }

  @Test func whoeverHadItMakesNoneWithAnAnswer() throws {
    let world = try world()
    try start(world)
    let probe = try probes(world)[0]
    // To all, and so to the plain address as well.
    try world.write(
      from: Cast.citizen, subject: "回复：【系统自检】", text: "这封邮件怎么发给我了？", to: probe.mail.recipient,
      inReplyTo: probe.mail.messageID)
    // A guessed code.
    try world.write(
      from: Cast.citizen, subject: "供热", text: "家里不热。", to: "liuyan+probe-0000000000000000@naiman.example")
    try world.work()
    #expect(try fates(world).isEmpty && !world.office.usesPlusAddresses)
    #expect(try world.office.ledger.letters().count == 2, "they are people's")
  }

  @Test func anotherRouteHasToShowItAnew() throws {
    let world = try world()
    try start(world)
    try arrive(world)
    #expect(try AddressFindings(over: "here", in: world.office.ledger).arrive)
    let other = try AddressFindings(over: "there", in: world.office.ledger)
    #expect(!other.arrive && other.isToRenew(at: world.now))
  }

  @Test func whereItIsSwitchedNothingIsSent() throws {
    for uses in [true, false] {
      let world = try World { $0.usesPlusAddresses = uses }
      try start(world)
      #expect(try probes(world).isEmpty && world.office.usesPlusAddresses == uses)
    }
  }

  @Test func theDeskReadsOnceThatItDidNotComeIn() throws {
    let world = try world { $0.chasing = .standard }
    try start(world)
    var told: [Bool] = []
    for _ in 1...3 {
      world.now = world.now + Self.day
      try world.work()
      told += try world.office.ledger.mail(in: .sent).filter { $0.mail.kind == "morning" }
        .dropFirst(told.count)
        .map { try Message(parsing: $0.mail.bytes).text.contains("自检邮件没有收到") }
    }
    #expect(told == [true])
  }
}
