import Synchronization

/// Whether somebody goes on with his work, by when he was last heard of. Whoever is about to wait says for how long.
final class Pulse: Sendable {
  /// Longer than any server is waited for, and than any piece of work takes, a build of the whole site among them.
  static let patience = Duration.seconds(900)

  // While the machine sleeps, nobody is late.
  private let until: Mutex<SuspendingClock.Instant?>

  init() { until = Mutex(SuspendingClock.now + Self.patience) }

  /// He goes on.
  /// - Parameter seconds: how long he may be silent from now on, as he waits; nil where nobody knows.
  func beat(beforeWaiting seconds: Double? = 0) {
    let next = seconds.map { SuspendingClock.now + .seconds($0) + Self.patience }
    until.withLock { $0 = next }
  }

  func isFresh(at now: SuspendingClock.Instant = .now) -> Bool {
    until.withLock { until in until.map { now < $0 } ?? true }
  }
}
