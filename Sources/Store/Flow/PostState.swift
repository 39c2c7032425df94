import Domain

/// How mail stands that goes out, and what came back of it.
package struct PostState: Equatable, Sendable {
  /// What has not left, by its state.
  package let unsent: [OutboxMail.State: Int]
  /// When the first of those that wait may leave, or could have.
  package let oldestDue: Timestamp?
  /// Mails of ours that came back, ever.
  package let bounces: Int
}

extension Ledger {
  package func postState() throws -> PostState {
    let states = [OutboxMail.State.waiting, .claimed, .ambiguous, .held]
    return try database.read { database in
      var unsent: [OutboxMail.State: Int] = [:]
      for state in states {
        unsent[state] =
          try database.value(Int.self, "SELECT count(*) FROM outbox WHERE state = '\(state.rawValue)'") ?? 0
      }
      return PostState(
        unsent: unsent,
        oldestDue: try database.value(
          Int64.self, "SELECT min(notBefore) FROM outbox WHERE state = 'waiting'"
        ).map(Timestamp.init(seconds:)),
        bounces: try database.value(
          Int.self, "SELECT count(*) FROM incoming WHERE state = 'handled' AND purpose = 'bounce'") ?? 0)
    }
  }
}
