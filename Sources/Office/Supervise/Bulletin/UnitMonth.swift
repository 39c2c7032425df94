import Domain
import Store
import Templates

/// A unit's letters of a month, as its own people are told of them: those that it was given or answered then, or that
/// were due. Who wrote them is never said.
struct UnitMonth {
  let unit: UnitName
  fileprivate(set) var rows: [RegisterTable.Row] = []

  private static let figures: [Figure] = [
    .received, .answered, .due, .cooperatingOnTime, .cooperatingOverdue,
  ]

  /// Those of all units, by name.
  static func all(of period: Period, in office: Office, at now: Timestamp) throws -> [UnitMonth] {
    let cases = try office.cases(of: period, asOf: nil, at: now)
    let titles = try office.ledger.texts(of: cases.records.filter { !$0.isSecret }.compactMap(\.title))
    var months: [UnitName: UnitMonth] = [:]
    for record in cases.records {
      let units = figures.flatMap { cases.count.entries($0, of: record) }.compactMap(\.unit)
      guard !units.isEmpty else { continue }
      let row = RegisterTable.Row(
        record, title: record.title.map { titles[$0.id] ?? "〔已删除〕" }, at: cases.count.moment,
        by: office.rules.clock, in: office.calendar, site: nil)
      for unit in Set(units) { months[unit, default: UnitMonth(unit: unit)].rows.append(row) }
    }
    return months.values.sorted { $0.unit.text < $1.unit.text }
  }

  /// As many as a mail can be read with.
  private static let most = 200

  /// For a mail to somebody of the unit: titles without what its people are not to read of them.
  func values(for address: String, in office: Office, _ book: Book, at now: Timestamp) throws
    -> TemplateValues
  {
    let letters = try rows.prefix(Self.most).compactMap { row -> TemplateValue? in
      guard let letter = try book.letter(row.letter) else { return nil }
      let docket = Docket(office: office, now: now, book: book, letter: letter)
      return .record(
        try docket.disclosure(namingOthers: false).outgoing(
          [
            "id": "\(row.letter)", "title": .text(row.title), "cooperates": .flag(row.lead != unit.text),
            "receivedAt": "\(row.receivedAt.day)", "due": .text(row.due?.description ?? ""),
            "doneAt": .text(row.doneAt?.day.description ?? ""),
            "standing": .text(row.isOverdue.map { $0 ? "逾期" : "按期" } ?? ""),
            "rating": .text(row.rating ?? ""),
          ], to: address))
    }
    return [
      "letters": .list(letters), "count": "\(rows.count)",
      "more": .text(rows.count > Self.most ? "\(rows.count - Self.most)" : ""),
    ]
  }
}
