/// How a model did on letters whose labels are known.
package struct Evaluation: Sendable {
  /// One label's letters, and how they were told from the others.
  package struct Row: Sendable, Equatable {
    package let label: String
    package let letters: Int
    /// Of those that were given the label, how many have it.
    package let precision: Double
    /// Of those that have it, how many were given it.
    package let recall: Double
    package var f1: Double { precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0 }
  }

  package let letters: Int
  package let right: Int
  /// Every label that a letter has or was given, in the order of their names.
  package let rows: [Row]
  /// Letters of which the model was certain, by a threshold chosen on what it learnt from.
  package let certain: Int
  package let certainRight: Int
  /// The confidence from which on it was certain; infinite where it never is.
  package let threshold: Float
  /// Whether each letter was right, the surest first.
  private let ranked: [Bool]

  package var accuracy: Double { letters > 0 ? Double(right) / Double(letters) : 0 }
  package var macroF1: Double { rows.isEmpty ? 0 : rows.reduce(0) { $0 + $1.f1 } / Double(rows.count) }
  package var coverage: Double { letters > 0 ? Double(certain) / Double(letters) : 0 }
  package var certainAccuracy: Double { certain > 0 ? Double(certainRight) / Double(certain) : 1 }

  /// The share of letters that could be covered at an accuracy, had the threshold been chosen on these very letters: to
  /// compare by, no promise for others.
  package func reach(at accuracy: Double) -> Double {
    var (right, most) = (0, 0)
    for (index, isRight) in ranked.enumerated() {
      if isRight { right += 1 }
      if Double(right) >= accuracy * Double(index + 1) { most = index + 1 }
    }
    return letters > 0 ? Double(most) / Double(letters) : 0
  }

  /// Learns from some letters and is tried on others.
  package init(learning lessons: [Lesson], trying tests: [Lesson]) throws(ModelError) {
    let model = try LetterModel.trained(on: lessons)
    let verdicts = model.verdicts(on: tests.map(\.letter))
    self.init(
      tests.map(\.label), verdicts.map { $0.guesses[0] }, certain: verdicts.map(\.isCertain),
      threshold: model.calibration.certainFrom)
  }

  init(_ truth: [String], _ guesses: [Verdict.Guess], certain: [Bool], threshold: Float) {
    let given = guesses.map(\.label)
    let isRight = zip(truth, given).map { $0 == $1 }
    let order = guesses.indices.sorted { (guesses[$1].confidence, $0) < (guesses[$0].confidence, $1) }
    ranked = order.map { isRight[$0] }
    letters = truth.count
    right = isRight.count { $0 }
    self.certain = certain.count { $0 }
    certainRight = zip(isRight, certain).count { $0 && $1 }
    self.threshold = threshold
    var counts: [String: (have: Int, given: Int, both: Int)] = [:]
    for (label, guess) in zip(truth, given) {
      counts[label, default: (0, 0, 0)].have += 1
      counts[guess, default: (0, 0, 0)].given += 1
      if label == guess { counts[label, default: (0, 0, 0)].both += 1 }
    }
    rows = counts.sorted { $0.key < $1.key }.map { label, count in
      Row(
        label: label, letters: count.have, precision: Double(count.both) / Double(max(1, count.given)),
        recall: Double(count.both) / Double(max(1, count.have)))
    }
  }
}

/// Every letter is tried once, by a model that did not learn from it.
package enum CrossValidation {
  /// - Parameter folds: where each letter belongs; one part for each of its values is tried in turn.
  package static func parts(
    of lessons: [Lesson], folds: [String]
  ) throws(ModelError) -> [(fold: String, evaluation: Evaluation)] {
    var parts: [(String, Evaluation)] = []
    for fold in Set(folds).sorted() {
      let others = zip(lessons, folds).filter { $0.1 != fold }.map(\.0)
      let own = zip(lessons, folds).filter { $0.1 == fold }.map(\.0)
      parts.append((fold, try Evaluation(learning: others, trying: own)))
    }
    return parts
  }

  /// Folds of letters that say nothing of any: `count` parts with their share of every label, whatever the order.
  package static func folds(_ count: Int, of lessons: [Lesson]) -> [String] {
    let order = lessons.indices.sorted {
      let (a, b) = (lessons[$0], lessons[$1])
      return (a.label, a.letter.text, a.letter.title) < (b.label, b.letter.text, b.letter.title)
    }
    var folds = [String](repeating: "", count: lessons.count)
    for (rank, index) in order.enumerated() { folds[index] = "\(rank % count + 1)" }
    return folds
  }
}
