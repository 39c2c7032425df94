import Domain
import Office
import World

extension Story {
  /// Reads a story; `Tests/Scenarios/README.md` has its sentences. What is no sentence is an error with its line.
  init(reading text: String) throws(StoryError) {
    var scenery = Scenery()
    var lines: [Line] = []
    var now: Timestamp?
    for paragraph in try Paragraph.all(in: text) {
      if try scenery.read(paragraph) {
        guard lines.isEmpty else {
          throw paragraph.error("\"\(paragraph.sentence)\" is said before all else")
        }
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
    self.init(scenery: scenery, lines: lines)
  }
}

extension Paragraph {
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
