import Domain
import Templates

/// A due day that was counted anew because the calendar's files changed (放假安排调整).
struct MovedDueDay {
  let letter: LetterID
  private let old: DueDay
  private let new: DueDay

  fileprivate init(of letter: LetterID, from old: DueDay, to new: DueDay) {
    (self.letter, self.old, self.new) = (letter, old, new)
  }

  var values: TemplateValues {
    [
      "id": "\(letter)", "unit": .text(new.unit.text), "old": "\(old.day)", "new": "\(new.day)",
      "same": .flag(old.day == new.day), "provisional": .flag(!new.isOfficial),
    ]
  }
}

extension Letter {
  /// Of each of its units, in the order in which they moved.
  func movedByCalendar(since time: Timestamp) -> [MovedDueDay] {
    guard let last = events.last, last.at >= time else { return [] }
    var known: [UnitName: DueDay] = [:]
    var moved: [MovedDueDay] = []
    for event in events {
      guard case .dueSet(let due) = event.fact else { continue }
      if event.at >= time, due.reason == Docket.calendarChanged, let old = known[due.unit] {
        moved.append(MovedDueDay(of: id, from: old, to: due))
      }
      known[due.unit] = due
    }
    return moved
  }
}
