import Domain
import Mail
import Testing
import World

@testable import Office

/// What a unit writes of a letter that holds no secret itself (ground four).
@Suite struct SecretsOfUnitsTests {
  private static let canary = "部队编号98765"
  private static let secret = "绝密文件，\(canary)"

  private func expectNothing(in world: World, _ comment: Comment) throws {
    for mail in try world.everyMail() {
      #expect(!mail.text.contains(Self.canary), "\(comment): \(mail.kind) to \(mail.recipient)")
    }
  }

  @Test(
    arguments: [true, false],
    [
      ("assigned", "延期 3 个工作日："), ("assigned", "退回："), ("cooperate", "退回："),
    ])
  func isReadOnTheServer(asksAtOnce: Bool, request: (to: String, words: String)) throws {
    let world = try World.coordinated { $0.asksAtOnce = asksAtOnce }
    try world.receive("供热不足，工厂夜间噪声。")
    try world.officer(request.words + Self.secret, to: request.to)
    world.now = Timestamp(Day("2026-11-24")!, hour: 9)
    try world.work()
    try expectNothing(in: world, "\(request.words)")
    #expect(
      try world.everyMail().contains {
        $0.recipient == Cast.desk.address && $0.text.contains("请在服务器上查看：huiyin show NM2026000001")
      })
  }

  @Test func soIsAnAnswerThatWaitsForTheReviewer() throws {
    let world = try World { $0.automatic.remove(.review) }
    try world.receive()
    try world.answer("答复（不公开）：\(Self.secret)\n已修复。")
    try world.work()
    #expect(try world.count("review") == 1)
    try expectNothing(in: world, "review")
  }

  @Test func soIsWhatAnArbiterIsToldOfEarlierReturns() throws {
    let world = try World.coordinated()
    try world.receive("供热管道漏水。")
    try world.officer("退回：\(Self.secret)")
    try world.desk("旗水务局", to: "decide")
    try world.officer("退回：是供热管，建议转旗住建局")
    #expect(try world.last("arbitrate").text.contains("旗住建局退回：请在服务器上查看"))
    try expectNothing(in: world, "arbitrate")
  }

  @Test func whatIsNoSecretIsShown() throws {
    let world = try World.coordinated()
    try world.receive()
    try world.officer("延期 3 个工作日：需现场勘查")
    #expect(try world.last("asks-time").text.contains("需现场勘查"))
  }
}
