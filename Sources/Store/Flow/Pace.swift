import Domain
import GRDB

/// What is sent first: 特急 before everything, then assignments, as the letters' terms run whatever else waits.
package enum MailPriority: Int, Sendable, Comparable, CaseIterable {
  case urgent = -1
  case assignment, decision, reminder, receipt, survey

  /// Whether it may use what is kept of a day's sending for such mails.
  var isUrgent: Bool { self <= .decision }

  package static func < (a: MailPriority, b: MailPriority) -> Bool { a.rawValue < b.rawValue }
}

/// How many mails may leave in any minute and in any 24 hours; a provider refuses what is more.
package struct Pace: Sendable, Equatable {
  package let perMinute: Int?
  /// Of these a fifth is kept for assignments and decisions: no backlog of receipts uses up their day.
  package let perDay: Int?

  package init(perMinute: Int? = nil, perDay: Int? = nil) {
    self.perMinute = perMinute
    self.perDay = perDay
  }

  package static let free = Pace()

  private static let lastUrgent = MailPriority.decision

  /// The last priority of which a mail may leave now; nil where none may.
  func lastPriority(at now: Timestamp, in database: Database) throws -> MailPriority? {
    if try slot(forUrgent: false, at: now, in: database) <= now { return .survey }
    return try slot(forUrgent: true, at: now, in: database) <= now ? Self.lastUrgent : nil
  }

  /// When the next of the waiting mails can leave; nil where none waits.
  func nextDue(at now: Timestamp, in database: Database) throws -> Timestamp? {
    var dues: [Timestamp] = []
    for isUrgent in [true, false] {
      let due = try database.value(
        Int64.self,
        """
        SELECT min(notBefore) FROM outbox
        WHERE state = 'waiting' AND priority \(isUrgent ? "<=" : ">") ?
        """, [Self.lastUrgent.rawValue])
      guard let due else { continue }
      dues.append(
        max(Timestamp(seconds: due), try slot(forUrgent: isUrgent, at: now, in: database)))
    }
    return dues.min()
  }

  /// When the next mail may leave; not after `now` where that is at once.
  private func slot(forUrgent isUrgent: Bool, at now: Timestamp, in database: Database) throws -> Timestamp {
    let limits: [(count: Int?, seconds: Int64)] = [
      (perMinute, 60), (isUrgent ? perDay : perDay.map { max(1, $0 - $0 / 5) }, 86_400),
    ]
    var slot = try endOfRest(at: now, in: database)
    for limit in limits {
      guard let count = limit.count,
        let sent = try database.value(
          Int64.self, "SELECT at FROM usage WHERE kind = ? AND at <= ? ORDER BY at DESC LIMIT 1 OFFSET ?",
          [Usage.sending.rawValue, now.seconds, count - 1])
      else { continue }
      slot = max(slot, Timestamp(seconds: sent + limit.seconds))
    }
    return slot
  }

  /// A server that wants no more is left alone: five minutes, and twice as long each time, up to two hours. The
  /// providers' limits are of 1 and 15 minutes, an hour and a day.
  private func endOfRest(at now: Timestamp, in database: Database) throws -> Timestamp {
    let row = try database.row(
      "SELECT count(*) AS count, max(at) AS last FROM usage WHERE kind = ? AND at <= ?",
      [Usage.refusal.rawValue, now.seconds])
    guard let row, let last = row["last"] as Int64? else { return Timestamp(seconds: 0) }
    let count: Int = row["count"]
    return Timestamp(seconds: last + min(7200, 300 << Int64(min(5, count - 1))))
  }
}
