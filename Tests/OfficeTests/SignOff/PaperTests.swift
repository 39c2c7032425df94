import Domain
import Mail
import Testing
import World

@testable import Office

/// Answers that a leader signs on paper.
@Suite struct PaperTests {
  private static let line = "原件已收 2026-11-23 EMS 奈水发〔2026〕12号"

  private func world(isLed: Bool = true) throws -> World {
    let units = Cast.register.units.map { unit in
      unit.name != "旗水务局"
        ? unit
        : HandlingUnit(
          name: unit.name, fullName: unit.fullName, officers: unit.officers,
          leaders: isLed ? unit.leaders : [],
          subUnits: [SubUnit(name: "供水所", address: "sub@shuiwu.example")], signOff: .paper)
    }
    let world = try World(register: Register(units: units, desks: Cast.register.desks))
    try world.write(from: Cast.citizen, subject: "村里停水", text: "停水三天了。")
    try world.work()
    return world
  }

  private func answered() throws -> World {
    let world = try world()
    #expect(try world.last("assigned").text.contains("原件送达或寄达本中心"))
    try world.reply(to: world.last("assigned"), from: "officer@shuiwu.example", "答复：已恢复供水。")
    try world.work()
    #expect(try world.letter().stage == .replied)
    return world
  }

  @Test func theAnswerCountsOnceTheDeskHasThePaper() throws {
    let world = try answered()
    try world.decide(Self.line, on: world.last("confirm-paper"))
    try world.work()
    let letter = try world.letter()
    #expect(letter.stage == .published)
    #expect(letter.signOff?.way == .paper(note: "2026-11-23 EMS 奈水发〔2026〕12号"))
    #expect(letter.signOff?.proof?.confirmedBy == ["王敏"])
    let bundle = try Bundle(
      of: EvidenceBundle(
        of: letter, in: world.office.ledger, templates: world.office.templates,
        trust: Certificates.shared.trust))
    #expect(try bundle.read("README").contains("奈水发〔2026〕12号"))
    #expect(try bundle.run() == 0)
  }

  @Test func whoeverWaitsForThePaperReadsThatItsUnitTookItBack() throws {
    let world = try answered()
    let first = try world.last("confirm-paper")
    try world.reply(
      to: world.last("assigned"), from: "officer@shuiwu.example", "先不要公开，数据有误", quoting: false)
    try world.work()
    #expect(try world.last("confirm-paper").text.contains("来信要求暂不公开：“先不要公开，数据有误”"))
    #expect(try world.last("stopped").text.contains("由核对纸质原件的工作人员和本中心审核人员决定"))
    try world.decide(Self.line, on: first)
    try world.work()
    #expect(try world.letter().stage == .replied, "the first code is void")
    try world.decide(Self.line, on: world.last("confirm-paper"))
    try world.work()
    #expect(try world.letter().stage == .signedOff && world.count("review") == 1)
  }

  @Test(arguments: [
    ("原件已收", "收件日期、送件人或快递、文号"), ("原件已收 2026-11-23 EMS", "文号"), ("原件已收 EMS 无文号", "收件日期"),
    ("原件已收：2026-11-24 EMS 无文号", "收件日期"), ("原件已收 2026-11-23 奈水发〔2026〕12号", "送件人或快递"),
    ("原件已收 2026-11-23 EMS 无文号 但没盖公章", "“但没盖公章”不像送件人或快递"), ("原件已收 2026-11-23 EMS 第12号，缺签字", "缺签字"),
    ("原件已收 2026-11-23 复印件 无文号", "复印件"), ("原件收到了吗 2026-11-23 EMS 无文号", "了吗"),
    ("通过", "原件已收"),
  ])
  func whatIsMissingIsAskedBack(words: String, missing: String) throws {
    let world = try answered()
    let question = try world.last("confirm-paper")
    try world.decide(words, on: question)
    try world.work()
    #expect(try world.letter().stage == .replied)
    #expect(try world.last("understood").text.contains(missing))
    try world.decide(Self.line, on: question)
    try world.work()
    #expect(try world.letter().stage == .published)
  }

  @Test func itMayBeSentBack() throws {
    let world = try answered()
    try world.decide("退回：公章不清晰", on: world.last("confirm-paper"))
    try world.work()
    #expect(try world.letter().stage == .handling)
  }

  @Test func aTextChangedAfterwardsNeedsItsOwnPaper() throws {
    let world = try answered()
    let old = try world.last("confirm-paper")
    try world.reply(to: world.last("assigned"), from: "officer@shuiwu.example", "答复：今晚恢复供水。")
    try world.work()
    try world.decide(Self.line, on: old)
    try world.work()
    #expect(try world.letter().stage == .replied)
  }

  @Test func theCommandLineSaysItAsWell() throws {
    let world = try answered()
    let clerk = Party(.clerk, name: "王敏")
    let done = try world.office.record(
      SpokenWord(.answer, by: "白雪", paper: "2026-11-23 专人 无文号"), on: world.letter().id, by: clerk,
      at: world.now)
    try world.work()
    #expect(done.contains("原件已收"))
    #expect(try world.letter().stage == .published)
  }

