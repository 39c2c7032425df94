import ArgumentParser

struct Run: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Run the office until SIGTERM.",
    discussion: "Prints one line for every event. Ends cleanly between two letters.")

  @OptionGroup var options: ConfigurationOption

  func run() async throws {
    let configuration = try options.load()
    configuration.warn()
    try await Daemon(configuration).serve()
  }
}
