import Domain
import Mail
import Store
import Testing
import World

@testable import Office

/// What clerks do with lists that nobody thought of: two of them in one mail, answers to answers, words of their own.
@Suite struct UnusualAnswersTests {
  /// An office where three letters wait, in a list of yesterday's and one of today's.
  private func twoLists() throws -> (world: World, old: Message, new: Message) {
    let world = try World {
      $0.automatic = []
      $0.asksAtOnce = false
      $0.urgentAt = []
    }
    for (subject, text) in [("供热", "家里供热不足。"), ("停水", "村里停水三天了。")] {
      try world.write(from: Cast.citizen, subject: subject, text: text)
      try world.work()
    }
    try go(world, to: "2026-11-24")
    let old = try #require(try mails("morning", world).last)
    try world.decide("2 旗水务局", on: old)
    try world.work()
    world.now = Timestamp(Day("2026-11-24")!, hour: 10)
    try world.write(from: Cast.citizens[1], subject: "噪声", text: "工地噪声太大。")
    try world.work()
    try go(world, to: "2026-11-25")
    return (world, old, try #require(try mails("morning", world).last))
  }

  private func go(_ world: World, to day: String) throws {
    world.now = Timestamp(Day(day)!, hour: 8, minute: 30)
    try world.work()
  }

  private func mails(_ kind: String, _ world: World) throws -> [Message] {
    try world.office.ledger.mail(in: .sent).filter { $0.mail.kind == kind }
      .map { try Message(parsing: $0.mail.bytes) }
  }

  private func told(_ world: World) throws -> String {
    try #require(try mails("morning-understood", world).last).text
  }

  @Test(arguments: ["1 分办", "1 分件办理", "第1件 分办：供热；停水"])
  func whatTakesMoreThanALineIsAskedByAMailOfItsOwn(line: String) throws {
    let world = try World {
      $0.automatic = []
      $0.asksAtOnce = false
      $0.urgentAt = []
    }
    try world.write(from: Cast.citizen, subject: "两件事", text: "一件暖气不热，一件水管没水。")
    try world.work()
    try go(world, to: "2026-11-24")
    try world.decide(line, on: try #require(try mails("morning", world).last))
    try world.work()
    let said = try told(world)
    #expect(said.contains("第1件（NM2026000001）：本件的待受理邮件已另行发出"), "\(said)")
    let decide = try #require(try world.mails("decide", about: world.letter().id).last)
    #expect(decide.text.contains("王敏要求分办"))
    try world.decide("分办\n标题：供热不足\n暖气不热。\n标题：停水\n水管没水。", on: decide)
    try world.work()
    #expect(try world.letter(1).stage == .split && world.letter(3).registration.text.shown == "水管没水。")
  }

  @Test func whatIsAskedByAMailOfItsOwnKeepsTheRestFromNothing() throws {
    let world = try World {
      $0.automatic = []
      $0.asksAtOnce = false
    }
    for (subject, text) in [("两件事", "一件暖气不热，一件水管没水。"), ("供热不足", "幸福小区暖气不热，请尽快解决。")] {
      try world.write(from: Cast.citizen, subject: subject, text: text)
      try world.work()
    }
    try go(world, to: "2026-11-24")
    try world.decide("1 分办\n其余 旗住建局", on: try #require(try mails("morning", world).last))
    try world.work()
    let said = try told(world)
    #expect(said.contains("第1件（NM2026000001）：本件的待受理邮件已另行发出"))
    #expect(try world.letter(1).stage == .registered && world.letter(2).stage == .assigned, "\(said)")
  }

  @Test func theCodeOfALongMailStandsBeforeWhatIsNoLongerRead() throws {
    let world = try World {
      $0.automatic = []
      $0.asksAtOnce = false
    }
    let text = String(repeating: "幸福小区暖气不热，请尽快解决。", count: 30)
    for number in 1...40 {
      let author = Address(name: nil, mailbox: "author\(number)@mail.example")
      try world.write(from: author, subject: "供热\(number)", text: "第\(number)栋：\(text)")
    }
    try world.work()
    try go(world, to: "2026-11-24")
    let mail = try #require(try mails("morning", world).last)
    #expect(mail.isTextCut || mail.text.utf8.count > 40_000)
    let quoted = mail.text.split(separator: "\n", omittingEmptySubsequences: false).map { "> \($0)" }
    try world.decide("1-40 旗住建局\n\n\(quoted.joined(separator: "\n"))", on: mail)
    try world.work()
    let said = try told(world)
    #expect(try world.letter(40).stage == .assigned, "\(said)")
  }

  @Test func aClerksMailThatAnswersNoneOfOursIsAnsweredAtOnce() throws {
    let (world, _, _) = try twoLists()
    let clerk = Address(name: "王敏", mailbox: "wangmin@naiman.example")
    for recipient in [Cast.office, Cast.desk.address] {
      try world.write(from: clerk, subject: "待办", text: "1 旗住建局\n其余 通过", to: recipient)
      try world.work()
      let told = try #require(try mails("morning-understood", world).last)
      #expect(told.to.map(\.mailbox) == [clerk.mailbox] && told.subject == "【没有办理】您的来信")
      #expect(told.text.contains("1 旗住建局") && told.text.contains("没有核验码"), "\(told.text)")
      #expect(DigestCode.all(in: told.text).isEmpty)
    }
    #expect(try world.letter(1).stage == .registered && world.letter(3).stage == .registered)
    #expect(try world.office.ledger.heldMail().map(\.reason) == ["no code", "no code"])
    let before = try mails("morning-understood", world).count
    try world.write(from: Cast.citizen, subject: "待办", text: "1 旗住建局")
    try world.work()
    #expect(try mails("morning-understood", world).count == before, "whoever is no clerk hears nothing of it")
  }

  /// 办公室 and 督查室 answer what they get, also where nothing is asked: that is no letter.
  @Test func soIsThatOfWhoeverHoldsAStandingOffice() throws {
    let world = try World(register: Cast.supervisedRegister)
    let supervisor = try #require(Cast.supervisedRegister.officials.first { $0.role == .supervisor })
    try world.write(
      from: Address(name: supervisor.name, mailbox: supervisor.address), subject: "回复：【办理情况】2026-11-23：新收3件",
      text: "收到，请各单位抓紧办理。")
    try world.work()
    #expect(try world.office.ledger.letters().isEmpty)
    #expect(try world.office.ledger.heldMail().map(\.reason) == ["no code"])
    let told = try #require(try mails("morning-understood", world).last)
    #expect(told.to.map(\.mailbox) == [supervisor.address] && told.text.contains("抓紧办理"))
  }

  @Test func whoeverWritesInAClerksNameFillsHisMailboxNoFurther() throws {
    let (world, _, _) = try twoLists()
    let before = try mails("morning-understood", world).count
    for number in 1...9 {
      try world.write(
        from: Address(name: "王敏", mailbox: "wangmin@naiman.example"), subject: "待办 \(number)",
        text: "\(number) 旗住建局")
    }
    try world.work()
    #expect(try mails("morning-understood", world).count == before + 5)
    #expect(try world.office.ledger.heldMail().count == 9, "all of them wait for a person")
  }

  @Test func theListThatStandsQuotedIsTheOneThatIsAnswered() throws {
    let (world, old, new) = try twoLists()
    // Today's second is the noise; yesterday's was the water.
    try world.reply(
      to: new, from: "wangmin@naiman.example", "2 旗生态环境分局", at: try #require(old.replyTo.first?.mailbox))
    try world.work()
    #expect(try world.letter(3).assignment?.lead == "旗生态环境分局")
    #expect(try world.letter(2).assignment?.lead == "旗水务局")
  }

  @Test func whereTwoListsStandQuotedItIsAskedWhichIsMeant() throws {
    let (world, old, new) = try twoLists()
    let code = try #require(DigestCode.all(in: old.text).first)
    try world.reply(to: new, from: "wangmin@naiman.example", "2 旗民政局\n\n核验码 \(code)")
    try world.work()
    #expect(try told(world).contains("带有两封待办邮件的核验码"))
    #expect(try world.letter(3).stage == .registered && world.letter(2).assignment?.lead == "旗水务局")
    #expect(try world.office.ledger.heldMail().isEmpty)
  }

  @Test func aLaterMailMendsAnEarlierOneAlsoInAnswerToAnotherList() throws {
    let (world, old, new) = try twoLists()
    try world.decide("1 旗民政局", on: old)
    try world.decide("1 待定", on: new)
    try world.work()
    #expect(try world.letter(1).stage == .registered)
    #expect(
      try mails("morning-understood", world).contains { $0.text.contains("已由您随后的来信“1 待定”代替") })
    try world.decide("1 旗民政局", on: old)
    try world.decide("1 旗住建局", on: new)
    try world.work()
    #expect(try world.letter(1).assignment?.lead == "旗住建局")
  }

  @Test func whatWasNotUnderstoodIsMendedByAnsweringThatMail() throws {
    let (world, _, new) = try twoLists()
    try world.decide("2 不知道", on: new)
    try world.work()
    let answer = try #require(try mails("morning-understood", world).last)
    #expect(answer.subject == "【没有读懂】今日待办")
    try world.decide("2 旗生态环境分局吧", on: answer)
    try world.work()
    #expect(try world.letter(3).assignment?.lead == "旗生态环境分局")
    #expect(try world.office.ledger.heldMail().isEmpty)
    // Quoted without a mark its lines are none of his.
    try world.reply(
      to: answer, from: "wangmin@naiman.example", "1 旗水务局\n\n" + answer.text, quoting: false)
    try world.work()
    #expect(try world.letter(1).assignment?.lead == "旗水务局")
  }

  @Test(arguments: ["officer@zhujian.example", "clerk of another desk"])
  func aCodeInTheHandsOfTheOfficesOwnPeopleIsToldToThemAndToItsDesk(sender: String) throws {
    let (world, _, new) = try twoLists()
    let known = sender == "officer@zhujian.example" ? sender : Cast.accountDesk.clerks[0].address
    try world.decide("1 旗住建局", on: new, from: known)
    try world.work()
    #expect(try world.letter(1).stage == .registered)
    let told = try mails("morning-understood", world).suffix(2)
    #expect(Set(told.flatMap(\.to).map(\.mailbox)) == [Cast.desk.address, known])
    #expect(
      told.allSatisfy { DigestCode.all(in: $0.text).isEmpty && $0.replyTo.first?.mailbox == Cast.office })
  }

  @Test func aClerkWhoHasLeftDecidesNothingAndBothHearOfIt() throws {
    let (world, _, new) = try twoLists()
    let gone = Clerk(
      name: "陈刚", address: "chengang@naiman.example", tenure: Tenure(since: nil, until: Day("2026-11-20")!))
    let desk = Desk(
      name: Cast.desk.name, address: Cast.desk.address, clerks: [Cast.desk.clerks[0], gone])
    try world.restart(Register(units: Cast.register.units, desks: [desk, Cast.accountDesk]))
    try world.decide("1 旗住建局", on: new, from: gone.address)
    try world.work()
    #expect(try world.letter(1).stage == .registered)
    let told = try mails("morning-understood", world).suffix(2).flatMap(\.to).map(\.mailbox)
    #expect(Set(told) == [Cast.desk.address, gone.address])
  }

  @Test func aCallThatStandsInTheListIsNotChasedBesideIt() throws {
    let morning = try MorningOfAllKinds()
    let world = morning.world
    for day in ["2026-11-25", "2026-11-26", "2026-11-27"] { try go(world, to: day) }
    #expect(try mails("untold", world).isEmpty)
    #expect(
      try mails("morning", world).last { $0.to[0].mailbox == Cast.desk.address }?.text.contains("】请电话告知")
        == true)
  }

  @Test func whatCameTodayIsDueTomorrowAndSaysSo() throws {
    let world = try World {
      $0.automatic = []
      $0.asksAtOnce = false
    }
    world.now = Timestamp(Day("2026-11-24")!, hour: 7)
    try world.write(from: Cast.citizen, subject: "供热", text: "家里供热不足。")
    try world.work()
    try go(world, to: "2026-11-24")
    let list = try #require(try mails("morning", world).last)
    #expect(list.subject == "【今日待办】11月24日：1件")
    #expect(list.text.contains("【1】待受理　NM2026000001　11月25日前办理"))
  }

  @Test func theRestSaysNothingOfWhatIsDecidedAlready() throws {
    let (world, _, new) = try twoLists()
    try world.decide("1 旗住建局", on: new)
    try world.work()
    try world.decide("其余 通过", on: new)
    try world.work()
    #expect(try told(world).contains("NM2026000003") && !(try told(world)).contains("NM2026000001"))
    try world.decide("其余 通过", on: new)
    try world.work()
    #expect(try told(world).contains("没有其余未办理的件"))
  }

  @Test func aLetterOfTwoItemsIsAskedAboutByBothNumbers() throws {
    let id = LetterID("NM2026000007")!
    let names = UnitNames(Cast.register, on: Day("2026-11-24")!)
    func steps(_ line: String) -> [TriageAnswer.Step] {
      TriageAnswer(
        reading: [line], about: [1, 2, 3], names, letters: [2: LetterID("NM2026000008")!],
        severally: [id: [1, 3]], vocabularies: [1: .question(.extend), 2: .letters, 3: .question(.call)]
      ).steps
    }
    #expect(
      steps("NM2026000007 同意").map(\.act) == [
        .refuse("未办理：NM2026000007在本邮件中有第1件、第3件，请写明序号，如：1 通过")
      ])
    #expect(steps("1 NM2026000007 同意").map(\.act) == [.decide(.agree, .one)])
    #expect(steps("NM2026000008 旗住建局").map(\.number) == [2])
  }