  private func recordPaper(by clerk: String, in world: World) throws {
    _ = try world.office.record(
      SpokenWord(.answer, by: "白雪", paper: "2026-11-23 专人 无文号"), on: world.letter().id,
      by: Party(.clerk, name: clerk), at: world.now)
    try world.work()
  }

  @Test func aPaperSignsOffNothingThatIsSignedOffOtherwise() throws {
    let world = try World()
    try world.write(from: Cast.citizen, subject: "供热", text: "家里不热。")
    try world.work()
    try world.reply(to: world.last("assigned"), from: "officer@zhujian.example", "答复：已修复。")
    try world.work()
    #expect(throws: NotRecorded.notNow("its answer is not one that waits for its paper")) {
      try recordPaper(by: "王敏", in: world)
    }
    #expect(try world.letter().stage == .replied && world.letter().signOff == nil)
  }

  @Test func norOneWhoseScanWaits() throws {
    let world = try World()
    try world.write(from: Cast.citizen, subject: "村里停水", text: "停水三天了。")
    try world.work()
    try world.reply(
      to: world.last("assigned"), from: "officer@shuiwu.example", "答复：已恢复供水。", attachments: [World.scan])
    try world.work()
    #expect(throws: NotRecorded.self) { try recordPaper(by: "王敏", in: world) }
    #expect(try world.letter().stage == .replied && world.count("confirm-scan") == 1)
  }

  @Test func whoeverTheRegisterDoesNotNameConfirmsNoPaper() throws {
    let world = try answered()
    #expect(throws: NotRecorded.self) { try recordPaper(by: "root", in: world) }
    #expect(try world.letter().stage == .replied)
    try recordPaper(by: "王敏", in: world)
    #expect(try world.letter().stage == .published)
    let question = try world.office.ledger.questions(about: world.letter().id).last {
      $0.kind == QuestionKind.confirmPaper.rawValue
    }
    #expect(question?.answeredBy == "王敏")
  }

  @Test(arguments: [true, false])
  func whatASubUnitAnswersCountsOnceThePaperIsThere(isLed: Bool) throws {
    let world = try world(isLed: isLed)
    try world.reply(to: world.last("assigned"), from: "officer@shuiwu.example", "转 供水所")
    try world.work()
    try world.reply(to: world.last("sub-unit"), from: "sub@shuiwu.example", "答复：已恢复供水，请放心使用。")
    try world.work()
    #expect(try world.held() == [] && world.letter().stage == .replied)
    // Its unit has it printed and sealed.
    if isLed {
      let asked = try world.last("sign-off")
      #expect(asked.to.map(\.mailbox) == ["officer@shuiwu.example"])
      #expect(asked.text.contains("将原件送达或寄达本中心") && asked.text.contains("供水所拟答复如下"))
    }
    try world.decide(Self.line, on: world.last("confirm-paper"))
    try world.work()
    #expect(try world.letter().stage == .published)
  }

  /// And no further where the leader's is as dead: each is written to once.
  @Test func whatIsToBePrintedGoesToTheLeaderWhereItsOfficersMailboxIsDead() throws {
    let world = try world()
    try world.reply(to: world.last("assigned"), from: "officer@shuiwu.example", "转 供水所")
    try world.work()
    try world.reply(to: world.last("sub-unit"), from: "sub@shuiwu.example", "答复：已恢复供水，请放心使用。")
    try world.work()
    for number in 1...3 {
      let asked = try #require(
        try world.office.ledger.outbox(of: world.letter().id).last { $0.mail.kind == "sign-off" })
      try world.post(
        try DeliveryReport(of: asked, in: world.office, tiedBy: .messageID, number: number).bytes)
      try world.work()
    }
    let asked = try world.mails("sign-off", about: world.letter().id).flatMap { $0.to.map(\.mailbox) }
    #expect(asked == ["officer@shuiwu.example", "leader@shuiwu.example"])
  }

  @Test func whoeverTypedTheAnswerDoesNotConfirmItsPaper() throws {
    let world = try world()
    _ = try world.office.record(
      SpokenWord(.answer, by: "白雪", text: "已恢复供水。", paper: "2026-11-23 专人 无文号"),
      on: world.letter().id, by: Party(.clerk, name: "王敏"), at: world.now)
    try world.work()
    let question = try world.last("confirm-paper")
    #expect(question.to.map(\.mailbox) == ["chengang@naiman.example"])
    try world.decide(Self.line, on: question)
    try world.work()
    #expect(try world.letter().stage == .replied)
    try world.decide(Self.line, on: question, from: "chengang@naiman.example")
    try world.work()
    #expect(try world.letter().stage == .published)
  }

  @Test(arguments: [
    ("2026-11-25 EMS 奈水发〔2026〕12号", "2026-11-25 EMS 奈水发〔2026〕12号"),
    ("11月25日，专人送达，无文号", "2026-11-25 专人送达 无文号"),
    ("EMS、昨天、第12号", "2026-11-25 EMS 第12号"), ("2026年11月2日；机要 交换；奈发[2026]7号", "2026-11-02 机要 交换 奈发[2026]7号"),
    ("12月30日 顺丰 1号", "2025-12-30 顺丰 1号"),
  ])
  func aReceiptIsReadInAnyOrder(words: String, note: String) {
    #expect(PaperReceipt(reading: words, on: Day("2026-11-26")!).note == note)
  }
}
