import ArgumentParser
import Domain
import Office
import Reading
import Settings
import Store

struct Train: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Learn which unit letters go to: from the ledger, or from files.",
    discussion: """
      Without FILES from the letters that clerks assigned, each with the unit it was given last. A file holds a JSON \
      object on every line, with title (it may be empty), text and label. The model is put in place at once or not at \
      all; a running daemon takes it up within a minute.
      """)

  @OptionGroup var options: ConfigurationOption
  @Argument(help: "Letters with their labels; - for standard input.") var files: [String] = []
  @Option(help: "Where to write the model; no configuration is needed then. Default: the office's own.")
  var output: String?
  @Flag(help: "Replace a model that was learnt from far more letters.") var replace = false
  @Flag(help: "As JSON.") var json = false

  func validate() throws {
    if files.isEmpty && output != nil { throw ValidationError("--output goes with files of letters") }
  }

  func run() throws {
    let configuration = output == nil ? try options.load() : nil
    let lessons = try lessons(configuration)
    let file = ModelFile(path: output ?? ModelFile.path(in: configuration?.state ?? "."))
    let model = try model(of: lessons)
    try checkReplacing(file, by: model, configuration?.register)
    try file.write(model)
    let report = TrainingReport(model, path: file.path)
    try json ? Console.answer(JSON.text(report)) : Console.answer(lines: report.lines)
    if let configuration { warn(of: model, configuration.register) }
  }

  private func lessons(_ configuration: Configuration?) throws -> [Lesson] {
    let today = Environment.now().day
    guard files.isEmpty, let configuration else {
      let lessons = try files.flatMap { try LessonFile(path: $0).lessons() }
      guard let register = configuration?.register else { return lessons }
      // A file may call a unit by any of its names.
      return lessons.map { lesson in
        Lesson(
          lesson.letter, label: register.unit(called: lesson.label, on: today)?.name.text ?? lesson.label)
      }
    }
    let ledger = try Ledger.open(readingFrom: configuration.state)
    return try Teaching.lessons(of: ledger, register: configuration.register, on: today)
  }

  private func model(of lessons: [Lesson]) throws -> LetterModel {
    let labels = Set(lessons.map(\.label))
    if lessons.count > 0 && labels.count < 2 {
      throw Failure(
        "all letters have one label, \"\(labels.first ?? "")\": there is nothing to tell apart",
        hint: "nothing was changed")
    }
    do { return try LetterModel.trained(on: lessons) } catch {
      throw Failure("\(error); nothing was changed", hint: error.hint)
    }
  }

  private func checkReplacing(_ file: ModelFile, by model: LetterModel, _ register: Register?) throws {
    // A file that cannot be read is no reason to keep it.
    guard !replace, let old = try? file.read() else { return }
    let today = Environment.now().day
    if let register, old.knowsUnit(of: register, on: today), !model.knowsUnit(of: register, on: today) {
      throw Failure(
        "none of the labels is a handling unit, and \(file.path) knows some; nothing was changed",
        hint: "--output FILE writes it elsewhere; add --replace if that is meant")
    }
    guard old.lessons > model.lessons * 2 else { return }
    throw Failure(
      "\(file.path): was learnt from \(old.lessons) letters, these are \(model.lessons); nothing was changed",
      hint: "add --replace if that is meant")
  }

  private func warn(of model: LetterModel, _ register: Register) {
    let today = Environment.now().day
    let unknown = model.labels.filter { register.unit(followingFrom: UnitName($0.name), on: today) == nil }
    guard !unknown.isEmpty else { return }
    Console.warning(
      "no handling unit is called \(unknown.map { "\"\($0.name)\"" }.joined(separator: ", "))",
      hint: "the office leaves out what was learnt for them; \"huiyin classify\" tells it")
  }
}

/// What was learnt from how many letters; its JSON keys are stable.
private struct TrainingReport: Encodable {
  struct Label: Encodable {
    let label: String
    let letters: Int
  }
  let model: String
  let letters: Int
  let labels: [Label]

  init(_ model: LetterModel, path: String) {
    self.model = path
    letters = model.lessons
    labels = model.labels.map { Label(label: $0.name, letters: $0.lessons) }
  }

  var lines: [String] {
    labels.map { "\($0.label)  \($0.letters)" } + ["\(model): learnt from \(letters) letters"]
  }
}
