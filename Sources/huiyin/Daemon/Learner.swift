import Domain
import Office
import Reading
import Settings
import Store
import Wire

/// Keeps the office's model: takes up a new file, and in the night of a working day learns from what clerks decided
/// meanwhile.
struct Learner {
  let configuration: Configuration
  let office: Office
  private let file: ModelFile
  private var mark: String?
  private var nights = NightLearning()

  init(_ configuration: Configuration, _ office: Office) {
    self.configuration = configuration
    self.office = office
    file = ModelFile(path: ModelFile.path(in: configuration.state))
    // As it was read when the office was put together.
    mark = file.mark
  }

  /// - Returns: what to say of it, if anything was done.
  mutating func round(at now: Timestamp, until stop: () -> Bool) throws -> [String] {
    var lines: [String] = []
    if nights.isDue(at: now, office.calendar), let line = try learn(on: now.day, until: stop) {
      lines.append(line)
    }
    if let line = takeUp() { lines.append(line) }
    return lines
  }

  /// Another connection reads: letters that come in meanwhile do not wait.
  private func learn(on day: Day, until stop: () -> Bool) throws -> String? {
    let ledger = try Ledger.open(readingFrom: configuration.state)
    defer { try? ledger.close() }  // it only read
    let lessons = try Teaching.lessons(of: ledger, register: office.register, on: day, until: stop)
    guard !stop(), let model = try nights.model(from: lessons, known: office.model.current) else {
      return nil
    }
    try file.write(model)
    return "model learnt from \(lessons.count) letters"
  }

  /// A file that does not fit is told once, and the model that is there stays.
  private mutating func takeUp() -> String? {
    let now = file.mark
    guard now != mark else { return nil }
    mark = now
    do {
      office.model.current = try file.read()
    } catch {
      return "model not taken up: \(Failure(error).complaints[0].message)"
    }
    guard let model = office.model.current else { return "model gone: the rules stand alone" }
    return "model taken up: \(model.lessons) letters, \(model.labels.count) units"
  }
}
