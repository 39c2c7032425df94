import Domain
import Mail
import Store
import Testing
import World

@testable import Office

/// The one mail in which a desk finds everything that waits for it, and what its clerks answer in lines.
@Suite struct MorningMailTests {
  /// An office where on the evening before something of every kind was left for the desk.
  private func morning() throws -> (world: World, list: Message) {
    let world = try World.evening()
    #expect(try mails("review", world).isEmpty && mails("confirm-scan", world).isEmpty)
    world.now = Timestamp(Day("2026-11-24")!, hour: 8, minute: 30)
    try world.work()
    #expect(try mails("morning", world).count == 1, "one mail for everything")
    return (world, try #require(try mails("morning", world).last))
  }

  private func mails(_ kind: String, _ world: World) throws -> [Message] {
    try world.office.ledger.mail(in: .sent).filter { $0.mail.kind == kind }
      .map { try Message(parsing: $0.mail.bytes) }
  }

  /// The number under which something is listed.
  private func number(of name: String, in list: Message) throws -> Int {
    let line = try #require(list.text.split(separator: "\n").first { $0.contains("】\(name)") }, "\(name)")
    return try #require(Int(line.dropFirst().prefix { $0 != "】" }))
  }

  @discardableResult
  private func answer(
    _ world: World, _ list: Message, _ words: String, from clerk: String = "wangmin@naiman.example"
  )
    throws -> String
  {
    try world.decide(words, on: list, from: clerk)
    try world.work()
    return try #require(try mails("morning-understood", world).last).text
  }

  @Test func everythingThatWaitsStandsInOneMailWithWhatIsNeededToDecideIt() throws {
    let (_, list) = try morning()
    #expect(list.subject == "【今日待办】11月24日：5件，今日应办5件")
    for name in ["待受理", "延期申请", "待核对盖章件", "待审核公开", "无法识别的来信"] {
      #expect(try number(of: name, in: list) > 0)
      #expect(list.text.contains("\(name)1件"))
    }
    #expect(list.text.contains("｜需现场勘查") && list.text.contains("申请延期3个工作日"))
    #expect(list.text.contains("｜家里老人九十岁了") && list.text.contains("没有建议单位"))
    #expect(list.text.contains("｜已恢复供水。") && list.text.contains("｜管道已修好，请放心。"))
    #expect(list.text.contains("｜供热管道漏水"), "the question beside the answer")
    #expect(list.attachments.map(\.name) == ["NM2026000002-1.pdf"])
    #expect(list.text.contains("可写：\(try number(of: "待核对盖章件", in: list)) 三项无误"))
  }

  @Test func oneAnswerDealsWithEverything() throws {
    let (world, list) = try morning()
    let numbers = try ["待受理", "延期申请", "待核对盖章件", "待审核公开", "无法识别的来信"]
      .map { try number(of: $0, in: list) }
    let result = try answer(
      world, list,
      """
      \(numbers[4]) 丢弃：广告
      \(numbers[0])　旗民政局
      \(numbers[3])通过
      第\(numbers[1])件：同意 ２
      \(numbers[2])、三项无误
      """)
    #expect(!result.contains("没有读懂") && !result.contains("未办理"), "\(result)")
    #expect(try world.letter(4).assignment?.lead == "旗民政局")
    #expect(try world.letter(3).stage == .published)
    #expect(try world.letter(1).extensions(of: "旗住建局") == 1)
    #expect(result.contains("已同意旗住建局延期2个工作日"))
    #expect(result.contains("已记录您的核对，另一名工作人员核对后生效"))
    #expect(try mails("confirm-scan", world).isEmpty, "the second clerk's own list asks him")
    #expect(try world.office.ledger.heldMail().isEmpty)
  }

  @Test func aReasonGoesOutAsItWasWrittenAndWhatMayGoOnWithItIsAskedBack() throws {
    let (world, list) = try morning()
    let review = try number(of: "待审核公开", in: list)
    let doubtful = try answer(world, list, "\(review) 退回：未回应供水时间\n以及由哪个单位负责修理")
    #expect(doubtful.contains("请把原因写在同一行"))
    #expect(try world.letter(3).stage == .signedOff)
    let result = try answer(world, list, "\(review) 退回：先说明何时修好，再说由谁负责；不要只写“已修好”。\n谢谢\n王敏")
    #expect(result.contains("已退回承办单位重办"), "\(result)")
    #expect(
      try mails("sent-back", world).last?.text.contains("先说明何时修好，再说由谁负责；不要只写“已修好”。") == true)
  }

