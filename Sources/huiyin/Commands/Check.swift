import ArgumentParser
import Settings

struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say what is wrong with the configuration, and where; print what is in effect.",
    discussion: "Exit status 2 where something is wrong, 1 where a server cannot be used (--live).")

  @OptionGroup var options: ConfigurationOption
  @Flag(help: "Log in to every server as well.") var live = false
  @Flag(help: "Print only what is wrong.") var quiet = false
  @Flag(help: "As JSON.") var json = false

  func run() throws {
    var report = CheckReport(options.config)
    let configuration = report.examine(options)
    let isTelling = !json && !quiet
    if isTelling, let configuration { try Console.answer(configuration.effective(), end: "") }
    if live, let configuration { report.servers = try Probe(configuration).servers(telling: isTelling) }
    if json { try Console.answer(JSON.text(report)) }
    if let failure = report.failure { throw failure }
    if report.servers?.contains(where: { $0.reason != nil }) == true { throw ExitCode(1) }
  }
}
