import Domain
import Store

/// A report, and at which state of the ledger it was made: there it can be made again, byte for byte.
package struct DatedReport: Sendable {
  package let report: Report
  /// Position in the chain.
  package let position: Int64
  /// Until when things were looked at: the end of the period, or before.
  package let moment: Timestamp
}

/// What is asked for lies beyond the end of the ledger's chain, or before its beginning.
package struct NoSuchPosition: Error, Equatable, CustomStringConvertible {
  let position: Int64
  let last: Int64

  package var description: String { "the ledger has no position \(position): its last is \(last)" }
}

extension Office {
  /// Counts a period.
  /// - Parameter asOf: a position of the chain: what was recorded later is not looked at, and running terms are judged
  ///   when that event was recorded.
  /// - Throws: ``NoSuchPosition`` where the chain is not that long.
  package func report(
    on period: Period, by sorting: Report.Sorting? = nil, only unit: UnitName? = nil,
    asOf position: Int64? = nil,
    at now: Timestamp
  ) throws -> DatedReport {
    let head = try ledger.head().sequence
    let through = position ?? head
    guard let time = position == nil ? now : try ledger.time(of: through) else {
      throw NoSuchPosition(position: through, last: head)
    }
    let records = try ledger.records(for: period, through: through)
    var roots = Dictionary(records.map { ($0.letter, $0) }, uniquingKeysWith: { first, _ in first })
    for root in Set(records.compactMap(\.root)) where roots[root] == nil {
      roots[root] = try ledger.record(of: root, through: through)
    }
    let count = Count(period, at: time, rules: rules.clock)
    return DatedReport(
      report: Report(count, of: records, roots: roots, by: sorting, only: unit, in: calendar),
      position: through,
      moment: count.moment)
  }
}
