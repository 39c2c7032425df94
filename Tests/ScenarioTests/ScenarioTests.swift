import Foundation
import Testing

/// One test case for every folder of `Tests/Scenarios`.
@Suite struct ScenarioTests {
  @Test(arguments: Scenario.all) func theStoryGoesAsItIsTold(_ scenario: Scenario) throws {
    do {
      let story = try Story(reading: scenario.story)
      let teller = try Teller(of: story, in: scenario)
      try teller.tell()
      try compare(teller.journal, with: scenario)
    } catch let error as StoryError {
      Issue.record("\(error)", sourceLocation: scenario.place(error.line))
    }
  }

  @Test func thereAreStories() { #expect(Scenario.all.count >= 10) }

  /// `HUIYIN_RECORD=1` writes the journals anew, for somebody to read the difference.
  private func compare(_ journal: String, with scenario: Scenario) throws {
    if ProcessInfo.processInfo.environment["HUIYIN_RECORD"] == "1" { return try scenario.record(journal) }
    guard let recorded = scenario.journal else {
      Issue.record(
        "there is no journal: HUIYIN_RECORD=1 writes it", sourceLocation: scenario.place(1, in: "journal.txt")
      )
      return
    }
    let (old, new) = (recorded.lines, journal.lines)
    for number in 0..<max(old.count, new.count) {
      let was = number < old.count ? old[number] : "(the end)"
      let now = number < new.count ? new[number] : "(the end)"
      guard was != now else { continue }
      Issue.record(
        "recorded: \(was)\nnow:      \(now)", sourceLocation: scenario.place(number + 1, in: "journal.txt"))
      return
    }
  }
}

extension String {
  fileprivate var lines: [Substring] { split(separator: "\n", omittingEmptySubsequences: false) }
}
