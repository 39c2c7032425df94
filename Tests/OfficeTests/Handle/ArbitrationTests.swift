import Domain
import Mail
import Reading
import Store
import Testing
import World

@testable import Office

/// A letter that was given back twice, and the arbiter's ruling (裁定).
@Suite struct ArbitrationTests {
  private static let arbiter = Cast.coordinator.address

  /// 旗住建局 gave it back, then 旗水务局.
  private func disputed(_ world: World) throws {
    try world.receive()
    try world.officer("退回：漏的是自来水管")
    try world.desk("旗水务局", to: "decide")
    try world.officer("退回：是供热管，建议转旗住建局")
  }

  @Test func theArbiterIsAskedWithBothReasonsAndTheDeskIsNot() throws {
    let world = try World.coordinated()
    try disputed(world)
    let asked = try world.last("arbitrate")
    #expect(asked.to.map(\.mailbox) == [Self.arbiter])
    for words in ["旗住建局退回：漏的是自来水管", "旗水务局退回：是供热管，建议转旗住建局", "第1次转办旗住建局", "第2次转办旗水务局", "供热管道漏水"] {
      #expect(asked.text.contains(words), "\(words)")
    }
    #expect(try world.count("decide") == 1 && world.letter().stage == .accepted)
    #expect(try world.count("arbitrate") == 1)
  }

  @Test(arguments: ["裁定 旗住建局", "1", "1 旗住建局", "旗住建局"])
  func hisRulingIsFinal(line: String) throws {
    let world = try World.coordinated()
    try disputed(world)
    try world.desk(line, to: "arbitrate", from: Self.arbiter)
    let letter = try world.letter()
    #expect(letter.assignment?.lead == "旗住建局" && letter.assignment?.isRuling == true)
    #expect(letter.assignment?.because == ["高云裁定"])
    let event = try #require(try world.event(.assign))
    #expect(event.by == Party(.coordinator, name: "高云"))
    #expect(try world.last("assigned").text.contains("本件经裁定由贵单位承办"))
    #expect(try world.understood().contains("已裁定由旗住建局承办，2026年11月30日前办结"))
    try world.officer("退回：真的不是我们的")
    #expect(try world.letter().stage == .assigned && world.held() == ["return after a ruling"])
    #expect(try world.last("refused").text.contains("本件经高云裁定由贵单位承办，裁定为最终决定"))
  }

  @Test(arguments: [
    ("裁定 旗住建局：漏的是供热管", "漏的是供热管"), ("裁定由旗住建局承办，理由：供热管网由其管理", "供热管网由其管理"),
    ("裁定：旗住建局，因漏的是供热管", "因漏的是供热管"), ("裁定 旗住建局（属其职责）", "属其职责"),
  ])
  func hisReasonMayStandBehindIt(line: String, reason: String) throws {
    let world = try World.coordinated()
    try disputed(world)
    try world.desk(line, to: "arbitrate", from: Self.arbiter)
    #expect(try world.letter().assignment?.lead == "旗住建局")
    guard case .noted(let words)? = try world.event(.note)?.fact else {
      Issue.record("its reason is not kept")
      return
    }
    #expect(words.text == "裁定理由：\(reason)")
  }

  @Test(arguments: [
    "裁定 旗住建局，不对，旗水务局", "裁定 旗住建局：还是旗水务局", "裁定 旗住建局，先看看", "裁定 旗住建局：？", "裁定 旗住建局，属地再议",
  ])
  func aDoubtBehindItRulesNothing(line: String) throws {
    let world = try World.coordinated()
    try disputed(world)
    try world.desk(line, to: "arbitrate", from: Self.arbiter)
    #expect(try world.letter().stage == .accepted, "\(line)")
  }

  @Test func nobodyElseRulesAndTheCodeWorksOnce() throws {
    let world = try World.coordinated()
    try disputed(world)
    try world.desk("裁定 旗住建局", to: "arbitrate")
    #expect(try world.letter().stage == .accepted && world.held() == ["not a clerk"])
    try world.desk("不予受理 七", to: "arbitrate", from: Self.arbiter)
    #expect(try world.letter().stage == .accepted && world.understood().contains("可写：裁定 单位名"))
    try world.desk("裁定 旗民政局", to: "arbitrate", from: Self.arbiter)
    #expect(try world.letter().assignment?.lead == "旗民政局")
    try world.desk("裁定 旗住建局", to: "arbitrate", from: Self.arbiter)
    #expect(try world.letter().assignment?.lead == "旗民政局")
    #expect(try world.understood().contains("此核验码已由高云使用"))
  }

  @Test func itIsADecisionWithANameThatTheRouterLearnsFrom() throws {
    let world = try World.coordinated()
    try disputed(world)
    try world.desk("裁定 旗民政局", to: "arbitrate", from: Self.arbiter)
    let lessons = try Teaching.lessons(
      of: world.office.ledger, register: world.office.register, on: world.now.day)
    #expect(lessons.map(\.label) == ["旗民政局"])
    let record = try #require(try world.office.ledger.trackRecords().first { $0.step == .assign })
    #expect(record.all.total == 1 && record.all.right == 0)
  }

  @Test func whatTheAuthorAddsReachesTheArbiter() throws {
    let world = try World.coordinated()
    try disputed(world)
    try world.reply(to: try world.last("receipt"), from: Cast.citizen.mailbox, "补充：是三号楼的暖气管。")
    try world.work()
    #expect(try world.count("arbitrate") == 2 && world.last("arbitrate").text.contains("三号楼的暖气管"))
    let first = try #require(try world.mails("arbitrate", about: world.letter().id).first)
    try world.decide("裁定 旗民政局", on: first, from: Self.arbiter)
    try world.work()
    #expect(try world.letter().stage == .accepted)
  }

  @Test func withoutACoordinatorTheDeskRules() throws {
    for world in [try World(), try World.coordinated { $0.returns.arbiter = .desk }] {
      try disputed(world)
      #expect(try world.last("arbitrate").to.map(\.mailbox) == [Cast.desk.address])
      try world.desk("裁定 旗住建局", to: "arbitrate")
      try world.officer("退回：不是我们的")
      #expect(try world.held() == ["return after a ruling"])
    }
  }

  @Test func aFirstReturnBySomebodySureDoesNotEndInACircle() throws {
    let world = try World.coordinated {
      $0.border = BorderServer(name: "mx.naiman.example", host: "mx.naiman.example")
    }
    try world.receive("供热管道漏水，自来水浑浊。")
    try world.officer("退回：建议转旗水务局", through: "mx.naiman.example")
    try world.officer("退回：建议转旗住建局", through: "mx.naiman.example")
    #expect(try world.letter().stage == .accepted && world.count("arbitrate") == 1)
    #expect(try world.count("decide") == 0)
  }
}
