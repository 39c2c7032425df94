import ArgumentParser
import Domain
import Office
import Settings
import Store
import Wire

struct HandoverCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "handover",
    abstract:
      "Write the paper of a handover (交接): all open work, passwords to change, keys, certificates, people.",
    discussion: """
      In Chinese, to be printed and signed by whoever goes, whoever comes, and a witness. Letters stand in it by number \
      and public title, held mails by number; no author is named. Secrets are named by account and file, never shown. Nothing \
      is changed. Works beside a running daemon.
      """)

  @OptionGroup var options: ConfigurationOption
  @Option(help: "Who goes: his entries in the configuration and the duty table are listed.") var from: String?
  @Option(help: "Write it into this file, readable by you alone.", completion: .file()) var out: String?
  @Flag(help: "As JSON.") var json = false

  func run() throws {
    var report = CheckReport(options.config)
    guard let configuration = report.examine(options, isMild: true, telling: { _ in }) else {
      throw report.failure ?? Failure("the configuration cannot be used", status: 2)
    }
    let now = Environment.now()
    let handover = try Handover(
      configuration, of: try Assembly.readingOffice(configuration), from: from, warnings: report.warnings,
      at: now)
    if let from, handover.people.isEmpty {
      Console.warning(
        "nobody called \"\(from)\" stands in the configuration", hint: "write the name as it stands there")
    }
    let text = try json ? JSON.text(handover) + "\n" : handover.chinese
    guard let out else { return try Console.answer(text, end: "") }
    try DurableFile.write(Array(text.utf8), to: out, by: "\(out).part")
  }
}
