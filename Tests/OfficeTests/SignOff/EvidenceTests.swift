import Domain
import Foundation
import Mail
import Signatures
import Store
import Testing
import World

@testable import Office

/// What is given out about a sign-off, repeated with stock tools only.
@Suite struct EvidenceTests {
  private static let leader = "leader@zhujian.example"

  /// - Parameter words: what the leader of the unit signed.
  private func signed(_ words: String = "答复：已开阀，今日恢复供热。") throws -> World {
    let world = try World()
    try world.write(
      from: Cast.citizen, subject: "小区供热不足", text: "室内只有12度，请尽快解决。我是李梅梅，电话13912345678。")
    try world.work()
    try world.reply(to: world.last("assigned"), from: Self.leader, words, signedBy: true)
    try world.work()
    return world
  }

  private func evidence(_ world: World, trust: OfficeTrust? = nil, mayNameAuthor: Bool = false) throws
    -> EvidenceBundle
  {
    try EvidenceBundle(
      of: world.letter(), in: world.office.ledger, templates: world.office.templates,
      trust: try trust ?? Certificates.shared.trust, mayNameAuthor: mayNameAuthor)
  }

  @Test func aSignatureIsJudgedAgainByTheCommandsOfTheReadmeAlone() throws {
    let bundle = try Bundle(of: try evidence(signed()))
    #expect(try bundle.read("answer.txt").contains("今日恢复供热"))
    #expect(bundle.commands.contains { $0.hasPrefix("openssl cms -verify") })
    #expect(bundle.commands.contains { $0.contains("-crl_check -CRLfile crls/1.pem") })
    #expect(try bundle.run() == 0)
  }

  @Test(arguments: ["signed-part", "signature.der", "chain/1.pem", "chain/2.pem", "crls/1.pem", "mail.eml"])
  func whatWasChangedIsFoundWithoutTheSums(part: String) throws {
    let bundle = try Bundle(of: try evidence(signed()))
    try bundle.spoil(part)
    #expect(try bundle.run(dropping: "sha256sum --check") != 0, "\(part)")
  }

  @Test func anEventOfTheLedgerThatWasChangedIsFound() throws {
    let bundle = try Bundle(of: try evidence(signed()))
    let event = try #require(try bundle.names().first { $0.hasPrefix("ledger/") && $0.hasSuffix(".json") })
    try bundle.spoil(event)
    #expect(try bundle.run(dropping: "sha256sum --check") != 0)
  }

  @Test func aLeadersYesAndTheAnswerItCoversAreBothThere() throws {
    let world = try World(change: { $0.automatic = [.review] })
    try world.write(from: Cast.citizen, subject: "感谢信", text: "谢谢供热师傅。")
    try world.work()
    try world.decide("答复：感谢您的来信。祝您安康！", on: world.last("decide"))
    try world.work()
    try world.reply(to: world.last("sign-off"), from: "leader@guanli.example", "同意", signedBy: true)
    try world.work()
    let bundle = try Bundle(of: try evidence(world))
    #expect(try bundle.read("sign-off.eml").contains("multipart/signed"))
    #expect(try bundle.run() == 0)
  }

  @Test func theSameLedgerGivesTheSameBytes() throws {
    let world = try signed()
    #expect(try evidence(world).archive() == evidence(world).archive())
  }

  @Test func whatTheOfficeTrustsTodayDoesNotMatter() throws {
    let world = try signed()
    let before = try evidence(world).archive()
    let nobody = OfficeTrust(authorities: [], requiresRevocationList: true)
    #expect(try evidence(world, trust: nobody).archive() == before)
  }

  @Test func theAuthorIsInNoneOfIt() throws {
    let bundle = try Bundle(of: try evidence(signed()))
    for name in try bundle.names() {
      let text = try bundle.read(name)
      let decoded = name.hasSuffix(".eml") ? try Message(parsing: Array(text.utf8)).text : ""
      for canary in ["李梅梅", "limeimei", "13912345678"] {
        #expect(!text.contains(canary) && !decoded.contains(canary), "\(canary) in \(name)")
      }
    }
  }

  @Test func aUnitThatNamesTheAuthorIsNotGivenOutUnasked() throws {
    let world = try signed("答复：李梅梅女士，已开阀，今日恢复供热。")
    let id = try world.letter().id
    #expect(throws: EvidenceError.namesAuthor(id, ["author's name"])) { try evidence(world) }
    let bundle = try Bundle(of: try evidence(world, mayNameAuthor: true))
    #expect(try bundle.run() == 0)
  }

  @Test func aScanIsThereWithWhoConfirmedIt() throws {
    let world = try World()
    try world.write(from: Cast.citizen, subject: "村里停水", text: "停水三天了。")
    try world.work()
    try world.reply(
      to: world.last("assigned"), from: "officer@shuiwu.example", "答复：已恢复供水。",
      attachments: [World.scan])
    try world.work()
    try world.decide("三项无误", on: world.last("confirm-scan"))
    try world.work()
    try world.decide("三项无误", on: world.last("confirm-scan"), from: "chengang@naiman.example")
    try world.work()
    let bundle = try Bundle(of: try evidence(world))
    #expect(try bundle.read("README").contains("王敏、陈刚"))
    #expect(try bundle.bytes("scan-1.pdf") == World.scan.bytes)
    #expect(try bundle.run() == 0)
    try bundle.spoil("scan-1.pdf")
    #expect(try bundle.run(dropping: "sha256sum --check") != 0)
  }

  @Test func withoutASignOffThereIsNone() throws {
    let world = try World()
    try world.write(from: Cast.citizen, subject: "村里停水", text: "停水三天了。")
    try world.work()
    let id = try world.letter().id
    #expect(throws: EvidenceError.notSignedOff(id)) { try evidence(world) }
  }
}
