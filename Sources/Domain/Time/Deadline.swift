/// A term counted in working days, with every day it met: the due day explains itself.
///
/// The day of receipt is day zero, also when it is a day off; the term ends with the last day (24:00).
/// Sources: 民法典 Art. 201 and 203; Art. 14 of the regulation (5 working days).
package struct Deadline: Sendable, Equatable {
  package struct Step: Sendable, Equatable {
    package let day: Day
    package let kind: DayKind
    /// 1 for the first working day, and so on; nil for a day that was skipped.
    package let count: Int?
  }

  package let dayZero: Day
  package let steps: [Step]
  /// False where a day of the term lies in a year without official data: the due day is 暂定.
  package let isOfficial: Bool

  package init(workingDays: Int, after dayZero: Day, in calendar: WorkingCalendar) {
    var steps: [Step] = []
    var counted = 0
    var day = dayZero
    // A year has at least 200 working days, so a term cannot run away even on absurd calendars.
    let horizon = dayZero + max(0, workingDays) * 7 + 400
    while counted < workingDays, day < horizon {
      day = day + 1
      let kind = calendar.kind(of: day)
      if kind.isWorked { counted += 1 }
      steps.append(Step(day: day, kind: kind, count: kind.isWorked ? counted : nil))
    }
    self.dayZero = dayZero
    self.steps = steps
    isOfficial = Set(steps.map(\.day.year)).allSatisfy(calendar.isOfficial)
  }

  /// The last day on which an answer is in time.
  package var due: Day { steps.last?.day ?? dayZero }
  package var counted: [Day] { steps.filter { $0.count != nil }.map(\.day) }
  package var skipped: [Step] { steps.filter { $0.count == nil } }
}
