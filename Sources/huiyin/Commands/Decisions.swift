import ArgumentParser
import Domain
import Settings

struct Assign: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Accept a letter and assign it to a unit.",
    discussion: "Works beside a running daemon. The login name is the recorded clerk.")

  @OptionGroup var options: ConfigurationOption
  @Argument(help: "The letter's number: NM2026000001.") var letter: String
  @Option(help: "The lead unit (牵头单位).") var lead: String
  @Option(name: .customLong("with"), parsing: .upToNextOption, help: "Cooperating units (配合单位).")
  var cooperating: [String] = []

  func run() throws {
    var request = ControlRequest(command: .assign)
    request.letter = letter
    request.lead = lead
    request.cooperating = cooperating
    try request.send(options.load()).tell()
  }
}

struct Decline: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Decline a letter on one of the eight grounds of article 7.")

  @OptionGroup var options: ConfigurationOption
  @Argument(help: "The letter's number: NM2026000001.") var letter: String
  @Option(help: "The ground: 一 … 八 or 1 … 8.") var ground: String

  func run() throws {
    guard let ground = DeclineGround(chinese: ground) else {
      throw Failure("there is no ground \"\(ground)\"", hint: "write 一 … 八 or 1 … 8", status: 2)
    }
    var request = ControlRequest(command: .decline)
    request.letter = letter
    request.ground = ground.rawValue
    try request.send(options.load()).tell()
  }
}

extension ControlRequest {
  /// To the daemon where one runs; else it is done here, under the lock.
  func send(_ configuration: Configuration) throws -> ControlReply {
    if let reply = try ControlSocket.ask(self, at: configuration.control.socket) { return reply }
    let journal = JournalWriter()
    let office = try Assembly.office(configuration) { journal.write($0) }
    let reply = carryOut(office, by: .myself)
    try office.ledger.close()
    return reply
  }
}
