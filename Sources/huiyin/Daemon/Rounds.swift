import Dispatch
import Synchronization
import Wire

/// What a worker does again and again. A round that fails is tried again with back-off; the same trouble is
/// said once, and once that it is over.
final class Rounds: Sendable {
  let subject: String
  private let journal: JournalWriter
  let bell: Bell
  private let callers = Mutex<[DispatchSemaphore]?>([])
  /// Why the last round failed.
  private let trouble = Mutex<String?>(nil)

  init(_ subject: String, bell: Bell, journal: JournalWriter) {
    self.subject = subject
    self.bell = bell
    self.journal = journal
  }

  /// Whether the last round failed.
  var isInTrouble: Bool { trouble.withLock { $0 != nil } }

  /// How a round ended.
  enum End {
    case well(rest: Double)
    /// Some of it was done before it failed: it goes on soon, however often that happens.
    case interrupted(any Error)
    /// Nothing is better than it was; nil to rest as after any failure.
    case stillIn(any Error, rest: Double?)
  }

  /// Until the worker stops.
  ///
  /// - Parameter rest: passes the time after a round that went well: so many seconds, or until the bell rings.
  ///   Where it fails, a connection was lost while nothing was asked of it: that is no trouble unless the next
  ///   round has it too, but nobody hurries into it.
  func perform(by worker: Worker, rest: (Double) throws -> Void, round: () throws -> End) {
    var backOff = BackOff()
    var wakings = BackOff()
    while !worker.isStopping {
      let waiting = callers.withLock { callers in
        defer { callers = [] }
        return callers ?? []
      }
      let end: End
      do { end = try round() } catch { end = .stillIn(error, rest: nil) }
      let pause: Double
      switch end {
      case .well(let rest):
        pause = rest
        backOff.succeed()
        settle()
      case .interrupted(let error):
        backOff.succeed()
        pause = backOff.fail()
        complain("\(error)", of: worker)
      case .stillIn(let error, let rest):
        pause = rest ?? backOff.fail()
        complain("\(error)", of: worker)
      }
      for caller in waiting { caller.signal() }
      guard case .well = end, !worker.isStopping else {
        worker.rest(seconds: pause)
        continue
      }
      do {
        // Also where it listens to a server meanwhile.
        worker.pulse.beat(beforeWaiting: pause)
        try rest(pause)
        wakings.succeed()
      } catch {
        worker.rest(seconds: wakings.fail())
      }
      bell.silence()
    }
    let waiting = callers.withLock { callers in
      defer { callers = nil }
      return callers ?? []
    }
    for caller in waiting { caller.signal() }
  }

  /// Asks for a round that begins after this; the result waits for its end and says what went wrong in it.
  func call() -> @Sendable (_ patience: Double) -> String? {
    let done = DispatchSemaphore(value: 0)
    callers.withLock { callers in
      if callers?.append(done) == nil { done.signal() }
    }
    bell.ring()
    return { [self] patience in
      guard done.wait(timeout: .now() + patience) == .success else { return "\(subject): still at work" }
      return trouble.withLock { $0 }.map { "\(subject): \($0)" }
    }
  }

  private func complain(_ text: String, of worker: Worker) {
    // Whoever is told to stop leaves his servers in the middle.
    guard !worker.isStopping else { return }
    let isNew = trouble.withLock { trouble in
      defer { trouble = text }
      return trouble != text
    }
    if isNew { journal.warn("\(subject): \(text)") }
  }

  private func settle() {
    let isOver = trouble.withLock { trouble in
      defer { trouble = nil }
      return trouble != nil
    }
    if isOver { journal.say("\(subject): works again") }
  }
}
