import Foundation
import Synchronization
import Wire

/// Something that is looked at, perhaps for long: on a thread of its own, and for a time and no longer.
///
/// It reads no ledger.
struct Look: Sendable {
  let about: String
  /// Seconds.
  let patience: Double
  /// What it is called where it did not end in time.
  let whenLate: Ailment
  /// Hears that nobody waits any longer.
  let look: @Sendable (Interrupt) -> [Ailment]

  /// What is wrong with these, all of them looked at together.
  static func all(_ looks: [Look]) -> [Ailment] {
    let started = DispatchTime.now()
    let begun = looks.map { look in (look, Begun(look)) }
    return begun.flatMap { look, begun in begun.ailments(of: look, startedAt: started) }
  }

  private final class Begun: Sendable {
    private let found = Mutex<[Ailment]?>(nil)
    private let ended = DispatchSemaphore(value: 0)
    private let interrupt = Interrupt()

    init(_ look: Look) {
      Thread.detachNewThread { [self] in
        let ailments = look.look(interrupt)
        found.withLock { $0 = ailments }
        ended.signal()
      }
    }

    /// What is interrupted ends within a second, as a rule; what does not is left to itself.
    func ailments(of look: Look, startedAt start: DispatchTime) -> [Ailment] {
      if ended.wait(timeout: start + look.patience) == .timedOut {
        interrupt.raise()
        if ended.wait(timeout: max(.now(), start + look.patience) + 3) == .timedOut { return [look.whenLate] }
        return found.withLock { $0 }.flatMap { $0.isEmpty ? nil : $0 } ?? [look.whenLate]
      }
      return found.withLock { $0 } ?? [look.whenLate]
    }
  }
}
