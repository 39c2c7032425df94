import Domain
import Mail
import Testing
import World

@testable import Office

/// Letters that accuse whoever might get to read them.
@Suite struct AccusedTests {
  private func accuse(
    _ text: String, subject: String = "供热", in world: World, attachments: [Mail.Attachment] = []
  ) throws {
    try world.write(from: Cast.citizen, subject: subject, text: text, attachments: attachments)
    try world.work()
  }

  private static let coordinated = Register(
    units: Cast.register.units, desks: Cast.register.desks,
    officials: [
      Official(role: .coordinator, name: "李国栋", address: "zhengfuban@naiman.example"),
      Official(role: .supervisor, name: "白玉兰", address: "ducha@naiman.example"),
    ])

  @Test func whoeverAccusesAUnitWaitsForAPersonThoughEverythingIsAutomatic() throws {
    let world = try World()
    try accuse("旗住建局不作为，供热问题三年没人管。", in: world)
    #expect(try world.letter().stage == .registered)
    #expect(try world.letter().accusation?.units == ["旗住建局"])
    let decide = try world.last("decide")
    #expect(decide.text.contains("可能举报旗住建局或其工作人员（旗住建局、不作为）：请勿转给被反映的单位"))
    #expect(!decide.text.contains("受理 旗住建局"), "what is refused is not proposed")
    #expect(
      try world.office.ledger.mail(in: .sent).allSatisfy { $0.mail.recipient != "officer@zhujian.example" })
  }

  @Test(arguments: [
    "实名举报王强受贿，小区供热不足。", "我要举报于洋索贿，供热没人管。", "于洋推诿不作为，打电话骂人，供热不足。", "住房和城乡建设局的人吃拿卡要，供热不足。",
  ])
  func aNameAloneAccusesWhoseUnitItIs(text: String) throws {
    let world = try World()
    try accuse(text, in: world)
    #expect(try world.letter().accusation?.units == ["旗住建局"] && world.letter().stage == .registered)
  }

  @Test func aTipOffWaitsForAPersonWhoeverIsMeant() throws {
    let world = try World()
    try accuse("我要举报！供热不足，有人卖煤。", subject: "举报供热", in: world)
    try #require(try world.letter().accusation == nil)
    #expect(try world.letter().classification?.category == .tipOff && world.letter().stage == .registered)
    #expect(try world.last("decide").text.contains("未认出被反映的单位"))
  }

  @Test func theNumbersOfWhoeverWroteStayWithTheDesk() throws {
    let world = try World()
    let numbers = ["13900001234", "150525199003071233", "limei@citizen.example", "6222021234567890128"]
    try accuse(
      "三号楼供热不足。联系我：13900001234，身份证150525199003071233，邮箱limei@citizen.example，银行卡6222021234567890128，家住3号楼2单元501",
      in: world)
    let mail = try world.last("assigned")
    for number in numbers { #expect(!mail.text.contains(number)) }
    #expect(mail.text.contains("3号楼2单元501") && mail.text.contains("[联系方式已隐去]"))
  }

  @Test func aClerkWhoseDeskIsAccusedMarksNothing() throws {
    let world = try World(register: Self.coordinated)
    try accuse("网站管理中心的王敏敷衍了事。", in: world)
    try world.write(from: Cast.citizens[1], subject: "供热", text: "家里供热不足。")
    try world.work()
    let (accusing, other) = (try world.letter(1).id, try world.letter(2).id)
    let clerk = Party(.clerk, name: "王敏")
    #expect(throws: OfficeError.pastTheDesk(accusing)) {
      try world.office.mark(accusing, urgent: true, by: clerk, at: world.now)
    }
    #expect(throws: OfficeError.pastTheDesk(accusing)) {
      try world.office.merge(other, into: accusing, by: clerk, at: world.now)
    }
  }

  /// He may be the matter, in words that no rule knows; whoever thanks him accuses nobody.
  @Test func aLetterThatNamesSomebodyOfTheUnitIsLookedAtByAPerson() throws {
    let world = try World()
    try accuse("供热不足，找于洋好几次都不理我们。", in: world)
    #expect(try world.letter(1).stage == .accepted && world.letter(1).accusation == nil)
    #expect(try world.last("decide").text.contains("信中提到旗住建局的于洋：请核对是否反映其本人"))
    try world.write(from: Cast.citizens[1], subject: "感谢", text: "表扬于洋，家里供热好了，送锦旗一面。")
    try world.work()
    let thanks = try world.letter(2)
    #expect(thanks.classification?.category == .thanks)
    #expect(try world.mails("decide", about: thanks.id).allSatisfy { !$0.text.contains("请核对是否反映其本人") })
  }

  @Test func aDeskThatIsAUnitAsWellIsNamedOnce() {
    let accusation = Accusation(
      of: [.desk("网站管理中心"), .unit("网站管理中心"), .unit("旗住建局")], because: ["敷衍了事"])
    #expect(accusation.names(\.chinese) == ["网站管理中心或其工作人员", "旗住建局或其工作人员"])
    #expect(accusation.names(\.name) == ["网站管理中心", "旗住建局"])
  }

  @Test func theDigestShowsNothingOfWhatAccusesADeskThatNobodyStandsAbove() throws {
    let world = try World { $0.asksAtOnce = false }
    try accuse("网站管理中心敷衍了事", subject: "王敏态度恶劣", in: world)
    for _ in 0..<30 where try world.everyMail().allSatisfy({ !$0.text.contains("huiyin show") }) {
      world.now = world.now + 3600
      try world.work()
    }
    let mails = try world.everyMail().filter { $0.recipient == Cast.desk.address }
    #expect(mails.contains { $0.text.contains("huiyin show NM2026000001") })
    #expect(mails.allSatisfy { !$0.text.contains("王敏态度") && !$0.text.contains("敷衍") })
  }

  @Test func theAccusedUnitGetsItOnlyWhenThatIsSaidTwiceAndThenWithoutItsAuthor() throws {
    let world = try World()
    try accuse(
      "旗住建局王强局长以权谋私，供热问题没人管。\n李 梅梅 电话13900001234，家住3号楼2单元501", in: world, attachments: [World.photo])
    let decide = try world.last("decide")
    for line in ["受理 旗住建局", "受理 旗民政局 配合 旗住建局"] {
      try world.decide(line, on: decide)
      try world.work()
      #expect(try world.letter().stage == .registered)
      #expect(try world.last("understood").text.contains("请写“仍转 旗住建局”"))
    }
    try world.decide("仍转 旗住建局", on: decide)
    try world.work()
    #expect(try world.letter().stage == .registered)
    #expect(try world.last("understood").text.contains("请先写“标题：… 摘要：…”"))
    _ = try world.office.word(
      world.letter().id, Wording(title: "小区供热", summary: "反映小区供热问题长期未解决。"),
      by: Party(.clerk, name: "王敏"), at: world.now)
    try world.decide("仍转 旗住建局", on: decide)
    try world.work()
    #expect(try world.letter().assignment?.lead == "旗住建局")
    let mail = try world.last("assigned")
    for trace in ["李梅梅", "李 梅梅", "13900001234", "3号楼2单元", "漏水现场", "以权谋私", "没人管"] {
      #expect(!mail.text.contains(trace) && !mail.subject.contains(trace))
    }
    #expect(mail.text.contains("反映小区供热问题长期未解决。") && mail.text.contains("可能透露网民身份"))
    #expect(mail.attachments.isEmpty)
  }

  @Test func anotherUnitGetsItWithoutItsAuthor() throws {
    let world = try World()
    try accuse("旗住建局工作人员态度恶劣。\n联系人：李梅梅 13900001234", in: world, attachments: [World.photo])
    try world.decide("受理 旗民政局", on: try world.last("decide"))
    try world.work()
    let mail = try world.last("assigned")
    #expect(mail.text.contains("态度恶劣") && mail.attachments.isEmpty)
    for trace in ["李梅梅", "13900001234", "limeimei"] { #expect(!mail.text.contains(trace)) }
  }

  @Test func theCommandAsksForTheSame() throws {
    let world = try World()
    try accuse("举报旗住建局", in: world)
    let clerk = Party(.clerk, name: "王敏")
    let id = try world.letter().id
    #expect(throws: OfficeError.accused("旗住建局")) {
      try world.office.assign(id, lead: "旗住建局", cooperating: [], by: clerk, at: world.now)
    }
    #expect(try world.letter().stage == .registered, "nothing is half done")
    #expect(throws: OfficeError.accusedUnworded(id, "旗住建局")) {
      try world.office.assign(
        id, lead: "旗住建局", cooperating: [], by: clerk, at: world.now, despiteAccusation: true)
    }
    _ = try world.office.word(id, Wording(title: "服务", summary: "反映服务问题。"), by: clerk, at: world.now)
    _ = try world.office.assign(
      id, lead: "旗住建局", cooperating: [], by: clerk, at: world.now, despiteAccusation: true)
    #expect(try world.letter().stage == .assigned)
  }

  @Test func whatAccusesTheDeskGoesPastItToTheCoordinator() throws {
    let world = try World(register: Self.coordinated)
    try accuse("网站管理中心的王敏敷衍了事，我写的信没有人看。", subject: "关于不回信", in: world)
    #expect(try world.everyMail().allSatisfy { $0.recipient != Cast.desk.address || !$0.text.contains("敷衍") })
    let decide = try world.last("decide")
    #expect(decide.to.map(\.mailbox) == ["zhengfuban@naiman.example"] && decide.text.contains("敷衍了事"))
    // Not with the coordinator's code either.
    try world.decide("不予受理 七", on: decide)
    try world.work()
    #expect(try world.office.ledger.heldMail().map(\.reason) == ["not a clerk"])
    let id = try world.letter().id
    #expect(throws: OfficeError.pastTheDesk(id)) {
      try world.office.decline(id, ground: .other, by: Party(.clerk, name: "王敏"), at: world.now)
    }
    try world.decide("受理 旗民政局", on: decide, from: "zhengfuban@naiman.example")
    try world.work()
    #expect(try world.letter().stage == .assigned)
    #expect(try world.letter().events.last { $0.fact.act == .assign }?.by.name == "李国栋")
    #expect(try world.last("understood").to.map(\.mailbox) == ["zhengfuban@naiman.example"])
  }

  @Test func aSealedScanIsConfirmedByTwoOfThoseWhoStandAboveTheDesk() throws {
    let world = try World(register: Self.coordinated)
    try accuse("网站管理中心敷衍了事。", subject: "不回信", in: world)
    try world.decide("受理 旗民政局", on: try world.last("decide"), from: "zhengfuban@naiman.example")
    try world.work()
    try world.reply(
      to: try world.last("assigned"), from: "officer@minzheng.example", "答复：已督促改进。",
      attachments: [World.scan])
    try world.work()
    for sender in ["zhengfuban@naiman.example", "ducha@naiman.example"] {
      let question = try world.last("confirm-scan")
      #expect(question.to.map(\.mailbox) == [sender])
      try world.decide("三项无误", on: question, from: sender)
      try world.work()
    }
    #expect(try world.letter().stage == .signedOff)
    #expect(try world.last("review").to.map(\.mailbox) == ["zhengfuban@naiman.example"])
  }

  @Test func anAccusedCoordinatorDoesNotDecideOnTheCommandLineEither() throws {
    let world = try World(register: Self.coordinated)
    try accuse("网站管理中心不作为，政府办李国栋包庇他们。", subject: "举报", in: world)
    let id = try world.letter().id
    #expect(throws: OfficeError.pastTheDesk(id)) {
      try world.office.decline(id, ground: .other, by: Party(.clerk, name: "李国栋"), at: world.now)
    }
    try world.office.decline(id, ground: .other, by: Party(.clerk, name: "白玉兰"), at: world.now)
    #expect(try world.letter().stage == .declined)
  }

  @Test func whatAccusesTheCoordinatorAsWellGoesToTheSupervisor() throws {
    let world = try World(register: Self.coordinated)
    try accuse("网站管理中心不作为，政府办李国栋包庇他们。", subject: "举报", in: world)
    #expect(try world.last("decide").to.map(\.mailbox) == ["ducha@naiman.example"])
  }

  @Test func whatAccusesTheCoordinatorAloneIsTheDesksToDecide() throws {
    let world = try World(register: Self.coordinated)
    try accuse("政府办公室李国栋公车私用", subject: "举报", in: world)
    #expect(try world.last("decide").to.map(\.mailbox) == [Cast.desk.address])
    let id = try world.letter().id
    #expect(throws: OfficeError.desksOwn(id)) {
      try world.office.decline(id, ground: .other, by: Party(.clerk, name: "李国栋"), at: world.now)
    }
  }

  @Test func whereNobodyStandsAboveTheDeskItIsToldOfTheLetterAndShownNothing() throws {
    let world = try World()
    try accuse("网站管理中心敷衍了事", subject: "王敏态度恶劣", in: world)
    let decide = try world.last("decide")
    #expect(decide.to.map(\.mailbox) == [Cast.desk.address])
    #expect(!decide.text.contains("态度恶劣，") && !decide.subject.contains("王敏"))
    #expect(decide.text.contains("huiyin show NM2026000001"))
  }

  @Test func whatIsAddedAgainstTheUnitThatHasTheLetterDoesNotGoToIt() throws {
    let world = try World()
    let receipt = try world.letterWithReceipt()
    #expect(try world.letter().assignment?.lead == "旗住建局")
    try world.add("旗住建局的人来过一次，张口要钱，态度恶劣。", to: receipt)
    #expect(try world.count("supplement") == 0)
    #expect(try world.letter().accusation?.units == ["旗住建局"])
    let question = try world.last("follow-up")
    for words in ["张口要钱", "可能举报旗住建局", "正在办理本件", "受理 单位名"] { #expect(question.text.contains(words)) }
    #expect(!question.text.contains("重办"))
    try world.decide("受理 旗住建局", on: question)
    try world.work()
    #expect(try world.letter().assignment?.lead == "旗住建局" && world.letter().assignment?.round == 1)
    try world.decide("受理 旗水务局", on: question)
    try world.work()
    #expect(try world.letter().assignment?.lead == "旗水务局")
    #expect(try world.last("void").to.map(\.mailbox) == ["officer@zhujian.example"])
  }

  @Test func anAuthorWhoAccusesIsNotMadeToTakeItBack() throws {
    let world = try World()
    try accuse("旗住建局不作为", in: world)
    try world.decide("受理 旗民政局", on: try world.last("decide"))
    try world.work()
    try world.add("撤回", to: try world.last("receipt"))
    #expect(try world.letter().stage == .assigned)
    #expect(try world.count("author-asks") == 1)
  }

  @Test func aComplaintAboutAColdHouseGoesOnAsEver() throws {
    let world = try World()
    try accuse("物业推诿扯皮，供热不足，请旗住建局查处乱收费。", in: world)
    #expect(try world.letter().accusation == nil && world.letter().stage == .assigned)
  }

  @Test(arguments: ["仍转 旗住建局", "仍转：旗住建局 配合 旗水务局", "【仍转】旗住建局"])
  func sayingItTwiceIsOneLine(line: String) {
    let names = UnitNames(Cast.register, on: Day("2026-11-23")!)
    guard case .acceptDespite("旗住建局", _)? = TriageWord(reading: line, names) else {
      Issue.record("\(line) is \(String(describing: TriageWord(reading: line, names)))")
      return
    }
  }

  @Test(arguments: ["仍转", "仍转 配合 旗水务局"])
  func withoutAUnitItIsNothing(line: String) {
    #expect(TriageWord(reading: line, UnitNames(Cast.register, on: Day("2026-11-23")!)) == nil)
  }
}
