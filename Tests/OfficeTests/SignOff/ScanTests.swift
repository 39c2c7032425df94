import Digest
import Domain
import Mail
import Testing
import World

@testable import Office

/// The way of a sealed scan from the unit's mail to its confirmation.
@Suite struct ScanTests {
  private func answered(review: Bool = true) throws -> World {
    let world = try World(change: { if !review { $0.automatic.remove(.review) } })
    try world.write(from: Cast.citizen, subject: "村里停水", text: "停水三天了。")
    try world.work()
    try answer(world, "答复：已恢复供水。")
    return world
  }

  private func answer(_ world: World, _ words: String) throws {
    try world.reply(
      to: world.last("assigned"), from: "officer@shuiwu.example", words, attachments: [World.scan])
    try world.work()
  }

  private func confirmTwice(_ world: World) throws {
    try world.decide("√√√", on: world.last("confirm-scan"))
    try world.work()
    try world.decide(
      "公章清晰√\n签字齐全√\n文与表一致√", on: world.last("confirm-scan"), from: "chengang@naiman.example")
    try world.work()
  }

  @Test(arguments: ["通过", "确认", "1√2√3×", "公章清晰、签字齐全", "三项基本无误"])
  func lessThanThreeTicksAreAskedBackAndTheCodeStaysGood(words: String) throws {
    let world = try answered()
    let question = try world.last("confirm-scan")
    try world.decide(words, on: question)
    try world.work()
    #expect(try world.letter().events.allSatisfy { if case .noted = $0.fact { false } else { true } })
    #expect(try world.last("understood").text.contains("三项无误"))
    try world.decide("三项无误", on: question)
    try world.work()
    #expect(try world.mails("confirm-scan", about: world.letter().id).count == 2)
  }

  @Test func theDigestOfTheScanIsInTheLedger() throws {
    let world = try answered()
    try confirmTwice(world)
    #expect(try world.letter().stage == .published)
    let signOff = try #require(try world.letter().signOff)
    #expect(signOff.way == .scan(digest: Hex.encode(SHA256.digest(of: World.scan.bytes))))
    #expect(signOff.proof?.confirmedBy == ["王敏", "陈刚"])
  }

  @Test func aTextChangedAfterwardsIsSignedOffAnew() throws {
    let world = try answered(review: false)
    try confirmTwice(world)
    #expect(try world.letter().stage == .signedOff)
    let review = try world.last("review")
    try answer(world, "答复：今晚恢复供水。")
    #expect(try world.letter().stage == .replied && world.letter().signOff == nil)
    // Neither the review of the old text nor a tick for it counts for the new one.
    try world.decide("通过", on: review)
    try world.work()
    #expect(try world.letter().stage == .replied)
    try confirmTwice(world)
    #expect(try world.letter().stage == .signedOff)
    #expect(try world.letter().signOff?.answer == world.letter().answer?.digest)
  }
}
