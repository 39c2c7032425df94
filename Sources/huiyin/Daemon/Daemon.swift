import Dispatch
import Glibc
import Logging
import Office
import ServiceLifecycle
import Settings
import Synchronization
import Wire

/// The long-running office: a crew at work, one at the door, and one who reads the configuration anew at SIGHUP.
final class Daemon: Service, Sendable {
  let house: House
  let door: ControlSocket
  /// By which the configuration is read anew.
  let options: ConfigurationOption
  let doorBell: Bell
  let serviceBell: Bell
  let reloadBell: Bell
  private let roster: Mutex<Roster>

  private struct Roster {
    var crew: Crew
    /// Who takes over when that one has ended.
    var next: Crew?
    var isStopping = false
  }

  /// Who is at work.
  var crew: Crew { roster.withLock { $0.crew } }

  init(
    _ configuration: Configuration, readBy options: ConfigurationOption, journal: JournalWriter
  ) throws {
    self.options = options
    (doorBell, serviceBell, reloadBell) = (try Bell(), try Bell(), try Bell())
    let parts = try Assembly.Parts(configuration, warn: journal.warn)
    house = try House(state: configuration.state, journal: journal)
    let crew = try Crew(parts, in: house)
    try crew.begin()
    roster = Mutex(Roster(crew: crew))
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
    try house.ledger.close()
    house.journal.say("stopped")
  }

  func run() async {
    let hangups = DispatchSource.makeSignalSource(signal: SIGHUP, queue: .global())
    hangups.setEventHandler { [reloadBell] in reloadBell.ring() }
    // Until it is registered, the signal is ignored; whoever reads "ready" may send it.
    await withCheckedContinuation { registered in
      hangups.setRegistrationHandler { registered.resume() }
      hangups.resume()
    }
    defer { hangups.cancel() }
    let own = [doorkeeper, reloader]
    let everybody = own + (house.manager.map { [reporter(of: own, to: $0)] } ?? [])
    house.breakdown.whenDamaged { [self] in stop() }
    // What it would say of it can be asked for as well (huiyin check).
    if let warning = (try? house.ledger.hold())?.warning { house.journal.warn(warning.message) }
    house.journal.say("ready")
    await withGracefulShutdownHandler {
      await withDiscardingTaskGroup { group in
        for worker in everybody { group.addTask { await worker.run() } }
        group.addTask { await self.work() }
      }
    } onGracefulShutdown: { [self] in
      for worker in everybody { worker.stop() }
      stop()
      door.shut()
    }
  }

  /// One crew after the other.
  private func work() async {
    var crew: Crew? = crew
    while let current = crew {
      await current.work()
      crew = handOver()
    }
    // Whoever waits at the door is turned away.
    house.orders.close(house.breakdown.failure.map { ControlReply($0) } ?? Orders.stopping)
  }

  /// - Returns: who works from now on; nil where the office closes.
  private func handOver() -> Crew? {
    let turn = roster.withLock { roster -> (last: Crew, next: Crew)? in
      guard !roster.isStopping, let next = roster.next else { return nil }
      defer { (roster.crew, roster.next) = (next, nil) }
      return (roster.crew, next)
    }
    if let turn { takeUp(turn.next, after: turn.last.configuration) }
    return turn?.next
  }

  /// Has the crew at work end, and another go on.
  func relieve(by next: Crew) {
    let crew = roster.withLock { roster in
      roster.next = next
      return roster.crew
    }
    crew.stop()
  }

  private func stop() {
    let crew = roster.withLock { roster in
      roster.isStopping = true
      return roster.crew
    }
    crew.stop()
  }

  /// Lets in whoever has something to order; the crew may change meanwhile.
  private var doorkeeper: Worker {
    Worker("control", bell: doorBell) { [self] worker in
      while !worker.isStopping {
        // Nobody knows when somebody comes.
        worker.pulse.beat(beforeWaiting: nil)
        let isServed = door.serve { [self] request, peer in
          house.breakdown.failure.map { ControlReply($0) } ?? crew.answer(request, of: peer)
        }
        // Out of file descriptors, say: others need time to give some back.
        if !isServed { worker.rest(seconds: 1) }
      }
    }
  }
}