  @Test func aReasonMayStandBelowItsWord() throws {
    let (world, list) = try morning()
    let review = try number(of: "待审核公开", in: list)
    try answer(world, list, "\(review) 不公开：\n涉及个人隐私")
    #expect(try world.letter(3).stage == .withheld)
  }

  @Test func theRestIsPassedOnlyWhereThatIsEnough() throws {
    let (world, list) = try morning()
    let result = try answer(world, list, "其余 通过")
    #expect(try world.letter(3).stage == .published, "a review without warnings")
    #expect(try world.letter(2).stage == .replied && world.letter(1).extensions(of: "旗住建局") == 0)
    #expect(result.contains("须单独写明，如：\(try number(of: "待核对盖章件", in: list)) 三项无误"))
    let others = try ["延期申请", "无法识别的来信"].map { try number(of: $0, in: list) }.sorted()
    #expect(
      result.contains("第\(others[0])、\(others[1])件未办理：须单独写明，如：\(others[0]) 同意"),
      "once for both: \(result)")
    #expect(try world.office.ledger.heldMail().count == 1)
  }

  @Test func wordsOfAnotherKindDoNothingAndAreTold() throws {
    let (world, list) = try morning()
    let (review, extend) = (try number(of: "待审核公开", in: list), try number(of: "延期申请", in: list))
    let result = try answer(world, list, "\(review) 旗水务局\n\(extend) 三项无误\n\(review)、\(extend) 退回：请重写")
    #expect(try world.letter(3).stage == .signedOff && world.letter(1).extensions(of: "旗住建局") == 0)
    #expect(result.contains("可写：通过；退回：原因") && result.contains("不是同一类事，请分行写"), "\(result)")
  }

  @Test func twoMattersInOneLineAreAskedBack() throws {
    let (world, list) = try morning()
    let (review, extend) = (try number(of: "待审核公开", in: list), try number(of: "延期申请", in: list))
    let result = try answer(world, list, "\(review) 退回：未说明时间；\(extend) 同意")
    #expect(result.contains("一行请只写一类事"), "\(result)")
    #expect(try world.letter(3).stage == .signedOff && world.letter(1).extensions(of: "旗住建局") == 0)
    try answer(world, list, "\(review) 退回：1.未说明时间；2.未说明由谁负责")
    #expect(try world.letter(3).stage == .handling, "a reason may count its points")
  }

  @Test(arguments: ["，", "；", " ", "。", "　"])
  func anotherItemBehindAReasonIsNoPartOfIt(mark: String) throws {
    let (world, list) = try morning()
    let (review, extend) = (try number(of: "待审核公开", in: list), try number(of: "延期申请", in: list))
    for line in [
      "\(review) 退回：未说明时间\(mark)\(extend) 同意", "\(review) 退回：未说明时间\(mark)第\(extend)件同意",
      "\(review) 退回：未说明时间\(mark)其余通过",
    ] {
      #expect(try answer(world, list, line).contains("一行请只写一类事"), "\(line)")
    }
    #expect(try world.letter(3).stage == .signedOff && world.letter(1).extensions(of: "旗住建局") == 0)
  }

  @Test func theCodeOfTheListIsNobodysReason() throws {
    let (world, list) = try morning()
    let code = try #require(list.text.firstMatch(of: /day-[0-9a-z]{16}/)).0
    let (review, held) = (try number(of: "待审核公开", in: list), try number(of: "无法识别的来信", in: list))
    let result = try answer(world, list, "\(review) 退回：\n\n核验码：\(code)\n\(held) 丢弃：核验码：\(code)")
    #expect(result.ranges(of: "请把原因写在同一行").count == 2, "\(result)")
    #expect(try world.letter(3).stage == .signedOff)
    try answer(world, list, "\(review) 退回：未说明时间 核验码：\(code)")
    let sent = try #require(try mails("sent-back", world).last).text
    #expect(sent.contains("未说明时间") && !sent.contains(code) && !sent.contains("核验码"))
  }

  @Test func anAnswerIsUsedOnceAndNotOfWhatHasChangedSince() throws {
    let (world, list) = try morning()
    let review = try number(of: "待审核公开", in: list)
    try world.reply(
      to: world.assignment(3), from: "leader@zhujian.example", "答复：管道明日修好。", signedBy: true)
    try world.work()
    let result = try answer(world, list, "\(review) 通过")
    #expect(result.contains("已失效") && result.contains("事项已变更"), "\(result)")
    #expect(try world.letter(3).stage == .signedOff)
    let extend = try number(of: "延期申请", in: list)
    try answer(world, list, "\(extend) 同意")
    let again = try answer(world, list, "\(extend) 不同意：不必", from: "chengang@naiman.example")
    #expect(again.contains("已由王敏使用"), "\(again)")
    #expect(try world.letter(1).extensions(of: "旗住建局") == 1)
  }

  @Test func aScanThatHadAMailOfItsOwnIsNotAttachedAgain() throws {
    let world = try World.evening { $0.asksAtOnce = true }
    #expect(try mails("confirm-scan", world).count == 1)
    world.now = Timestamp(Day("2026-11-24")!, hour: 8, minute: 30)
    try world.work()
    let list = try #require(try mails("morning", world).last)
    #expect(list.text.contains("待核对盖章件　NM2026000002") && list.text.contains("已随该件单独的邮件发出"))
    #expect(list.attachments.isEmpty)
  }

  @Test func laterInTheDayOnlyWhatHasBecomeUrgentIsTold() throws {
    let (world, list) = try morning()
    try answer(world, list, "\(try number(of: "待受理", in: list)) 旗民政局")
    try world.write(from: Cast.citizens[1], subject: "咨询", text: "请问这件事归谁管？")
    world.now = Timestamp(Day("2026-11-24")!, hour: 14, minute: 30)
    try world.work()
    #expect(try mails("morning", world).count == 1, "nothing of it is urgent")
    world.now = Timestamp(Day("2026-11-25")!, hour: 8, minute: 30)
    try world.work()
    let next = try #require(try mails("morning", world).last)
    #expect(next.text.contains("再次列出") && next.text.contains("NM2026000005"))
  }
}

