import ArgumentParser
import Domain
import Office
import Settings
import Store

/// `huiyin unit probe`.
struct ProbeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "probe",
    abstract: "Have a unit answer a test mail with its signature, and judge what comes back.",
    discussion: """
      Each leader who signs gets one; where a unit signs on paper, each officer, and what can be seen is that mail \
      comes and goes. The answer is judged by the rules of any signed answer, and unit and administrator are told. \
      With --result, exit status 0 only where everybody's last answer was in order.
      """)

  @OptionGroup var options: ConfigurationOption
  @Argument(help: "The unit: short name, full name or alias.", completion: .units) var unit: String
  @Flag(help: "Send nothing; say what came of those that were sent.") var result = false
  @Flag(help: "As JSON.") var json = false

  func run() throws {
    let configuration = try options.load()
    let probes = result ? try results(configuration) : try send(configuration)
    if json { try Console.answer(JSON.text(probes)) } else { try Console.answer(lines: probes.map(\.line)) }
    if result, probes.contains(where: { $0.verdict != .valid }) { throw ExitCode(1) }
  }

  private func send(_ configuration: Configuration) throws -> [ProbeState] {
    let reply = try Deed(unit: unit).send(configuration, quietly: json)
    try reply.check()
    return reply.probes ?? []
  }

  private func results(_ configuration: Configuration) throws -> [ProbeState] {
    guard let unit = configuration.register.unit(called: unit, on: Environment.now().day) else {
      throw OfficeError.unknownUnit(unit)
    }
    let ledger = try Ledger.open(readingFrom: configuration.state)
    let probes = try ProbeState.all(of: unit.name, in: ledger)
    guard !probes.isEmpty else {
      throw Failure("\(unit.name) was never probed", hint: "huiyin unit probe \(unit.name)")
    }
    return probes
  }

  struct Deed: ClerksDeed {
    // Before the first letter is when it is of use.
    static let needsLetters = false
    let unit: String

    func carryOut(_ office: Office, by clerk: Party, at now: Timestamp) throws -> ControlReply {
      ControlReply(probes: try office.probe(unit, at: now))
    }
  }
}
