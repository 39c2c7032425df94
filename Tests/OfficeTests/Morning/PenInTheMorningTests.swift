import Domain
import Mail
import Store
import Testing
import World

@testable import Office

/// The desk's daily mail about the holding pen, and what its clerks answer.
@Suite struct PenInTheMorningTests {
  private static let officer = Address(name: "于洋", mailbox: "officer@zhujian.example")

  private func automatic(_ world: World, _ subject: String = "供热", from sender: Address = Cast.citizen) throws
  {
    try world.write(from: sender, subject: subject, text: "家里不热。", headers: [("Precedence", "bulk")])
    try world.work()
  }

  private func mails(_ kind: String, _ world: World) throws -> [Message] {
    try world.office.ledger.mail(in: .sent).filter { $0.mail.kind == kind }
      .map { try Message(parsing: $0.mail.bytes) }
  }

  /// An office that was told of entry 1, 2 … on the day after they came.
  private func told(of subjects: String...) throws -> (world: World, digest: Message) {
    let world = try World()
    for subject in subjects { try automatic(world, subject) }
    try next(world)
    return (world, try #require(try mails("morning", world).last))
  }

  private func next(_ world: World, _ day: String = "2026-11-24") throws {
    world.now = Timestamp(Day(day)!, hour: 9)
    try world.work()
  }

  @discardableResult
  private func answer(
    _ digest: Message, _ words: String, in world: World, from clerk: String = "wangmin@naiman.example"
  ) throws -> String {
    let before = try mails("morning-understood", world).count
    try world.decide(words, on: digest, from: clerk)
    try world.work()
    let answers = try mails("morning-understood", world)
    return answers.count > before ? answers.last?.text ?? "" : ""
  }

  @Test func theDeskHearsOnceAWorkingDayAlsoAcrossRestarts() throws {
    let world = try World()
    try automatic(world)
    #expect(try mails("morning", world).isEmpty, "what comes during the day is told the next")
    world.now = Timestamp(Day("2026-11-24")!, hour: 8, minute: 29)
    try world.work()
    #expect(try mails("morning", world).isEmpty, "not before its hour")
    try next(world)
    try world.restart()
    world.now = world.now + 3600
    try world.work()
    let digest = try #require(try mails("morning", world).first)
    #expect(try mails("morning", world).count == 1)
    #expect(digest.to.map(\.mailbox) == [Cast.desk.address])
    #expect(digest.subject == "【今日待办】11月24日：1件，今日应办1件")
    #expect(digest.text.contains("【1】无法识别的来信　今日应办　已等待1个工作日"))
    try next(world, "2026-11-25")
    let second = try #require(try mails("morning", world).last)
    #expect(second.subject == "【今日待办】11月25日：1件，今日应办1件", "nothing expires")
    #expect(second.text.contains("已超过办理时限　再次列出　已等待2个工作日"))
  }

  @Test func whereNothingWaitsNobodyIsWrittenTo() throws {
    let world = try World()
    for day in ["2026-11-23", "2026-11-24"] { try next(world, day) }
    #expect(try mails("morning", world).isEmpty)
  }

  @Test func holidaysAreLeftOutAndMakeUpDaysAreNot() throws {
    let world = try World()
    // National day of 2026: off from 1 to 7 October; 10 October, a Saturday, is worked.
    world.now = Timestamp(Day("2026-09-30")!, hour: 9)
    try world.work()
    try automatic(world)
    for (day, count) in [
      ("2026-10-01", 0), ("2026-10-03", 0), ("2026-10-07", 0), ("2026-10-08", 1), ("2026-10-09", 2),
      ("2026-10-10", 3), ("2026-10-11", 3), ("2026-10-12", 4),
    ] {
      try next(world, day)
      #expect(try mails("morning", world).count == count, "\(day)")
    }
  }

  @Test func nothingOfAStrangersIsALinkOrAnOrder() throws {
    let (_, digest) = try told(of: "1 丢弃：http://evil.example/win")
    #expect(!digest.text.contains("http:") && digest.text.contains("http：／／evil．example"))
    #expect(digest.text.contains("limeimei＠citizen．example"))
    for line in OfficeText.lines(digest.text) { #expect(PenOrder(reading: line) == nil, "\(line)") }
  }

  @Test func whatMayBeSecretIsNotMailedEvenToTheDesk() throws {
    let (_, digest) = try told(of: "关于绝密文件的下落")
    #expect(!digest.text.contains("绝密文件") && digest.text.contains("标题：（可能涉密或涉隐私，不以邮件转递）"))
  }

  @Test func oneAnswerDealsWithManyAndIsConfirmedLineByLine() throws {
    let (world, digest) = try told(of: "供热", "自动回复：停水", "广告", "低保")
    let result = try answer(
      digest, "王工好：\n1 登记\n第2号：同意\n4 好的\n3、9 丢弃：广告\n王敏\n0475-1234567", in: world)
    #expect(result.contains("1 登记\n　　　→ 第1件：已登记，编号NM2026000001"))
    #expect(result.contains("第2号：同意\n　　　→ 第2件：已丢弃"), "a machine's mail is agreed to be nothing")
    #expect(result.contains("第3件：已丢弃") && result.contains("所回复的邮件中没有第9件"))
    #expect(result.contains("4 好的\n　　　→ 没有读懂"))
    #expect(!result.contains("1234567") && !result.contains("王工好"))
    #expect(try world.office.ledger.heldMail().map(\.id) == [4])
    let closings = try world.office.ledger.heldMail(all: true).map(\.closing)
    #expect(closings.map { $0?.outcome } == [.letter, .discarded, .discarded, nil])
    #expect(closings.map { $0?.why } == ["", "由程序自动发出", "广告", nil])
    #expect(try world.office.ledger.untoldAnswers().isEmpty)
  }

  @Test func theGuessIsToldAndOneWordAgreesToIt() throws {
    let world = try World()
    try world.write(from: Cast.citizen, subject: "小区供热不足", text: "家里不热。")
    try world.work()
    try world.write(from: Self.officer, subject: "小区供热不足", text: "认领")
    try next(world)
    try next(world, "2026-11-25")
    let digest = try #require(try mails("morning", world).last)
    #expect(digest.text.contains("判断：像是NM2026000001的答复（主题中有该件标题）"))
    #expect(digest.text.contains("可写：1 作为 NM2026000001 的答复"))
    let result = try answer(digest, "1 同意", in: world)
    #expect(result.contains("第1件：已转入NM2026000001办理"))
    #expect(try world.letter().stage == .handling)
  }

  @Test func whatIsReleasedAndRefusedIsToldWithItsNewNumber() throws {
    let world = try World()
    try world.write(from: Cast.citizen, subject: "小区供热不足", text: "家里不热。")
    try world.work()
    try world.write(from: Self.officer, subject: "供热", text: "退回")
    try next(world)
    try next(world, "2026-11-25")
    let result = try answer(
      try #require(try mails("morning", world).last), "1 作为 NM2026000001 的答复", in: world)
    #expect(result.contains("第1件：未能办理，仍待处理，新序号2：承办单位的来信未被采纳：退回未写明理由"))
    #expect(try world.letter().stage == .assigned)
  }

  @Test func theSecondClerkHearsWhoWasFirst() throws {
    let (world, digest) = try told(of: "供热")
    try answer(digest, "1 登记", in: world)
    let second = try answer(digest, "1 丢弃：广告", in: world, from: "chengang@naiman.example")
    #expect(second.contains("未再办理：已由王敏于2026-11-24 09:00登记为来信"))
    #expect(try world.office.ledger.letters().count == 1)
  }

  @Test func twoLinesAboutOneEntryAreOneDecision() throws {
    let (world, digest) = try told(of: "供热")
    let result = try answer(digest, "1 登记\n1 登记", in: world)
    #expect(result.contains("第1件：已登记") && result.contains("已由后面一行“1 登记”代替"))
    #expect(try world.office.ledger.letters().count == 1)
  }

  @Test func yesterdaysCodeServesForWhatYesterdaysMailTold() throws {
    let (world, first) = try told(of: "供热")
    try automatic(world, "停水")
    try next(world, "2026-11-25")
    let result = try answer(first, "1 登记\n2 登记", in: world)
    #expect(result.contains("第1件：已登记") && result.contains("没有第2件"))
    #expect(try world.office.ledger.heldMail().map(\.id) == [2])
  }

  @Test func aCodeInAnotherHandDoesNothing() throws {
    let (world, digest) = try told(of: "供热")
    try answer(digest, "1 登记", in: world, from: "stranger@else.example")
    #expect(try world.office.ledger.letters().isEmpty)
    #expect(try world.office.ledger.heldMail().map(\.reason) == ["automatic", "not a clerk"])
    let warning = try #require(try mails("morning-understood", world).last)
    #expect(warning.to.map(\.mailbox) == [Cast.desk.address], "no stranger is written to")
    #expect(warning.text.contains("发自stranger＠else．example，不是可以办理的工作人员"))
    try answer(digest, "1 登记", in: world, from: "stranger@else.example")
    #expect(try mails("morning-understood", world).count == 1, "once a day")
  }

  @Test func aForgedCodeDoesNothing() throws {
    let (world, digest) = try told(of: "供热")
    let forged = DigestCode(.morning, entropy: Array(repeating: 7, count: 10))
    try world.write(
      from: Address(name: nil, mailbox: "wangmin@naiman.example"), subject: "回复：" + digest.subject,
      text: "1 登记\n核验码 \(forged)", to: "liuyan+\(forged)@naiman.example")
    try world.work()
    #expect(try world.office.ledger.letters().isEmpty)
    #expect(try world.office.ledger.heldMail().map(\.reason) == ["automatic", "no code"])
  }

  @Test func anEmptyAnswerIsToldWhatWouldDo() throws {
    let (world, digest) = try told(of: "供热")
    #expect(try answer(digest, "收到，谢谢", in: world).contains("没有读懂，未办理。可写："))
    #expect(try world.office.ledger.heldMail().count == 1)
  }

  @Test func eachDeskHearsOfItsOwn() throws {
    let world = try World { $0.intakes["liuyan"] = .init(channel: .mail, desk: "别的台席") }
    try automatic(world)
    try next(world)
    #expect(try mails("morning", world).count == 1, "a desk that is no more leaves its mail to the first")
  }

  @Test func whatWaitsForTooLongIsStillThereAndALongListComesInParts() throws {
    let world = try World()
    for number in 1...60 {
      try world.write(
        from: Cast.citizen, subject: "\(number)", text: "\(number)", headers: [("Precedence", "bulk")])
    }
    try next(world, "2026-11-23")
    try next(world)
    let first = try mails("morning", world)
    #expect(first.map { $0.text.contains("【51】") } == [false, true])
    try next(world, "2026-11-25")
    let second = try #require(try mails("morning", world).last)
    #expect(second.subject == "【今日待办】11月25日：60件，今日应办60件（2/2）")
    #expect(second.text.contains("第60号"))
  }

  @Test func ourOwnDigestThatComesBackIsKnownAsOurs() throws {
    let (world, digest) = try told(of: "供热")
    try world.post(Array("X-Forwarded: yes\r\n".utf8) + digest.bytes)
    try world.work()
    #expect(try world.office.ledger.letters().isEmpty)
    #expect(try world.office.ledger.heldMail().count == 1)
  }
}
