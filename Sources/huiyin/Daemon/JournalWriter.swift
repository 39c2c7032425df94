import Domain
import Office
import Synchronization

/// The daemon's voice: events to standard output, troubles to standard error, whole lines from any thread.
final class JournalWriter: Sendable {
  private let turn = Mutex(())

  func write(_ events: [Event]) {
    let lines = Journal.lines(for: events)
    turn.withLock { _ in lines.forEach(Console.say) }
  }

  func say(_ line: String) { turn.withLock { _ in Console.say(line) } }

  func warn(_ text: String) { turn.withLock { _ in Console.warning(text) } }
}
