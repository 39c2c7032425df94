import ArgumentParser
import Glibc

struct Run: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Run the office until SIGTERM.",
    discussion: """
      Prints one line for every event. Ends cleanly between two letters. SIGHUP has it read the configuration anew: what \
      changed is said and in effect from the next letter on; where something is wrong, everything stays as it was.
      """)

  @OptionGroup var options: ConfigurationOption

  func run() async throws {
    // Until it can be obeyed.
    signal(SIGHUP, SIG_IGN)
    let configuration = try options.load()
    configuration.warn()
    try await Daemon(configuration, readBy: options).serve()
  }
}
