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

struct WildDateTests {
  private func date(_ value: String) -> MailDate? { DateReader.date(in: Array(value.utf8)[...]) }

  /// 2026-11-23 09:12:00 in Beijing.
  private static let morning: Int64 = 1_795_396_320

  @Test(arguments: [
    "2026年11月23日 09:12", "2026年11月23日（星期一）09:12", "2026年11月23日 星期一 09:12", "2026-11-23 09:12 星期一",
    "2026年11月23日 上午 9时12分", "2026年11月23日9点12分", "2026年11月23日09时12分00秒", "星期一, 23 十一月 2026 09:12:00 +0800",
    "2026年11月23日，上午9:12", "2026．11．23 09:12", "2026.11.23 09:12:00", "2026-11-23T09:12+0800",
    "20261123T011200Z", "20261123 091200", "2026/11/23 上午 09:12:00", "周一, 23 11月 2026 09:12:00 +0800",
    "Mon, 23 Nov 2026 09:12 +0800", "Mon, 23 Nov 2026 09:12:00 +08:00",
    "Mon, 23 Nov 2026 09:12:00 +0800 (中国标准时间)",
    "Mon, 23 Nov 2026 09:12:00 +0800 (GMT+08:00)", "Mon, 23 Nov 2026 09:12:00 \"GMT+8\"",
    "Mon, 23 Nov 2026 01:12:00 UT", "Mon, 23 Nov 2026 02:12:00 CET", "Mon, 23 Nov 2026 04:12:00 MSK",
    "Mon, 23 Nov 2026 01:12:00 A", "Mon , 23 Nov 2026 09 : 12 : 00 +0800", "Mon, 23 Nov 2026 9:12 AM +0800",
    "Mon, 23 November 2026 09:12:00 +0800", "MON, 23 NOV 2026 09:12:00 +0800",
    "23 Nov 2026 09:12:00 +0800 CST",
    "Date: Mon, 23 Nov 2026 09:12:00 +0800", "Mon, 23 Nov 2026 09.12.00 +0800",
    "Mon, 23 Nov 2026, 09:12:00 +0800",
    "Mon, 23-Nov-26 09:12:00 +0800", "Mon, 23 Nov 2026 09:12:00.123 +0800", "Mon Nov 23 09:12:00 CST 2026",
    "Mon Nov 23 09:12:00 +0800 2026", "Mon, 23 Nov 2026 09:12:00 +0800 (CST) (x(y))",
  ])
  func chineseAndOldFormsAreRead(value: String) {
    #expect(date(value)?.seconds == Self.morning)
  }

  @Test(arguments: [
    ("2026年11月23日 下午 9:12", 12), ("2026/11/23 下午 09:12:00", 12), ("2026年11月23日 晚上9:12", 12),
    ("2026年11月23日 21:12", 12), ("2026年11月23日 凌晨9:12", 0), ("Mon, 23 Nov 2026 9:12 pm +0800", 12),
  ])
  func theHalfOfTheDayCounts(value: String, hours: Int64) {
    #expect(date(value)?.seconds == Self.morning + hours * 3600)
  }

  @Test(arguments: [
    ("Thu, 01 Jan 1970 00:00:00 +0000", 0), ("Wed, 31 Dec 1969 23:59:59 GMT", -1),
    ("Fri, 13 Dec 1901 20:45:52 GMT", -2_147_483_648), ("Mon, 23 Nov 2026 09:12:60 +0800", 1_795_396_379),
    ("Mon, 23 Nov 2026 09:12:00 -2400", 1_795_396_320), ("Mon, 23 Nov 2026 09:12:00 +9999", 1_795_396_320),
    ("Thu, 29 Feb 2024 00:00:00 +0000", 1_709_164_800), ("21 Nov 97 09:55:06 -0600", 880_127_706),
  ])
  func edgesAreRead(value: String, seconds: Int64) {
    #expect(date(value)?.seconds == seconds)
  }

  @Test(arguments: [
    "2026年13月23日 09:12", "2026年02月30日", "0 Nov 2026", "23 Foo 2026 09:12:00", "今天 09:12", "----", "::",
    "+0800",
    "Thu, 29 Feb 2023 00:00:00 +0000", "99999999999999999999",
  ])
  func whatIsNoDayIsNoDate(value: String) {
    #expect(date(value) == nil)
  }

  @Test func aDateThatCannotBeReadIsAFinding() throws {
    #expect(try message("Date: 今天\n\n").findings == ["unreadable Date"])
    #expect(try message("Date: 2026年11月23日 09:12\n\n").findings.isEmpty)
    #expect(try message("Subject: x\n\n").findings.isEmpty)
  }
}
