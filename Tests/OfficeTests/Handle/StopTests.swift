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

  @Test func whileASupplementWaitsAnotherAnswerIsAskedBack() throws {
    let world = try World()
    _ = try world.publishedLetter()
    let assigned = try world.last("assigned")
    let sender = try #require(assigned.to.first?.mailbox)
    try world.reply(to: assigned, from: sender, "补充：明日上午再次入户测温。")
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
