import Cores
import Domain
import Store

extension Office {
  /// The register of the letters that were registered in a period, but for tests (测试), in the order of their numbers.
  /// - Parameters:
  ///   - unit: only letters that it leads or cooperates in, or did last: not those that were taken from it.
  ///   - position: how far in the chain is looked; nil for all of it.
  package func register(
    of period: Period, only unit: UnitName? = nil, asOf position: Int64? = nil, at now: Timestamp
  ) throws -> RegisterTable {
    let state = try state(asOf: position, of: period, at: now)
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

  /// Where in the chain is looked, and when running terms are judged: of a period that was over before anything more was
  /// recorded, at its end, as whoever counted it there did; else when the event at that position was recorded.
  /// - Throws: ``NoSuchPosition`` where the chain is not that long.
  func state(
    asOf position: Int64?, of period: Period, at now: Timestamp
  ) throws -> (position: Int64, moment: Timestamp) {
    let head = try ledger.head().sequence
    guard let position else { return (head, now) }
    guard let time = try ledger.time(of: position) else {
      throw NoSuchPosition(position: position, last: head)
    }
    let next = try ledger.time(of: position + 1) ?? now
    return (position, next >= period.end ? max(time, period.end) : time)
  }
}
