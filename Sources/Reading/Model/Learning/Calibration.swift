import Glibc

/// What the signs of a verdict are worth: learnt from letters that the machine had not learnt from.
struct Calibration: Sendable, Equatable {
  /// The share of right ones among the certain.
  static let target = 0.98
  /// Fewer right ones in a row prove nothing.
  static let fewest = 30

  /// The chance of being right is 1 / (1 + exp(-(weights · signs))) (Platt 1999, of several signs).
  let weights: Signs
  /// From which confidence on it is certain; infinite where none is enough.
  let certainFrom: Float

  /// Of a machine that was never tried: it is right half of the time, and never certain.
  static let unknown = Calibration(weights: .zero, certainFrom: .infinity)

  func confidence(_ signs: Signs) -> Float { 1 / (1 + expf(-(weights * signs).sum())) }

  init(weights: Signs, certainFrom: Float) { (self.weights, self.certainFrom) = (weights, certainFrom) }

  init(_ trials: [Trial]) {
    guard trials.count >= Self.fewest else {
      self = .unknown
      return
    }
    weights = Self.fit(trials)
    let untested = Calibration(weights: weights, certainFrom: .infinity)
    certainFrom = Self.certain(trials.map { (untested.confidence($0.signs), $0.isRight) })
  }

  /// A letter that was held back, and how the machine did on it.
  struct Trial {
    let signs: Signs
    let isRight: Bool
  }

  /// The lowest confidence above which as many are expected to be right as the target says: to count mistakes alone
  /// would hang on the few that happened to lie there. The count has its say where it is worse, or better, than chance
  /// explains.
  private static func certain(_ trials: [(confidence: Float, isRight: Bool)]) -> Float {
    let ordered = trials.sorted { $0.confidence > $1.confidence }
    var (expected, right, lowest) = (0.0, 0.0, Float.infinity)
    for (index, trial) in ordered.enumerated() {
      expected += Double(trial.confidence)
      if trial.isRight { right += 1 }
      let isLast = index + 1 == ordered.count || ordered[index + 1].confidence < trial.confidence
      guard isLast, index + 1 >= fewest else { continue }
      let goal = target * Double(index + 1)
      let chance = (goal * (1 - target)).squareRoot()
      if right >= goal + chance || (expected >= goal && right >= goal - chance) { lowest = trial.confidence }
    }
    return lowest
  }

  /// Logistic regression, one weight after the other by Newton's method, with the targets of Platt 1999, which never
  /// reach 0 or 1. A sign that makes a mistake likelier is chance: no weight is below 0.
  private static func fit(_ trials: [Trial]) -> Signs {
    let right = Float(trials.count { $0.isRight })
    let goals = (high: (right + 1) / (right + 2), low: 1 / (Float(trials.count) - right + 2))
    var weights = Signs.zero
    for _ in 0..<100 {
      var furthest: Float = 0
      for sign in 0...Signs.constant {
        let ridge: Float = sign == Signs.constant ? 1e-3 : 0.3
        var (slope, curve) = (ridge * weights[sign], ridge)
        for trial in trials {
          let p = 1 / (1 + expf(-(weights * trial.signs).sum()))
          slope += (p - (trial.isRight ? goals.high : goals.low)) * trial.signs[sign]
          curve += max(p * (1 - p), 1e-6) * trial.signs[sign] * trial.signs[sign]
        }
        let new = weights[sign] - max(-2, min(2, slope / curve))
        let bounded = sign == Signs.constant ? new : max(0, new)
        furthest = max(furthest, abs(bounded - weights[sign]))
        weights[sign] = bounded
      }
      if furthest < 1e-3 { break }
    }
    return weights
  }
}
