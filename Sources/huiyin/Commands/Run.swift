import ArgumentParser

struct Run: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Run the office until SIGTERM.",
    discussion: "Prints one line for every event. Ends cleanly between two letters.")

  @OptionGroup var options: ConfigurationOption

  func run() async throws {
    let configuration = try options.load()
    for warning in configuration.warnings { Console.warning("\(warning.place): \(warning.message)") }
    try await Daemon(configuration).run()
  }
}
