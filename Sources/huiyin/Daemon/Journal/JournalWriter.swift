import Domain
import Office
import Synchronization

/// The daemon's voice: events to standard output, troubles to standard error, whole lines from any thread.
///
/// What a server said may quote an address, and a journal is read by more people than a letter: the names in
/// addresses are left out of every line.
final class JournalWriter: Sendable {
  private let turn = Mutex(())

  func write(_ events: [Event], _ officeEvents: [OfficeEvent]) {
    let lines = Journal.lines(for: events) + Journal.lines(for: officeEvents)
    turn.withLock { _ in
      for line in lines { Console.say(line.withoutMailboxNames) }
    }
  }

  func say(_ line: String) { turn.withLock { _ in Console.say(line.withoutMailboxNames) } }

  func warn(_ text: String) { turn.withLock { _ in Console.warning(text.withoutMailboxNames) } }

  func complain(_ failure: Failure) {
    let complaints = failure.complaints.map {
      Complaint($0.message.withoutMailboxNames, hint: $0.hint?.withoutMailboxNames)
    }
    turn.withLock { _ in Console.error(Failure(complaints)) }
  }
}
