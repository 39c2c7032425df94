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

  private static func png(_ width: Int, _ height: Int) -> Mail.Attachment {
    func long(_ value: Int) -> [UInt8] { [24, 16, 8, 0].map { UInt8(value >> $0 & 0xFF) } }
    let header: [UInt8] = Array("IHDR".utf8) + long(width) + long(height) + [8, 2, 0, 0, 0]
    var bytes: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    for part in [long(13), header, long(0), [UInt8](repeating: 0x55, count: 4000)] { bytes += part }
    return Mail.Attachment(name: "logo.png", asciiName: "logo.png", type: "image/png", bytes: bytes)
  }

  private static func jpeg(_ width: Int, _ height: Int) -> Mail.Attachment {
    func short(_ value: Int) -> [UInt8] { [UInt8(value >> 8 & 0xFF), UInt8(value & 0xFF)] }
    var bytes: [UInt8] = [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2, 0xFF, 0xC0, 0, 11, 8]
    let scan: [UInt8] = [1, 1, 0x11, 0, 0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0]
    for part in [short(height), short(width), scan, [UInt8](repeating: 0x55, count: 4000)] { bytes += part }
    return Mail.Attachment(name: "a.jpg", asciiName: "a.jpg", type: "image/jpeg", bytes: bytes)
  }

  private func after(_ attachments: [Mail.Attachment], _ words: String = "答复：已恢复供水。") throws -> World {
    let world = try World()
    try world.write(from: Cast.citizen, subject: "村里停水", text: "停水三天了。")
    try world.work()
    try world.reply(
      to: world.last("assigned"), from: "officer@shuiwu.example", words, attachments: attachments)
    try world.work()
    return world
  }

  @Test(arguments: [png(60, 40), png(430, 430), jpeg(1200, 400), World.photo])
  func aPictureOnWhichNoPageCanBeReadIsNoScan(picture: Mail.Attachment) throws {
    let world = try after([picture])
    #expect(try world.letter().answer == nil && world.letter().stage == .assigned)
    #expect(try world.office.ledger.heldMail().map(\.reason) == ["small picture"])
    #expect(try world.last("refused").text.contains("像素，看不清公章和签字"))
    #expect(try world.count("confirm-scan") == 0)
  }

  @Test(arguments: [png(1240, 1754), jpeg(3024, 4032), jpeg(877, 620)])
  func aPictureOfAPageIsOne(picture: Mail.Attachment) throws {
    let world = try after([Self.png(60, 40), picture])
    #expect(try world.letter().stage == .replied)
    // The logo below somebody's name is none.
    #expect(try world.last("confirm-scan").attachments.count == 1)
  }

  @Test(arguments: ["白雪 奈曼旗水务局办公室 0475-0000301", "白雪\n奈曼旗水务局办公室副主任科员\n0475-0000301"])
  func aNameAndATelephoneAreNoAnswer(words: String) throws {
    let world = try after([World.scan], words)
    #expect(try world.letter().answer == nil)
    #expect(try world.count("refused") == 1)
  }
}
