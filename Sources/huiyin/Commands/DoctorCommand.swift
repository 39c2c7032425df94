import ArgumentParser
import Domain
import Settings
import Wire

struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Say what is wrong here now, why that matters, and what to do, what presses most first.",
    discussion: """
      It logs in everywhere, sends the office a mail and waits for it, asks the name server whether others believe the \
      office's mails, and looks at clock, disk, permissions, certificates, backups and the ledger. What is away costs \
      half a minute at most, all of it together. Works beside a running daemon, which sets the probe mail aside as its \
      own; nothing else is changed. BROKEN does not work, WEAK should be put right, UNSEEN could not be looked at. Exit \
      status 0 where nothing is wrong, 1 where something is, 2 where the configuration cannot be used.
      """)

  @OptionGroup var options: ConfigurationOption
  @Flag(inversion: .prefixedNo, help: "Send a probe mail.") var probe = true
  @Option(help: "How long the probe mail may be on its way: 90s, 2m.", transform: Self.seconds) var wait = 120
  @Option(
    help: "The name server to ask, as 192.0.2.53 or 192.0.2.53:5353. Default: those of this machine.",
    transform: Self.server)
  var resolver: NameResolver.Server?
  @Flag(help: "As JSON.") var json = false

  func run() throws {
    var report = CheckReport(options.config)
    guard let configuration = report.examine(options, isMild: true, telling: { _ in }) else {
      throw report.failure ?? Failure("the configuration cannot be used", status: 2)
    }
    let diagnosis = Diagnosis(
      configuration, warnings: report.warnings, waiting: probe ? wait : nil, asking: resolver,
      at: Environment.now())
    if json { try Console.answer(JSON.text(diagnosis)) } else { try Console.answer(lines: diagnosis.lines) }
    if diagnosis.isIll { throw ExitCode(1) }
  }

  private static func seconds(_ text: String) throws -> Int {
    let units: [Character: Int] = ["s": 1, "m": 60]
    let unit = text.last.flatMap { units[$0] }
    guard let count = Int(unit == nil ? text : String(text.dropLast())),
      (1...3600).contains(count * (unit ?? 1))
    else { throw ValidationError("a time from 1s to 60m, such as 90s or 2m") }
    return count * (unit ?? 1)
  }

  private static func server(_ text: String) throws -> NameResolver.Server {
    guard let server = NameResolver.Server(text) else {
      throw ValidationError("the IPv4 address of a name server, such as 192.0.2.53")
    }
    return server
  }
}
