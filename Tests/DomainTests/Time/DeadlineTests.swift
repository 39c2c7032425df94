import Testing

@testable import Domain

@Suite struct DeadlineTests {
  private let calendar = CalendarFixture.official

  @Test(arguments: [
    ("2025-01-24", "2025-02-07", "01-26 01-27 02-05 02-06 02-07"),
    ("2025-09-26", "2025-10-10", "09-28 09-29 09-30 10-09 10-10"),
    ("2025-09-30", "2025-10-14", "10-09 10-10 10-11 10-13 10-14"),
    ("2026-02-14", "2026-02-28", "02-24 02-25 02-26 02-27 02-28"),
    ("2026-02-20", "2026-02-28", "02-24 02-25 02-26 02-27 02-28"),
    ("2026-04-29", "2026-05-09", "04-30 05-06 05-07 05-08 05-09"),
    ("2026-09-18", "2026-09-24", "09-20 09-21 09-22 09-23 09-24"),
    ("2026-09-24", "2026-10-09", "09-28 09-29 09-30 10-08 10-09"),
    ("2026-09-30", "2026-10-13", "10-08 10-09 10-10 10-12 10-13"),
    ("2026-11-21", "2026-11-27", "11-23 11-24 11-25 11-26 11-27"),
    ("2026-11-23", "2026-11-30", "11-24 11-25 11-26 11-27 11-30"),
  ])
  func fiveWorkingDaysEndOnTheDayTheCalendarSays(received: String, due: String, counted: String) throws {
    let deadline = Deadline(workingDays: 5, after: try #require(Day(received)), in: calendar)
    #expect(deadline.due.description == due)
    #expect(deadline.counted.map { String($0.description.dropFirst(5)) }.joined(separator: " ") == counted)
    #expect(deadline.isOfficial)
  }

  @Test func theDayOfReceiptIsDayZeroAlsoWhenItIsWorked() throws {
    let monday = try #require(Day("2026-11-23"))
    #expect(calendar.day(1, workingDaysAfter: monday) == monday + 1)
    #expect(calendar.day(0, workingDaysAfter: monday) == monday)
    #expect(calendar.day(-3, workingDaysAfter: monday) == monday)
  }

  @Test func everySkippedDayHasItsReason() throws {
    let deadline = Deadline(workingDays: 5, after: try #require(Day("2026-09-30")), in: calendar)
    #expect(deadline.skipped.count == 8)
    #expect(deadline.skipped.first.map { "\($0.day) \($0.kind)" } == "2026-10-01 holiday")
    #expect(deadline.skipped.last.map { "\($0.day) \($0.kind)" } == "2026-10-11 weekend")
    #expect(deadline.steps.contains { $0.day == Day("2026-10-10") && $0.kind == .makeUpDay && $0.count == 3 })
  }

  @Test func aTermThatCrossesIntoAnUnannouncedYearIsProvisional() throws {
    let deadline = Deadline(workingDays: 5, after: try #require(Day("2026-12-29")), in: calendar)
    #expect(!deadline.isOfficial)
    #expect(deadline.due.description == "2027-01-06")
    #expect(deadline.skipped.contains { $0.day == Day("2027-01-01") && $0.kind == .holiday })
  }

  @Test func anAnswerIsLateOnlyOnTheNextDay() throws {
    let due = try #require(Day("2026-11-30"))
    #expect(!ClockRules().isLate(Timestamp(due, hour: 23, minute: 59, second: 59), due: due))
    #expect(ClockRules().isLate(Timestamp(due + 1), due: due))
  }

  @Test func addingWorkingDaysIsMonotoneAndNeverEndsOnADayOff() throws {
    let start = try #require(Day("2025-01-01"))
    for offset in 0..<720 {
      let day = start + offset
      let dues = (1...12).map { calendar.day($0, workingDaysAfter: day) }
      #expect(dues.allSatisfy(calendar.isWorkingDay))
      #expect(zip(dues, dues.dropFirst()).allSatisfy(<))
      #expect(calendar.day(5, workingDaysAfter: day) <= calendar.day(5, workingDaysAfter: day + 1))
      #expect(calendar.workingDays(after: day, through: dues[4]) == 5)
    }
  }

  @Test(arguments: [2025, 2026])
  func anOfficialYearHas248WorkingDays(year: Int) throws {
    let first = try #require(Day(year: year, month: 1, day: 1))
    let last = try #require(Day(year: year, month: 12, day: 31))
    #expect(calendar.workingDays(after: first + -1, through: last) == 248)
  }

  @Test func aCalendarWithoutAnyWorkingDayDoesNotHangTheOffice() throws {
    let start = try #require(Day("2026-01-01"))
    let idle = WorkingCalendar(
      years: (2026...2030).map {
        .init(
          year: $0, status: .official, source: "none",
          daysOff: Set((0..<2000).map { start + $0 }), makeUpDays: [])
      }, version: "idle")
    #expect(Deadline(workingDays: 5, after: start, in: idle).counted.isEmpty)
  }
}
