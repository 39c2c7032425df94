import Testing

@testable import Domain

/// Every unit's turn with a letter, as its events tell.
@Suite struct HopTests {
  private static let officer = Party(.officer)

  private func ends(_ story: Story) throws -> [String] {
    try story.letter.hops.map {
      "\($0.round) \($0.unit) \($0.isLead ? "lead" : "with") \($0.end?.rawValue ?? "-")"
    }
  }

  @Test func aReturnARulingAndAReassignmentAreEachOnesTurn() throws {
    var story = Story.assigned()
    story.happens(.returned(unit: "旗住建局", reason: Words("不是我们的"), suggested: "旗水务局"), by: Self.officer)
    #expect(try story.letter.lastReturn?.suggested == "旗水务局")
    #expect(try !story.letter.isDisputed)
    story.happens(
      .assigned(.init(round: 2, lead: "旗水务局", cooperating: ["旗民政局"], because: [])), by: .policy)
    #expect(try story.letter.lastReturn == nil)
    story.happens(.returned(unit: "旗水务局", reason: Words("也不是")), by: Self.officer)
    #expect(try story.letter.isDisputed && story.letter.returnedBy == ["旗住建局", "旗水务局"])
    story.happens(
      .assigned(.init(round: 3, lead: "旗住建局", because: [], isRuling: true)),
      by: Party(.coordinator, name: "高云"))
    #expect(try !story.letter.isDisputed)
    #expect(try story.letter.ruling?.lead == "旗住建局" && story.letter.ruling?.by.name == "高云")
    story.happens(.assigned(.init(round: 4, lead: "旗民政局", because: [])), by: Party(.clerk))
    #expect(
      try ends(story) == [
        "1 旗住建局 lead returned", "2 旗水务局 lead returned", "2 旗民政局 with reassigned",
        "3 旗住建局 lead reassigned", "4 旗民政局 lead -",
      ])
    #expect(try story.letter.hops.first?.until == story.letter.returns.first?.at)
  }

  @Test func aReleasedUnitHasNoPartInTheRoundAnyMore() throws {
    var story = Story()
    story.happens(.accepted(clause: .dailyLife, because: []), by: .policy)
    story.happens(
      .assigned(.init(round: 1, lead: "旗住建局", cooperating: ["旗水务局"], because: ["供热"])), by: .policy)
    story.happens(.released(unit: "旗水务局", reason: Words("无关")), by: Party(.clerk))
    let letter = try story.letter
    #expect(letter.assignment?.units == ["旗住建局"] && letter.assignment?.because == ["供热"])
    #expect(letter.stage == .assigned)
    #expect(try ends(story) == ["1 旗住建局 lead -", "1 旗水务局 with released"])
  }

  @Test func whatEndedWithoutAnAnswerWasDropped() throws {
    var story = Story.assigned()
    story.happens(.retracted(reason: Words("")), by: .author)
    #expect(try ends(story) == ["1 旗住建局 lead dropped"])
  }

  @Test func extensionsAreCountedByUnitAndRound() throws {
    var story = Story.assigned()
    story.happens(.extended(unit: "旗住建局", workingDays: 2, reason: Words("")), by: Party(.clerk))
    story.happens(.extended(unit: "旗水务局", workingDays: 2, reason: Words("")), by: Party(.clerk))
    #expect(try story.letter.extensions(of: "旗住建局") == 1)
    story.happens(.assigned(.init(round: 2, lead: "旗住建局", because: [])), by: .policy)
    #expect(try story.letter.extensions(of: "旗住建局") == 0)
  }
}
