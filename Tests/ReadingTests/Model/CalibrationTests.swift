import Testing

@testable import Reading

struct CalibrationTests {
  /// Leads of 0 … 1; right as often as `chance` says.
  private func trials(_ count: Int, chance: (Double) -> Double) -> [Calibration.Trial] {
    var shuffle = Shuffle()
    return (0..<count).map { index in
      let lead = Double(index) / Double(count)
      return Calibration.Trial(
        lead: Float(lead), isRight: Double(shuffle.next(below: 1000)) < 1000 * chance(lead))
    }
  }

  @Test func confidenceFollowsWhatHappened() {
    let calibration = Calibration(trials(4000) { 0.3 + 0.6 * $0 })
    for (lead, share) in [(0.2, 0.42), (0.5, 0.6), (0.8, 0.78)] {
      #expect(abs(calibration.confidence(lead: Float(lead)) - share) < 0.06)
    }
  }

  @Test func itIsCertainFromWhereNinetyEightOfAHundredWereRight() {
    let calibration = Calibration(trials(4000) { $0 < 0.5 ? 0.5 : 1 })
    #expect((0.44...0.51).contains(calibration.certainLead))
  }

  @Test func whereNoLeadIsEnoughNothingIsCertain() {
    #expect(Calibration(trials(1000) { _ in 0.6 }).certainLead == .infinity)
  }

  @Test func aFewTrialsProveNothing() {
    #expect(Calibration(trials(Calibration.fewest - 1) { _ in 1 }) == .unknown)
    #expect(Calibration(trials(100) { _ in 1 }).certainLead == 0)
  }

  @Test func aLeadThatMakesMistakesLikelierIsChance() {
    #expect(Calibration(trials(1000) { 0.9 - 0.5 * $0 }).slope == 0)
  }
}
