import Testing

@testable import Papers

struct ExportMomentTests {
  /// Wednesday 2026-11-25 15:30:00 in Naiman.
  private let now: Int64 = 1_795_591_800

  private func shown(_ cell: Cell) -> String? {
    ExportMoment(cell, now: now).map { "\(LocalTime($0.seconds).shown) \($0.precision)" }
  }

  @Test(arguments: [
    ("2026-11-23 09:12:33", "2026-11-23 09:12:33 second"), ("2026-11-23 09:12", "2026-11-23 09:12:00 minute"),
    ("2026/11/3 9:05", "2026-11-03 09:05:00 minute"), ("2026.11.23", "2026-11-23 00:00:00 day"),
    ("2026年11月23日 09:12", "2026-11-23 09:12:00 minute"), ("2026年11月23日9时12分", "2026-11-23 09:12:00 minute"),
    ("2026年11月23日 下午2:05", "2026-11-23 14:05:00 minute"),
    ("2026/11/23 下午 12:05", "2026-11-23 12:05:00 minute"),
    ("2026/11/23 12:05:09 AM", "2026-11-23 00:05:09 second"),
    ("2026-11-23T09:12:33+08:00", "2026-11-23 09:12:33 second"),
    ("2026-11-23T01:12:33.123Z", "2026-11-23 09:12:33 second"),
    ("Mon Nov 23 09:12:00 +0800 2026", "2026-11-23 09:12:00 second"),
    ("11-23", "2026-11-23 00:00:00 day"), ("11-23 09:12", "2026-11-23 09:12:00 minute"),
    ("12月31日 09:12", "2025-12-31 09:12:00 minute"), ("02-29", "nil"),
    ("昨天 09:12", "2026-11-24 09:12:00 minute"), ("昨天09:12", "2026-11-24 09:12:00 minute"),
    ("前天", "2026-11-23 00:00:00 day"), ("今天 09:12", "2026-11-25 09:12:00 minute"),
    ("星期一 09:12", "2026-11-23 09:12:00 minute"), ("周三 09:12", "2026-11-18 09:12:00 minute"),
    ("09:12", "2026-11-25 09:12:00 minute"), ("23:12", "2026-11-24 23:12:00 minute"),
    ("刚刚", "2026-11-25 15:30:00 hour"), ("5分钟前", "2026-11-25 15:25:00 hour"),
    ("3小时前", "2026-11-25 12:30:00 hour"), ("3 个小时前", "2026-11-25 12:30:00 hour"),
    ("2天前", "2026-11-23 15:30:00 day"), ("1795396353", "2026-11-23 09:12:33 second"),
    ("1795396353123", "2026-11-23 09:12:33 second"), ("46349.383715", "2026-11-23 09:12:33 second"),
    ("46349", "2026-11-23 00:00:00 day"),
    ("2026-02-30", "nil"), ("2026-11-23 25:00", "nil"), ("明天", "nil"), ("3个月前", "nil"), ("1", "nil"),
    ("2029-01-01", "nil"), ("1999-01-01", "nil"), ("", "nil"), ("未知", "nil"), ("１1-23", "nil"),
    ("2026-11-23 " + String(repeating: "0", count: 200), "nil"),
  ])
  func timesAreReadAsTheyAreWritten(text: String, expected: String) {
    #expect(shown(.text(text)) ?? "nil" == expected)
  }

  @Test func serialsOfSheetsAreLocal() {
    #expect(shown(.moment(46349.383333333331)) == "2026-11-23 09:12:00 second")
    #expect(shown(.moment(46349)) == "2026-11-23 00:00:00 day")
    #expect(shown(.moment(0.383)) == nil)
    #expect(shown(.number("1795396353")) == "2026-11-23 09:12:33 second")
    for days in [Double.infinity, -.infinity, .nan, 1e300, -1] { #expect(shown(.moment(days)) == nil) }
  }

  @Test func everyDayOfACenturyIsCounted() {
    var day = 10_957
    for year in 2000..<2100 {
      for month in 1...12 {
        for number in 1...31 {
          guard let found = LocalTime.day(year, month, number) else { continue }
          #expect(found == day)
          day += 1
        }
      }
    }
    #expect(day == 10_957 + 36_525)
  }
}
