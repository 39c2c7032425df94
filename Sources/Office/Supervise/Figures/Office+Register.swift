import Cores
import Domain
import Store

extension Office {
  /// The register of the letters that were registered in a period, but for tests (测试), in the order of their numbers.
  /// - Parameters:
  ///   - unit: only letters that it leads or cooperates in, or did last: not those that were taken from it.
  ///   - point: how far in the chain is looked; nil for all of it.
  package func register(
    of period: Period, only unit: UnitName? = nil, asOf point: LedgerPoint? = nil, at now: Timestamp
  ) throws -> RegisterTable {
    let state = try state(asOf: point, of: period, at: now)
    let records = try ledger.records(for: period, through: state.position)
    let titles = try ledger.texts(of: records.compactMap { $0.isSecret ? nil : $0.title })
    let rows = try records.mappedOnAllCores { record -> RegisterTable.Row? in
      guard period.contains(record.registeredAt), !record.isTest else { return nil }
      let row = RegisterTable.Row(
        record, title: record.title.map { titles[$0.id] ?? "〔已删除〕" }, at: state.moment, by: rules.clock,
        in: calendar, site: rules.siteAddress)
      let isWanted = unit.map { row.lead == $0.text || row.cooperating.contains($0.text) } ?? true
      return isWanted ? row : nil
    }
    return RegisterTable(rows: rows.compactMap(\.self))
  }
}
