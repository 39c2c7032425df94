import Testing

@testable import Domain

@Suite struct PeriodTests {
  @Test(arguments: [
    (Period(month: "2026-02"), "2026-02-01", "2026-02-28", "2026年2月"),
    (Period(month: "2024-12"), "2024-12-01", "2024-12-31", "2024年12月"),
    (Period(quarter: "2026-Q4"), "2026-10-01", "2026-12-31", "2026年第四季度"),
    (Period(quarter: "2026-q1"), "2026-01-01", "2026-03-31", "2026年第一季度"),
    (Period(year: "2026"), "2026-01-01", "2026-12-31", "2026年"),
    (
      Period(from: Day("2026-11-02")!, through: Day("2026-11-20")!), "2026-11-02", "2026-11-20",
      "2026年11月2日至2026年11月20日"
    ),
  ])
  func aPeriodHasBothEndsAndAName(_ period: Period?, first: String, last: String, name: String) throws {
    let period = try #require(period)
    #expect(period.first == Day(first) && period.last == Day(last))
    #expect(period.chinese == name)
    #expect(period.contains(Timestamp(period.first)) && !period.contains(Timestamp(period.last + 1)))
  }

  @Test(arguments: ["2026-13", "2026", "26-11", "2026-00", "2026-1", ""])
  func whatIsNoMonthIsNone(_ text: String) { #expect(Period(month: text) == nil) }

  @Test(arguments: ["2026-Q5", "2026Q4", "2026-Q0", "2026-Q4-Q1", "Q4"])
  func whatIsNoQuarterIsNone(_ text: String) { #expect(Period(quarter: text) == nil) }

  @Test func noPeriodEndsBeforeItBegins() {
    #expect(Period(from: Day("2026-11-02")!, through: Day("2026-11-01")!) == nil)
  }
}
