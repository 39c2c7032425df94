import ArgumentParser
import Office
import Settings
import Store

struct Reconcile: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Compare every mailbox with the ledger, mail by mail.",
    discussion: """
      One line for each: "server 1,204 = ledger 1,204". What lies there and is not in the ledger is fetched, and said; \
      so is what the ledger has and somebody deleted there. The daemon does the same once a day.
      """)

  @OptionGroup var options: ConfigurationOption
  @Flag(help: "As JSON.") var json = false

  func run() throws {
    let configuration = try options.load()
    let reply =
      try ControlRequest.reconcile.ask(at: configuration.control.socket) ?? (try alone(configuration))
    let results = reply.reconciliations ?? []
    try json ? Console.answer(JSON.text(results)) : Console.answer(lines: results.map(\.line))
    try reply.check()
  }

  /// Where no daemon runs.
  private func alone(_ configuration: Configuration) throws -> ControlReply {
    let journal = JournalWriter()
    let office = try Assembly.office(configuration) { journal.write($0, $1) }
    let transport = Transport(configuration)
    var reply = ControlReply(reconciliations: [])
    for settings in configuration.mailboxes {
      do {
        let mailbox = try transport.mailbox(settings.source)
        defer { mailbox.close() }
        let intake = Intake(ledger: office.ledger, name: settings.name, mailbox: mailbox)
        reply.reconciliations?.append(try intake.reconcile(at: Environment.now))
      } catch {
        reply.troubles.append(.init(message: "\(settings.name): \(error)".withoutContacts, hint: nil))
      }
    }
    try office.ledger.close()
    return reply
  }
}
