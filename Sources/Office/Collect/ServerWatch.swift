import Domain
import Synchronization

/// When all was last done that a server is needed for: when a mailbox was read to its end, or a copy of the site was what the
/// site is. While a mailbox is away, answers may lie there that nobody has seen; while a copy cannot be reached, what was
/// taken down may still stand there.
package final class ServerWatch: Sendable {
  private struct Server {
    /// Since when it is needed.
    let start: Timestamp
    var lastDone: Timestamp?
  }

  private let servers: Mutex<[String: Server]>
  /// Seconds for which a server may be away before somebody is told.
  private static let patience: Int64 = 3600
  /// Seconds for which it is known what lies in one that was read.
  private static let freshness: Int64 = 900

  /// - Parameters:
  ///   - names: of the servers; of none, nobody waits.
  ///   - start: since when they are needed.
  ///   - earlier: what was known of them until now.
  package init(
    over names: [String] = [], since start: Timestamp = Timestamp(seconds: 0),
    after earlier: ServerWatch? = nil
  ) {
    let known = earlier?.servers.withLock { $0 } ?? [:]
    servers = Mutex(
      Dictionary(
        names.map { ($0, known[$0] ?? Server(start: start)) }, uniquingKeysWith: { first, _ in first }))
  }

  package func noteDone(_ name: String, at time: Timestamp) {
    servers.withLock { $0[name]?.lastDone = time }
  }

  /// Whether each mailbox was read a short while ago: after an outage, ours or a server's, what came meanwhile is collected before
  /// anybody is chased for it.
  func isComplete(at now: Timestamp, but others: [String] = []) -> Bool {
    servers.withLock { known in
      known.allSatisfy { name, server in
        others.contains(name) || server.lastDone.map { now.seconds - $0.seconds <= Self.freshness } ?? false
      }
    }
  }

  /// When all was last done, of those that were ever reached, by their names.
  var known: [(name: String, last: Timestamp)] {
    servers.withLock { known in
      known.compactMap { name, server in server.lastDone.map { (name, $0) } }.sorted { $0.name < $1.name }
    }
  }

  /// Those of which nothing could be done for more than an hour.
  func away(at now: Timestamp) -> [String] {
    servers.withLock { known in
      known.filter { now.seconds - ($0.value.lastDone ?? $0.value.start).seconds > Self.patience }.keys
        .sorted()
    }
  }
}

extension Office {
  /// Mailboxes of which nothing could be read for more than an hour, and whether units answer to each. To a portal's none
  /// does; in an office to which no unit has answered yet, any may be the one.
  func mailboxesAway(at now: Timestamp) throws -> [(name: String, takesReplies: Bool)] {
    let away = mailboxes.away(at: now)
    guard !away.isEmpty else { return [] }
    let answered = try ledger.mailboxesOfReplies()
    return away.map { ($0, answered.isEmpty || answered.contains($0)) }
  }
}

/// Units are not chased while their answers may lie where nobody can look.
struct MailboxesAway: Error, Equatable, CustomStringConvertible {
  let names: [String]

  var description: String {
    "no unit is reminded while \(names.joined(separator: ", ")) cannot be read: answers may lie there"
  }
}
