import Domain
import GRDB

/// What is counted by time, so that no stranger can make the office flood others, or itself.
package enum Usage: String, Sendable {
  /// A mail was handed to the courier.
  case sending
  /// The courier's server wanted nothing of us for a while; none since it last took a mail.
  case refusal
  /// A mail that answers somebody by itself; its holder is whom it went to.
  case automaticMail = "automatic mail"
  /// A letter was registered; its holder is its author's address.
  case letter
  /// A mail that was one letter too many; its holder is the mail, so that it is held once.
  case heldLetter = "held letter"
  /// A mail came back for good; its holder is whom it went to.
  case returned
  /// The office was told of something that it need not hear more than once a day.
  case alarm

  /// How long anything is remembered, in seconds: thirty days.
  fileprivate static let memory: Int64 = 30 * 86_400
}

/// A time within which uses of a kind are counted, in seconds since 1970.
struct UsageSpan: Hashable {
  let usage: Usage
  let after: Int64
  let through: Int64

  init(of usage: Usage, after: Int64, through: Int64) {
    self.usage = usage
    self.after = after
    self.through = through
  }

  func holds(_ usage: Usage, at time: Timestamp) -> Bool {
    usage == self.usage && time.seconds > after && time.seconds <= through
  }
}

extension Book {
  /// - Parameter holder: whose it is; addresses only as digests, since these rows outlive an erasure.
  package func use(_ usage: Usage, by holder: String = "", at time: Timestamp) throws {
    try database.step(
      "INSERT INTO usage (kind, holder, at) VALUES (?, ?, ?)",
      [.text(usage.rawValue), .text(holder), .integer(time.seconds)])
    if page.use(usage, at: time) {
      try database.run(
        "DELETE FROM usage WHERE kind = ? AND at < ?", [usage.rawValue, time.seconds - Usage.memory])
    }
  }

  /// How often within the seconds before `time`: by one holder, or by all.
  ///
  /// What lies after it was written by a clock that was ahead, and does not count.
  package func count(_ usage: Usage, by holder: String? = nil, within seconds: Int64, of time: Timestamp)
    throws -> Int
  {
    let span = UsageSpan(of: usage, after: time.seconds - seconds, through: time.seconds)
    if let holder {
      var count = 0
      try database.step(
        "SELECT count(*) FROM usage WHERE kind = ? AND holder = ? AND at > ? AND at <= ?",
        [.text(usage.rawValue), .text(holder), .integer(span.after), .integer(span.through)]
      ) { count = Int($0.integer(0)) }
      return count
    }
    // All of a day are many, and each letter of a backlog asks for them.
    if let known = page.count(in: span) { return known }
    let count = try database.value(
      Int.self, "SELECT count(*) FROM usage WHERE kind = ? AND at > ? AND at <= ?",
      [usage.rawValue, span.after, span.through])
    page.set(count ?? 0, in: span)
    return count ?? 0
  }

  /// When a holder's last one was, or the one so many before it; it may lie ahead.
  package func last(_ usage: Usage, by holder: String, skipping count: Int = 0) throws -> Timestamp? {
    try database.value(
      Int64.self, "SELECT at FROM usage WHERE kind = ? AND holder = ? ORDER BY at DESC LIMIT 1 OFFSET ?",
      [usage.rawValue, holder, count]
    ).map(Timestamp.init(seconds:))
  }

  /// Forgets all of a kind.
  func forget(_ usage: Usage) throws {
    page.forgetCounts()
    try database.run("DELETE FROM usage WHERE kind = ?", [usage.rawValue])
  }
}
