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

/// `--why` of a deed that stands without a reason.
struct WhyOption: ParsableArguments {
  @Option(help: "Why; it is noted with the letter.") var why: String?

  func validate() throws { try why.map(checkReason) }
}

extension ClerksDeed {
  /// Does it, and tells the terminal what was done; or what would be.
  func perform(_ options: DeedOptions, because given: WhyOption? = nil) throws {
    let sent = SentDeed(
      deed: self, clerk: options.clerk, why: given?.why, isRehearsal: options.dryRun)
    try ControlRequest.deed(sent).send(options.load(), quietly: options.dryRun).tell()
  }
}
