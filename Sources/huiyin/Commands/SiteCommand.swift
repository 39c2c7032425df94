import ArgumentParser
import Office
import Settings
import Site

struct SiteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "site", abstract: "The public site.",
    subcommands: [Build.self, Verify.self, Moved.self, TakeDownEarlier.self, Upload.self])

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

  struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Hold the public directory against the ledger.",
      discussion: """
        Every file must be explained by the ledger, every published letter be there as it was signed off, every link lead \\
        somewhere and every page be well-formed. The exit status is 1 where something is not. `huiyin site build` puts \\
        right what is missing or different.
        """)

    @OptionGroup var options: ConfigurationOption
    @Flag(help: "As JSON.") var json = false

    func run() throws {
      let configuration = try options.load()
      let faults = try Assembly.readingOffice(configuration).siteFaults()
      if json {
        try Console.answer(JSON.text(faults.map(ShownSiteFault.init)))
      } else {
        try Console.answer(
          lines: faults.isEmpty ? ["the site is as the ledger says"] : faults.map { "\($0.path): \($0.what)" }
        )
      }
      if !faults.isEmpty { throw ExitCode(1) }
    }
  }
}

/// One line of `huiyin site verify --json`; its keys are stable.
struct ShownSiteFault: Encodable {
  let path: String
  let kind: String
  let what: String

  init(_ fault: SiteFault) {
    path = fault.path
    kind =
      switch fault {
      case .missing: "missing"
      case .different: "different"
      case .unexplained: "unexplained"
      case .deadLink: "dead-link"
      case .malformed: "malformed"
      }
    what = fault.what
  }
}
