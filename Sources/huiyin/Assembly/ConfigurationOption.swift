import ArgumentParser
import Settings

/// `--config`, which every command takes.
struct ConfigurationOption: ParsableArguments {
  @Option(name: .long, help: "The main configuration file.")
  var config = "/etc/huiyin/huiyin.yaml"

  /// Reads it; all problems are told at once.
  func load() throws -> Configuration {
    do {
      return try Configuration.load(
        from: config, today: Environment.now().day, credentials: Environment.credentials)
    } catch {
      for problem in error.problems {
        Console.write("huiyin: error: \(problem.place): \(problem.message)")
        if let hint = problem.hint { Console.write("huiyin: hint: \(hint)") }
      }
      let count = error.problems.count
      throw Failure("\(config): \(count == 1 ? "one problem" : "\(count) problems")", status: 2)
    }
  }
}
