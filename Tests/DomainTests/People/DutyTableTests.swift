import Domain
import Testing

@Suite struct DutyTableTests {
  private let day = Day("2026-10-01")!  // a Thursday

  private func table(handover: Int = 0, away: [Tenure] = []) -> DutyTable {
    DutyTable(
      persons: [
        DutyPerson(name: "甲", address: "a@naiman.example", away: away),
        DutyPerson(name: "乙", address: "b@naiman.example", tenure: Tenure(until: Day("2026-10-02"))),
        DutyPerson(name: "丙", address: "c@naiman.example"),
      ],
      shifts: [.init(days: day...(day + 1), names: ["乙", "甲"])], week: [.saturday: ["甲", "乙", "丙"]],
      handover: handover)
  }

  private func names(_ persons: [DutyPerson]) -> [String] { persons.map(\.name) }

  @Test func aDateGoesBeforeTheWeekAndTheOrderIsThatOfTheTable() {
    #expect(names(table().onDuty(on: day)) == ["乙", "甲"])
    #expect(names(table().onDuty(on: day + 2)) == ["甲", "丙"], "乙 is not in office any more")
    #expect(names(table().onDuty(on: day + 3)) == [])
  }

  @Test func whoeverIsAwayIsLeftOut() {
    #expect(names(table(away: [Tenure(since: day, until: day)]).onDuty(on: day)) == ["乙"])
  }

  @Test func beforeTheHandoverItIsTheDutyOfTheDayBefore() {
    let table = table(handover: 8 * 3600 + 1800)
    #expect(names(table.onDuty(at: Timestamp(day + 2, hour: 8, minute: 29))) == ["乙", "甲"])
    #expect(names(table.onDuty(at: Timestamp(day + 2, hour: 8, minute: 30))) == ["甲", "丙"])
  }
}
