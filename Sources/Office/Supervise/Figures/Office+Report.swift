import Domain
import Store

/// A report, and at which state of the ledger it was made: there it can be made again, byte for byte.
package struct DatedReport: Sendable {
  package let report: Report
  /// Answers of an earlier system (历史数据) that were given then: they count in nothing of the report.
  package let earlier: Int
  /// Position in the chain.
  package let position: Int64
  /// Until when things were looked at: the end of the period, or before.
  package let moment: Timestamp
  /// The digest of the configuration that was in effect there; nil where none was recorded.
  package let configuration: String?
  /// By which recorded time units were judged.
  package let judgedBy: ClockRules.TimelyAct

  /// `截至2026-11-12 10:00　台账第120条　配置8c1f…`: what brings the same figures back.
  package var state: String {
    "截至\(moment)　台账第\(position)条" + (configuration.map { "　配置\($0.prefix(12))" } ?? "")
  }
}

/// Everything that may count in a period, as the ledger had it at one position.
struct Cases {
  let records: [CaseRecord]
  /// Of the letters that others are merged into.
  let roots: [LetterID: CaseRecord]
  /// Answers of an earlier system that were given then.
  let earlier: Int
  let count: Count
  let position: Int64
  let configuration: String?
}

extension Office {
  /// Counts a period.
  /// - Throws: ``NoSuchPoint`` where nothing can be counted there.
  package func report(
    on period: Period, by sorting: Report.Sorting? = nil, only unit: UnitName? = nil,
    asOf point: LedgerPoint? = nil, at now: Timestamp
  ) throws -> DatedReport {
    report(try cases(of: period, asOf: point, at: now), by: sorting, only: unit)
  }

  /// - Parameter isCounted: of which letters; of all where it is left out.
  func report(
    _ cases: Cases, by sorting: Report.Sorting? = nil, only unit: UnitName? = nil,
    where isCounted: (CaseRecord) -> Bool = { _ in true }
  ) -> DatedReport {
    DatedReport(
      report: Report(
        cases.count, of: cases.records.filter(isCounted), roots: cases.roots, by: sorting, only: unit,
        in: calendar),
      earlier: unit == nil ? cases.earlier : 0, position: cases.position, moment: cases.count.moment,
      configuration: cases.configuration, judgedBy: cases.count.rules.judgedBy)
  }

  func cases(of period: Period, asOf point: LedgerPoint?, at now: Timestamp) throws -> Cases {
    let (through, time) = try state(asOf: point, of: period, at: now)
    let records = try ledger.records(for: period, through: through)
    var roots = records.asRoots
    for root in Set(records.compactMap(\.root)) where roots[root] == nil {
      roots[root] = try ledger.record(of: root, through: through)
    }
    return Cases(
      records: records, roots: roots,
      earlier: try ledger.earlierAnswers(in: period.first...period.last, through: through),
      count: Count(period, at: time, rules: rules.clock), position: through,
      configuration: try ledger.configuration(asOf: through))
  }
}

extension [CaseRecord] {
  /// Those that others are merged into, by their numbers.
  var asRoots: [LetterID: CaseRecord] {
    let wanted = Set(lazy.compactMap(\.root))
    return reduce(into: [:]) { roots, record in
      if wanted.contains(record.letter) { roots[record.letter] = record }
    }
  }
}
