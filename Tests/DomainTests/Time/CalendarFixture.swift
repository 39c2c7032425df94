@testable import Domain

/// The official days of 2025 and 2026, and one year that nobody has announced.
enum CalendarFixture {
  static let official = WorkingCalendar(
    years: [
      year(
        2025, source: "国办发明电〔2024〕12号",
        off: [
          ("2025-01-01", 1), ("2025-01-28", 8), ("2025-04-04", 3), ("2025-05-01", 5), ("2025-05-31", 3),
          ("2025-10-01", 8),
        ],
        makeUp: ["2025-01-26", "2025-02-08", "2025-04-27", "2025-09-28", "2025-10-11"]),
      year(
        2026, source: "国务院办公厅 2025-11-04",
        off: [
          ("2026-01-01", 3), ("2026-02-15", 9), ("2026-04-04", 3), ("2026-05-01", 5), ("2026-06-19", 3),
          ("2026-09-25", 3), ("2026-10-01", 7),
        ],
        makeUp: ["2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"]),
    ], version: "test")

  private static func year(
    _ year: Int, source: String, off: [(String, Int)], makeUp: [String]
  ) -> WorkingCalendar.Year {
    .init(
      year: year, status: .official, source: source,
      daysOff: Set(off.flatMap { first, count in (0..<count).map { Day(first)! + $0 } }),
      makeUpDays: Set(makeUp.map { Day($0)! }))
  }
}
