import SimulatedYear
import Testing

@testable import Office

/// A few letters of the year that `make year` plays with three thousand.
@Suite struct SimulatedYearTests {
  @Test func everyReminderIsSentOnItsDayAndNoneBesides() throws {
    let year = try SimulatedYear(letters: 60, units: 6)
    try year.play()
    let findings = try year.findings()
    #expect(findings.isEmpty, "\(findings.prefix(3).joined(separator: "; "))")
    let counts = try year.counts()
    #expect(counts.reminders > 60 && counts.escalations > 0, "the year has something to remind of")
    let tests = (1...60).count(where: SimulatedYear.isTest)
    #expect(try year.world.office.figures(asOf: year.world.now).received == 60 - tests)
  }
}
