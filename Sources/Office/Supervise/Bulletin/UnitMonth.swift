import Domain
import Store
import Templates

/// A unit's letters of a month, as its own people are told of them: those that it was given or answered then, or that
/// were due. Who wrote them is never said.
struct UnitMonth {
  let unit: UnitName
  private var entries: [Entry] = []

  init(unit: UnitName) { self.unit = unit }

  /// A letter by the unit's own clock: who cooperates is not late because the lead is.
  private struct Entry {
    let row: RegisterTable.Row
    let clock: UnitClock?
    let doneAt: Timestamp?
    let standing: UnitClock.Standing?

    var word: String {
      switch standing {
      case .onTime, .answered: "按期"
      case .late, .overdue: "逾期"
      case .running, .void, nil: ""
      }
    }

    /// How it is with what this unit has not done itself.
    var state: String {
      guard clock?.end != nil else { return "未办结" }
      return clock?.isLead == false && row.doneAt != nil ? "主件已办结" : "不再由本单位办理"
    }
  }

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
      for unit in Set(units) {
        let clock = record.clocks.last { $0.unit == unit }
        months[unit, default: UnitMonth(unit: unit)].entries.append(
          Entry(
            row: row, clock: clock, doneAt: clock?.met(by: office.rules.clock.judgedBy),
            standing: clock?.standing(at: cases.count.moment, by: office.rules.clock)))
      }
    }
    return months.values.sorted { $0.unit.text < $1.unit.text }
  }

  /// As many as a mail can be read with.
  private static let most = 200

  /// For a mail to somebody of the unit: titles without what its people are not to read of them.
  func values(for address: String, in office: Office, _ book: Book, at now: Timestamp) throws
    -> TemplateValues
  {
    let letters = try entries.prefix(Self.most).compactMap { entry -> TemplateValue? in
      let row = entry.row
      guard let letter = try book.letter(row.letter) else { return nil }
      let docket = Docket(office: office, now: now, book: book, letter: letter)
      return .record(
        try docket.disclosure(namingOthers: false).outgoing(
          [
            "id": "\(row.letter)", "title": .text(row.title),
            "cooperates": .flag(entry.clock?.isLead == false),
            "receivedAt": "\(row.receivedAt.day)", "due": .text(entry.clock?.due?.day.description ?? ""),
            "open": .text(entry.state), "doneAt": .text(entry.doneAt?.day.description ?? ""),
            "standing": .text(entry.word),
            "rating": .text(row.rating ?? ""),
          ], to: address))
    }
    return [
      "letters": .list(letters), "count": "\(entries.count)",
      "more": .text(entries.count > Self.most ? "\(entries.count - Self.most)" : ""),
    ]
  }
}
