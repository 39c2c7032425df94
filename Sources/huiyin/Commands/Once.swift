import ArgumentParser
import Office
import Settings
import Store

struct Once: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Collect, decide, send and publish until nothing is left to do, then end.")

  @OptionGroup var options: ConfigurationOption

  func run() throws {
    let configuration = try options.load()
    if let reply = try ControlSocket.ask(ControlRequest(command: .once), at: configuration.control.socket) {
      return try reply.tell()
    }
    let journal = JournalWriter()
    let office = try Assembly.office(configuration) { journal.write($0) }
    try office.ledger.recoverClaims(at: Environment.now())
    var trouble = false
    var done = 1
    while done > 0 {
      done = 0
      for settings in configuration.mailboxes {
        do {
          done += try collect(settings, configuration, office)
        } catch {
          trouble = true
          journal.warn("\(settings.name): \(error)")
        }
      }
      done += try Pipeline.pass(office, at: Environment.now())
      done += try Transport.dispatch(configuration, office: office) { journal.say($0) }
        .run(at: Environment.now)
    }
    try office.ledger.close()
    if trouble { throw Failure("not every mailbox could be read") }
  }

  private func collect(
    _ settings: MailboxSettings, _ configuration: Configuration, _ office: Office
  ) throws -> Int {
    let mailbox = try Transport.mailbox(settings.source, sizeLimit: configuration.limits.mailSize)
    defer { mailbox.close() }
    return try Intake(ledger: office.ledger, name: settings.name, mailbox: mailbox).run(at: Environment.now)
  }
}

extension ControlReply {
  /// What the daemon answered, to the terminal.
  func tell() throws {
    if let error { throw Failure(error, hint: hint) }
    for line in lines { print(line) }
  }
}
