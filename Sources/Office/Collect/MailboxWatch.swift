import Domain
import Synchronization

/// When each mailbox was last read to its end: while one is away, answers may lie there that nobody has seen.
package final class MailboxWatch: Sendable {
  private let lastRead: Mutex<[String: Timestamp?]>
  private let start: Timestamp
  /// Seconds for which a mailbox may be away before somebody is told.
  private static let patience: Int64 = 3600
  /// Seconds for which it is known what lies in one that was read.
  private static let freshness: Int64 = 900

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

  /// Whether each was read a short while ago: after an outage, ours or a server's, what came meanwhile is collected before
  /// anybody is chased for it.
  func isComplete(at now: Timestamp) -> Bool {
    lastRead.withLock { known in
      known.values.allSatisfy { last in last.map { now.seconds - $0.seconds <= Self.freshness } ?? false }
    }
  }

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