  @Test(arguments: [
    ("1 不公開：涉及隐私", TriageWord.said("不公開：涉及隐私")), ("1 退 回：未写时间", .said("退 回：未写时间")), ("1 同意公开", .agree),
    ("1 可以公开", .agree), ("1 没问题", .agree), ("1 通过吧", .agree),
  ])
  func wordsAsPeopleWriteThemAreRead(line: String, word: TriageWord) {
    let names = UnitNames(Cast.register, on: Day("2026-11-24")!)
    let steps = TriageAnswer(
      reading: [line], about: [1, 2], names, vocabularies: [1: .question(.review), 2: .letters]
    ).steps
    #expect(steps.map(\.act) == [.decide(word, .one)])
    if case .said(let said) = word { #expect(DeskWord(reading: said) != nil) }
  }

  @Test func toPublishIsNoAnswerToWhomAsksForTheContrary() {
    let names = UnitNames(Cast.register, on: Day("2026-11-24")!)
    let steps = TriageAnswer(
      reading: ["1 同意公开"], about: [1, 2], names, vocabularies: [1: .question(.authorWish), 2: .letters]
    ).steps
    #expect(!steps.contains { if case .decide = $0.act { true } else { false } })
  }

  @Test(arguments: [
    ("1 退回：未写时间\n3 水管", true), ("1 退回：有两点：1、时间；\n2 由谁", false),
    ("1 退回：未写时间\n3号楼怎么收费", false), ("1 退回：未写时间，\n由谁负责", false),
  ])
  func anUnreadItemBelowAReasonStopsOnlyItself(lines: String, isDone: Bool) {
    let names = UnitNames(Cast.register, on: Day("2026-11-24")!)
    let steps = TriageAnswer(
      reading: [lines], about: [1, 2, 3], names,
      vocabularies: [1: .question(.review), 2: .letters, 3: .letters]
    ).steps
    let isDecided = steps.contains { step in
      if case .decide = step.act { step.number == 1 } else { false }
    }
    #expect(isDecided == isDone, "\(steps)")
  }
}

/// What one clerk alone is asked, so that nobody confirms his own.
@Suite struct PersonalListTests {
  private func compared(until next: Timestamp = Timestamp(Day("2026-11-25")!, hour: 8, minute: 30)) throws
    -> World
  {
    let world = try World.evening()
    world.now = Timestamp(Day("2026-11-24")!, hour: 8, minute: 30)
    try world.work()
    let list = try #require(try mails("morning", world).last)
    let heading = try #require(list.text.split(separator: "\n").first { $0.contains("】待核对盖章件") })
    let number = heading.dropFirst().prefix { $0 != "】" }
    try world.decide("\(number) 三项无误", on: list)
    try world.work()
    world.now = next
    try world.work()
    return world
  }

