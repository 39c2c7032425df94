import Foundation
import Testing

@testable import Domain

/// Holidays of years whose notice has not come yet.
@Suite struct StatutoryHolidaysTests {
  private static let chinese: Calendar = {
    var calendar = Calendar(identifier: .chinese)
    calendar.timeZone = TimeZone(identifier: "Asia/Shanghai") ?? .gmt
    return calendar
  }()

  private func lunar(_ day: Day) -> DateComponents {
    Self.chinese.dateComponents(
      [.month, .day, .isLeapMonth],
      from: Date(timeIntervalSince1970: Double(Timestamp(day, hour: 12).seconds)))
  }

  @Test(arguments: 2026...2040)
  func theyAreThoseOfTheChineseCalendar(year: Int) throws {
    var day = try #require(Day(year: year, month: 1, day: 1))
    var (found, expected): ([Day], [Day]) = ([], [])
    while day.year == year {
      if StatutoryHolidays.contains(day) { found.append(day) }
      let (here, tomorrow) = (lunar(day), lunar(day + 1))
      let isSpring =
        here.month == 1 && here.isLeapMonth != true && (1...3).contains(here.day ?? 0)
        || tomorrow.month == 1 && tomorrow.day == 1 && tomorrow.isLeapMonth != true
      let isFestival =
        here.isLeapMonth != true && [[5, 5], [8, 15]].contains([here.month ?? 0, here.day ?? 0])
      let isFixed = ["01-01", "05-01", "05-02", "10-01", "10-02", "10-03"].contains("\(day)".suffix(5))

      if isSpring || isFestival || isFixed { expected.append(day) }
      day = day + 1
    }
    #expect(found.filter { $0.month != 4 } == expected.filter { $0.month != 4 })
    #expect(
      found.count { $0.month == 4 } == 1
        && found.contains { [4, 5].contains($0.dayOfMonth) && $0.month == 4 })
  }

  @Test func clearBrightIsWhereTheNoticesHadIt() {
    let days = [
      "2018-04-05", "2019-04-05", "2020-04-04", "2021-04-04", "2022-04-05", "2023-04-05", "2024-04-04",
      "2025-04-04", "2026-04-05",
    ]
    #expect(days.compactMap { Day($0) }.allSatisfy(StatutoryHolidays.contains))
    #expect(Day("2027-04-05").map(StatutoryHolidays.contains) == true)
  }

  @Test func aTermOverAnUnannouncedSpringFestivalIsNotCountedThroughIt() throws {
    let calendar = CalendarFixture.official
    try #require(!calendar.isOfficial(2027))
    let term = Deadline(workingDays: 5, after: try #require(Day("2027-02-03")), in: calendar)
    #expect(term.due == Day("2027-02-12") && !term.isOfficial)
  }
}
