import Dispatch
import Synchronization

/// Wakes a worker that waits: something happened, or it is time to go home.
final class Bell: Sendable {
  private let semaphore = DispatchSemaphore(value: 0)
  private let rung = Atomic(false)

  /// Ringing an already rung bell changes nothing.
  func ring() {
    if !rung.exchange(true, ordering: .acquiringAndReleasing) { semaphore.signal() }
  }

  /// Waits until it is rung, or that many seconds.
  func wait(seconds: Double) {
    if semaphore.wait(timeout: .now() + seconds) == .success {
      rung.store(false, ordering: .releasing)
    }
  }
}
