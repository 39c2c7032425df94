import Domain
import Foundation
import Testing

@testable import Settings

/// The years that are shipped.
@Suite struct CalendarOfYearsTests {
  private func calendar() throws -> WorkingCalendar {
    try Configuration.load(
      from: Workshop.fixtures + "/../../Config/huiyin.yaml", today: #require(Day("2026-06-01"))
    )
    .calendar
  }

  /// Counted from the State Council's notices apart from this program.
  @Test(arguments: [
    (2018, 250), (2019, 250), (2020, 249), (2021, 250), (2022, 249), (2023, 249), (2024, 251), (2025, 248),
    (2026, 248),
  ])
  func everyYearHasAsManyWorkingDaysAsItsNoticeLeaves(year: Int, days: Int) throws {
    let calendar = try calendar()
    #expect(calendar.isOfficial(year))
    let (eve, end) = (try #require(Day("\(year - 1)-12-31")), try #require(Day("\(year)-12-31")))
    #expect(calendar.workingDays(after: eve, through: end) == days)
  }

  /// Every day, as two public collections have it: a file with columns `date` and `workday…`, 0 or 1.
  @Test(.enabled(if: ProcessInfo.processInfo.environment["HUIYIN_CALENDAR"] != nil))
  func everyDayIsWhatACollectionSays() throws {
    let path = try #require(ProcessInfo.processInfo.environment["HUIYIN_CALENDAR"])
    let rows = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
      .map { $0.split(separator: "\t", omittingEmptySubsequences: false) }
    let header = try #require(rows.first)
    let columns = header.indices.filter { header[$0].hasPrefix("workday") }
    let calendar = try calendar()
    var (days, wrong): (Int, [String]) = (0, [])
    for row in rows.dropFirst() {
      let day = try #require(Day(String(row[0])))
      days += 1
      for column in columns where (row[column] == "1") != calendar.isWorkingDay(day) {
        wrong.append("\(day)")
      }
    }
    print("calendar: \(days) days, \(columns.count) collections, \(wrong.count) differ \(wrong)")
    #expect(wrong.isEmpty && days > 3000 && columns.count == 2)
  }

  @Test func whatTheLocalitySetsStandsInAFileBesideTheYears() throws {
    let workshop = try Workshop()
    let before = try workshop.load().calendar
    try workshop.write(
      "calendar/2026-local.yaml",
      """
      year: 2026
      source: {notice: 奈政办发〔2026〕9号}
      off: [2026-08-18 to 2026-08-19]
      make-up: [2026-08-22]
      """)
    let calendar = try workshop.load().calendar
    #expect(calendar.kind(of: try #require(Day("2026-08-18"))) == .localDayOff)
    #expect(calendar.kind(of: try #require(Day("2026-08-22"))) == .makeUpDay)
    #expect(calendar.version != before.version && calendar.isOfficial(2026))
  }
}