  private func mails(_ kind: String, _ world: World) throws -> [Message] {
    try world.office.ledger.mail(in: .sent).filter { $0.mail.kind == kind }
      .map { try Message(parsing: $0.mail.bytes) }
  }

  private func list(of address: String, _ world: World) throws -> Message? {
    try mails("morning", world).last { $0.to.map(\.mailbox) == [address] }
  }

  @Test func theSecondClerkHasAListOfHisOwnWithTheScan() throws {
    let world = try compared()
    let list = try #require(try list(of: "chengang@naiman.example", world))
    #expect(list.subject == "【今日待办】11月25日：1件，今日应办1件" && list.text.contains("本邮件只发给陈刚本人"))
    #expect(list.attachments.map(\.name) == ["NM2026000002-1.pdf"])
    #expect(try self.list(of: "wangmin@naiman.example", world) == nil, "who was first is not asked")
    let desks = try #require(try self.list(of: Cast.desk.address, world))
    #expect(!desks.text.contains("待核对盖章件"), "the desk's own list does not tell of it")
    try world.decide("1 三项无误", on: list, from: "chengang@naiman.example")
    try world.work()
    #expect(try world.letter(2).stage == .signedOff)
    #expect(try mails("morning-understood", world).last?.to.map(\.mailbox) == ["chengang@naiman.example"])
  }

