import Domain
import Mail
import Testing
import World

@testable import Office

/// A unit takes back what it has answered, before anybody reads it.
@Suite struct StopTests {
  private let officer = "officer@zhujian.example"
  private let answer = "答复：换热站已抢修完毕，室温已经达标，感谢您的监督。"

  private func signedOff() throws -> World {
    let world = try World { $0.automatic.remove(.review) }
    try world.write(from: Cast.citizen, subject: "小区供热", text: "家里暖气不热。")
    try world.work()
    try world.reply(to: world.last("assigned"), from: "leader@zhujian.example", answer, signedBy: true)
    try world.work()
    #expect(try world.letter().stage == .signedOff)
    return world
  }

  @Test(arguments: ["作废，上一封发错了，请先不要公开", "撤回答复", "先别发布，数据有误。"])
  func theReviewerIsAskedAnewAndReadsWhy(words: String) throws {
    let world = try signedOff()
    let first = try world.last("review")
    try world.reply(to: world.last("assigned"), from: officer, words, quoting: false)
    try world.work()
    let review = try world.last("review")
    #expect(try world.count("review") == 2)
    #expect(review.text.contains(String(words.prefix(4))), "\(review.text)")
    // The first code is void: nobody passes what he has not been told of.
    try world.decide("通过", on: first)
    try world.work()
    #expect(try world.letter().stage == .signedOff)
    try world.decide("通过", on: review)
    try world.work()
    #expect(try world.letter().stage == .published, "the desk decides")
  }

  @Test func nothingGoesOnByItselfThen() throws {
    let world = try World()
    try world.write(from: Cast.citizen, subject: "小区供热", text: "家里暖气不热。")
    try world.work()
    let assigned = try world.last("assigned")
    try world.reply(to: assigned, from: officer, answer)
    try world.work()
    let request = try world.last("sign-off")
    try world.reply(to: assigned, from: officer, "先不要公开，数据有误", quoting: false)
    try world.work()
    try world.reply(to: request, from: "leader@zhujian.example", "同意", signedBy: true)
    try world.work()
    #expect(try world.letter().stage == .signedOff)
    #expect(try world.last("review").text.contains("先不要公开"))
  }

  private func scanned(besides words: String = "答复：已恢复供水。") throws -> World {
    let world = try World { $0.automatic.insert(.review) }
    try world.write(from: Cast.citizen, subject: "村里停水", text: "停水三天了。")
    try world.work()
    try world.reply(to: world.last("assigned"), from: waterOfficer, words, attachments: [World.scan])
    try world.work()
    return world
  }

  private let waterOfficer = "officer@shuiwu.example"
  private static let wish = "先不要公开，数据有误"

  private func stop(in world: World, from sender: String) throws {
    try world.reply(to: world.last("assigned"), from: sender, Self.wish, quoting: false)
    try world.work()
  }

  @Test func whoeverLooksAtTheScanIsAskedAnewAndReadsWhy() throws {
    let world = try scanned()
    let first = try world.last("confirm-scan")
    #expect(!first.text.contains("暂不公开"))
    try stop(in: world, from: waterOfficer)
    let question = try world.last("confirm-scan")
    #expect(try world.count("confirm-scan") == 2)
    #expect(question.text.contains("承办单位答复后来信要求暂不公开：“\(Self.wish)”"))
    #expect(question.attachments.count == 1)
    try world.decide("三项无误", on: first)
    try world.work()
    #expect(try world.letter().stage == .replied, "the first code is void")
    #expect(try world.count("confirm-scan") == 2)
    let told = try world.last("stopped")
    #expect(told.to.map(\.mailbox) == [waterOfficer])
    for words in [Self.wish, "由核对盖章扫描件的工作人员和本中心审核人员决定", "办结时限不变：2026-11-"] {
      #expect(told.text.contains(words), "\(words): \(told.text)")
    }
  }

  @Test func theSecondClerkReadsItToo() throws {
    let world = try scanned()
    try world.decide("三项无误", on: world.last("confirm-scan"))
    try world.work()
    try stop(in: world, from: waterOfficer)
    let second = try world.last("confirm-scan")
    #expect(second.to.map(\.mailbox) == ["chengang@naiman.example"])
    #expect(second.text.contains("本件已由王敏核对") && second.text.contains(Self.wish))
    try world.decide("三项无误", on: second, from: "chengang@naiman.example")
    try world.work()
    #expect(try world.letter().stage == .signedOff, "and no review goes by itself then")
    #expect(try world.last("review").text.contains(Self.wish))
  }

  @Test func theScanOfTheSameAnswerDoesNotTakeItBack() throws {
    let world = try scanned()
    try stop(in: world, from: waterOfficer)
    try world.reply(
      to: world.last("assigned"), from: waterOfficer, "同意", attachments: [World.scan])
    try world.work()
    #expect(try world.last("confirm-scan").text.contains(Self.wish))
    try world.reply(
      to: world.last("assigned"), from: waterOfficer, "答复：已于十一月二十日恢复供水。", attachments: [World.scan])
    try world.work()
    #expect(try !world.last("confirm-scan").text.contains(Self.wish), "another answer does")
  }

  @Test func theLeaderReadsItBeforeHeSigns() throws {
    let world = try World()
    try world.write(from: Cast.citizen, subject: "小区供热", text: "家里暖气不热。")
    try world.work()
    try world.reply(to: world.last("assigned"), from: officer, answer)
    try world.work()
    try stop(in: world, from: officer)
    #expect(try world.count("sign-off") == 2)
    let request = try world.last("sign-off")
    #expect(request.text.contains("本单位又来信要求暂不公开：“\(Self.wish)”"))
    #expect(try world.last("stopped").text.contains("由贵单位负责人王强和本中心审核人员决定"))
    // What he says himself he need not be told to decide.
    try stop(in: world, from: "leader@zhujian.example")
    #expect(try world.count("sign-off") == 2 && world.count("stopped") == 3)
    try world.reply(to: request, from: "leader@zhujian.example", "同意", signedBy: true)
    try world.work()
    #expect(try world.letter().stage == .signedOff && world.last("review").text.contains(Self.wish))
  }

  @Test func whileASupplementWaitsAnotherAnswerIsAskedBack() throws {
    let world = try World { $0.border = BorderServer(name: "mx.naiman.example", host: "mx.naiman.example") }
    _ = try world.publishedLetter()
    let assigned = try world.last("assigned")
    let sender = try #require(assigned.to.first?.mailbox)
    try world.reply(to: assigned, from: sender, "补充：明日上午再次入户测温。", through: "mx.naiman.example")
    try world.work()
    #expect(try world.letter().stage == .replied)
    let held = try world.office.ledger.heldMail(all: true).count
    try world.reply(to: assigned, from: sender, "答复：另一份答复，经核实所反映的情况不属实。")
    try world.work()
    #expect(try world.office.ledger.heldMail(all: true).count == held + 1)
    #expect(try world.letter().answer?.text.text?.contains("明日上午再次入户测温") == true)
    #expect(try world.last("refused").text.contains("更正："))
  }
}
