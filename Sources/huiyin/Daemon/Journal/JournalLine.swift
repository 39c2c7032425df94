import Domain

/// One thing that the daemon says.
struct JournalLine: Sendable {
  enum Level: String, Sendable {
    case info, warning, error

    /// As syslog(3) counts them.
    fileprivate var priority: Int {
      switch self {
      case .info: 6
      case .warning: 4
      case .error: 3
      }
    }
  }

  private let message: String
  private let hint: String?
  private let letter: String?
  private let event: String?
  private let level: Level

  init(
    _ message: String, hint: String? = nil, letter: String? = nil, event: String? = nil, level: Level = .info
  ) {
    self.message = message.withoutContacts
    self.hint = hint?.withoutContacts
    (self.letter, self.event, self.level) = (letter, event, level)
  }

  /// For people.
  /// - Parameter say: what becomes of a line that tells of no trouble.
  func show(_ say: (String) -> Void) {
    switch level {
    case .info: say(message)
    case .warning: Console.warning(message, hint: hint)
    case .error: Console.error(Failure(message, hint: hint))
    }
  }

  /// For the system's journal: `journalctl LETTER=NM2026000123`, `journalctl EVENT=assigned`.
  var fields: [(name: String, value: String)] {
    let facts: [(name: String, value: String?)] = [
      ("MESSAGE", message), ("PRIORITY", "\(level.priority)"), ("SYSLOG_IDENTIFIER", "huiyin"),
      ("LETTER", letter), ("EVENT", event), ("HINT", hint),
    ]
    return facts.compactMap { name, value in value.map { (name, $0) } }
  }

  /// One JSON object; its keys are stable.
  func json(at time: Timestamp) -> String {
    struct Shown: Encodable {
      let time: String
      let level: String
      let message: String
      let hint: String?
      let letter: String?
      let event: String?
    }
    let shown = Shown(
      time: time.rfc3339, level: level.rawValue, message: message, hint: hint, letter: letter, event: event)
    // Texts alone cannot fail to be written.
    return (try? JSON.line(shown)) ?? message
  }
}
