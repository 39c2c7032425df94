import ArgumentParser
import Domain
import Office
import Settings
import Store

struct ResumeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "resume",
    abstract: "Let mail leave again after a backup was restored.",
    discussion: """
      When every mailbox was compared with the ledger, which the daemon does at its start: each mail that waits is looked \
      for among the audit copies, and leaves only where there is none. Where there is no audit mailbox (courier: audit:), \
      a person decides for all of them. What the site shows is then brought in step with the ledger: "huiyin site build \
      --full" does all of it at once. Works beside a running daemon. The clerk whose login it is, is recorded.
      """)

  @OptionGroup var options: ConfigurationOption
  @Option(
    help: ArgumentHelp(
      "What becomes of the mails that wait: compare, send (all; some perhaps a second time) or drop (none).",
      valueName: "what"))
  var mails = Hold.Ending.compare

  func run() throws {
    let configuration = try options.load()
    guard mails != .compare || configuration.courier.canCompare else {
      throw Failure(
        "there is no audit mailbox in which it could be seen what was sent",
        hint: "look into the mailboxes of units and authors, then say --mails send or --mails drop")
    }
    let request = ControlRequest.resume(
      mails, mailboxes: configuration.mailboxes.map(\.name),
      accounts: configuration.folders.map(\.account.name))
    let reply = try request.ask(at: configuration.control.socket) ?? (try alone(configuration, request))
    try reply.tell()
  }

  /// Where no daemon runs.
  private func alone(_ configuration: Configuration, _ request: ControlRequest) throws -> ControlReply {
    try Ledger.open(readingFrom: configuration.state).close()
    let journal = JournalWriter()
    let office = try Assembly.office(configuration) { journal.write($0, $1) }
    var reply = request.carryOut(office, by: .myself)
    guard reply.troubles.isEmpty else { return reply }
    do {
      _ = try Transport(configuration).dispatch(office) { [journal] in journal.say($0) }.run(
        at: Environment.now)
    } catch {
      reply.troubles.append(.init(message: "\(error)".withoutContacts, hint: nil))
    }
    reply.lines = [try office.resumed()].compactMap(\.self)
    try office.ledger.close()
    return reply
  }
}

extension Hold.Ending: ExpressibleByArgument {}

extension CourierSettings {
  /// Whether it can be seen of each mail that it was sent, or to send it again does no harm.
  fileprivate var canCompare: Bool {
    if case .folder = way { return true }
    return audit != nil
  }
}
