import Domain
import Mail
import Signatures
import Testing
import World

@testable import Office

/// What a mail in a file is held against a letter by says what the office said of it (`huiyin verify --letter`).
@Suite struct SignOffBindingTests {
  private func assigned() throws -> (World, Message) {
    let world = try World { $0.automatic.remove(.review) }
    try world.write(from: Cast.citizen, subject: "供热", text: "家里不热。")
    try world.work()
    return (world, try world.last("assigned"))
  }

  private func answer(_ words: String, to mail: Message, in world: World) throws -> Signer {
    try world.reply(to: mail, from: "leader@zhujian.example", words, signedBy: true)
    let number = try #require(try lastNumber(in: world))
    let signer = try signer(ofMail: number + 1, in: world)
    return signer
  }

  private func lastNumber(in world: World) throws -> Int64? {
    try (1...99).last { try world.office.ledger.mail($0) != nil }
  }

  /// Who signed a mail that was just taken in.
  private func signer(ofMail number: Int64, in world: World) throws -> Signer {
    try world.work()
    let raw = try #require(try world.office.ledger.mail(number))
    let leaders = world.office.register.units.flatMap(\.leaders)
    let policy = world.office.trust.policy(
      receivedAt: world.now, assignedAt: try world.letter().assignedAt, leaders: leaders)
    return try #require(policy.verdict(on: try world.office.message(in: raw)).signer)
  }

  private func fault(of signer: Signer, in world: World) throws -> String? {
    let wasUsed = try world.office.ledger.wasUsed(
      signature: signer.signatureDigest, content: signer.contentDigest)
    return SignOffBinding.fault(
      of: signer, in: try world.letter(), register: world.office.register, mint: world.office.mint,
      wasUsed: wasUsed, on: world.now.day)?.code
  }

  @Test func whatSignedTheAnswerOffIsGoodEverAfter() throws {
    let (world, mail) = try assigned()
    let signer = try answer("答复：已修复。", to: mail, in: world)
    #expect(try world.letter().stage == .signedOff)
    #expect(try fault(of: signer, in: world) == nil)
    try world.decide("通过", on: world.last("review"))
    try world.work()
    #expect(try world.letter().stage == .published)
    #expect(try fault(of: signer, in: world) == nil)
  }

  @Test func whatStandsNoMoreWasUsed() throws {
    let (world, mail) = try assigned()
    let first = try answer("答复：已修复。", to: mail, in: world)
    let second = try answer("答复：已修复，请放心。", to: mail, in: world)
    #expect(try fault(of: first, in: world) == "signature used")
    #expect(try fault(of: second, in: world) == nil)
  }

  @Test func anotherMailSignsNothingOffOnceTheLetterIsClosed() throws {
    let (world, mail) = try assigned()
    _ = try answer("答复：已修复。", to: mail, in: world)
    try world.decide("通过", on: world.last("review"))
    try world.work()
    let late = try answer("答复：明日修复。", to: mail, in: world)
    #expect(try fault(of: late, in: world) == "closed")
  }
}
