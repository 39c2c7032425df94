import Testing

@testable import Domain

/// Days off that a locality sets (那达慕), beside the State Council's.
@Suite struct LocalCalendarTests {
  private func calendar() throws -> WorkingCalendar {
    let festival = WorkingCalendar.Year(
      year: 2026, status: .official, source: "the banner's notice",
      daysOff: [try #require(Day("2026-08-18")), try #require(Day("2026-08-19"))],
      makeUpDays: [try #require(Day("2026-08-22"))])
    return WorkingCalendar(years: [], local: [festival], version: "local")
  }

  @Test func aLocalDayOffIsNotWorkedAndItsMakeUpDayIs() throws {
    let calendar = try calendar()
    let kinds = ["2026-08-17", "2026-08-18", "2026-08-19", "2026-08-22", "2026-08-23"].compactMap { Day($0) }
      .map(calendar.kind)
    #expect(kinds == [.workday, .localDayOff, .localDayOff, .makeUpDay, .weekend])
  }

  @Test func aTermSaysThatItSkippedThem() throws {
    let deadline = Deadline(workingDays: 5, after: try #require(Day("2026-08-17")), in: try calendar())
    #expect(deadline.due.description == "2026-08-25")
    #expect(
      deadline.skipped.map { "\($0.day) \($0.kind)" }
        == ["2026-08-18 localDayOff", "2026-08-19 localDayOff", "2026-08-23 weekend"])
  }

  @Test func aYearIsNotOfficialByTheLocalityAlone() throws {
    let calendar = try calendar()
    #expect(!calendar.isOfficial(2026))
    #expect(calendar.kind(of: try #require(Day("2026-10-01"))) == .holiday, "the law's own days stand")
  }
}
