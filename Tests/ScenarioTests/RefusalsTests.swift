import Testing

@testable import Office

/// Every reason for which a unit's mail does not count is told in some story.
@Suite struct RefusalsTests {
  /// What is held in any story; each was seen there, or the story fails.
  private static func told() throws -> Set<String> {
    var reasons: Set<String> = []
    for scenario in Scenario.all {
      for line in try Story(reading: scenario.story).lines {
        if case .held(let reason) = line.step { reasons.insert(reason) }
      }
    }
    return reasons
  }

  /// No mail makes gpgv fail, or be away, nor any program a signature of these kinds: OpenPGPTests speak of them. No story is
  /// as long as a mail of more than 64 KiB, of which AnswerInFileTests speak.
  private static let toldElsewhere: Set = [
    "cut",
    "signature:verifierUnavailable", "signature:openPGPFailed", "signature:openPGPWrongClass",
  ]

  @Test func everyRefusalHasItsStory() throws {
    let codes = Set(Refusal.each.map(\.code))
    #expect(codes.count > 80)
    #expect(codes.subtracting(Self.toldElsewhere).subtracting(try Self.told()).sorted() == [])
  }

  /// Of the reasons that no stage gives as a refusal, those of units.
  @Test func whatASortedMailOfAUnitIsHeldForHasItsStory() throws {
    let reasons: Set = ["no token", "bad token", "officer away", "not a clerk"]
    #expect(reasons.isSubset(of: HeldReason.known.keys))
    #expect(reasons.subtracting(try Self.told()).sorted() == [])
  }
}
