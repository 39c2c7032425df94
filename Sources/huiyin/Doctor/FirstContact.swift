import Foundation
import Synchronization
import Wire

/// Ends what waits for a server that has not said anything of use within a time, and otherwise no sooner than its owner
/// does.
final class FirstContact: Sendable {
  let interrupt = Interrupt()
  private let isMade = Atomic(false)

  /// - Parameter seconds: from now on.
  init(within seconds: Double, unless owner: Interrupt) {
    let end = DispatchTime.now() + seconds
    Thread.detachNewThread { [self] in
      while !owner.isRaised, isMade.load(ordering: .acquiring) || DispatchTime.now() < end {
        Thread.sleep(forTimeInterval: 0.2)
      }
      interrupt.raise()
    }
  }

  func made() { isMade.store(true, ordering: .releasing) }
}
