import Domain
import Mail
import Testing
import World

@testable import Office

/// A correction that was given up, and an answer that was sent back, stay so.
@Suite struct LettingStandTests {
  private static let published = "您好：阳光小区3号楼换热站循环泵故障，11月25日已更换，室温达20度。"
  private static let corrected = "更正：您好：阳光小区3号楼换热站循环泵故障，11月26日已更换，室温达22度。"
  private static let border = "mx.naiman.example"

  private func answered() throws -> World {
    let world = try World {
      $0.border = BorderServer(name: Self.border, host: Self.border)
      $0.automatic.remove(.review)
    }
    try world.write(from: Cast.citizen, subject: "供热", text: "家里不热。")
    try world.work()
    try leader("答复：\(Self.published)", in: world)
    return world
  }

  private func publish(_ world: World) throws {
    try world.decide("通过", on: world.last("review"))
    try world.work()
    #expect(try world.letter().stage == .published)
  }

  private func leader(_ words: String, in world: World) throws { try write(words, by: "leader", in: world) }

  private func officer(_ words: String, in world: World) throws { try write(words, by: "officer", in: world) }

  private func write(_ words: String, by whom: String, in world: World) throws {
    let assigned = try #require(try world.mails("assigned", about: world.letter().id).first)
    try world.reply(
      to: assigned, from: "\(whom)@zhujian.example", words, signedBy: whom == "leader", through: Self.border)
    try world.work()
  }

  private func evidence(_ world: World, of revision: Int? = nil) throws -> Bundle {
    try Bundle(
      of: EvidenceBundle(
        of: world.letter(), revision: revision, in: world.office.ledger, templates: world.office.templates,
        trust: Certificates.shared.trust))
  }

  @Test func onlyTheLeaderGivesUpWhatHeHasSigned() throws {
    let world = try answered()
    try publish(world)
    try leader(Self.corrected, in: world)
    #expect(try world.letter().stage == .signedOff)
    try officer("撤回更正", in: world)
    #expect(try world.letter().stage == .signedOff && world.held() == ["correction signed by its leader"])
    try leader("撤回更正", in: world)
    #expect(try world.letter().stage == .published)
    let told = try world.mails("let-stand", about: world.letter().id).map(\.to[0].mailbox)
    let desk = try #require(world.office.register.desks.first).address
    #expect(told == ["officer@zhujian.example", "leader@zhujian.example", desk])
  }

  @Test func whatGaveOneCorrectionUpGivesNoOtherUp() throws {
    let world = try answered()
    try publish(world)
    try leader(Self.corrected, in: world)
    try leader("撤回更正", in: world)
    #expect(try world.letter().stage == .published)
    let number = try #require((1...99).last { try world.office.ledger.mail($0) != nil })
    let last = try #require(try world.office.ledger.mail(number)?.bytes)
    try leader("\(Self.corrected)请放心。", in: world)
    #expect(try world.letter().stage == .signedOff)
    try world.post(Array("X-Journey: again\r\n".utf8) + last)
    try world.work()
    #expect(try world.letter().stage == .signedOff)
    #expect(try world.held() == ["signature used"])
  }

  @Test func whatCannotBeJudgedYetWaits() throws {
    let world = try answered()
    try publish(world)
    try world.restart(trusting: Certificates.shared.staleTrust())
    try leader("补充：循环泵备件已备足，明日再次巡查管线。", in: world)
    #expect(try world.held() == ["signature:revocationListStale"])
    #expect(try world.count("refused") == 0)
    try world.restart()
    try world.work()
    #expect(try world.held() == [] && world.letter().isCorrection)
    #expect(try world.letter().answer?.text.shown.hasSuffix("明日再次巡查管线。") == true)
  }

  @Test func soDoesALeadersWordThatGivesUpWhatHeHasSigned() throws {
    let world = try answered()
    try publish(world)
    try leader(Self.corrected, in: world)
    try world.restart(trusting: Certificates.shared.staleTrust())
    let assigned = try #require(try world.mails("assigned", about: world.letter().id).first)
    // No border says who wrote it.
    try world.reply(to: assigned, from: "leader@zhujian.example", "撤回更正", signedBy: true)
    try world.work()
    #expect(try world.held() == ["signature:revocationListStale"])
    try world.restart()
    try world.work()
    #expect(try world.held() == [] && world.letter().stage == .published)
  }

