import Domain
import Reading
import Store

/// What the office's own letters teach: each with the unit that a clerk gave it last, or the arbiter.
package enum Teaching {
  /// No older ones: units and words change.
  package static let mostLetters = 10_000

  /// Where a unit leads a letter, or did.
  private static let stages: [Stage] = [
    .assigned, .handling, .replied, .signedOff, .cleared, .published, .withheld, .withdrawn,
  ]

  /// The newest letters. Those that the rules assigned teach nothing, as the model would learn from itself; nor do tests.
  package static func lessons(
    of ledger: Ledger, register: Register, on day: Day, until stop: () -> Bool = { false }
  ) throws -> [Lesson] {
    var lessons: [Lesson] = []
    for id in try ledger.letters(at: stages).suffix(mostLetters) where !stop() {
      guard let letter = try ledger.letter(id), !letter.isTest, let unit = letter.leadByPerson,
        let current = register.unit(followingFrom: unit, on: day)
      else { continue }
      let text = Triage.modelText(of: letter)
      // Where the words were erased there is nothing to learn.
      if !text.text.isEmpty || !text.title.isEmpty { lessons.append(Lesson(text, label: current.text)) }
    }
    return lessons
  }
}

extension Letter {
  /// The lead of the last assignment, if a clerk made it or the arbiter.
  fileprivate var leadByPerson: UnitName? {
    for event in events.reversed() {
      if case .assigned(let assignment) = event.fact {
        return [.clerk, .coordinator].contains(event.by.role) ? assignment.lead : nil
      }
    }
    return nil
  }
}
