/// What was learnt from letters that people decided: which label a letter gets, how sure that is, and why.
package struct LetterModel: Sendable, Equatable {
  /// A label and how many letters it was learnt from.
  package struct Label: Sendable, Hashable {
    package let name: String
    package let lessons: Int
  }

  /// In the order of their names.
  package let labels: [Label]
  let calibration: Calibration
  let rarity: Rarity
  /// Of each row, eight labels to a vector.
  let weights: [SIMD8<Float>]

  var lanes: Int { (labels.count + 7) / 8 }
  package var lessons: Int { labels.reduce(0) { $0 + $1.lessons } }

  init(labels: [Label], calibration: Calibration, rarity: Rarity, weights: [SIMD8<Float>]) {
    self.labels = labels
    self.calibration = calibration
    self.rarity = rarity
    self.weights = weights
  }

  package func verdict(on letter: ModelText) -> Verdict {
    var reader = FeatureReader()
    return verdict(on: letter, by: &reader)
  }

  /// Many letters, one after the other.
  package func verdicts(on letters: [ModelText]) -> [Verdict] {
    var reader = FeatureReader()
    return letters.map { verdict(on: $0, by: &reader) }
  }

  func verdict(on letter: ModelText, by reader: inout FeatureReader) -> Verdict {
    Verdict(of: self, Scores(rarity.weigh(reader.counts(of: letter)), weights, labels: labels.count))
  }
}

/// What the model says of one letter.
package struct Verdict: Sendable {
  package struct Guess: Sendable, Hashable {
    package let label: String
    /// The chance of being right, 0 … 1; those of all labels add up to 1.
    package let confidence: Double
    /// Letters that this label was learnt from.
    package let lessons: Int
  }

  /// Every label, the likeliest first.
  package let guesses: [Guess]
  /// Whether as much was right in 98 of 100 letters that were held back from learning.
  package let isCertain: Bool

  init(of model: LetterModel, _ found: Scores) {
    let scores = found.all
    let order = scores.indices.sorted { scores[$0] == scores[$1] ? $0 < $1 : scores[$0] > scores[$1] }
    let chance = model.calibration.confidence(found.signs(for: order[0]))
    isCertain = order.count > 1 && chance >= model.calibration.certainFrom
    let best = Double(chance)
    // What is left is shared by the others, more of it by those that are near.
    let shares = order.dropFirst().map { Self.nearness(scores[$0] - scores[order[0]]) }
    let all = shares.reduce(0, +)
    let confidences = [order.count > 1 ? max(best, 1 / Double(order.count)) : best]
    let rest = 1 - confidences[0]
    guesses = zip(order, confidences + shares.map { rest * $0 / all }).map { index, confidence in
      Guess(label: model.labels[index].name, confidence: confidence, lessons: model.labels[index].lessons)
    }
  }

  private static func nearness(_ distance: Float) -> Double {
    let distance = Double(max(-20, distance * 3))
    // exp, by its limit: near enough, and the same on every machine.
    var value = 1 + distance / 1024
    for _ in 0..<10 { value *= value }
    return max(value, 1e-9)
  }
}
