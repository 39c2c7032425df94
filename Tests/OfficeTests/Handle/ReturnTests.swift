import Domain
import Mail
import Store
import Testing
import World

@testable import Office

/// A unit gives a letter back (退回).
@Suite struct ReturnTests {
  private static let border = "mx.naiman.example"

  private func world(_ text: String = "供热管道漏水，自来水浑浊。", _ change: (inout OfficeRules) -> Void = { _ in })
    throws
    -> World
  {
    let world = try World.coordinated {
      $0.border = BorderServer(name: Self.border, host: Self.border)
      change(&$0)
    }
    try world.receive(text)
    try #require(try world.letter().assignment?.lead == "旗住建局")
    return world
  }

  @Test func ofASenderWhomTheBorderKnowsGoesOnByItself() throws {
    let world = try world()
    try world.officer("退回：是自来水管，建议转旗水务局", through: Self.border)
    let letter = try world.letter()
    #expect(letter.assignment?.lead == "旗水务局" && letter.assignment?.round == 2)
    #expect(letter.assignment?.because.first == "旗住建局退回时建议")
    #expect(letter.returns.map(\.proof) == [.server])
    #expect(try world.count("decide") == 0)
    #expect(try world.due("旗水务局") == "2026-11-30", "its full time")
  }

  @Test func ofAnybodyElseIsAskedAbout() throws {
    let world = try world()
    try world.officer("退回：是自来水管，建议转旗水务局")
    #expect(try world.letter().stage == .accepted && world.letter().returns.map(\.proof) == [nil])
    let asked = try world.last("decide")
    #expect(asked.text.contains("旗住建局退回：是自来水管，建议转旗水务局"))
    #expect(asked.text.contains("退回邮件没有签名，也未经邮件服务器验证来源"))
    #expect(asked.text.contains("建议单位：旗水务局") && asked.text.contains("旗住建局退回时建议"))
    #expect(!asked.text.contains("建议单位：旗住建局"))
  }

  @Test func aHeaderThatTheSenderWroteProvesNothing() throws {
    let world = try world()
    let mail = try world.last("assigned")
    try world.reply(
      to: mail, from: "officer@zhujian.example", "退回：建议转旗水务局", through: Self.border, isForged: true)
    try world.work()
    #expect(try world.letter().stage == .accepted && world.count("decide") == 1)
  }

  @Test func aLeadersSignatureProvesIt() throws {
    let world = try world { $0.border = nil }
    try world.reply(
      to: try world.last("assigned"), from: "leader@zhujian.example", "退回：建议转旗水务局", signedBy: true)
    try world.work()
    #expect(try world.letter().returns.map(\.proof) == [.signature])
    #expect(try world.letter().assignment?.lead == "旗水务局")
  }

  @Test func aSignatureThatDoesNotHoldTheTokenProvesNothing() throws {
    let world = try world { $0.border = nil }
    try world.reply(
      to: try world.last("assigned"), from: "leader@zhujian.example", "退回：建议转旗水务局", signedBy: true,
      quoting: false)
    try world.work()
    #expect(try world.letter().returns.map(\.proof) == [nil] && world.letter().stage == .accepted)
  }

  @Test func aSuggestionAloneIsNotSureEnough() throws {
    let world = try world("家里供热不足。")
    try world.officer("退回：建议转旗民政局", through: Self.border)
    #expect(try world.letter().stage == .accepted)
    #expect(try world.last("decide").text.contains("建议单位：旗民政局，把握70%：旗住建局退回时建议"))
  }

  @Test func whereTheDeskAssignsItIsAskedWhoeverWrites() throws {
    let world = try World {
      $0.border = BorderServer(name: Self.border, host: Self.border)
      $0.automatic.remove(.assign)
    }
    try world.receive()
    try world.desk("旗住建局", to: "decide")
    try world.officer("退回：建议转旗水务局", through: Self.border)
    #expect(try world.letter().stage == .accepted && world.count("decide") == 2)
    #expect(try !world.last("decide").text.contains("验证来源"))
  }

  @Test func onTheDayAfterItIsInTimeAndThenNoMore() throws {
    let inTime = try world()
    inTime.now = Timestamp(Day("2026-11-24")!, hour: 23)
    try inTime.officer("退回：不属本单位职责")
    #expect(try inTime.letter().stage == .accepted)

    let late = try world()
    late.now = Timestamp(Day("2026-11-25")!, hour: 0)
    try late.officer("退回：不属本单位职责，建议转旗水务局", through: Self.border)
    #expect(try late.letter().stage == .assigned && late.held() == ["late return"])
    let refused = try late.last("refused")
    #expect(refused.text.contains("退回应于2026年11月24日前提出") && refused.text.contains("由其决定是否改派"))
    let asked = try late.last("asks-out")
    #expect(asked.text.contains("不属本单位职责，建议转旗水务局") && asked.subject.contains("逾期退回"))
  }

