import ArgumentParser

struct SiteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "site", abstract: "The public site.", subcommands: [Build.self])

  struct Build: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Bring the site in step with the ledger; files whose bytes are right are not touched.")

    @OptionGroup var options: ConfigurationOption
    @Flag(help: "Write every letter's page again, and remove what the ledger does not explain.") var full =
      false

    func run() throws {
      var request = ControlRequest(command: .buildSite)
      request.full = full
      try request.send(options.load()).tell()
    }
  }
}
