import Foundation
import Reading

/// What `huiyin evaluate` tells; its JSON keys are stable.
struct EvaluationReport: Encodable {
  struct Part: Encodable {
    /// The value of the folds' field; nil where there is one part only.
    @Nullable var fold: String?
    let learnt: Int
    let letters: Int
    let accuracy: Double
    let macroF1: Double
    let coverageAt98: Double
    /// Of the letters covered, how many were right.
    let accuracyCovered: Double
    /// The confidence from which on a letter is covered; nil where none is.
    @Nullable var threshold: Double?
    /// Labels of letters that no letter learnt from has: none of those can be right.
    let unlearnt: [String]
    /// What could be covered at an accuracy, had the threshold been chosen on the letters tried.
    let reach: [Reach]
    let labels: [Label]

    /// - Parameter known: the labels of the letters learnt from, one for each letter.
    init(name: String?, known: [String], of evaluation: Evaluation) {
      let learnable = Set(known)
      unlearnt = evaluation.rows.filter { $0.letters > 0 && !learnable.contains($0.label) }.map(\.label)
      _fold = Nullable(wrappedValue: name)
      learnt = known.count
      letters = evaluation.letters
      accuracy = evaluation.accuracy
      macroF1 = evaluation.macroF1
      coverageAt98 = evaluation.coverage
      accuracyCovered = evaluation.certainAccuracy
      _threshold = Nullable(
        wrappedValue: evaluation.threshold.isFinite ? Double(evaluation.threshold) : nil)
      reach = stride(from: 950, through: 1000, by: 5).map {
        Reach(accuracy: Double($0) / 1000, coverage: evaluation.reach(at: Double($0) / 1000))
      }
      labels = evaluation.rows.map(Label.init)
    }
  }

  struct Reach: Encodable {
    let accuracy: Double
    let coverage: Double
  }

  struct Label: Encodable {
    let label: String
    let letters: Int
    let precision: Double
    let recall: Double
    let f1: Double

    init(_ row: Evaluation.Row) {
      (label, letters, precision, recall, f1) = (row.label, row.letters, row.precision, row.recall, row.f1)
    }
  }

  /// Letters that were tried, in all parts.
  let letters: Int
  /// These four are means of the parts, each counted alike.
  let accuracy: Double
  let macroF1: Double
  let coverageAt98: Double
  let accuracyCovered: Double
  let parts: [Part]

  init(_ parts: [Part]) {
    self.parts = parts
    letters = parts.reduce(0) { $0 + $1.letters }
    func mean(_ value: (Part) -> Double) -> Double {
      parts.reduce(0) { $0 + value($1) } / Double(max(1, parts.count))
    }
    accuracy = mean(\.accuracy)
    macroF1 = mean(\.macroF1)
    coverageAt98 = mean(\.coverageAt98)
    accuracyCovered = mean(\.accuracyCovered)
  }

  var lines: [String] {
    parts.flatMap { part in [title(of: part)] + part.lines + [""] } + [
      parts.count > 1 ? "mean of \(parts.count) folds, \(letters) letters" : "\(letters) letters",
      "accuracy \(accuracy.four)  macro-F1 \(macroF1.four)",
      Self.covered(coverageAt98, accuracyCovered) + " (threshold chosen on what was learnt from)",
    ]
  }

  private func title(of part: Part) -> String {
    let fold = part.fold.map { "fold \($0): " } ?? ""
    return "\(fold)\(part.letters) letters, learnt from \(part.learnt)"
  }

  fileprivate static func covered(_ share: Double, _ right: Double) -> String {
    share > 0 ? "at 98 %: \(share.percent) covered, \(right.percent) of them right" : "at 98 %: none covered"
  }
}

extension EvaluationReport.Part {
  fileprivate var lines: [String] {
    let limit =
      threshold.map { "from a confidence of \(String(format: "%.3f", $0))" } ?? "no confidence is enough"
    let never = unlearnt.isEmpty ? [] : ["never learnt: \(unlearnt.joined(separator: ", "))"]
    return [
      "accuracy \(accuracy.four)  macro-F1 \(macroF1.four)",
      EvaluationReport.covered(coverageAt98, accuracyCovered) + " (\(limit))",
    ] + never + ["letters  precision  recall  F1      label"]
      + labels.map { label in
        let letters = String(repeating: " ", count: max(0, 7 - "\(label.letters)".count)) + "\(label.letters)"
        return
          "\(letters)     \(label.precision.four)  \(label.recall.four)  \(label.f1.four)  \(label.label)"
      }
  }
}

extension Double {
  fileprivate var four: String { String(format: "%.4f", self) }
  fileprivate var percent: String { String(format: "%.1f %%", self * 100) }
}
