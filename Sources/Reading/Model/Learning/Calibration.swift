import Glibc

/// What a lead over the second best label is worth: learnt from letters that the machine had not learnt from.
struct Calibration: Sendable, Equatable {
  /// The share of right ones among the certain.
  static let target = 0.98
  /// Fewer right ones in a row prove nothing.
  static let fewest = 30

  /// The chance of being right is 1 / (1 + exp(-(slope · lead + base))) (Platt 1999).
  let slope: Float
  let base: Float
  /// From which lead on it is certain; infinite where no lead is enough.
  let certainLead: Float

  /// Of a machine that was never tried: it is right half of the time, and never certain.
  static let unknown = Calibration(slope: 0, base: 0, certainLead: .infinity)

  func confidence(lead: Float) -> Double { Double(1 / (1 + expf(-(slope * lead + base)))) }

  init(slope: Float, base: Float, certainLead: Float) {
    (self.slope, self.base, self.certainLead) = (slope, base, certainLead)
  }

  init(_ trials: [Trial]) {
    guard trials.count >= Self.fewest else {
      self = .unknown
      return
    }
    (slope, base) = Self.fit(trials)
    certainLead = Self.lead(of: trials)
  }

  /// A letter that was held back, and how the machine did on it.
  struct Trial {
    let lead: Float
    let isRight: Bool
  }

  /// The lowest lead above which the target was reached.
  private static func lead(of trials: [Trial]) -> Float {
    let ordered = trials.sorted { $0.lead > $1.lead }
    var (right, lowest) = (0, Float.infinity)
    for (index, trial) in ordered.enumerated() {
      if trial.isRight { right += 1 }
      let isLast = index + 1 == ordered.count || ordered[index + 1].lead < trial.lead
      if isLast, index + 1 >= fewest, Double(right) >= target * Double(index + 1) { lowest = trial.lead }
    }
    return lowest
  }

  /// Logistic regression of one variable by Newton's method, with the targets of Platt 1999, which never reach 0 or 1.
  private static func fit(_ trials: [Trial]) -> (slope: Float, base: Float) {
    let right = Double(trials.count { $0.isRight })
    let goals = (high: (right + 1) / (right + 2), low: 1 / (Double(trials.count) - right + 2))
    var (slope, base) = (1.0, 0.0)
    for _ in 0..<50 {
      var (g0, g1, h00, h01, h11) = (0.0, slope * 1e-3, 1e-9, 0.0, 1e-3)
      for trial in trials {
        let lead = Double(trial.lead)
        let p = 1 / (1 + exp(-(slope * lead + base)))
        let (error, weight) = (p - (trial.isRight ? goals.high : goals.low), max(p * (1 - p), 1e-6))
        g0 += error
        g1 += error * lead
        h00 += weight
        h01 += weight * lead
        h11 += weight * lead * lead
      }
      let determinant = h00 * h11 - h01 * h01
      guard determinant > 1e-12 else { break }
      let (stepBase, stepSlope) = ((h11 * g0 - h01 * g1) / determinant, (h00 * g1 - h01 * g0) / determinant)
      base -= max(-5, min(5, stepBase))
      slope -= max(-5, min(5, stepSlope))
      if abs(stepBase) + abs(stepSlope) < 1e-6 { break }
    }
    // A lead that makes a mistake likelier is chance.
    return (Float(max(0, slope)), Float(base))
  }
}
