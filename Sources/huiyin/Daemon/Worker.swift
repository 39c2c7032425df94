import Foundation
import Synchronization
import Wire

/// A part of the daemon that blocks: it has a thread of its own, never one of the cooperative pool, and ends
/// between two pieces of work.
final class Worker: Sendable {
  let name: String
  let bell: Bell
  private let stopping = Atomic(false)
  private let work: @Sendable (Worker) -> Void

  /// - Parameter work: runs until `isStopping`.
  init(_ name: String, bell: Bell, work: @escaping @Sendable (Worker) -> Void) {
    self.name = name
    self.bell = bell
    self.work = work
  }

  var isStopping: Bool { stopping.load(ordering: .acquiring) }

  /// Waits for the bell, or that many seconds.
  func rest(seconds: Double) {
    if !isStopping { bell.wait(seconds: seconds) }
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
