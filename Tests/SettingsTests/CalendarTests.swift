import Domain
import Testing

@testable import Settings

@Suite struct CalendarTests {
  @Test func theVersionChangesWithTheFilesAndOnlyThen() throws {
    let workshop = try Workshop()
    let before = try workshop.load().calendar.version
    #expect(before.count == 12)
    #expect(try workshop.load().calendar.version == before)
    try workshop.append("calendar/2026.yaml", "# looked through again\n")
    #expect(try workshop.load().calendar.version != before)
  }

  @Test func theSourceOfAYearIsKept() throws {
    let workshop = try Workshop()
    try workshop.write(
      "calendar/2027.yaml",
      """
      year: 2027
      status: projected
      source: {notice: 推算, date: 2026-11-01, address: "https://www.gov.cn/x.htm"}
      off: [2027-01-01]
      """)
    let calendar = try workshop.load().calendar
    #expect(!calendar.isOfficial(2027) && calendar.isOfficial(2026))
    #expect(calendar.kind(of: try #require(Day("2027-01-01"))) == .holiday)
  }

  @Test(arguments: [
    ("2026-06-01", []), ("2026-10-31", []), ("2026-11-01", [2027]), ("2027-03-01", [2027]),
    ("2027-11-15", [2027, 2028]),
  ])
  func aMissingOfficialYearIsWarnedOfInTime(today: String, missing: [Int]) throws {
    let warnings = try Workshop().load(today: today).warnings.map(\.message)
    #expect(
      warnings == missing.map { "there is no official calendar for \($0): its due days are provisional" })
  }

  @Test func aHolidayThatANoticeCannotHaveLeftOutIsWarnedOf() throws {
    let workshop = try Workshop()
    try workshop.write(
      "calendar/2026.yaml",
      """
      year: 2026
      status: official
      source: {notice: 国务院办公厅关于2026年部分节假日安排的通知}
      off: [2026-01-01, 2026-02-16 to 2026-02-20, 2026-05-01, 2026-06-19, 2026-10-01 to 2026-10-07]
      make-up: []
      """)
    #expect(
      try workshop.load().warnings.map(\.message) == ["2026-09-25: a statutory holiday that is not off"])
  }

  @Test func filesThatAreNoYamlAreLeftAlone() throws {
    let workshop = try Workshop()
    try workshop.write("calendar/notice.pdf", "%PDF")
    #expect(try workshop.complaint() == "")
  }
}
