import Office
import Settings
import Synchronization
import Wire

/// The office at work by one configuration: a worker for each mailbox, one for the flow, one for the outbox. Another
/// configuration has a crew of its own, which begins when this one has ended.
final class Crew: Sendable {
  let house: House
  let configuration: Configuration
  let office: Office
  let transport: Transport
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
  private let shift = Mutex(Shift())

  /// Those who are at work.
  private struct Shift {
    var workers: [Worker] = []
    var isOver = false
  }

  var journal: JournalWriter { house.journal }
  var orders: Orders { house.orders }
  var flowBell: Bell { house.audience.flow }
  var outboxBell: Bell { house.audience.outbox }
  var alertBell: Bell { house.audience.alert }
  var workers: [Worker] { shift.withLock { $0.workers } }

  /// Nothing is done yet.
  /// - Parameter last: the one at work meanwhile, which knows since when servers are away.
  init(_ parts: Assembly.Parts, in house: House, after last: Crew? = nil) throws {
    let (configuration, journal, now) = (parts.configuration, house.journal, Environment.now())
    self.house = house
    self.configuration = configuration
    transport = Transport(configuration, interrupt: interrupt)
    collecting = try configuration.mailboxes.map { try Collecting($0, journal: journal) }
    foldersCollecting = try configuration.folders.map {
      Rounds($0.account.name, bell: try Bell(), journal: journal)
    }
    foldersDelivering = try configuration.folders.map {
      Rounds("\($0.account.name)/\($0.settings.replies)", bell: try Bell(), journal: journal)
    }
    learning = Rounds("model", bell: try Bell(), journal: journal)
    deciding = Rounds("flow", bell: house.audience.flow, journal: journal)
    measuring = Rounds("metrics", bell: try Bell(), journal: journal)
    sending = Rounds("courier", bell: house.audience.outbox, journal: journal)
    telling = try configuration.statusFolders.map {
      Rounds("status \($0.portal)", bell: try Bell(), journal: journal)
    }
    uploaders = try configuration.site.publishTo.map { try Uploader($0, journal: journal) }
    office = try parts.office(
      over: house.ledger, after: last?.office,
      mailboxes: ServerWatch(
        over: configuration.mailboxes.map(\.name), since: now, after: last?.office.mailboxes),
      copies: ServerWatch(
        over: configuration.site.publishTo.map(\.name), since: now, after: last?.office.copies))
  }

  /// Notes by what is decided from now on, and asks once whether addresses with a token arrive.
  func begin() throws {
    house.audience.seat(telling.map(\.bell))
    try office.ledger.recoverClaims(at: Environment.now())
    try office.ledger.noteConfiguration(configuration.digest, at: Environment.now())
    try office.probeAddress(at: Environment.now())
  }

  /// Until it is stopped: every worker ends between two letters.
  func work() async {
    let workers = everybody
    let isOver = shift.withLock { shift in
      shift.workers = workers
      return shift.isOver
    }
    // Whoever was relieved before he began goes home at once, and whoever waits for him waits no longer.
    if isOver { for worker in workers { worker.stop() } }
    await withDiscardingTaskGroup { group in
      for worker in workers { group.addTask { await worker.run() } }
    }
    // They know their crew.
    shift.withLock { $0.workers = [] }
  }

  /// What waits for a server leaves it.
  func stop() {
    let workers = shift.withLock { shift in
      shift.isOver = true
      return shift.workers
    }
    for worker in workers { worker.stop() }
    interrupt.raise()
  }

  private var everybody: [Worker] {
    let folders = zip(configuration.folders, foldersCollecting).map { folder, rounds in
      collector(of: folder.account, folder.settings, rounds)
    }
    let replies = zip(configuration.folders, foldersDelivering).map { folder, rounds in
      deliverer(to: folder.account, folder.settings, rounds)
    }
    let tellers = zip(configuration.statusFolders, telling).map { folder, rounds in
      teller(of: folder.portal, folder.settings, rounds)
    }
    return collecting.map(collector) + folders + replies + tellers + uploaders.map(worker)
      + [sender, flow, learner] + [alerter, measurer].compactMap(\.self)
  }
}
