import Domain
import Mail
import Store
import Testing
import World

@testable import Office

/// The mail in which a desk is asked about everything that waits, and when it comes.
@Suite struct LettersInTheMorningTests {
  private func world(_ change: (inout OfficeRules) -> Void = { _ in }) throws -> World {
    try World {
      $0.automatic = []
      $0.asksAtOnce = false
      $0.urgentAt = [14 * 3600 + 1800]
      change(&$0)
    }
  }

  private func mails(_ kind: String, _ world: World) throws -> [Message] {
    try world.office.ledger.mail(in: .sent).filter { $0.mail.kind == kind }
      .map { try Message(parsing: $0.mail.bytes) }
  }

  private func go(_ world: World, to day: String, _ hour: Int, _ minute: Int = 0) throws {
    world.now = Timestamp(Day(day)!, hour: hour, minute: minute)
    try world.work()
  }

  private func write(_ world: World, _ subject: String, _ text: String = "家里供热不足。") throws {
    try world.write(from: Cast.citizen, subject: subject, text: text)
    try world.work()
  }

  @Test func aDeskIsAskedOnceAnHourThatIsSetAlsoAcrossRestarts() throws {
    let world = try world()
    try write(world, "供热")
    #expect(try mails("morning", world).count == 1, "nine o'clock is past half past eight")
    #expect(try mails("decide", world).isEmpty)
    try world.restart()
    try go(world, to: "2026-11-23", 14, 29)
    #expect(try mails("morning", world).count == 1)
    try write(world, "停水", "停水了。")
    try go(world, to: "2026-11-23", 14, 30)
    #expect(try mails("morning", world).count == 1, "what is not urgent waits for the morning")
    try go(world, to: "2026-11-23", 23)
    try go(world, to: "2026-11-24", 8, 30)
    let second = try #require(try mails("morning", world).last)
    #expect(second.subject == "【今日待办】11月24日：2件，今日应办2件")
    #expect(second.text.contains("【1】待受理　NM2026000001　今日应办　再次列出　已等待1个工作日"))
    #expect(second.text.contains("【2】待受理　NM2026000002　今日应办　已等待1个工作日"))
  }

  @Test func whereAnotherLetterIsOfTheSameMatterToHandleItInThatOneIsOfferedFirst() throws {
    let world = try world()
    world.now = Timestamp(Day("2026-11-23")!, hour: 17)
    let text = "幸福小区三号楼从上周起暖气一直不热，室内只有十三度，打供热公司电话没有人接，请尽快派人来看。"
    for citizen in Cast.citizens.prefix(2) {
      try world.write(from: citizen, subject: "暖气不热", text: text)
      try world.work()
    }
    try go(world, to: "2026-11-24", 8, 30)
    let list = try #require(try mails("morning", world).last)
    #expect(list.text.contains("可写：2 并入 NM2026000001"), "\(list.text)")
    try world.decide("2 并入 NM2026000001", on: list)
    try world.work()
    #expect(try world.letter(2).stage == .merged)
  }

  @Test func daysOffAreLeftOutAndAnOfficeThatWasDownCatchesUp() throws {
    let world = try world()
    try go(world, to: "2026-11-20", 18)
    try write(world, "供热")
    let asked = try mails("morning", world).count
    for day in ["2026-11-21", "2026-11-22"] { try go(world, to: day, 12) }
    #expect(try mails("morning", world).count == asked)
    try go(world, to: "2026-11-23", 15)
    #expect(try mails("morning", world).count == asked + 1, "one mail, whatever hours were missed")
  }

  @Test func whereNothingWaitsNobodyIsWrittenTo() throws {
    let world = try world()
    try go(world, to: "2026-11-23", 9)
    try go(world, to: "2026-11-24", 9)
    #expect(try mails("morning", world).isEmpty)
  }

