/// How long something may take, as rules have it: `5 working days`, `90 calendar days`. What ends in time is said by
/// `Deadline`; a mark that warns, by `lastDay`.
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

  /// About how many working days it has, to hold terms against each other where no calendar is at hand.
  package var usualWorkingDays: Int {
    switch self {
    case .workingDays(let count): count
    case .calendarDays(let count): max(1, count * 5 / 7)
    }
  }

  /// The term that ends so many working days before this one does, but not before the first one after `dayZero`.
  package func earlier(by days: Int, after dayZero: Day, in calendar: WorkingCalendar) -> Term {
    switch self {
    case .workingDays(let count): return .workingDays(max(1, count - days))
    case .calendarDays:
      let first = calendar.day(1, workingDaysAfter: dayZero)
      var day = Deadline(self, after: dayZero, in: calendar).due
      var left = days
      while left > 0, day > first {
        day = day + -1
        if calendar.isWorkingDay(day) { left -= 1 }
      }
      return .calendarDays(day - dayZero)
    }
  }
}
