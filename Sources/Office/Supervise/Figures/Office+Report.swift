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
  /// - Parameter isCounted: of which letters; of all where it is left out.
  /// - Throws: ``NoSuchPosition`` where the chain is not that long.
  package func report(
    on period: Period, by sorting: Report.Sorting? = nil, only unit: UnitName? = nil,
    asOf position: Int64? = nil, at now: Timestamp, where isCounted: (CaseRecord) -> Bool = { _ in true }
  ) throws -> DatedReport {
    let (through, time) = try state(asOf: position, at: now)
    let records = try ledger.records(for: period, through: through).filter(isCounted)
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
