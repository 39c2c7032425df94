import Testing

@testable import Domain

/// Terms in calendar days, and what they are lengthened by.
@Suite struct CalendarTermTests {
  private let calendar = CalendarFixture.official

  private func due(_ days: Int, after day: String) throws -> String {
    Deadline(.calendarDays(days), after: try #require(Day(day)), in: calendar).due.description
  }

  @Test(arguments: [
    ("2026-11-23", 15, "2026-12-08"),
    ("2026-11-20", 15, "2026-12-07"),
    ("2026-09-16", 15, "2026-10-08"),
    ("2026-09-25", 15, "2026-10-10"),
    ("2026-11-27", 1, "2026-11-30"),
  ])
  func calendarDaysEndOnThemselvesOrOnTheNextWorkingDay(received: String, days: Int, expected: String) throws
  {
    #expect(try due(days, after: received) == expected)
  }

  @Test func daysOffWithinTheTermCountAndThoseAtItsEndAreNamed() throws {
    let deadline = Deadline(.calendarDays(15), after: try #require(Day("2026-09-16")), in: calendar)
    #expect(deadline.counted.count == 15 && deadline.counted.contains(Day("2026-09-20")!))
    #expect(deadline.skipped.map(\.day) == (0..<7).map { Day("2026-10-01")! + $0 })
    #expect(deadline.steps.last?.count == 15)
  }

  @Test func workingDaysOnTopBeginAfterTheCalendarDays() throws {
    let due = DueDay(
      unit: "旗住建局", round: 1, term: .calendarDays(15), dayZero: try #require(Day("2026-11-20")), in: calendar,
      because: "转办")
    #expect(due.day == Day("2026-12-07") && due.calendarDays == 15 && due.workingDays == 0)
    let longer = due.lengthened(by: 5, in: calendar, because: "延期")
    #expect(longer.day == Day("2026-12-14") && longer.workingDays == 5)
    let steps = longer.deadline(in: calendar).steps
    #expect(steps.count { $0.isInCalendarDays } == 17 && steps.last?.count == 5)
  }

  @Test func onlyAnEndInAnUnannouncedYearIsProvisional() throws {
    func isOfficial(_ day: String) throws -> Bool {
      Deadline(.calendarDays(15), after: try #require(Day(day)), in: calendar).isOfficial
    }
    #expect(try isOfficial("2026-12-16"))
    #expect(try !isOfficial("2026-12-17"))
  }

  @Test func anEarlierTermEndsSoManyWorkingDaysBeforeAndNeverAtOnce() throws {
    let monday = try #require(Day("2026-11-23"))
    #expect(Term.workingDays(5).earlier(by: 2, after: monday, in: calendar) == .workingDays(3))
    #expect(Term.workingDays(2).earlier(by: 2, after: monday, in: calendar) == .workingDays(1))
    // Two working days before Tuesday, 8 December.
    #expect(Term.calendarDays(15).earlier(by: 2, after: monday, in: calendar) == .calendarDays(11))
    #expect(Term.calendarDays(2).earlier(by: 9, after: monday, in: calendar) == .calendarDays(1))
  }

  @Test func addingCalendarDaysIsMonotoneAndNeverEndsOnADayOff() throws {
    let start = try #require(Day("2025-01-01"))
    for offset in 0..<720 {
      let dues = (1...40).map { Deadline(.calendarDays($0), after: start + offset, in: calendar).due }
      #expect(dues.allSatisfy(calendar.isWorkingDay))
      #expect(zip(dues, dues.dropFirst()).allSatisfy { $0 <= $1 })
      #expect(zip(1..., dues).allSatisfy { start + offset + $0 <= $1 })
    }
  }
}
