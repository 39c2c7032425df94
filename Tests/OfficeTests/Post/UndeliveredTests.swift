import Domain
import Mail
import Store
import Testing
import Wire
import World

@testable import Office

/// What comes back, and what no server takes.
@Suite struct UndeliveredTests {
  private static let officer = "officer@zhujian.example"

  private func assigned(_ world: World) throws -> OutboxMail {
    try world.write(from: Cast.citizen, subject: "供热", text: "家里不热。")
    try world.work()
    return try #require(
      try world.office.ledger.outbox(of: world.letter().id).first { $0.mail.kind == "assigned" })
  }

  private func notices(_ world: World) throws -> [Message] {
    try world.mails("undelivered", about: world.letter().id)
  }

  /// How often the letter has an event of that kind.
  private func count(_ act: Act, _ world: World) throws -> Int {
    try world.letter().events.count { $0.fact.act == act }
  }

  @Test(arguments: DeliveryReport.Tie.allCases)
  func aDeadAddressOfAUnitEscalatesOnceForEachMail(tie: DeliveryReport.Tie) throws {
    let world = try World { $0.post.returnPath = .verp }
    let mail = try assigned(world)
    for number in 1...3 {
      try world.post(try DeliveryReport(of: mail, in: world.office, tiedBy: tie, number: number).bytes)
    }
    try world.work()
    #expect(try count(.bounce, world) == 1 && count(.escalate, world) == 1)
    let notice = try #require(try notices(world).first)
    #expect(try notices(world).count == 1)
    #expect(notice.to.map(\.mailbox) == [Cast.desk.address])
    for word in ["NM2026000001", "转办件", "旗住建局", Self.officer, "5.1.1"] { #expect(notice.text.contains(word)) }
    #expect(try world.office.ledger.heldMail().isEmpty)
  }

  @Test func aForgedBounceChangesNothing() throws {
    let world = try World { $0.post.returnPath = .verp }
    let mail = try assigned(world)
    let events = try world.letter().events.count
    for number in 1...20 {
      var report = try DeliveryReport(of: mail, in: world.office, tiedBy: .address, number: number)
      report.address = "liuyan+b-\(mail.id)-4q7x0m2k9w5s8a1z@naiman.example"
      try world.post(report.bytes)
    }
    try world.work()
    #expect(try world.letter().events.count == events && notices(world).isEmpty)
    #expect(try world.office.ledger.heldMail().count == 20)
  }

  @Test func aMailThatIsOnlyLateIsRecordedAndNobodyIsAlarmed() throws {
    let world = try World()
    let mail = try assigned(world)
    var report = try DeliveryReport(of: mail, in: world.office, tiedBy: .messageID)
    (report.action, report.status) = ("delayed", "4.4.1")
    try world.post(report.bytes)
    try world.work()
    #expect(try count(.bounce, world) == 1 && count(.escalate, world) == 0 && notices(world).isEmpty)
    // And then it does not arrive after all.
    (report.action, report.status, report.number) = ("failed", "4.4.7", 2)
    try world.post(report.bytes)
    try world.work()
    #expect(try count(.bounce, world) == 2 && count(.escalate, world) == 1 && notices(world).count == 1)
  }

  @Test func theDeputyGetsTheAssignmentAndIsNotAskedTwice() throws {
    let world = try World(register: .withDeputy)
    let mail = try assigned(world)
    try world.post(try DeliveryReport(of: mail, in: world.office, tiedBy: .messageID).bytes)
    try world.work()
    let assigned = try world.mails("assigned", about: world.letter().id)
    #expect(assigned.map(\.to[0].mailbox) == [Self.officer, "deputy@zhujian.example"])
    #expect(try notices(world)[0].text.contains("已改发该单位信息员韩雪"))
    // What he answers counts.
    try world.reply(to: assigned[1], from: "deputy@zhujian.example", "认领")
    try world.work()
    #expect(try world.letter().stage == .handling)
    let second = try #require(
      try world.office.ledger.outbox(of: world.letter().id).last { $0.mail.kind == "assigned" })
    try world.post(try DeliveryReport(of: second, in: world.office, tiedBy: .messageID, number: 2).bytes)
    try world.work()
    #expect(try notices(world).count == 2)
    let leader = try #require(Cast.register.unit("旗住建局")?.leaders.first)
    #expect(try world.last("assigned").to.map(\.mailbox) == [leader.address], "the leader is left")
    let third = try #require(
      try world.office.ledger.outbox(of: world.letter().id).last { $0.mail.kind == "assigned" })
    try world.post(try DeliveryReport(of: third, in: world.office, tiedBy: .messageID, number: 3).bytes)
    try world.work()
    #expect(try world.mails("assigned", about: world.letter().id).count == 3, "and then nobody")
    #expect(try notices(world).last?.text.contains("没有其他可用的邮箱") == true)
  }

  @Test func anAuthorWhoseMailComesBackGetsNothingByItselfAndIsNotForgotten() throws {
    let world = try World()
    try world.write(from: Cast.citizen, subject: "法院已判决的案件", text: "法院已判决。")
    try world.work()
    try world.decline()
    let mails = try world.office.ledger.outbox(of: world.letter().id)
    let receipt = try #require(mails.first { $0.mail.kind == "receipt" })
    try world.post(try DeliveryReport(of: receipt, in: world.office, tiedBy: .messageID).bytes)
    try world.work()
    #expect(try world.letter().authorIsUnreachable && notices(world).isEmpty)
    #expect(try count(.note, world) == 1, "his letter says so")
    // Of a decision that he must know of the desk hears.
    let declined = try #require(mails.first { $0.mail.kind == "declined" })
    try world.post(try DeliveryReport(of: declined, in: world.office, tiedBy: .messageID, number: 2).bytes)
    try world.work()
    #expect(try notices(world).count == 1 && notices(world)[0].text.contains("不予受理告知"))
    // His next letter is a letter; a receipt would come back as well.
    world.now = world.now + 86_400
    try world.write(from: Cast.citizen, subject: "供热", text: "家里不热。")
    try world.work()
    #expect(try world.mails("receipt", about: world.letter(2).id).isEmpty)
    // Once he is heard of again, he can be written to.
    let token = world.office.mint.authorToken(of: try world.letter().id)
    try world.write(from: Cast.citizen, subject: "补充", text: "我换了邮箱。\(token)")
    try world.work()
    #expect(try !world.letter().authorIsUnreachable)
  }

  @Test func aServersRefusalGoesTheSameWay() throws {
    let world = try World(courier: ScriptedCourier([Self.officer: .permanent("mx: 550 5.1.1 no such user")]))
    let mail = try assigned(world)
    #expect(mail.state == .failed)
    guard
      case .bounced(_, "5.1.1")? = try world.letter().events.first(where: { $0.fact.act == .bounce })?.fact
    else {
      Issue.record("it is not recorded")
      return
    }
    #expect(try count(.escalate, world) == 1 && notices(world).count == 1)
    // A bounce that tells of it once more is no news.
    try world.post(try DeliveryReport(of: mail, in: world.office, tiedBy: .messageID).bytes)
    try world.work()
    #expect(try count(.bounce, world) == 1)
  }

  @Test func whatAServerTakesForSpamIsToldToTheDeskOnceADay() throws {
    let spam = DeliveryOutcome.permanent("smtp.163.com: 554 DT:SPM 163 smtp12")
    let world = try World(
      courier: ScriptedCourier(["a@citizen.example": spam, "b@citizen.example": spam]))
    for name in ["a", "b"] {
      try world.write(from: Address(mailbox: "\(name)@citizen.example"), subject: "供热", text: "不热。")
    }
    try world.work()
    let notices = try [1, 2].map { try world.mails("undelivered", about: world.letter($0).id).count }
    #expect(notices == [1, 0])
    #expect(try !world.letter().authorIsUnreachable, "his mailbox is well")
  }

  @Test func aBounceForFrequencyIsNoDeadAddress() throws {
    let world = try World()
    let mail = try assigned(world)
    var report = try DeliveryReport(of: mail, in: world.office, tiedBy: .messageID)
    report.diagnostic = "smtp; 550 Sender frequency limited"
    report.status = "5.0.0"
    try world.post(report.bytes)
    try world.work()
    #expect(try count(.bounce, world) == 0 && count(.hold, world) == 1)
    #expect(try notices(world)[0].text.contains("发信频率过高"), "somebody must send it again")
  }

  @Test func twoOfficersWhoseServersWantNoMoreDoNotPassALetterToAndFro() throws {
    let world = try World(register: .withDeputy)
    _ = try assigned(world)
    for number in 1...5 {
      let last = try #require(
        try world.office.ledger.outbox(of: world.letter().id).last { $0.mail.kind == "assigned" })
      var report = try DeliveryReport(of: last, in: world.office, tiedBy: .messageID, number: number)
      report.diagnostic = "smtp; 550 Sender frequency limited"
      try world.post(report.bytes)
      try world.work()
    }
    #expect(try world.mails("assigned", about: world.letter().id).count == 3, "two officers and their leader")
    #expect(try notices(world).count == 3)
  }

  @Test func aDeadDeskIsToldToTheAdministratorOnceADay() throws {
    let administrator = Official(role: .administrator, name: "巴图", address: "batu@naiman.example")
    let register = Register(
      units: Cast.register.units, desks: Cast.register.desks, officials: [administrator])
    let courier = ScriptedCourier([Cast.desk.address: .permanent("mx: 550 5.1.1 no such user")])
    let world = try World(courier: courier, register: register)
    for citizen in Cast.citizens { try world.write(from: citizen, subject: "来信", text: "你好。") }
    try world.work()
    #expect(courier.recipients.count { $0 == Cast.desk.address } == 3)
    #expect(courier.recipients.count { $0 == administrator.address } == 1)
  }

  @Test func aBounceOfTheCopyIsNotTheAddressees() throws {
    let world = try World {
      $0.post.returnPath = .verp
      $0.post.auditAddress = "audit@naiman.example"
    }
    let mail = try assigned(world)
    var report = try DeliveryReport(of: mail, in: world.office, tiedBy: .address)
    report.recipient = "audit@naiman.example"
    try world.post(report.bytes)
    try world.work()
    #expect(try count(.bounce, world) == 0)
    #expect(try world.office.ledger.heldMail().map(\.reason) == ["bounce"])
  }

  @Test func whatAPersonSeemsToWriteToAReturnAddressIsNoLetter() throws {
    let world = try World { $0.post.returnPath = .verp }
    let mail = try assigned(world)
    try world.write(
      from: Cast.citizens[1], subject: "您好", text: "我在外地。", to: world.office.envelopeSender(of: mail))
    try world.work()
    #expect(try world.office.ledger.heldMail().map(\.reason) == ["returned"])
    #expect(try world.office.ledger.letters().count == 1)
  }

  @Test func theEnvelopeSenderIsAsConfigured() throws {
    for (path, sender) in [
      (ReturnPath.office, Cast.office), (.address("b@naiman.example"), "b@naiman.example"),
      (.null, Cast.office),
    ] {
      let world = try World { $0.post.returnPath = path }
      let mail = try assigned(world)
      #expect(world.office.envelopeSender(of: mail) == sender)
      let receipt = try #require(
        try world.office.ledger.outbox(of: world.letter().id).first { $0.mail.kind == "receipt" })
      #expect(world.office.envelopeSender(of: receipt) == (path == .null ? "" : sender))
    }
  }

  @Test func eachMailLeavesUnderAnAddressOfItsOwn() throws {
    let courier = ScriptedCourier()
    let world = try World(change: { $0.post.returnPath = .verp }, courier: courier)
    _ = try assigned(world)
    let senders = courier.parcels.map(\.envelopeFrom)
    #expect(senders.count == 2 && Set(senders).count == 2)
    for sender in senders {
      #expect(sender.hasPrefix("liuyan+b-") && sender.hasSuffix("@naiman.example"))
      #expect(Token.all(in: sender).isEmpty, "it is no token of a letter")
    }
  }

  @Test func underALoginItComesFromTheLoginAndIsAnsweredToTheOffice() throws {
    let world = try World {
      $0.post = PostRules(from: "naiman@163.example", returnPath: .address("naiman@163.example"))
    }
    let mail = try Message(parsing: assigned(world).mail.bytes)
    #expect(mail.from.map(\.mailbox) == ["naiman@163.example"])
    #expect(mail.replyTo[0].mailbox.hasPrefix("liuyan+nm2026000001-"))
    try world.write(from: mail.from[0], subject: "供热", text: "不热。")
    try world.work()
    #expect(try world.office.ledger.letters().count == 1, "our own mail is no letter")
  }
}

extension Register {
  /// 旗住建局 has a second officer.
  fileprivate static var withDeputy: Register {
    let units = Cast.register.units.map { unit in
      guard unit.name == "旗住建局" else { return unit }
      return HandlingUnit(
        name: unit.name, fullName: unit.fullName,
        officers: unit.officers + [Officer(name: "韩雪", address: "deputy@zhujian.example")],
        leaders: unit.leaders, signOff: unit.signOff)
    }
    return Register(units: units, desks: Cast.register.desks)
  }
}
