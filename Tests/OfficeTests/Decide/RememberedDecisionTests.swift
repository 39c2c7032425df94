import Domain
import Mail
import Store
import Testing
import World

@testable import Office

/// What persons decided beside what was proposed, and what the desk hears of it.
@Suite struct RememberedDecisionTests {
  /// `1 of 2` were right.
  private func record(_ step: ProposedStep, in world: World) throws -> String {
    let all = try #require(try world.office.ledger.trackRecords().first { $0.step == step }).all
    return "\(all.right) of \(all.total)"
  }

  private func decide(_ line: String, _ world: World, text: String = "家里供热不足。") throws {
    try world.write(from: Cast.citizen, subject: "留言", text: text)
    try world.work()
    let number = try world.office.ledger.letters().count
    try world.decide(line, on: try #require(try world.mails("decide", about: world.letter(number).id).last))
    try world.work()
  }

  @Test func aDecisionIsNotedInItsOwnTransactionWhateverWayItCame() throws {
    let world = try World { $0.automatic = [] }
    try decide("通过", world)
    #expect(try record(.assign, in: world) == "1 of 1")
    #expect(try record(.accept, in: world) == "1 of 1")
    try decide("水务局", world)
    #expect(try record(.assign, in: world) == "1 of 2")
    try decide("通过", world, text: "法院已判决，我不服。")
    #expect(try record(.decline, in: world) == "1 of 1")
    try decide("不予受理 七", world)
    #expect(try record(.accept, in: world) == "2 of 3")
    try world.write(from: Cast.citizen, subject: "供热", text: "供热不足。")
    try world.work()
    _ = try world.office.assign(
      try world.letter(5).id, lead: "旗住建局", cooperating: [], by: Party(.clerk, name: "王敏"), at: world.now)
    #expect(try record(.assign, in: world) == "2 of 3")
  }

  @Test func whatAUnitGaveBackWasNotRight() throws {
    let world = try World { $0.automatic = [] }
    try decide("通过", world)
    let assigned = try #require(try world.mails("assigned", about: world.letter().id).last)
    try world.reply(to: assigned, from: "officer@zhujian.example", "退回：不属于本单位")
    try world.work()
    try world.decide("旗民政局", on: try #require(try world.mails("decide", about: world.letter().id).last))
    try world.work()
    #expect(try record(.assign, in: world) == "0 of 1")
  }

  @Test func whatWentOnByItselfIsNobodysDecision() throws {
    let world = try World()
    try world.write(from: Cast.citizen, subject: "供热", text: "供热不足。")
    try world.work()
    #expect(try world.letter().stage == .assigned)
    #expect(try record(.assign, in: world) == "0 of 0")
  }

  @Test func theDeskHearsOfItOnceAMonthAndWhenTheAdviceChanges() throws {
    let world = try World {
      $0.automatic = []
      $0.asksAtOnce = false
    }
    try world.office.ledger.write { book in
      for serial in 1...200 {
        try book.remember(
          DecidedProposal(
            step: .assign, proposed: "旗住建局", decided: serial <= 187 ? "旗住建局" : "旗水务局",
            confidence: serial <= 121 ? 90 : 60),
          about: LetterID(prefix: "NM", year: 2025, serial: serial), by: "王敏", at: world.now)
      }
    }
    try world.write(from: Cast.citizen, subject: "供热", text: "供热不足。")
    try world.work()
    let sentence = "转办建议最近200件中对了187件（93.5%）；把握不低于65%的121件全部正确，可以考虑设 assign: automatic、certainty: 0.65"
    let digests = { try world.office.ledger.mail(in: .sent).filter { $0.mail.kind == "morning" } }
    #expect(try Message(parsing: #require(try digests().last).mail.bytes).text.contains(sentence))
    world.now = Timestamp(Day("2026-11-24")!, hour: 9)
    try world.work()
    #expect(try digests().count == 2)
    #expect(try !Message(parsing: #require(try digests().last).mail.bytes).text.contains("转办建议最近"))
    world.now = Timestamp(Day("2026-12-01")!, hour: 9)
    try world.work()
    #expect(try Message(parsing: #require(try digests().last).mail.bytes).text.contains(sentence))
  }

  private func record(_ step: ProposedStep, right: Int, of total: Int) -> TrackRecord {
    TrackRecord(
      step,
      of: (0..<total).map {
        DecidedProposal(step: step, proposed: "a", decided: $0 < right ? "a" : "b", confidence: 90)
      })
  }

  @Test func eachStepSaysWhatItMaySet() {
    var rules = Cast.rules
    rules.automatic = []
    #expect(
      record(.accept, right: 199, of: 200).chinese(rules)
        == "受理建议最近200件中对了199件（99.5%）；把握不低于50%的200件对了199件（99.5%），可以考虑设 accept: automatic、certainty: 0.5")
    #expect(
      record(.decline, right: 200, of: 200).chinese(rules)
        == "不予受理建议最近200件中对了200件（100%）；把握不低于50%的200件全部正确，可以考虑设 decline: automatic（只对同一网民的相同来信自动办理，其余仍由工作人员决定）")
    #expect(record(.assign, right: 150, of: 200).chinese(rules) == "转办建议最近200件中对了150件（75%）；暂无可以自动办理的把握值")
    rules.automatic = [.accept]
    rules.certainty = 0.8
    #expect(
      record(.assign, right: 200, of: 200).chinese(rules).hasSuffix(
        "可以考虑设 assign: automatic、certainty: 0.8（与受理共用）"),
      "one certainty is for both")
    #expect(
      record(.accept, right: 150, of: 200).chinese(rules) == "受理建议最近200件中对了150件（75%），只计由工作人员决定的；本步现已自动办理")
  }

  @Test func theDigestSaysItOfEachStepFromTwoHundredDecisionsOn() throws {
    let world = try World {
      $0.automatic = []
      $0.asksAtOnce = false
    }
    try world.office.ledger.write { book in
      for (step, count) in [(ProposedStep.accept, 200), (.decline, 199), (.assign, 250)] {
        for serial in 1...count {
          try book.remember(
            DecidedProposal(step: step, proposed: "a", decided: "a", confidence: 90),
            about: LetterID(prefix: "NM", year: 2025, serial: serial), by: "王敏", at: world.now)
        }
      }
    }
    try world.write(from: Cast.citizen, subject: "供热", text: "供热不足。")
    try world.work()
    let digest = try #require(
      try world.office.ledger.mail(in: .sent).last { $0.mail.kind == "morning" }
        .map { try Message(parsing: $0.mail.bytes) })
    #expect(digest.text.contains("受理建议最近200件中对了200件（100%）"))
    #expect(digest.text.contains("转办建议最近250件中对了250件（100%）"))
    #expect(!digest.text.contains("不予受理建议最近"), "one decision too few")
  }
}
