import Domain
import Mail
import Testing
import World

@testable import Office

/// Mailboxes that say by themselves that their officer is away.
@Suite struct StandingInTests {
  private static let away = "officer@shuiwu.example"
  private static let deputy = "deputy@shuiwu.example"

  private func world(deputies: [Officer] = [Officer(name: "乌兰", address: deputy)]) throws -> World {
    let units = Cast.register.units.map { unit in
      unit.name != "旗水务局"
        ? unit
        : HandlingUnit(
          name: unit.name, fullName: unit.fullName, officers: unit.officers + deputies, leaders: unit.leaders,
          signOff: unit.signOff)
    }
    let world = try World(register: Register(units: units, desks: Cast.register.desks))
    try world.write(from: Cast.citizen, subject: "村里停水", text: "停水三天了。")
    try world.work()
    return world
  }

  private func answerByItself(_ world: World, _ words: String, from sender: String = away) throws {
    let assigned = try world.last("assigned")
    try world.write(
      from: Address(name: nil, mailbox: sender), subject: "自动回复：" + assigned.subject, text: words,
      to: assigned.replyTo.first?.mailbox ?? "", inReplyTo: assigned.messageID,
      headers: [("X-Autoreply", "yes")])
    try world.work()
  }

  private func recipients(_ world: World) throws -> [String] {
    try world.mails("assigned", about: world.letter().id).flatMap { $0.to.map(\.mailbox) }
  }

  @Test(arguments: ["我正在休假，11月30日返岗。", "本人出差在外，无法及时回复", "I am out of office until Monday."])
  func theDeputyGetsTheAssignmentAtOnce(words: String) throws {
    let world = try world()
    try answerByItself(world, words)
    #expect(try recipients(world) == [Self.away, Self.deputy])
    #expect(try world.letter().events.contains { $0.fact.noteText?.contains("已改发乌兰") == true })
    try world.reply(to: world.last("assigned"), from: Self.deputy, "认领")
    try world.work()
    #expect(try world.letter().stage == .handling)
  }

  @Test func theTermOfTheUnitStaysAsItWas() throws {
    let world = try world()
    let due = try #require(try world.letter().leadDue)
    world.now = Timestamp(due.day + 2, hour: 10)
    try world.work()
    try answerByItself(world, "我正在休假。")
    #expect(try recipients(world).last == Self.deputy)
    #expect(try world.letter().leadDue == due, "what is overdue is not so any less")
  }

  @Test func onceIsEnough() throws {
    let world = try world()
    try answerByItself(world, "我正在休假。")
    try answerByItself(world, "我正在休假。")
    // Two mailboxes that answer each other's mail pass nothing to and fro.
    try answerByItself(world, "我也在休假。", from: Self.deputy)
    #expect(try recipients(world) == [Self.away, Self.deputy])
    #expect(try world.office.ledger.heldMail().isEmpty)
  }

  @Test(arguments: ["您的邮件已收到，我会尽快处理。", "谢谢来信", ""])
  func aMailboxThatOnlyThanksChangesNothing(words: String) throws {
    let world = try world()
    try answerByItself(world, words)
    #expect(try recipients(world) == [Self.away])
    #expect(try world.office.ledger.heldMail().isEmpty)
  }

  @Test func aStrangersVacationIsNobodys() throws {
    let world = try world()
    try answerByItself(world, "我正在休假。", from: "somebody@else.example")
    #expect(try recipients(world) == [Self.away])
  }

  @Test func whereNobodyStandsInThePenSaysSo() throws {
    let world = try world(deputies: [])
    try answerByItself(world, "我正在休假。")
    #expect(try recipients(world) == [Self.away])
    #expect(try world.office.ledger.heldMail().map(\.reason) == ["officer away"])
  }

