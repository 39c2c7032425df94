import Glibc
import Testing

@testable import Reading

struct CalibrationTests {
  /// Leads of 0 … 1; right as often as `chance` says.
  private func trials(
    _ count: Int, skipping skipped: Int = 0, chance: (Double) -> Double
  ) -> [Calibration.Trial] {
    var shuffle = Shuffle()
    for _ in 0..<skipped { _ = shuffle.next(below: 1000) }
    return (0..<count).map { index in
      let lead = Double(index) / Double(count)
      return Calibration.Trial(
        signs: signs(lead), isRight: Double(shuffle.next(below: 1000)) < 1000 * chance(lead))
    }
  }

  /// Of a lead that all parts of the letter share alike.
  private func signs(_ lead: Double) -> Signs {
    var signs = Signs.zero
    for sign in 0..<Signs.constant { signs[sign] = Float(lead) / Float(sign == 0 ? 1 : 4) }
    signs[Signs.constant] = 1
    return signs
  }

  @Test func confidenceFollowsWhatHappened() {
    let calibration = Calibration(trials(4000) { 0.3 + 0.6 * $0 })
    for (lead, share) in [(0.2, 0.42), (0.5, 0.6), (0.8, 0.78)] {
      #expect(abs(Double(calibration.confidence(signs(lead))) - share) < 0.06)
    }
  }

  @Test func itIsCertainFromWhereNinetyEightOfAHundredWereRight() {
    let calibration = Calibration(trials(4000) { $0 < 0.5 ? 0.5 : 1 })
    let lowest = (0..<1000).first {
      calibration.confidence(signs(Double($0) / 1000)) >= calibration.certainFrom
    }
    #expect((440...510).contains(lowest ?? 0))
  }

  private func share(certainBy calibration: Calibration) -> Double {
    let certain = (0..<1000).count {
      calibration.confidence(signs(Double($0) / 1000)) >= calibration.certainFrom
    }
    return Double(certain) / 1000
  }

  @Test func whatIsCertainHangsOnNoSingleMistake() {
    let shares = (0..<6).map { turn in
      share(certainBy: Calibration(trials(1500, skipping: turn * 1500) { 1 / (1 + exp(1 - 7 * $0)) }))
    }
    #expect(shares.allSatisfy { abs($0 - shares[0]) < 0.1 }, "\(shares)")
  }

  @Test func whereMistakesDoNotEndNothingMuchIsCertain() {
    let calibration = Calibration(trials(4000) { $0 < 0.3 ? 0.2 : 0.95 })
    #expect(share(certainBy: calibration) < 0.1)
  }

  @Test func whereNoLeadIsEnoughNothingIsCertain() {
    #expect(Calibration(trials(1000) { _ in 0.6 }).certainFrom == .infinity)
  }

  @Test func aFewTrialsProveNothing() {
    #expect(Calibration(trials(Calibration.fewest - 1) { _ in 1 }) == .unknown)
    let proven = Calibration(trials(100) { _ in 1 })
    #expect(proven.confidence(signs(0)) >= proven.certainFrom)
  }

  @Test func aLeadThatMakesMistakesLikelierIsChance() {
    let calibration = Calibration(trials(1000) { 0.9 - 0.5 * $0 })
    #expect((0..<Signs.constant).allSatisfy { calibration.weights[$0] == 0 })
  }

  /// The same lead in all, but once the words alone say another label.
  @Test func partsThatDisagreeMakeItLessSure() {
    var shuffle = Shuffle()
    let trials = (0..<2000).map { index in
      var signs = signs(0.5)
      let agrees = index % 2 == 0
      signs[1] = agrees ? 0.5 : -0.5
      return Calibration.Trial(signs: signs, isRight: shuffle.next(below: 100) < (agrees ? 99 : 70))
    }
    let calibration = Calibration(trials)
    let (agreeing, other) = (calibration.confidence(trials[0].signs), calibration.confidence(trials[1].signs))
    #expect(agreeing > 0.97 && abs(other - 0.7) < 0.05)
    #expect(agreeing >= calibration.certainFrom && other < calibration.certainFrom)
  }
}