/// What in a clerk's line may mean something else than its first word.
@Suite struct DoubtfulLineTests {
  @Test(arguments: [
    "不公开？", "不公开不合适，应公开", "不公开的理由不成立，通过", "退回不妥，通过", "退回重办？先问下陈主任", "已阅读，请重办",
    "不同意撤下的理由不成立，同意", "不同意见是有的，同意", "退回：不妥，通过", "退回 要不要退？",
  ])
  func aWordAtTheBeginningIsNoOrderByItself(line: String) {
    #expect(DeskWord(reading: line) == nil)
  }

  @Test(arguments: [
    ("退回，未说明", "未说明"), ("退回:未说明", "未说明"), ("退回 未说明", "未说明"), ("退回重办：先说明何时修好，不要只写“已修好”", "先说明何时修好，不要只写“已修好”"),
    ("退回", ""),
  ])
  func aReasonStandsApartFromItsWord(line: String, reason: String) {
    #expect(DeskWord(reading: line) == .sendBack(reason: reason))
  }

  @Test(arguments: [
    "4 丢弃不妥，登记", "6 垃圾没人清运的问题，登记", "8 广告牌掉落，请登记", "36 垃圾分类站的事，作为来信登记", "12 删除不了，重试", "10 垃圾？", "14 作废？",
    "4 丢弃：不妥，登记",
  ])
  func aMailIsNotThrownAwayByWhatMayMeanSomethingElse(line: String) {
    #expect(PenOrder(reading: line) == nil)
  }

  @Test(arguments: ["23 已告知不了", "19 已告知他无法办理，他不满意"])
  func whatCouldNotBeToldWasNotTold(line: String) {
    #expect(ToldLine(reading: line, at: Timestamp(Day("2026-11-24")!, hour: 9)) == nil)
  }
}
