/// A term counted in working days, with every day it met: the due day explains itself.
///
/// The day of receipt is day zero, also when it is a day off; the term ends with the last day (24:00).
/// Sources: 民法典 Art. 201 and 203; Art. 14 of the regulation (5 working days).
package struct Deadline: Sendable, Equatable {
  package struct Step: Sendable, Equatable {
    package let day: Day
    package let kind: DayKind
    /// 1 for the first day that counts, and so on; nil for a day that was skipped. Working days that come on top of
    /// calendar days are counted from 1 again.
    package let count: Int?
    /// Whether it is counted, or skipped, among calendar days.
    package let isInCalendarDays: Bool
  }

  package let dayZero: Day
  package let steps: [Step]
  /// False where a day of the term lies in a year without official data: the due day is 暂定.
  package let isOfficial: Bool

  package init(_ term: Term, after dayZero: Day, in calendar: WorkingCalendar) {
    switch term {
    case .workingDays(let count): self.init(workingDays: count, after: dayZero, in: calendar)
    case .calendarDays(let count):
      self.init(calendarDays: count, workingDays: 0, after: dayZero, in: calendar)
    }
  }

  /// - Parameters:
  ///   - calendarDays: come first; where the last of them is a day off, the next working day is in its stead
  ///     (民法典 Art. 203).
  ///   - workingDays: come on top of them.
  package init(calendarDays: Int = 0, workingDays: Int, after dayZero: Day, in calendar: WorkingCalendar) {
    var steps = calendarDays > 0 ? Self.steps(calendarDays: calendarDays, after: dayZero, in: calendar) : []
    // Days before the last count whatever they are.
    let certain = calendarDays > 0 ? calendarDays - 1 : 0
    var counted = 0
    var day = steps.last?.day ?? dayZero
    // A year has at least 200 working days, so a term cannot run away even on absurd calendars.
    let horizon = day + max(0, workingDays) * 7 + 400
    while counted < workingDays, day < horizon {
      day = day + 1
      let kind = calendar.kind(of: day)
      if kind.isWorked { counted += 1 }
      steps.append(
        Step(day: day, kind: kind, count: kind.isWorked ? counted : nil, isInCalendarDays: false))
    }
    self.dayZero = dayZero
    self.steps = steps
    isOfficial = Set(steps.dropFirst(certain).map(\.day.year)).allSatisfy(calendar.isOfficial)
  }

  private static func steps(calendarDays: Int, after dayZero: Day, in calendar: WorkingCalendar) -> [Step] {
    var steps = (1..<calendarDays).map { count in
      let day = dayZero + count
      return Step(day: day, kind: calendar.kind(of: day), count: count, isInCalendarDays: true)
    }
    var day = dayZero + calendarDays
    while !calendar.isWorkingDay(day), day < dayZero + calendarDays + 400 {
      steps.append(Step(day: day, kind: calendar.kind(of: day), count: nil, isInCalendarDays: true))
      day = day + 1
    }
    steps.append(Step(day: day, kind: calendar.kind(of: day), count: calendarDays, isInCalendarDays: true))
    return steps
  }

  /// The last day on which an answer is in time.
  package var due: Day { steps.last?.day ?? dayZero }
  package var counted: [Day] { steps.filter { $0.count != nil }.map(\.day) }
  package var skipped: [Step] { steps.filter { $0.count == nil } }
}
