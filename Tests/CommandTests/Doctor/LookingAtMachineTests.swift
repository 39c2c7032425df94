import Domain
import Settings
import Testing

@testable import Office
@testable import huiyin

struct LookingAtMachineTests {
  private func severities(_ room: Room) -> [Ailment.Severity] {
    room.ailments(of: "state", "/s").map(\.severity)
  }

  @Test func aDiskIsFullBeforeNothingGoesOnIt() {
    let (large, files) = (UInt64(1 << 40), UInt64(1_000_000))
    #expect(severities(Room(freeBytes: 1 << 38, bytes: large, freeFiles: files / 2, files: files)) == [])
    #expect(severities(Room(freeBytes: 1 << 30, bytes: large, freeFiles: files / 2, files: files)) == [.weak])
    #expect(
      severities(Room(freeBytes: 1 << 20, bytes: large, freeFiles: files / 2, files: files)) == [.broken])
    #expect(severities(Room(freeBytes: 1 << 38, bytes: large, freeFiles: 10, files: files)) == [.broken])
    // A file system that counts no files, and a small disk that is half empty.
    #expect(severities(Room(freeBytes: 1 << 30, bytes: 2 << 30, freeFiles: 0, files: 0)) == [])
    #expect(
      severities(Room(freeBytes: 1 << 38, bytes: large, freeFiles: 1, files: files, isReadOnly: true)) == [
        .broken
      ])
  }

  @Test func theNextYearsCalendarIsMissedFromOctoberOn() throws {
    func found(_ day: Day, _ years: [Int]) -> [Ailment] {
      let calendar = WorkingCalendar(
        years: years.map {
          .init(year: $0, status: .official, source: "x", daysOff: [], makeUpDays: [])
        }, version: "1")
      return LookingAtDates(
        register: Register(units: [], desks: []),
        trust: OfficeTrust(authorities: [], requiresRevocationList: false), calendar: calendar,
        now: Timestamp(day, hour: 3)
      ).ailments
    }
    let (september, october) = (
      try #require(Day(year: 2026, month: 9, day: 30)), try #require(Day(year: 2026, month: 10, day: 1))
    )
    #expect(found(september, [2026]).isEmpty)
    #expect(found(october, [2026]).map(\.about) == ["calendar"])
    #expect(found(october, [2026, 2027]).isEmpty)
  }

  @Test func whatPressesMostStandsFirst() {
    func ailment(_ severity: Ailment.Severity, _ what: String) -> Ailment {
      Ailment(severity, "x", what, why: "w", remedy: "r")
    }
    let all = [ailment(.unseen, "1"), ailment(.weak, "2"), ailment(.broken, "3"), ailment(.weak, "4")]
    #expect(all.bySeverity.map(\.what) == ["3", "2", "4", "1"])
    #expect(all[2].lines == ["BROKEN  x: 3", "        why: w", "        do:  r"])
  }

  @Test func whatNeverEndsIsGivenUpAndTheRestIsSaid() {
    let late = Ailment(.broken, "slow", "late", why: "w", remedy: "r")
    let looks = [
      Look(about: "slow", patience: 0.2, whenLate: late) { interrupt in
        while !interrupt.isRaised {}
        return []
      },
      Look(about: "quick", patience: 5, whenLate: late) { _ in
        [Ailment(.weak, "quick", "said", why: "w", remedy: "r")]
      },
    ]
    let time = ContinuousClock().measure { #expect(Look.all(looks).map(\.what) == ["late", "said"]) }
    #expect(time < .seconds(4))
  }
}
