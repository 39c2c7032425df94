import ArgumentParser
import Settings

/// What every command takes that does something to a letter: `--config`, `--as` and `--dry-run`.
struct DeedOptions: ParsableArguments {
  @OptionGroup var configuration: ConfigurationOption
  @Option(
    name: .customLong("as"),
    help: ArgumentHelp(
      "In whose name it is done, for the machine's administrator; who did it is recorded.", valueName: "clerk"
    ))
  var clerk: String?
  @Flag(help: "Only show the events, the mails and the pages that it would cause.") var dryRun = false

  func load() throws -> Configuration { try configuration.load() }
}

extension ClerksDeed {
  /// Does it, and tells the terminal what was done; or what would be.
  func perform(_ options: DeedOptions) throws {
    let sent = SentDeed(deed: self, clerk: options.clerk, isRehearsal: options.dryRun)
    try ControlRequest.deed(sent).send(options.load(), quietly: options.dryRun).tell()
  }
}
