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
    WaitingWork.lay { self.doUnlessBegun() }
  }

  /// Work that is done already.
  init(done value: Value) { state = Mutex(.done(value)) }

  /// What came of it, for whoever is at such work himself: while another is at this one, he waits.
  var value: Value { value { false } }

  /// What came of it, for the one writer: while another is at it, he does what was begun next. Each letter takes others
  /// longer to read than him to record, and he would wait for every one of them.
  var valueWhileHelping: Value { value(WaitingWork.doNext) }

  /// - Parameter help: does something else; false where there is nothing to do.
  private func value(_ help: () -> Bool) -> Value {
    doUnlessBegun()
    while true {
      if case .done(let value) = state.withLock({ $0 }) { return value }
      if !help() { doing.wait() }
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

/// What was begun and nobody has come to yet, in the order in which it was begun.
private enum WaitingWork {
  private struct Row {
    var works: [(@Sendable () -> Void)?] = []
    var next = 0

    mutating func takeNext() -> (@Sendable () -> Void)? {
      guard next < works.count else { return nil }
      defer {
        works[next] = nil
        next += 1
        // What was taken lies before the rest until it is as much.
        if next * 2 >= works.count {
          works.removeFirst(next)
          next = 0
        }
      }
      return works[next]
    }
  }

  private static let row = Mutex(Row())

  /// - Parameter work: does nothing where somebody has come to it in the meantime.
  static func lay(_ work: @escaping @Sendable () -> Void) {
    row.withLock { $0.works.append(work) }
    DispatchQueue.global().async { _ = doNext() }
  }

  static func doNext() -> Bool {
    guard let work = row.withLock({ $0.takeNext() }) else { return false }
    work()
    return true
  }
}