  /// An answer is published within a working day of its coming: with a day for each who looks at it, it would not be.
  @Test func whatTheFirstHasComparedInTheMorningTheSecondIsAskedInTheAfternoon() throws {
    let world = try compared(until: Timestamp(Day("2026-11-24")!, hour: 14, minute: 30))
    let list = try #require(try list(of: "chengang@naiman.example", world))
    #expect(list.subject == "【新增急件】11月24日：1件，今日应办1件", "\(list.subject)")
  }

  @Test func anotherClerkOfTheDeskDoesNothingWithItsCode() throws {
    let world = try compared()
    let list = try #require(try list(of: "chengang@naiman.example", world))
    try world.decide("1 三项无误", on: list, from: "wangmin@naiman.example")
    try world.work()
    #expect(try world.letter(2).stage == .replied)
    #expect(try world.office.ledger.heldMail().last?.reason == "not a clerk")
    let told = try mails("morning-understood", world).suffix(2).flatMap(\.to).map(\.mailbox)
    #expect(Set(told) == [Cast.desk.address, "wangmin@naiman.example"], "both hear of it")
  }

  @Test func whatNobodyAnswersIsListedAgainAndWhereAllHaveLeftTheDeskIsAsked() throws {
    let world = try compared()
    world.now = Timestamp(Day("2026-11-26")!, hour: 8, minute: 30)
    try world.work()
    #expect(try list(of: "chengang@naiman.example", world)?.text.contains("再次列出") == true)
    let left = Desk(
      name: Cast.desk.name, address: Cast.desk.address,
      clerks: [
        Cast.desk.clerks[0], Clerk(name: "新来的", address: "new@naiman.example"),
      ])
    try world.restart(
      Register(units: Cast.register.units, desks: [left, Cast.accountDesk], duty: Cast.duty))
    world.now = Timestamp(Day("2026-11-27")!, hour: 8, minute: 30)
    try world.work()
    let desks = try #require(try list(of: Cast.desk.address, world))
    #expect(desks.text.contains("待核对盖章件　NM2026000002"))
  }
}
