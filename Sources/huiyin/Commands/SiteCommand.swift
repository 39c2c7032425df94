import ArgumentParser

struct SiteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "site", abstract: "The public site.", subcommands: [Build.self])

  struct Build: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Bring the site in step with the ledger; files whose bytes are right are not touched.",
      discussion:
        "The internal board (board: in the YAML) is made anew as well. Works beside a running daemon.")

    @OptionGroup var options: ConfigurationOption
    @Flag(help: "Write every letter's page again, and remove what the ledger does not explain.")
    var full = false
    @Flag(help: "As JSON.") var json = false

    func run() throws {
      let reply = try ControlRequest.buildSite(full: full).send(options.load())
      guard json else { return try reply.tell() }
      try reply.check()
      if let site = reply.site { try Console.answer(JSON.text(site)) }
    }
  }
}
