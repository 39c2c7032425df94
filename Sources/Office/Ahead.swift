import Dispatch
import Synchronization

/// Pure work that is begun before anybody asks for what comes of it (预作): reading a mail, writing one.
///
/// Whichever processor is free does it, in the order in which it was begun. Whoever asks for one that nobody has come
/// to yet does it himself: so the one writer never stands in a queue, and the other processors never wait for him.
final class Ahead<Value: Sendable>: Sendable {
  private enum State {
    case waiting(@Sendable () -> Value)
    case begun
    case done(Value)
  }

  private let state: Mutex<State>
  private let doing = DispatchGroup()

  /// - Parameter work: needs nothing but what it holds: no ledger, and nothing that others do after it.
  init(_ work: @escaping @Sendable () -> Value) {
    state = Mutex(.waiting(work))
    doing.enter()
    DispatchQueue.global().async { self.doUnlessBegun() }
  }

  /// Work that is done already.
  init(done value: Value) { state = Mutex(.done(value)) }

  /// What came of it.
  var value: Value {
    doUnlessBegun()
    while true {
      if case .done(let value) = state.withLock({ $0 }) { return value }
      doing.wait()
    }
  }

  private func doUnlessBegun() {
    let work: (@Sendable () -> Value)? = state.withLock { state in
      guard case .waiting(let work) = state else { return nil }
      state = .begun
      return work
    }
    guard let work else { return }
    let value = work()
    state.withLock { $0 = .done(value) }
    doing.leave()
  }
}
