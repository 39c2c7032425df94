import Logging
import Office
import ServiceLifecycle
import Settings
import Wire

/// The long-running office: a worker for each mailbox, one for the flow, one for the outbox, one at the door.
final class Daemon: Service, Sendable {
  let configuration: Configuration
  let office: Office
  let journal: JournalWriter
  let transport: Transport
  let orders = Orders()
  let door: ControlSocket
  /// Rung when there may be something to do for the flow, for the outbox, and at the door.
  let flowBell: Bell
  let outboxBell: Bell
  let doorBell: Bell
  let alertBell: Bell
  let serviceBell: Bell
  /// Nil where nobody keeps it running.
  let manager = ServiceManager(Environment.variables)
  let collecting: [Collecting]
  /// Of the accounts that have a folder, in their order.
  let foldersCollecting: [Rounds]
  let foldersDelivering: [Rounds]
  let sending: Rounds
  /// Of the portals that are told of their letters, in their order.
  let telling: [Rounds]
  /// Of the places elsewhere that the site is brought to, in their order.
  let uploaders: [Uploader]
  let learning: Rounds
  let deciding: Rounds
  let measuring: Rounds
  private let interrupt = Interrupt()

  init(_ configuration: Configuration) throws {
    let (journal, flow, outbox, alert) = (JournalWriter(), try Bell(), try Bell(), try Bell())
    self.configuration = configuration
    self.journal = journal
    transport = Transport(configuration, interrupt: interrupt)
    (flowBell, outboxBell, doorBell, alertBell) = (flow, outbox, try Bell(), alert)
    serviceBell = try Bell()
    collecting = try configuration.mailboxes.map { try Collecting($0, journal: journal) }
    foldersCollecting = try configuration.folders.map {
      Rounds($0.account.name, bell: try Bell(), journal: journal)
    }
    foldersDelivering = try configuration.folders.map {
      Rounds("\($0.account.name)/\($0.settings.replies)", bell: try Bell(), journal: journal)
    }
    learning = Rounds("model", bell: try Bell(), journal: journal)
    deciding = Rounds("flow", bell: flow, journal: journal)
    measuring = Rounds("metrics", bell: try Bell(), journal: journal)
    sending = Rounds("courier", bell: outbox, journal: journal)
    let portals = try configuration.statusFolders.map { (name: $0.portal, bell: try Bell()) }
    telling = portals.map { Rounds("status \($0.name)", bell: $0.bell, journal: journal) }
    uploaders = try configuration.site.publishTo.map { try Uploader($0, journal: journal) }
    let copies = ServerWatch(over: configuration.site.publishTo.map(\.name), since: Environment.now())
    let mailboxes = ServerWatch(over: configuration.mailboxes.map(\.name), since: Environment.now())
    office = try Assembly.office(configuration, mailboxes: mailboxes, copies: copies) {
      events, officeEvents in
      journal.write(events, officeEvents)
      flow.ring()
      outbox.ring()
      alert.ring()
      for portal in portals { portal.bell.ring() }
    }
    try office.ledger.recoverClaims(at: Environment.now())
    try office.ledger.noteConfiguration(configuration.digest, at: Environment.now())
    try office.probeAddress(at: Environment.now())
    let control = configuration.control
    door = try ControlSocket(listeningAt: control.socket, group: control.group)
  }

  /// Until SIGTERM or SIGINT.
  func serve() async throws {
    let group = ServiceGroup(
      services: [self], gracefulShutdownSignals: [.sigterm, .sigint],
      // Everything it could say is in the journal already.
      logger: Logger(label: "huiyin") { _ in SwiftLogNoOpLogHandler() })
    try await group.run()
    try office.ledger.close()
    journal.say("stopped")
  }

  /// Every worker ends between two letters; what waits for a server leaves it.
  func run() async {
    let folders = zip(configuration.folders, foldersCollecting).map { folder, rounds in
      collector(of: folder.account, folder.settings, rounds)
    }
    let replies = zip(configuration.folders, foldersDelivering).map { folder, rounds in
      deliverer(to: folder.account, folder.settings, rounds)
    }
    let tellers = zip(configuration.statusFolders, telling).map { folder, rounds in
      teller(of: folder.portal, folder.settings, rounds)
    }
    var workers =
      collecting.map(collector) + folders + replies + tellers + uploaders.map(worker) + [
        sender, flow, learner, doorkeeper,
      ]
      + [alerter, measurer].compactMap(\.self)
    if let manager { workers.append(reporter(of: workers, to: manager)) }
    journal.say("ready")
    await withGracefulShutdownHandler { [workers] in
      await withDiscardingTaskGroup { group in
        for worker in workers { group.addTask { await worker.run() } }
      }
    } onGracefulShutdown: { [self, workers] in
      for worker in workers { worker.stop() }
      interrupt.raise()
      door.shut()
    }
  }
}
