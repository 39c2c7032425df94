import Domain

/// How much there is to do.
package struct Workload: Equatable, Sendable {
  /// Letters that are not settled.
  package let open: Int
  /// Mails that have not left, by their state.
  package let unsent: [OutboxMail.State: Int]
  /// When the first of those that wait may leave, or could have.
  package let oldestDue: Timestamp?
  /// Mails that wait for a person.
  package let held: Int

  /// Mails that wait to be sent, or whose fate is not known yet.
  package var outgoing: Int { unsent.filter { $0.key != .held }.values.reduce(0, +) }
}

extension Ledger {
  package func workload() throws -> Workload {
    let open = try census().filter { !$0.key.isSettled }.values.reduce(0, +)
    return try database.read { database in
      var unsent: [OutboxMail.State: Int] = [:]
      for state in [OutboxMail.State.waiting, .claimed, .ambiguous, .held] {
        // Of each there is an index of its own, which a parameter would not use.
        unsent[state] =
          try database.value(Int.self, "SELECT count(*) FROM outbox WHERE state = '\(state.rawValue)'") ?? 0
      }
      return Workload(
        open: open, unsent: unsent,
        oldestDue: try database.value(
          Int64.self, "SELECT min(notBefore) FROM outbox WHERE state = 'waiting'"
        ).map(Timestamp.init(seconds:)),
        held: try database.value(Int.self, "SELECT count(*) FROM held WHERE closedAt IS NULL") ?? 0)
    }
  }

  /// Mails of ours that came back, ever.
  package func bounces() throws -> Int {
    try database.read {
      try $0.value(
        Int.self, "SELECT count(*) FROM incoming WHERE state = 'handled' AND purpose = 'bounce'") ?? 0
    }
  }
}
