import Foundation
import Rehearsal
import Testing

/// `huiyin deadline`: when a term ends, and which days count.
@Suite struct DeadlineTests {
  @Test func everyDayOfATermIsNamed() throws {
    let ran = try Bureau().huiyin("deadline", "2026-09-30", "--days", "5")
    #expect(ran.status == 0)
    let lines = ran.lines
    #expect(lines.first == "2026-09-30 三  day zero")
    #expect(lines.contains("2026-10-01 四  not counted  holiday (节假日)"))
    #expect(lines.contains("2026-10-10 六  day 3  made up for a holiday (调休上班)"))
    #expect(lines.last == "due 2026-10-13, until 24:00, after 5 working days")
  }

  @Test func calendarDaysCountWhateverTheyAreAndEndOnAWorkingDay() throws {
    let ran = try Bureau().huiyin("deadline", "2026-09-16", "--calendar-days", "15")
    #expect(ran.status == 0)
    #expect(ran.lines.contains("2026-09-19 六  day 3  weekend"))
    #expect(ran.lines.contains("2026-10-01 四  not counted  holiday (节假日)"))
    #expect(ran.lines.contains("2026-10-08 四  day 15"))
    #expect(
      ran.lines.last
        == "due 2026-10-08, until 24:00, after 15 calendar days  moved from 2026-10-01, a day off (民法典 Art. 203)"
    )
  }

  @Test func aTermThatReachesAYearWithoutNoticeIsProvisional() throws {
    #expect(try Bureau().huiyin("deadline", "2026-12-29").output.contains("provisional (暂定)"))
  }

  @Test func whatIsNoDayOrNoTermIsNamed() throws {
    for (arguments, words) in [
      (["2026-02-30"], "\"2026-02-30\" is no day"), (["30.9.2026"], "\"30.9.2026\" is no day"),
      (["2026-09-30", "--days", "0"], "1 to 366 working days, and not 0"),
      (["2026-09-30", "--calendar-days", "400"], "1 to 366 calendar days, and not 400"),
      (["2026-09-30", "--calendar-days", "4", "--days", "4"], "working days or calendar days"),
    ] {
      let ran = try Bureau().huiyin(["deadline"] + arguments)
      #expect(ran.status == 2 && ran.complaints.contains { $0.contains(words) }, "\(ran.errors)")
    }
  }
}
