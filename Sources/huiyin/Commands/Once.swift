import ArgumentParser
import Glibc
import Office
import Settings
import Wire

struct Once: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Collect, decide, send and publish until nothing is left to do, then end.",
    discussion: "Beside a running daemon, the daemon does it.")

  @OptionGroup var options: ConfigurationOption

  func run() throws {
    let configuration = try options.load()
    if let reply = try ControlRequest.once.ask(at: configuration.control.socket) {
      return try reply.tell()
    }
    let journal = JournalWriter()
    let office = try Assembly.office(configuration) { journal.write($0, $1) }
    try office.ledger.recoverClaims(at: Environment.now())
    try office.ledger.noteConfiguration(configuration.digest, at: Environment.now())
    try office.probeAddress(at: Environment.now())
    let troubles = OnePass(configuration, office, journal).run()
    try office.ledger.close()
    if !troubles.isEmpty { throw Failure(troubles) }
  }
}

/// Everything once, in the order of the flow, and again as long as that led to something. What fails is left
/// alone for the rest of the pass; the others go on.
private final class OnePass {
  private let configuration: Configuration
  private let office: Office
  private let transport: Transport
  private let journal: JournalWriter
  private var troubles: [String: String] = [:]

  init(_ configuration: Configuration, _ office: Office, _ journal: JournalWriter) {
    self.configuration = configuration
    self.office = office
    self.journal = journal
    transport = Transport(configuration)
  }

  /// - Returns: what could not be done.
  func run() -> [Complaint] {
    while round() > 0 {}
    return troubles.sorted { $0.key < $1.key }.map { Complaint("\($0.key): \($0.value)".withoutContacts) }
  }

  private func round() -> Int {
    var done = 0
    for (account, settings) in configuration.folders {
      done += attempt(account.name) { try collect(account, settings) }
    }
    for settings in configuration.mailboxes {
      done += attempt(settings.name) { try collect(settings) }
    }
    done += attempt("flow") { try Pipeline.pass(office, at: Environment.now()) }
    let isHeld = (try? office.ledger.isHeld) ?? false
    if isHeld { return done + attempt("courier", send) }
    done += attempt("alert-command") {
      try Alerting(office, configuration) { [journal] in journal.warn($0) }?.run(at: Environment.now) ?? 0
    }
    for (account, settings) in configuration.folders {
      done += attempt("\(account.name)/\(settings.replies)") {
        try transport.delivery(office, account, settings).run(at: Environment.now)
      }
    }
    done += attempt("courier", send)
    for (portal, settings) in configuration.statusFolders {
      done += attempt("status \(portal)") { try tell(portal, settings) }
    }
    for settings in configuration.site.publishTo {
      done += attempt("upload \(settings.name)") { try upload(settings) }
    }
    return done
  }

  private func send() throws -> Int {
    try transport.dispatch(office) { [journal] in journal.say($0) }.run(at: Environment.now)
  }

  private func tell(_ portal: String, _ settings: StatusSettings) throws -> Int {
    let folder = try transport.folder(settings.place, isShared: true)
    defer { folder.close() }
    return try StatusFolder(office: office, portal: portal, folder: folder, settings).run()
  }

  /// Nothing else becomes of it.
  private func upload(_ settings: UploadSettings) throws -> Int {
    let uploading = transport.uploading(office, settings)
    defer { uploading.close() }
    try uploading.run(at: Environment.now)
    return 0
  }

  private func attempt(_ subject: String, _ work: () throws -> Int) -> Int {
    guard troubles[subject] == nil else { return 0 }
    do { return try work() } catch {
      troubles[subject] = "\(error)"
      return 0
    }
  }

  /// Looks twice, with a pause between where something lies there.
  private func collect(_ account: AccountSettings, _ settings: FolderSettings) throws -> Int {
    let folder = try transport.folder(settings.place, isShared: true)
    defer { folder.close() }
    let intake = FolderIntake(office: office, account: account.name, folder: folder, done: settings.done)
    let taken = try intake.run(at: Environment.now)
    guard intake.isAwaitingMore else { return taken }
    sleep(1)
    return taken + (try intake.run(at: Environment.now))
  }

  private func collect(_ settings: MailboxSettings) throws -> Int {
    let mailbox = try transport.mailbox(settings.source)
    defer { mailbox.close() }
    let intake = Intake(ledger: office.ledger, name: settings.name, mailbox: mailbox)
    let (today, last) = (Environment.now().day, try office.ledger.reconciliationDay(of: settings.name))
    // After a restore, what was taken since is fetched from where it was set aside.
    guard try office.ledger.isHeld, last.map({ $0 < today }) ?? true else {
      return try intake.run(at: Environment.now)
    }
    let result = try intake.reconcile(at: Environment.now)
    try office.ledger.recordReconciliation(of: settings.name, on: today)
    journal.say(result.line)
    return result.collected + result.new
  }
}
