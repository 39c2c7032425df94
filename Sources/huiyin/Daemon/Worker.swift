import Foundation
import Synchronization
import Wire

/// A part of the daemon that blocks: it has a thread of its own, never one of the cooperative pool, and ends
/// between two pieces of work.
final class Worker: Sendable {
  let name: String
  let bell: Bell
  /// How anybody knows that it goes on.
  let pulse = Pulse()
  private let stopping = Atomic(false)
  private let work: @Sendable (Worker) -> Void

  /// - Parameter work: runs until `isStopping`.
  init(_ name: String, bell: Bell, work: @escaping @Sendable (Worker) -> Void) {
    self.name = name
    self.bell = bell
    self.work = work
  }

  /// Whether it shall end, which it asks between two pieces of work; whoever asks is at work.
  var isStopping: Bool {
    pulse.beat()
    return stopping.load(ordering: .acquiring)
  }

  /// Waits for the bell, or that many seconds.
  func rest(seconds: Double) {
    guard !isStopping else { return }
    pulse.beat(beforeWaiting: seconds)
    bell.wait(seconds: seconds)
    pulse.beat()
  }

  func stop() {
    stopping.store(true, ordering: .releasing)
    bell.ring()
  }

  /// Returns when the work has ended.
  func run() async {
    await withCheckedContinuation { (done: CheckedContinuation<Void, Never>) in
      let thread = Thread { [self] in
        work(self)
        done.resume()
      }
      thread.name = name
      // Recursion over nested mails and templates.
      thread.stackSize = 8 << 20
      thread.start()
    }
  }
}
