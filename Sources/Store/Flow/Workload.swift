import Domain

/// How much there is to do.
package struct Workload: Equatable, Sendable {
  /// Letters that are not settled.
  package let open: Int
  /// Mails that wait to be sent, or whose fate is not known yet.
  package let outgoing: Int
  /// Mails that wait for a person.
  package let held: Int
}

extension Ledger {
  package func workload() throws -> Workload {
    let open = try census().filter { !$0.key.isSettled }.values.reduce(0, +)
    return try database.read { database in
      Workload(
        open: open,
        outgoing: try database.value(
          Int.self,
          """
          SELECT (SELECT count(*) FROM outbox WHERE state = 'waiting')
            + (SELECT count(*) FROM outbox WHERE state = 'claimed')
            + (SELECT count(*) FROM outbox WHERE state = 'ambiguous')
          """) ?? 0,
        held: try database.value(Int.self, "SELECT count(*) FROM held WHERE closedAt IS NULL") ?? 0)
    }
  }
}
