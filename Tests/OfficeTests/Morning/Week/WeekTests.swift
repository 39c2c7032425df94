import Domain
import Foundation
import Testing
import World

@testable import Office

/// A working week with two hundred letters in which the desk does nothing but answer its lists.
@Suite struct WeekTests {
  @Test func everyLetterReachesItsEndByTheLinesThatAnswerTheLists() throws {
    let week = try Week()
    try week.play()
    try compare(week.diary + "\n二百件留言，台席和第二人共写\(week.linesWritten)行。\n")
    let ledger = week.world.office.ledger
    #expect(try ledger.letters().count == 200)
    #expect(try week.open().isEmpty, "every letter has come to its end")
    #expect(week.linesWritten <= 260, "1.3 for each letter")
    #expect(week.refused.isEmpty)
    #expect(try ledger.heldMail().isEmpty)
    #expect(try ledger.waitingQuestions().allSatisfy { $0.question.kind == "rule" }, "which need no answer")
    try expectTheTruth(of: week)
    try expectTheFigures(of: week)
  }

  /// What reports say of its two months, against a count by another program from the same ledger.
  private func expectTheFigures(of week: Week) throws {
    let office = week.world.office
    let differences = try IndependentCount.differences(
      of: office, in: week.world.directory, [Period(month: "2026-11")!, Period(month: "2026-12")!])
    #expect(differences.isEmpty, "\(differences)")
    #expect(
      try office.report(on: Period(month: "2026-11")!, at: week.world.now).report.total.count(.received)
        == 200)
  }

  /// Whose a letter was, as the generator knows.
  private func expectTheTruth(of week: Week) throws {
    let ledger = week.world.office.ledger
    for id in try ledger.letters() {
      let letter = try #require(try ledger.letter(id))
      guard letter.stage != .merged, letter.stage != .retracted,
        let written = week.letters.first(where: { $0.text == letter.registration.text.text })
      else { continue }
      guard let ground = written.truth.ground else {
        guard letter.stage != .declined else { continue }
        #expect(letter.assignment?.lead.text == written.truth.unit, "\(id) \(written.title)")
        continue
      }
      #expect(letter.stage == .declined, "\(id) \(written.title): \(ground)")
    }
  }

  /// `HUIYIN_RECORD=1` writes the diary anew, for somebody to read the difference.
  private func compare(_ diary: String) throws {
    let path = Repository.root + "/Tests/OfficeTests/Morning/Week/week.txt"
    if ProcessInfo.processInfo.environment["HUIYIN_RECORD"] == "1" {
      return try diary.write(toFile: path, atomically: true, encoding: .utf8)
    }
    let recorded = try String(contentsOfFile: path, encoding: .utf8)
    let (old, new) = (recorded.components(separatedBy: "\n"), diary.components(separatedBy: "\n"))
    let first = (0..<max(old.count, new.count)).first { number in
      number >= old.count || number >= new.count || old[number] != new[number]
    }
    guard let first else { return }
    Issue.record(
      "week.txt:\(first + 1)\nrecorded: \(first < old.count ? old[first] : "(the end)")\nnow:      \(first < new.count ? new[first] : "(the end)")"
    )
  }
}
