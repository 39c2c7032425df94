import ArgumentParser
import Papers
import Reading

struct Evaluate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Measure how well a model routes letters whose labels are known.",
    discussion: """
      FILE holds a JSON object on every line, with title (it may be empty), text and label. A model is made for the \
      measurement and thrown away: of --train, else of the other folds of FILE, else of four fifths of FILE in turn. No \
      configuration and no ledger are needed.
      """)

  @Argument(help: "Letters to be tried on; - for standard input.") var file: String
  @Option(help: "Letters to learn from.") var train: String?
  @Option(help: "A name in every object: each of its values is tried with what is learnt from the others.")
  var folds: String?
  @Flag(help: "As JSON.") var json = false

  func validate() throws {
    if train != nil && folds != nil { throw ValidationError("--train and --folds are two ways: choose one") }
  }

  func run() throws {
    let report = try EvaluationReport(parts())
    try json ? Console.answer(JSON.text(report)) : Console.answer(lines: report.lines)
  }

  private func parts() throws -> [EvaluationReport.Part] {
    let lines = try LessonFile(path: file).lines(field: folds)
    guard !lines.isEmpty else { throw Failure("\(file): there is no letter in it") }
    let lessons = lines.map(\.lesson)
    do {
      if let train {
        let known = try LessonFile(path: train).lessons()
        let evaluation = try Evaluation(learning: known, trying: lessons)
        return [.init(name: nil, known: known.map(\.label), of: evaluation)]
      }
      let values = folds == nil ? CrossValidation.folds(5, of: lessons) : lines.map(\.field)
      guard Set(values).count > 1 else {
        let what = folds.map { "\"\($0)\" has one value only" } ?? "one letter is too few"
        throw Failure("\(file): \(what)", hint: "nothing would be left to learn from")
      }
      return try CrossValidation.parts(of: lessons, folds: values).map { part in
        let known = zip(lessons, values).filter { $0.1 != part.fold }.map(\.0.label)
        return .init(name: part.fold, known: known, of: part.evaluation)
      }
    } catch let error as ModelError {
      throw Failure("\(train ?? file): \(error)", hint: error.hint)
    }
  }
}
