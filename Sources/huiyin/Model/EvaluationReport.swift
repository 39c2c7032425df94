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
    let labels: [Label]

    init(name: String?, learnt: Int, of evaluation: Evaluation) {
      _fold = Nullable(wrappedValue: name)
      self.learnt = learnt
      letters = evaluation.letters
      accuracy = evaluation.accuracy
      macroF1 = evaluation.macroF1
      coverageAt98 = evaluation.coverage
      accuracyCovered = evaluation.certainAccuracy
      _threshold = Nullable(
        wrappedValue: evaluation.threshold.isFinite ? Double(evaluation.threshold) : nil)
      labels = evaluation.rows.map(Label.init)
    }
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
      "at 98 %: \(coverageAt98.percent) covered, \(accuracyCovered.percent) of them right "
        + "(threshold chosen on what was learnt from)",
    ]
  }

  private func title(of part: Part) -> String {
    let fold = part.fold.map { "fold \($0): " } ?? ""
    return "\(fold)\(part.letters) letters, learnt from \(part.learnt)"
  }
}

extension EvaluationReport.Part {
  fileprivate var lines: [String] {
    let limit =
      threshold.map { "from a confidence of \(String(format: "%.3f", $0))" } ?? "no confidence is enough"
    return [
      "accuracy \(accuracy.four)  macro-F1 \(macroF1.four)",
      "at 98 %: \(coverageAt98.percent) covered, \(accuracyCovered.percent) of them right (\(limit))",
      "letters  precision  recall  F1      label",
    ]
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