  @Test func evidenceIsAlwaysOfWhatIsPublic() throws {
    let world = try answered()
    try publish(world)
    try leader(Self.corrected, in: world)
    #expect(try evidence(world).read("answer.txt").contains("20度"))
    try leader("撤回更正", in: world)
    let bundle = try evidence(world)
    #expect(try bundle.read("answer.txt").contains("20度") && bundle.run() == 0)
    // What was signed once signs nothing a second time.
    try leader("\(Self.corrected)请放心。", in: world)
    try publish(world)
    let second = try evidence(world)
    #expect(try second.read("answer.txt").contains("22度") && second.run() == 0)
    #expect(try second.read("verdict.json").contains("\"revision\" : 2"))
  }

  /// The page that was there before stands in the archives of whoever saved it.
  @Test func evidenceOfAnEarlierPageIsThereAsLongAsItsMailIs() throws {
    let world = try answered()
    #expect(throws: EvidenceError.noSuchRevision(try world.letter().id, 1, [])) {
      try evidence(world, of: 1)
    }
    try publish(world)
    // Signed off, and never public.
    try leader(Self.corrected.replacing("22度", with: "23度"), in: world)
    try leader("撤回更正", in: world)
    let first = try #require(try world.letter().publication)
    try leader(Self.corrected, in: world)
    try publish(world)
    let bundle = try evidence(world, of: 1)
    #expect(try bundle.read("answer.txt").contains("20度") && bundle.run() == 0)
    #expect(try bundle.read("verdict.json").contains(first.hash))
    #expect(try evidence(world, of: 2).read("answer.txt").contains("22度"))
    #expect(throws: EvidenceError.noSuchRevision(try world.letter().id, 3, [1, 2])) {
      try evidence(world, of: 3)
    }
  }

  @Test func aCorrectionThatWaitedDoesNotComeBackAfterItWasGivenUp() throws {
    let world = try answered()
    try publish(world)
    try world.restart(trusting: Certificates.shared.staleTrust())
    try leader(Self.corrected, in: world)
    world.now = world.now + 3600
    try officer("更正：将“20度”改为“21度”", in: world)
    try officer("撤回更正", in: world)
    #expect(try world.letter().stage == .published)
    world.now = world.now + 3600
    try world.restart()
    try world.work()
    #expect(try world.letter().stage == .published && world.letter().answer?.text.text == Self.published)
    #expect(try world.held() == ["undone since"])
    // What is written after it is another matter.
    try leader(Self.corrected, in: world)
    #expect(try world.letter().stage == .signedOff)
  }

  @Test func norDoesOneThatWasThereBeforeTheDeskSentTheAnswerBack() throws {
    let world = try answered()
    let id = try world.letter().id
    try world.restart(trusting: Certificates.shared.staleTrust())
    try leader("答复：\(Self.published)请放心。", in: world)
    world.now = world.now + 3600
    let clerk = Party(.clerk, name: "王敏")
    _ = try world.office.sendBack(id, because: "数据有误", by: clerk, at: world.now)
    try world.restart()
    try world.work()
    #expect(try world.letter().stage == .handling && world.held() == ["undone since"])
    try leader("答复：\(Self.published)请放心。已复测。", in: world)
    #expect(try world.letter().stage == .signedOff)
  }

  @Test func norOneThatWasNotLookedAtYet() throws {
    let world = try answered()
    let id = try world.letter().id
    let assigned = try #require(try world.mails("assigned", about: id).first)
    try world.reply(
      to: assigned, from: "leader@zhujian.example", "答复：\(Self.published)请放心。", signedBy: true)
    world.now = world.now + 60
    _ = try world.office.sendBack(id, because: "数据有误", by: Party(.clerk, name: "王敏"), at: world.now)
    try world.work()
    #expect(try world.letter().stage == .handling && world.held() == ["undone since"])
  }
}
