import Testing

@testable import Domain

@Suite struct DayTests {
  @Test(arguments: [
    ("1970-01-01", 0), ("1969-12-31", -1), ("2000-02-29", 11_016), ("2026-11-23", 20_780),
  ])
  func aDayCountsFromTheEpoch(text: String, number: Int) throws {
    let day = try #require(Day(text))
    #expect(day.number == number)
    #expect(Day(number: number).description == text)
  }

  @Test(arguments: [
    "2026-02-29", "2026-13-01", "2026-00-10", "2026-1-1", "2026-11-31", "20261123", "", "二〇二六-11-23",
  ])
  func whatIsNoDayIsNotRead(text: String) {
    #expect(Day(text) == nil)
  }

  @Test func everyDayOfACenturySurvivesItsOwnSpelling() {
    for number in stride(from: -10_000, to: 40_000, by: 7) {
      let day = Day(number: number)
      #expect(Day(day.description) == day)
      #expect(Day(year: day.year, month: day.month, day: day.dayOfMonth) == day)
    }
  }

  @Test func weekdaysFollowOneAnother() throws {
    let monday = try #require(Day("2026-11-23"))
    #expect((0..<7).map { (monday + $0).weekday } == Weekday.allCases)
    #expect(Day(number: -4).weekday == .sunday)
    #expect(monday.weekday.chinese == "一")
  }

  @Test func theOfficeLivesEightHoursEastOfGreenwich() throws {
    let newYear = try #require(Day("2027-01-01"))
    let lastSecond = Timestamp(newYear) + -1
    #expect(lastSecond.description == "2026-12-31 23:59")
    #expect(Timestamp(newYear).description == "2027-01-01 00:00")
    #expect(Timestamp(seconds: 0).description == "1970-01-01 08:00")
    #expect(Timestamp(seconds: -30_000).day.description == "1969-12-31")
    #expect(Timestamp(newYear, hour: 17, minute: 30).clock == "17:30")
  }
}