  @Test func whoeverIsLateMayBeLetGoByTheDesk() throws {
    for (line, lead) in [("改派 旗水务局：漏的是自来水管", "旗水务局"), ("同意", nil), ("不同意：属供热管网", "旗住建局")] {
      let world = try world()
      world.now = Timestamp(Day("2026-11-26")!, hour: 9)
      try world.officer("退回：不属本单位职责")
      try world.desk(line, to: "asks-out")
      #expect(try world.letter().assignment?.lead.text == lead, "\(line)")
      switch lead {
      case "旗水务局":
        #expect(try world.last("void").text.contains("该件已改派旗水务局：漏的是自来水管"))
        #expect(try world.due("旗水务局") == "2026-12-03")
      case nil:
        #expect(try world.count("decide") == 1 && world.letter().returns.count == 1)
        #expect(try world.last("void").text.contains("同意贵单位退回"))
      default:
        #expect(try world.last("request-answered").text.contains("属供热管网"))
        #expect(try world.due("旗住建局") == "2026-11-30")
      }
      try world.desk(line, to: "asks-out")
      #expect(try world.understood().contains("此核验码已由王敏使用"), "a code works once")
    }
  }

  @Test func aWordThatIsNoneIsAnsweredWithThoseThatAre() throws {
    let world = try world()
    world.now = Timestamp(Day("2026-11-26")!, hour: 9)
    try world.officer("退回：不属本单位职责")
    for line in ["好的", "不同意", "改派 火星局：原因", "改派 旗水务局", "改派 旗住建局：还是他们"] {
      try world.desk(line, to: "asks-out")
      #expect(try world.understood().contains("未办理"), "\(line)")
      #expect(try world.letter().assignment?.lead == "旗住建局", "\(line)")
    }
    try world.desk("同意", to: "asks-out")
    #expect(try world.letter().stage == .accepted, "the code was not used up")
  }

  @Test func aCooperatingUnitIsLetGoByTheDesk() throws {
    let world = try World()
    try world.receive("供热不足，工厂夜间噪声。")
    let round = try #require(try world.letter().assignment)
    try #require(round.cooperating == ["旗生态环境分局"])
    let cooperate = try world.last("cooperate")
    try world.reply(to: cooperate, from: "officer@huanbao.example", "退回：没有工厂，与本单位无关")
    try world.work()
    #expect(try world.held() == [] && world.letter().stage == .assigned)
    #expect(try world.last("asks-out").text.contains("没有工厂，与本单位无关"))
    try world.desk("同意", to: "asks-out")
    let letter = try world.letter()
    #expect(letter.assignment?.units == ["旗住建局"] && letter.assignment?.round == 1)
    #expect(letter.due["旗生态环境分局"] == nil && letter.leadDue != nil)
    #expect(try world.last("void").to.map(\.mailbox) == ["officer@huanbao.example"])
    // Its token is dead, the lead's is not.
    try world.reply(to: cooperate, from: "officer@huanbao.example", "配合意见：还是有工厂的")
    try world.work()
    #expect(try world.held() == ["old round"])
    try world.reply(
      to: try world.last("assigned"), from: "leader@zhujian.example", "答复：已修复。", signedBy: true)
    try world.work()
    #expect(try world.letter().stage == .published)
  }

  @Test func aCooperatingUnitMustGoOnWhereTheDeskSaysSo() throws {
    let world = try World()
    try world.receive("供热不足，工厂夜间噪声。")
    try world.reply(to: try world.last("cooperate"), from: "officer@huanbao.example", "退回：与本单位无关")
    try world.work()
    try world.desk("不同意：噪声归你们管", to: "asks-out")
    let told = try world.last("request-answered")
    #expect(told.to.map(\.mailbox) == ["officer@huanbao.example"] && told.text.contains("噪声归你们管"))
    #expect(told.text.contains("2026年11月26日") && told.subject.contains("不同意退回"))
    #expect(try world.letter().assignment?.units.count == 2)
  }

  @Test func unitsBesideALeadThatGaveItBackHearThatTheyHaveNoPartInIt() throws {
    let world = try World()
    try world.receive("供热不足，工厂夜间噪声。")
    try world.officer("退回：不属本单位职责")
    try world.desk("旗水务局", to: "decide")
    #expect(try world.last("void").to.map(\.mailbox) == ["officer@huanbao.example"])
  }
}
