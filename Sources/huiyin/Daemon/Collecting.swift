import Domain
import Office
import Settings
import Store
import Synchronization
import Wire

/// A mailbox's rounds, and what has to be asked of its worker: nobody else has its connection.
final class Collecting: Sendable {
  let settings: MailboxSettings
  let rounds: Rounds
  private let order = Mutex<Order>(.none)

  private enum Order {
    case none, wanted
    case done(Reconciliation)
  }

  init(_ settings: MailboxSettings, journal: JournalWriter) throws {
    self.settings = settings
    rounds = Rounds(settings.name, bell: try Bell(), journal: journal)
  }

  /// One round; with a comparison where somebody wants one, or the last was yesterday.
  /// - Parameter took: is told how many mails were new, batch by batch.
  func round(
    _ intake: Intake, _ ledger: Ledger, _ journal: JournalWriter, until stop: () -> Bool,
    noting took: (Int) -> Void
  ) throws {
    let today = Environment.now().day
    let last = try ledger.reconciliationDay(of: settings.name)
    let isWanted = order.withLock { if case .wanted = $0 { true } else { false } }
    guard isWanted || last.map({ $0 < today }) ?? false else {
      if last == nil { try ledger.recordReconciliation(of: settings.name, on: today) }
      try intake.run(at: Environment.now, until: stop, noting: took)
      return
    }
    let result = try intake.reconcile(at: Environment.now, until: stop, noting: took)
    try ledger.recordReconciliation(of: settings.name, on: today)
    if isWanted { order.withLock { $0 = .done(result) } }
    if result.isEven { journal.say(result.line) } else { journal.warn(result.line) }
  }

  /// Asks for a comparison in the next round; the result waits for it.
  func reconcile() -> (_ patience: Double) -> (result: Reconciliation?, trouble: String?) {
    order.withLock { $0 = .wanted }
    let wait = rounds.call()
    return { [self] patience in
      let trouble = wait(patience)
      return order.withLock { order in
        defer { order = .none }
        if case .done(let result) = order { return (result, nil) }
        return (nil, trouble ?? "\(settings.name): not compared")
      }
    }
  }
}
