import Cores
import Domain
import Site
import Store
import Synchronization

/// What the site counts of letters, kept until it is out of date: the home page shows it too, with every letter that is
/// published. The running month and what is in progress are counted once an hour, the months before, which take
/// a year of letters, once a day.
final class KeptCount: Sendable {
  private let hour = Mutex<HourlyCount?>(nil)
  private let before = Mutex<(day: Day, count: MonthsCount)?>(nil)

  /// Counts where nothing was counted yet.
  func get(_ work: () throws -> HourlyCount) throws -> HourlyCount {
    try hour.withLock { kept in
      let count = try kept ?? work()
      kept = count
      return count
    }
  }

  /// The months before the running one: counts where nothing was counted on that day yet.
  func before(on day: Day, _ work: () throws -> MonthsCount) throws -> MonthsCount {
    try before.withLock { kept in
      let count = try kept.flatMap { $0.day == day ? $0.count : nil } ?? work()
      kept = (day, count)
      return count
    }
  }

  func forgetHour() { hour.withLock { $0 = nil } }

  func forget() {
    forgetHour()
    before.withLock { $0 = nil }
  }
}

/// What is shown of some months: of each of them, and of all together by category, unit and ground.
struct MonthsCount {
  private(set) var months: [PublicStatistics.MonthRow] = []
  private(set) var received: [String: Int] = [:]
  private(set) var answered: [String: Int] = [:]
  private(set) var declined: [DeclineGround: Int] = [:]

  func adding(_ later: MonthsCount) -> MonthsCount {
    var all = self
    all.months += later.months
    all.received.merge(later.received, uniquingKeysWith: +)
    all.answered.merge(later.answered, uniquingKeysWith: +)
    all.declined.merge(later.declined, uniquingKeysWith: +)
    return all
  }
}

extension Office {
  /// By the definitions of the report.
  func countHour(at now: Timestamp) throws -> HourlyCount {
    let months = Self.months(before: now.day)
    let before = try hourly.before(on: now.day) {
      // One after the other: a year of records need not be in memory at once.
      try months.dropLast().reduce(MonthsCount()) { try $0.adding(count($1, at: now)) }
    }
    let all = try months.suffix(1).reduce(before) { try $0.adding(count($1, at: now)) }
    return HourlyCount(
      statistics: PublicStatistics(
        through: now.day, months: all.months, categories: Self.rows(of: all.received),
        units: Self.rows(of: all.answered), earlier: try earlierYears(),
        ledger: try ledger.anchor(of: now.day).map {
          LedgerEnd(sequence: $0.sequence, hash: $0.hash, through: now.day + -1)
        }),
      handling: try handling(
        declined: DeclineGround.allCases.compactMap { ground in
          all.declined[ground].map { .init(ground: ground, count: $0) }
        }))
  }

  private func count(_ month: Period, at now: Timestamp) throws -> MonthsCount {
    let records = try ledger.records(for: month)
    let roots = records.asRoots
    func report(by sorting: Report.Sorting) -> Report {
      Report(Count(month, at: now, rules: rules.clock), of: records, roots: roots, by: sorting, in: calendar)
    }
    return MonthsCount(month, categories: report(by: .category), units: report(by: .unit))
  }

  /// Months that the pages look back on, the running one included.
  private static func months(before day: Day) -> [Period] {
    (0..<12).compactMap { offset in
      let number = day.month + offset
      let (year, month) = (day.year - 1 + number / 12, number % 12 + 1)
      return Period(month: "\(year)-\(month < 10 ? "0" : "")\(month)")
    }
  }

  /// The most first.
  private static func rows(of counts: [String: Int]) -> [PublicStatistics.NamedRow] {
    counts.map { .init(name: $0, count: $1) }.filter { $0.count > 0 }
      .sorted { ($1.count, $0.name) < ($0.count, $1.name) }
  }

  private func handling(declined: [HandlingOverview.Declined]) throws -> HandlingOverview {
    let running = try ledger.letters(at: Stage.allCases.filter { !$0.isSettled })
    let open = try ledger.unread(running).mappedOnAllCores { try $0.read() }.filter { !$0.isTest }
    let rows = open.compactMap { letter in letter.mayBeNamed ? row(of: letter) : nil }
      .sorted { ($0.due?.number ?? .max, $0.id) < ($1.due?.number ?? .max, $1.id) }
      .prefix(HandlingOverview.most)
    return HandlingOverview(
      rows: Array(rows), others: open.count - rows.count, declined: declined)
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

extension MonthsCount {
  fileprivate init(_ month: Period, categories: Report, units: Report) {
    let total = categories.total
    months = [
      PublicStatistics.MonthRow(
        month: Month(of: month.start), received: total.count(.received), closed: total.count(.closed),
        published: total.count(.published), onTime: total.onTimeShare,
        meanDays: total.spans(.closingDays).averageTenths)
    ]
    for row in categories.rows { received[row.name] = row.count(.received) }
    for row in units.rows { answered[row.name] = row.count(.answered) }
    for ground in DeclineGround.allCases {
      let count = total.declined(on: ground)
      if count > 0 { declined[ground] = count }
    }
  }
}
