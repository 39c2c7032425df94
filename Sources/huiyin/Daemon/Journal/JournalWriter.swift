import ArgumentParser
import Domain
import Office
import Synchronization

/// How the daemon says what happens.
enum LogForm: String, ExpressibleByArgument, CaseIterable {
  case lines, json
}

/// The office's voice, whole lines from any thread. The daemon speaks to the system's journal where that listens, else to
/// standard error; a command that does the same once answers with it.
///
/// What a server said may quote an address, and a journal is read by more people than a letter: the names in
/// addresses are left out of every line.
final class JournalWriter: Sendable {
  private enum Voice {
    case answer
    case lines
    case json
    case system(SystemJournal)
  }

  private let voice: Voice
  private let turn = Mutex(())

  /// Of a command.
  init() { voice = .answer }

  init(ofDaemon form: LogForm) {
    voice =
      switch form {
      case .json: .json
      case .lines: SystemJournal(Environment.variables).map { .system($0) } ?? .lines
      }
  }

  func write(_ events: [Event], _ officeEvents: [OfficeEvent]) {
    let entries = Journal.entries(for: events) + Journal.entries(for: officeEvents)
    turn.withLock { _ in
      for entry in entries {
        put(JournalLine(entry.line, letter: entry.letter.map { "\($0)" }, event: entry.event))
      }
    }
  }

  func say(_ line: String) { turn.withLock { _ in put(JournalLine(line)) } }

  func warn(_ text: String) { warn(text, nil) }

  @Sendable func warn(_ text: String, _ hint: String?) {
    turn.withLock { _ in put(JournalLine(text, hint: hint, level: .warning)) }
  }

  func complain(_ failure: Failure) {
    turn.withLock { _ in
      for complaint in failure.complaints {
        put(JournalLine(complaint.message, hint: complaint.hint, level: .error))
      }
    }
  }

  private func put(_ line: JournalLine) {
    switch voice {
    case .answer: line.show(Console.say)
    case .lines: line.show(Console.log)
    case .json: Console.log(line.json(at: Environment.now()))
    case .system(let journal): if !journal.send(line.fields) { line.show(Console.log) }
    }
  }
}
