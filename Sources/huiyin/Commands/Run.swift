import ArgumentParser
import Glibc

struct Run: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Run the office until SIGTERM.",
    discussion: """
      Says one line for every event. Ends cleanly between two letters. SIGHUP has it read the configuration anew: what \
      changed is said and in effect from the next letter on; where something is wrong, everything stays as it was.

      A disk that does not take what is written ends it at once, as if it were killed, with status 74: what stands is \
      known when it starts anew. A ledger that is damaged ends it with status 65, or, where that shows only later, has it \
      take in and send nothing more, so that it can still be looked at. A full disk is waited for.
      """)

  @OptionGroup var options: ConfigurationOption
  @Option(
    help: ArgumentHelp(
      "How it says what happens: lines, or json.",
      discussion: "Both to standard error; to systemd's journal, lines go with the fields LETTER and EVENT."))
  var log = LogForm.lines

  func run() async throws {
    // Until it can be obeyed.
    signal(SIGHUP, SIG_IGN)
    let configuration = try options.load()
    let journal = JournalWriter(ofDaemon: log)
    configuration.warn(journal.warn)
    try await Daemon(configuration, readBy: options, journal: journal).serve()
  }
}
