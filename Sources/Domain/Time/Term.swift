/// How long something may take, as rules have it: `5 working days`, `90 calendar days`.
package enum Term: Hashable, Sendable {
  case workingDays(Int)
  /// A mark that warns is not moved to the next working day where it falls on a day off (民法典 Art. 203 lengthens terms).
  case calendarDays(Int)

  /// The last day of the term; `day` itself is day zero (民法典 Art. 201).
  package func lastDay(after day: Day, in calendar: WorkingCalendar) -> Day {
    switch self {
    case .workingDays(let count): calendar.day(count, workingDaysAfter: day)
    case .calendarDays(let count): day + count
    }
  }

  package var count: Int {
    switch self {
    case .workingDays(let count), .calendarDays(let count): count
    }
  }
}
