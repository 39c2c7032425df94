import Testing

@testable import Mail

struct MailDateTests {
  private func date(_ value: String) -> MailDate? { DateReader.date(in: Array(value.utf8)[...]) }

  /// 2026-11-23 09:12:00 in Beijing.
  private static let morning: Int64 = 1_795_396_320

  @Test(arguments: [
    "Mon, 23 Nov 2026 09:12:00 +0800", "Mon, 23 Nov 2026 09:12:00 +0800 (CST)", "23 Nov 2026 9:12 +0800",
    "Mon, 23 Nov 26 09:12:00 +0800", "Mon, 23 Nov 2026 01:12:00 GMT", "Mon, 23 Nov 2026 01:12:00 Z",
    "Mon, 23 Nov 2026 01:12:00 -0000", "Sun, 22 Nov 2026 20:12:00 EST", "Mon, 23 Nov 2026 09:12:00 CST",
    "Mon, 23 Nov 2026 09:12:00", "Mon Nov 23 09:12:00 2026", "Mon, 23 Nov 2026 09:12:00 GMT+0800",
    "2026-11-23 09:12:00", "2026-11-23T09:12:00+08:00", "2026-11-23T01:12:00.000Z", "2026/11/23 09:12",
    "2026-11-23 9:12:00 AM",
    "2026年11月23日 09:12:00", "2026年11月23日(星期一) 上午9:12", "2026年11月23日上午 09:12",
    "Mon,23 Nov 2026 09:12:00 +0800",
    "23-Nov-2026 09:12:00 +0800", "November 23, 2026 09:12:00 +0800",
    "Mon, 23 (x) Nov\r\n 2026 09:12:00 +0800",
    "23/11/2026 09:12:00 +0800", "Mon, 23 Nov 126 09:12:00 +0800", "Mon, 23 Nov 2026 17:12:00 +1600",
  ])
  func datesInTheWildAreRead(value: String) {
    // An hour east of +14 does not exist: that zone is ignored, and Beijing's taken.
    let expected = value.hasSuffix("+1600") ? Self.morning + 8 * 3600 : Self.morning
    #expect(date(value)?.seconds == expected)
  }

  @Test(arguments: [
    "", "Mon", "23 Nov", "32 Nov 2026 09:12:00", "31 Nov 2026 09:12:00", "29 Feb 2026 09:12:00",
    "23 Nov 2026 25:12:00",
    "23 Nov 2026 09:61:00", "23 Nov 2026 09", "2026-13-45 09:12", "23 Nov 1800 09:12:00", "2026", "09:12:00",
    "23 Nov 2026 1:2:3:4",
  ])
  func whatIsNoDateIsNone(value: String) {
    let isDayOnly = value == "23 Nov 2026 09"
    #expect((date(value) == nil) != isDayOnly)
  }

  @Test func theOffsetIsKept() {
    #expect(date("Mon, 23 Nov 2026 09:12:00 -0330")?.offset == -12600)
    #expect(date("Mon, 23 Nov 2026 09:12:00")?.offset == 28800)
  }

  @Test func calendarDaysSurviveTheRoundTrip() {
    #expect(CivilDate.days(year: 1970, month: 1, day: 1) == 0)
    #expect(CivilDate.days(year: 2000, month: 3, day: 1) == 11017)
    for days in stride(from: -30000, through: 2_930_000, by: 97) {
      let date = CivilDate.date(days: days)
      #expect(CivilDate.days(year: date.year, month: date.month, day: date.day) == days)
    }
  }
}
