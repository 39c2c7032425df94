import Testing

@testable import Domain

/// What holds for every day that has a calendar, whatever it is.
@Suite struct AddingDaysTests {
  private let calendar = CalendarFixture.official
  private let days = Day("2025-01-01")!.number...Day("2027-12-31")!.number

  @Test func addingDaysNeverLandsOnADayOff() {
    for number in days {
      for count in 1...15 {
        let due = calendar.day(count, workingDaysAfter: Day(number: number))
        #expect(calendar.isWorkingDay(due) && due.number > number, "\(count) after \(Day(number: number))")
      }
    }
  }

  @Test func addingDaysIsMonotone() {
    for count in 1...15 {
      let dues = days.map { calendar.day(count, workingDaysAfter: Day(number: $0)) }
      #expect(zip(dues, dues.dropFirst()).allSatisfy { $0 <= $1 }, "a later start is never due earlier")
      let longer = days.map { calendar.day(count + 1, workingDaysAfter: Day(number: $0)) }
      #expect(zip(dues, longer).allSatisfy { $0 < $1 }, "a day more is a later day")
    }
  }

  @Test func workingDaysBetweenAreThoseThatWereAdded() {
    for number in days {
      let start = Day(number: number)
      #expect(calendar.workingDays(after: start, through: calendar.day(7, workingDaysAfter: start)) == 7)
    }
  }
}