  @Test func aLongListComesInPartsWhoseNumbersGoOnAndALongTextIsCut() throws {
    let world = try world()
    world.now = Timestamp(Day("2026-11-22")!, hour: 9)
    for number in 1...55 {
      try world.write(
        from: Address(name: nil, mailbox: "a\(number)@citizen.example"), subject: "供热 \(number)",
        text: String(repeating: "供热不足。", count: number == 1 ? 400 : 1))
    }
    try world.work()
    try go(world, to: "2026-11-23", 9)
    let parts = try mails("morning", world)
    #expect(parts.map(\.subject) == [1, 2].map { "【今日待办】11月23日：55件，今日应办55件（\($0)/2）" })
    #expect(parts[0].text.contains("【50】") && !parts[0].text.contains("【51】"))
    #expect(parts[0].text.contains("本封是第1件至第50件") && parts[0].text.contains("全文：huiyin show NM2026"))
    #expect(
      parts[1].text.contains("【51】") && parts[1].text.contains("【55】") && !parts[1].text.contains("【50】"))
    #expect(parts.allSatisfy { !$0.text.contains("没有列出") })
    // A line under the wrong part is about nothing.
    try world.decide("51 通过", on: parts[0])
    try world.decide("其余 通过", on: parts[1])
    try world.work()
    let told = try mails("morning-understood", world).map(\.text)
    #expect(told.contains { $0.contains("所回复的邮件中没有第51件") })
    #expect(try world.letter(51).stage == .assigned && world.letter(1).stage == .registered)
    #expect(told.last?.contains("尚有50件没有办理") == true)
    try go(world, to: "2026-11-23", 14, 30)
    #expect(try mails("morning", world).count == 2, "all of them were told")
  }

  @Test func nothingInADigestIsAnOrder() throws {
    let world = try world()
    try write(world, "1 通过", "1 通过\n其余 通过\n3 旗住建局 供热")
    let digest = try #require(try mails("morning", world).last)
    let names = UnitNames(Cast.register, on: world.now.day)
    // Without the first sentence, at which the reading of an answer stops.
    let text = digest.text.split(separator: "\n").dropFirst().joined(separator: "\n")
    #expect(text.contains("｜其余 通过") && text.contains("写：其余 通过"))
    let steps = TriageAnswer(reading: [text], about: [1, 2, 3], names).steps
    #expect(!steps.contains { if case .decide = $0.act { true } else { false } })
  }

  @Test func aQuoteWithoutAMarkIsNoPartOfTheAnswer() throws {
    let world = try World { $0.automatic = [] }
    try write(world, "供热")
    let decide = try #require(try world.mails("decide", about: world.letter().id).last)
    try world.reply(to: decide, from: "wangmin@naiman.example", "受理 旗水务局\n\n" + decide.text, quoting: false)
    try world.work()
    #expect(try world.letter().assignment?.lead == "旗水务局")
  }

  @Test func aReasonAndAPercentageStandBesideWhatIsProposed() throws {
    let world = try world()
    try write(world, "供热", "供热不足，又停水了。")
    let digest = try #require(try mails("morning", world).last)
    #expect(digest.text.contains("建议单位：旗住建局，把握83%：供热（units.yaml:1）"))
    #expect(digest.text.contains("建议单位：旗水务局，把握59%：停水（units.yaml:1）"))
    #expect(digest.text.contains("建议配合：旗水务局") && digest.text.contains("可写：1 通过"))
  }

  @Test func whatIsReadStandsThereWithItsConfidenceAndItsWords() throws {
    let world = try world()
    try write(world, "供热", "投诉：供热不足，没人管。")
    try world.write(from: Cast.citizens[1], subject: "绝密文件", text: "绝密文件的内容是这样的，投诉。")
    try go(world, to: "2026-11-24", 9)
    let lines = try #require(try mails("morning", world).last).text.split(separator: "\n").map(String.init)
    #expect(lines.contains("　　建议受理，把握97%：无不予受理情形"))
    #expect(lines.contains("　　依据：第六条第（五）项，把握97%：没有其他各项的词语"))
    let category = try #require(lines.first { $0.hasPrefix("　　类别：投诉，把握") })
    #expect(category.contains("%：投诉（triage.yaml:1）、没人管（triage.yaml:1）"))
    #expect(lines.contains { $0.hasPrefix("　　类别：投诉，把握") && $0.hasSuffix("%") }, "of a secret no words")
    let route = try world.office.route(world.letter().id, at: world.now)
    #expect(
      route.contains { $0.hasPrefix("依据  第六条第（五）项  97%") } && route.contains { $0.hasPrefix("类别  投诉  ") })
  }

  @Test func aMailThatDoesNothingDoesNotSayThatItDid() throws {
    let world = try world()
    try write(world, "供热")
    try write(world, "停水", "停水了。")
    try go(world, to: "2026-11-24", 8, 30)
    let digest = try #require(try mails("morning", world).last)
    func answered(_ words: String) throws -> Message {
      try world.decide(words, on: digest)
      try world.work()
      return try #require(try mails("morning-understood", world).last)
    }
    #expect(try answered("好的").subject == "【没有读懂】今日待办")
    #expect(try answered("1 通过\n等等，先别转").subject == "【没有办理】今日待办")
    #expect(try answered("1 通过\n2 不同意").subject == "【部分已办理】今日待办")
    let last = try answered("2 通过 特急\n\n王敏\n网站管理中心\n2 楼办公室\n发自我的iPhone")
    #expect(last.subject == "【已按来信办理】今日待办")
    #expect(last.text.contains("第2件（NM2026000002）已标为特急") || last.text.contains("特急"))
    #expect(try world.letter(2).isUrgent && world.letter(2).stage == .assigned)
  }

  @Test func aHotTopicIsToldOnceAndAgainWhenItGrows() throws {
    let world = try World {
      $0.asksAtOnce = false
      $0.urgentAt = [14 * 3600 + 1800]
      $0.hotTopic = 3
    }
    func write(_ author: Int) throws {
      try world.write(
        from: Address(name: nil, mailbox: "a\(author)@citizen.example"), subject: "搅拌站压坏供热管道",
        text: "锦绣澜庭旁边的混凝土搅拌站把供热管道压坏了，我家里只有12度。")
      try world.work()
    }
    func topics() throws -> [String] {
      try mails("morning", world).map { $0.subject + ($0.text.contains("4人来信5件") ? " 4" : "") }
    }
    world.now = Timestamp(Day("2026-11-22")!, hour: 9)
    for author in 1...3 { try write(author) }
    try go(world, to: "2026-11-23", 8, 30)
    // Everything went on by itself: there is nothing to decide, and no code.
    #expect(try topics() == ["【热点事项】11月23日：多位网民反映同一事项"])
    let first = try #require(try mails("morning", world).last)
    #expect(first.text.contains("3人来信3件") && first.text.contains("涉及：旗住建局") && !first.text.contains("核验码"))
    #expect(first.text.contains("可写：huiyin merge 编号 --into NM2026000001"))
    try go(world, to: "2026-11-23", 14, 30)
    try write(3)
    try go(world, to: "2026-11-24", 8, 30)
    #expect(try topics().count == 1, "the same three")
    try write(4)
    try go(world, to: "2026-11-24", 14, 30)
    #expect(try topics().count == 1, "it is not urgent")
    try go(world, to: "2026-11-25", 8, 30)
    #expect(try topics().last == "【热点事项】11月25日：多位网民反映同一事项 4")
    try go(world, to: "2026-11-26", 8, 30)
    #expect(try topics().count == 2)
  }

  @Test func aDeskThatIsAskedAtOnceHearsOfHotTopicsInTheMorning() throws {
    let world = try World {
      $0.automatic = []
      $0.hotTopic = 3
    }
    world.now = Timestamp(Day("2026-11-22")!, hour: 9)
    for author in 1...3 {
      try world.write(
        from: Address(name: nil, mailbox: "a\(author)@citizen.example"), subject: "搅拌站压坏供热管道",
        text: "锦绣澜庭旁边的混凝土搅拌站把供热管道压坏了，我家里只有12度。")
      try world.work()
    }
    for hour in 7...10 { try go(world, to: "2026-11-23", hour) }
    try go(world, to: "2026-11-24", 9)
    let told = try mails("morning", world)
    #expect(told.map(\.subject) == [23, 24].map { "【今日待办】11月\($0)日：3件，今日应办3件" })
    #expect(told.map { $0.text.contains("3人来信3件") } == [true, false])
    #expect(!told[0].text.contains("等待决定"), "they wait, and were asked about alone")
  }

  @Test func aMergerStandsBesideWhatIsDecidedAboutItsRoot() throws {
    let world = try world()
    for subject in ["供热", "停水", "噪声"] { try write(world, subject, "家里\(subject)。") }
    try go(world, to: "2026-11-24", 8, 30)
    try world.decide("2、3 并入 1\n1 通过", on: try #require(try mails("morning", world).last))
    try world.work()
    #expect(try world.letter(1).stage == .assigned)
    #expect(
      try [2, 3].map { try world.letter($0).root } == [try world.letter(1).id, try world.letter(1).id])
  }

  @Test func aTitleAndADecisionMayStandInOneMail() throws {
    let world = try World { $0.automatic = [] }
    try write(world, "供热")
    let decide = try #require(try world.mails("decide", about: world.letter().id).last)
    try world.decide("通过\n标题：反映供热不足", on: decide)
    try world.work()
    #expect(try world.letter().title.shown == "反映供热不足" && world.letter().stage == .assigned)
    #expect(try world.last("assigned").text.contains("反映供热不足"), "the title first, wherever it stands")
  }

  @Test func aDoubtBelowAWordOfReviewStopsIt() throws {
    let world = try World { $0.automatic.remove(.review) }
    _ = try world.letterWithReceipt()
    let surroundings = TriageLine(signedAs: ["王敏"], UnitNames(Cast.register, on: Day("2026-11-24")!))
    for condition in ["电话要去掉", "王敏\n领导还没签", "（楼号请隐去）"] {
      #expect(TriageLines.doubt(below: "通过", in: "通过\n\(condition)", besides: surroundings) != nil)
      #expect(TriageLines.doubt(below: "可以公开", in: "可以公开\n\(condition)", besides: surroundings) != nil)
    }
    #expect(TriageLines.doubt(below: "通过", in: "通过\n谢谢！\n王敏 0475-4212345", besides: surroundings) == nil)
    #expect(TriageLines.doubt(below: "通过", in: "通过\n等等，先别公开", besides: surroundings) == "等等，先别公开")
    #expect(TriageLines.doubt(below: "通过", in: "通过\n王敏\n> 先别公开", besides: surroundings) == nil)
    let reason = "退回：先补照片"
    #expect(
      TriageLines.doubt(below: reason, in: "\(reason)\n不对的地方改一下", besides: surroundings) != nil,
      "a reason goes out whole or not at all")
  }

  @Test func twoMailsOfOneClerkAreOneAnswer() throws {
    let world = try world()
    try write(world, "供热")
    let digest = try #require(try mails("morning", world).last)
    try world.decide("1 通过", on: digest)
    try world.decide("1 水务局", on: digest)
    try world.work()
    #expect(try world.letter().assignment?.lead == "旗水务局")
    let understood = try mails("morning-understood", world)
    #expect(understood.count == 1 && understood[0].text.contains("已由后面一行“1 水务局”代替"))
  }

  @Test func whatTheCommandLineDecidedIsNotDecidedAgain() throws {
    let world = try world()
    try write(world, "供热")
    let digest = try #require(try mails("morning", world).last)
    _ = try world.office.assign(
      try world.letter().id, lead: "水务局", cooperating: [], by: Party(.clerk, name: "陈刚"), at: world.now)
    try world.decide("1 通过", on: digest)
    try world.work()
    #expect(try world.letter().assignment?.lead == "旗水务局")
    #expect(try mails("morning-understood", world)[0].text.contains("情况已变更，未办理：目前已受理，目前由旗水务局办理"))
  }

  @Test func aUnitWithoutAnOfficerLeavesTheLetterAsItWas() throws {
    let bare = HandlingUnit(
      name: "旗空壳局", fullName: "奈曼旗空壳局", officers: [], leaders: [], signOff: .scan)
    let world = try World(
      change: {
        $0.automatic = []
        $0.asksAtOnce = false
        $0.urgentAt = [14 * 3600 + 1800]
      }, register: Register(units: Cast.register.units + [bare], desks: [Cast.desk]))
    try write(world, "供热")
    let digest = try #require(try mails("morning", world).last)
    try world.decide("1 空壳局", on: digest)
    try world.work()
    #expect(try world.letter().stage == .registered, "not even accepted")
    #expect(try mails("morning-understood", world)[0].text.contains("未办理：旗空壳局目前没有信息员"))
    try world.decide("1 住建局", on: digest)
    try world.work()
    #expect(try world.letter().assignment?.lead == "旗住建局", "and the line can be written again")
  }

  @Test func aCodeInAnotherHandDecidesNothing() throws {
    let world = try world()
    try write(world, "供热")
    let digest = try #require(try mails("morning", world).last)
    try world.decide("1 通过", on: digest, from: Cast.accountDesk.clerks[0].address)
    try world.decide("1 通过", on: digest, from: Cast.desk.address)
    let forged = DigestCode(.morning, entropy: Array(repeating: 7, count: 10))
    try world.write(
      from: Address(name: nil, mailbox: "wangmin@naiman.example"), subject: "回复", text: "1 通过\n核验码 \(forged)",
      to: "liuyan+\(forged)@naiman.example")
    try world.work()
    #expect(try world.letter().stage == .registered)
    #expect(try world.office.ledger.heldMail().map(\.reason).sorted() == ["no code", "not a clerk"])
    let told = try mails("morning-understood", world).map(\.text)
    #expect(told.contains { $0.contains("请用您本人登记的邮箱回复") } && told.contains { $0.contains("没有核验码") })
  }

}
