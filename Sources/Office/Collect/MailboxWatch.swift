import Domain
import Synchronization

/// When each mailbox was last read to its end: while one is away, answers may lie there that nobody has seen.
package final class MailboxWatch: Sendable {
  private let lastRead: Mutex<[String: Timestamp?]>
  private let start: Timestamp
  /// Seconds for which a mailbox may be away before somebody is told.
  private static let patience: Int64 = 3600

  /// - Parameters:
  ///   - names: of the mailboxes that are read; of none, nobody waits.
  ///   - start: since when they are.
  package init(over names: [String] = [], since start: Timestamp = Timestamp(seconds: 0)) {
    lastRead = Mutex(Dictionary(names.map { ($0, nil) }, uniquingKeysWith: { first, _ in first }))
    self.start = start
  }

  package func noteRead(_ name: String, at time: Timestamp) {
    lastRead.withLock { if $0.keys.contains(name) { $0[name] = .some(time) } }
  }

  /// Whether each was read once: after an outage, what came meanwhile is collected before anybody is chased for it.
  var isComplete: Bool { lastRead.withLock { $0.values.allSatisfy { $0 != nil } } }

  /// Those that could not be read for more than an hour.
  func away(at now: Timestamp) -> [String] {
    lastRead.withLock { known in
      known.filter { now.seconds - ($0.value ?? start).seconds > Self.patience }.keys.sorted()
    }
  }
}

/// Units are not chased while their answers may lie where nobody can look.
struct MailboxesAway: Error, CustomStringConvertible {
  let names: [String]

  var description: String {
    "no unit is reminded while \(names.joined(separator: ", ")) cannot be read: answers may lie there"
  }
}
