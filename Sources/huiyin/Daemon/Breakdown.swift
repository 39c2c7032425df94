import Glibc
import Store
import Synchronization

/// What is done when the ledger's files fail (safety.md §10): a broken disk ends the process, a damaged ledger is only
/// looked at from then on.
final class Breakdown: Sendable {
  private struct State {
    var damage: String?
    var stop: (@Sendable () -> Void)?
  }

  private let directory: String
  private let journal: JournalWriter
  private let status: StatusLine
  private let state = Mutex(State())

  init(of directory: String, journal: JournalWriter, status: StatusLine) {
    (self.directory, self.journal, self.status) = (directory, journal, status)
  }

  /// Who ends the work when the ledger is damaged, which may have shown already.
  func whenDamaged(_ stop: @escaping @Sendable () -> Void) {
    let isDamaged = state.withLock { state in
      state.stop = stop
      return state.damage != nil
    }
    if isDamaged { stop() }
  }

  /// Said by whoever meets it, in the middle of his work.
  func meet(_ fault: LedgerFault) {
    switch fault {
    case .disk(let reason):
      // Nobody knows what of it stands; whoever starts anew reads it from the disk. Nothing is done until then.
      journal.complain(
        Failure("\(directory): the disk failed: \(reason)", hint: "look at the disk: dmesg, smartctl"))
      status.show(trouble: "the disk failed")
      _exit(Failure.brokenDisk)
    case .damaged(let reason):
      let (isNew, stop) = state.withLock { state in
        defer { state.damage = state.damage ?? reason }
        return (state.damage == nil, state.stop)
      }
      guard isNew else { return }
      journal.complain(failure(reason))
      status.show(trouble: "the ledger is damaged: nothing is taken in or sent")
      stop?()
    }
  }

  /// What whoever orders something is told; nil while all is well.
  var failure: Failure? { state.withLock { $0.damage }.map(failure) }

  private func failure(_ reason: String) -> Failure {
    Failure(
      "\(directory): the ledger is damaged (\(reason)): nothing is taken in, sent or changed any more",
      hint: "stop the office, keep that directory, restore the last backup beside it, and start")
  }
}