  @Test func itMayComeBackToTheEnvelopesSender() throws {
    let world = try world()
    let item = try #require(
      try world.office.ledger.outbox(of: world.letter().id).first { $0.mail.kind == "assigned" })
    let address = BounceAddress(of: item.id, messageID: item.mail.messageID, by: world.office.mint)
    try world.write(
      from: Address(name: nil, mailbox: Self.away), subject: "自动回复", text: "我正在休假。",
      to: try #require(address.written(at: Cast.office)), headers: [("X-Autoreply", "yes")])
    try world.work()
    #expect(try recipients(world) == [Self.away, Self.deputy])
  }

  /// A world in which an officer's answer waits for his leader's yes.
  private func waitingForLeader(acting: [Leader]) throws -> World {
    let units = Cast.register.units.map { unit in
      unit.name != "旗水务局"
        ? unit
        : HandlingUnit(
          name: unit.name, fullName: unit.fullName, officers: unit.officers, leaders: unit.leaders + acting,
          signOff: .smime)
    }
    let world = try World(register: Register(units: units, desks: Cast.register.desks))
    try world.write(from: Cast.citizen, subject: "村里停水", text: "停水三天了。")
    try world.work()
    try world.reply(to: world.last("assigned"), from: Self.away, "答复：管道已于今日修复，村里已经恢复供水，感谢您的监督。")
    try world.work()
    return world
  }

  private func leaderIsAway(_ world: World) throws {
    let request = try world.last("sign-off")
    try world.write(
      from: try #require(request.to.first), subject: "自动回复：" + request.subject, text: "我正在休假。",
      to: request.replyTo.first?.mailbox ?? "", inReplyTo: request.messageID,
      headers: [("X-Autoreply", "yes")])
    try world.work()
  }

  @Test func whatWaitsForALeaderWhoIsAwayGoesToAnother() throws {
    let world = try waitingForLeader(acting: [Leader(name: "钱进", address: "acting@shuiwu.example")])
    let first = try world.last("sign-off")
    try leaderIsAway(world)
    // The acting one's machine answers, too: it is passed to and fro no further.
    try leaderIsAway(world)
    let asked = try world.mails("sign-off", about: world.letter().id)
    #expect(asked.flatMap { $0.to.map(\.mailbox) } == (first.to.map(\.mailbox)) + ["acting@shuiwu.example"])
    #expect(asked.last?.text.contains("管道已于今日修复") == true)
    #expect(try world.letter().events.contains { $0.fact.noteText?.contains("已改发钱进") == true })
    #expect(try world.office.ledger.heldMail().isEmpty)
  }

  @Test func whereNoLeaderStandsInThePenSaysSo() throws {
    let world = try waitingForLeader(acting: [])
    try leaderIsAway(world)
    #expect(try world.office.ledger.heldMail().map(\.reason) == ["officer away"])
    #expect(try world.mails("sign-off", about: world.letter().id).count == 1)
  }

  @Test func whoeverIsAwayByTheYAMLGetsNothingInTheFirstPlace() throws {
    let day = Day("2026-11-23")!
    let away = Officer(
      name: "白雪", address: Self.away, away: [Tenure(since: day, until: Day("2026-11-30")!)])
    let leaders = [
      Leader(name: "赵凯", address: "leader@shuiwu.example", away: [Tenure(since: day, until: day)]),
      Leader(name: "钱进", address: "acting@shuiwu.example", tenure: Tenure(since: day, until: day)),
    ]
    let unit = HandlingUnit(
      name: "旗水务局", fullName: "奈曼旗水务局", officers: [away, Officer(name: "乌兰", address: Self.deputy)],
      leaders: leaders, signOff: .scan)
    #expect(unit.officer(on: day)?.name == "乌兰")
    #expect(unit.leader(on: day)?.name == "钱进", "the acting leader")
    #expect(unit.leader(on: Day("2026-11-24")!)?.name == "赵凯")
    // Whoever is away may still sign from where he is.
    #expect(unit.leader(writingFrom: "leader@shuiwu.example", on: day)?.name == "赵凯")
  }
}

extension Fact {
  fileprivate var noteText: String? {
    guard case .noted(let words) = self else { return nil }
    return words.text
  }
}
