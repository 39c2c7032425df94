import Domain
import Settings
import Store
import Synchronization
import Wire

/// What stays when the configuration changes: the ledger and its lock, the journal, what is ordered at the door, and
/// whoever keeps the office running.
final class House: Sendable {
  let ledger: Ledger
  let audience: Audience
  let orders = Orders()
  /// Nil where nobody keeps it running.
  let manager = ServiceManager(Environment.variables)
  let status: StatusLine
  let breakdown: Breakdown

  var journal: JournalWriter { audience.journal }

  /// - Parameter state: the directory of the ledger; only one process can have it.
  /// - Parameter journal: where it says what happens.
  init(state: String, journal: JournalWriter) throws {
    let audience = try Audience(journal)
    self.audience = audience
    status = StatusLine(manager)
    let breakdown = Breakdown(of: state, journal: audience.journal, status: status)
    self.breakdown = breakdown
    do {
      ledger = try Ledger.open(
        writingTo: state, entropy: Environment.entropy, observer: { audience.hear($0, $1) },
        faults: { breakdown.meet($0) })
    } catch let error as LedgerError {
      guard case .corrupt = error else { throw error }
      throw Failure(error, status: Failure.damagedLedger)
    }
  }
}

/// Who hears of events: the journal, and whoever they give something to do.
final class Audience: Sendable {
  let journal: JournalWriter
  /// Rung when there may be something to do for the flow, for the outbox, and for who is called.
  let flow: Bell
  let outbox: Bell
  let alert: Bell
  /// Of the portals that are told of their letters.
  private let portals = Mutex<[Bell]>([])

  init(_ journal: JournalWriter) throws {
    self.journal = journal
    (flow, outbox, alert) = (try Bell(), try Bell(), try Bell())
  }

  /// Others take the place of the portals' bells.
  func seat(_ bells: [Bell]) { portals.withLock { $0 = bells } }

  func hear(_ events: [Event], _ officeEvents: [OfficeEvent]) {
    journal.write(events, officeEvents)
    for bell in [flow, outbox, alert] + portals.withLock({ $0 }) { bell.ring() }
  }
}
