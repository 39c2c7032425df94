import Foundation
import ServiceLifecycle
import Synchronization

/// A part of the daemon that blocks: it has a thread of its own, never one of the cooperative pool, and ends
/// between two pieces of work when the daemon shuts down.
final class Worker: Service, Sendable {
  private let name: String
  private let bell: Bell
  private let stopping = Atomic(false)
  private let work: @Sendable (Worker) throws -> Void

  /// - Parameter work: runs until `isStopping`; what it throws ends the daemon.
  init(_ name: String, bell: Bell = Bell(), work: @escaping @Sendable (Worker) throws -> Void) {
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

  func run() async throws {
    try await withGracefulShutdownHandler {
      try await withCheckedThrowingContinuation { (done: CheckedContinuation<Void, any Error>) in
        let thread = Thread { [self] in done.resume(with: Result { try work(self) }) }
        thread.name = name
        thread.stackSize = 8 << 20
        thread.start()
      }
    } onGracefulShutdown: {
      self.stop()
    }
  }
}

/// How long to wait after failures in a row: 1, 2, 4 … seconds with jitter, at most five minutes.
struct BackOff {
  private var failures = 0

  mutating func succeed() { failures = 0 }

  mutating func fail() -> Double {
    failures = min(failures + 1, 9)
    let pause = Double(min(300, 1 << failures))
    return pause * Double.random(in: 0.5...1)
  }
}
