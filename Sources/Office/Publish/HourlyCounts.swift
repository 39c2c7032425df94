import Domain
import Site
import Store
import Synchronization

/// What the site counts once an hour, kept until the next one: the home page shows it too, with every letter that is
/// published.
final class KeptCount: Sendable {
  private let count = Mutex<HourlyCount?>(nil)

  /// Counts where nothing was counted yet.
  func get(_ work: () throws -> HourlyCount) throws -> HourlyCount {
    try count.withLock { kept in
      let count = try kept ?? work()
      kept = count
      return count
    }
  }

  func forget() { count.withLock { $0 = nil } }
}

extension Office {
  /// By the definitions of the report.
  func countHour(at now: Timestamp) throws -> HourlyCount {
    let months = Self.months(before: now.day)
    guard let whole = months.first.flatMap({ Period(from: $0.first, through: now.day) }) else {
      return HourlyCount(
        statistics: PublicStatistics(through: now.day, months: [], categories: [], units: []),
        handling: HandlingOverview(rows: [], others: 0, declined: []))
    }
    let records = try ledger.records(for: whole)
    let roots = Dictionary(records.map { ($0.letter, $0) }, uniquingKeysWith: { first, _ in first })
    func count(_ period: Period, by sorting: Report.Sorting? = nil) -> Report {
      Report(
        Count(period, at: now, rules: rules.clock), of: records, roots: roots, by: sorting, in: calendar)
    }
    let rows = months.map { period in
      let total = count(period).total
      return PublicStatistics.MonthRow(
        month: Month(of: period.start), received: total.count(.received), closed: total.count(.closed),
        published: total.count(.published), onTime: total.onTimeShare,
        meanDays: total.spans(.closingDays).averageTenths)
    }
    let categories = count(whole, by: .category)
    return HourlyCount(
      statistics: PublicStatistics(
        through: now.day, months: rows, categories: Self.rows(of: categories, .received),
        units: Self.rows(of: count(whole, by: .unit), .answered)),
      handling: try handling(declined: categories.total))
  }

  /// Months that the pages look back on, the running one included.
  private static func months(before day: Day) -> [Period] {
    (0..<12).compactMap { offset in
      let number = day.month + offset
      let (year, month) = (day.year - 1 + number / 12, number % 12 + 1)
      return Period(month: "\(year)-\(month < 10 ? "0" : "")\(month)")
    }
  }

  private static func rows(of report: Report, _ figure: Figure) -> [PublicStatistics.NamedRow] {
    report.rows.map { .init(name: $0.name, count: $0.count(figure)) }
      .filter { $0.count > 0 }.sorted { ($1.count, $0.name) < ($0.count, $1.name) }
  }

  private func handling(declined total: Report.Row) throws -> HandlingOverview {
    let open = try ledger.letters(at: Stage.allCases.filter { !$0.isClosed && $0 != .merged && $0 != .split })
      .compactMap(ledger.letter).filter { !$0.isTest }
    let rows = open.compactMap { letter in letter.mayBeNamed ? row(of: letter) : nil }
      .sorted { ($0.due?.number ?? .max, $0.id) < ($1.due?.number ?? .max, $1.id) }
      .prefix(HandlingOverview.most)
    return HandlingOverview(
      rows: Array(rows), others: open.count - rows.count,
      declined: DeclineGround.allCases.map { .init(ground: $0, count: total.declined(on: $0)) }
        .filter { $0.count > 0 })
  }

  private func row(of letter: Letter) -> HandlingOverview.Row {
    let due = letter.leadDue
    return HandlingOverview.Row(
      id: letter.id, status: letter.stage.chinese, receivedOn: letter.registration.receivedAt.day,
      unit: (letter.assignment?.lead).flatMap(register.unit)?.fullName, due: due?.day,
      isProvisional: due?.isOfficial == false)
  }
}

extension Letter {
  /// Whether everybody may know that there is such a letter, and who has it: neither where its author wishes not to be
  /// public, nor where somebody is accused.
  fileprivate var mayBeNamed: Bool {
    mayBePublished && accusation == nil && classification?.category != .tipOff
  }
}
