import Domain
import Office
import World

extension Story {
  /// Reads a story; `Tests/Scenarios/README.md` has its sentences. What is no sentence is an error with its line.
  init(reading text: String) throws(StoryError) {
    var byHand: Set<OfficeRules.Step> = []
    var triage = OfficeRules.TriageTime.atOnce
    var hasCoordinator = false
    var lines: [Line] = []
    var now: Timestamp?
    for paragraph in try Paragraph.all(in: text) {
      if let steps = try paragraph.byHand() {
        guard lines.isEmpty else { throw paragraph.error("what is done by hand is said before all else") }
        byHand.formUnion(steps)
        continue
      }
      if let hours = try paragraph.triage() {
        guard lines.isEmpty else { throw paragraph.error("when the desk is asked is said before all else") }
        triage = .at(hours)
        continue
      }
      if paragraph.sentence == "\(Cast.coordinator.name) stands above the desk" {
        guard lines.isEmpty else { throw paragraph.error("who there is, is said before all else") }
        try paragraph.expectNothingBelow()
        hasCoordinator = true
        continue
      }
      let step = try paragraph.step()
      if case .clock(let time) = step {
        if let now, time < now { throw paragraph.error("time does not go back to before \(now)") }
        now = time
      } else if now == nil {
        throw paragraph.error("a story begins with its time: 2026-11-23 09:00")
      }
      lines.append(Line(number: paragraph.number, step: step))
    }
    self.init(byHand: byHand, triage: triage, hasCoordinator: hasCoordinator, lines: lines)
  }
}

extension Paragraph {
  fileprivate func byHand() throws(StoryError) -> [OfficeRules.Step]? {
    guard let match = sentence.wholeMatch(of: /by hand: (.+)/) else { return nil }
    try expectNothingBelow()
    var steps: [OfficeRules.Step] = []
    for word in match.1.split(separator: ", ") {
      guard let step = OfficeRules.Step(rawValue: String(word)) else {
        throw error(
          "\"\(word)\" is no step; there are \(OfficeRules.Step.allCases.map(\.rawValue).joined(separator: ", "))"
        )
      }
      steps.append(step)
    }
    return steps
  }

  /// Seconds after midnight.
  fileprivate func triage() throws(StoryError) -> [Int]? {
    guard let match = sentence.wholeMatch(of: /triage at (.+)/) else { return nil }
    try expectNothingBelow()
    var hours: [Int] = []
    for word in match.1.split(separator: ", ") {
      guard let hour = Timestamp(written: "2026-01-01 \(word)") else { throw error("\"\(word)\" is no hour") }
      hours.append(hour.secondOfDay)
    }
    return hours
  }

  fileprivate func step() throws(StoryError) -> Step {
    if let time = Timestamp(written: sentence) {
      try expectNothingBelow()
      return .clock(time)
    }
    if let act = try act() { return act }
    if let sight = try sight() { return sight }
    throw error("\"\(sentence)\" is no sentence of a story; README.md has them all")
  }
}
