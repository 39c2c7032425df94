import Domain
import Site
import Store

/// Keeps the pages 统计数据 and 知识库 up to date, once an hour: one counts a year of letters, the other gathers answers. What
/// was corrected or taken down leaves them at once.
struct HourlyPages: PipelineStage {
  let office: Office
  let now: Timestamp

  func run(until stop: () -> Bool) throws -> Int {
    let hour = Int64(now.day.number * 24 + now.secondOfDay / 3600)
    guard try office.ledger.mark(Mark.hourly) != hour else { return 0 }
    let files = try office.hourlyPages(at: now)
    _ = try office.withSite { try $0.write(files) }
    try office.ledger.write { try $0.setMark(Mark.hourly, to: hour) }
    return 0
  }
}

extension Office {
  /// Months that the page looks back on, the running one included.
  private static let months = 12

  func hourlyPages(at now: Timestamp) throws -> [SiteFile] {
    let inquiries = try catalogue().latest(SitePages.commonQuestionsFrom, of: .inquiry)
    return [try pages.statistics(statistics(at: now)), try pages.commonQuestions(inquiries)]
  }

  /// By the definitions of the report.
  private func statistics(at now: Timestamp) throws -> PublicStatistics {
    let first = now.day.month - Self.months + 12
    let periods = (0..<Self.months).compactMap { offset -> Period? in
      let number = first + offset
      let (year, month) = (now.day.year - 1 + number / 12, number % 12 + 1)
      return Period(month: "\(year)-\(month < 10 ? "0" : "")\(month)")
    }
    guard let whole = periods.first.flatMap({ Period(from: $0.first, through: now.day) }) else {
      return PublicStatistics(through: now.day, months: [], categories: [], units: [])
    }
    let records = try ledger.records(for: whole)
    let roots = Dictionary(records.map { ($0.letter, $0) }, uniquingKeysWith: { first, _ in first })
    func count(_ period: Period, by sorting: Report.Sorting? = nil) -> Report {
      Report(
        Count(period, at: now, rules: rules.clock), of: records, roots: roots, by: sorting, in: calendar)
    }
    let months = periods.map { period in
      let total = count(period).total
      return PublicStatistics.MonthRow(
        month: Month(of: period.start), received: total.count(.received), closed: total.count(.closed),
        published: total.count(.published), onTime: total.onTimeShare,
        meanDays: total.spans(.closingDays).averageTenths)
    }
    func rows(_ sorting: Report.Sorting, _ figure: Figure) -> [PublicStatistics.NamedRow] {
      count(whole, by: sorting).rows.map { .init(name: $0.name, count: $0.count(figure)) }
        .filter { $0.count > 0 }.sorted { ($1.count, $0.name) < ($0.count, $1.name) }
    }
    return PublicStatistics(
      through: now.day, months: months, categories: rows(.category, .received), units: rows(.unit, .answered))
  }
}
