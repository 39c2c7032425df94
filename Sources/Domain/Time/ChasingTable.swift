/// When units are reminded of letters, and who hears of it (催签、催办、督办), as the configuration has it.
package struct ChasingTable: Sendable, Equatable {
  package enum Listener: String, CaseIterable, Sendable {
    case unit, leader
    /// The desk, in its morning mail.
    case office
    case coordinator, supervisor

    /// Those who stand above the units: what they are told is a 督办.
    package static let above: [Listener] = [.coordinator, .supervisor]
  }

  package struct Level: Sendable, Equatable {
    /// Each begins with a working day; days are those of the unit's term.
    package enum Moment: Hashable, Sendable {
      /// So many whole working days have passed since day zero, and the lead has not claimed it.
      case unclaimed(after: Int)
      /// The working day of that number has begun.
      case day(Int)
      /// The last day has begun.
      case dueDay
      /// The last day is over, and so many whole working days besides.
      case overdue(by: Int)
    }

    /// What the unit reads it is (`催办`).
    package let name: String
    package let moment: Moment
    package let tells: [Listener]

    package init(_ name: String, _ moment: Moment, tells: [Listener]) {
      self.name = name
      self.moment = moment
      self.tells = tells
    }
  }

  /// A mark of the letter's own clock, and who hears that it was passed.
  package struct Mark: Sendable, Equatable {
    package let after: Term
    package let tells: [Listener]

    package init(after: Term, tells: [Listener]) {
      self.after = after
      self.tells = tells
    }
  }

  /// In the order in which they are reached.
  package var levels: [Level]
  package var marks: [Mark]
  /// Within which anybody is reminded on a working day: seconds after midnight.
  package var hours: [Range<Int>]

  package init(levels: [Level], marks: [Mark], hours: [Range<Int>]) {
    self.levels = levels
    self.marks = marks
    self.hours = hours
  }

  /// Nobody is reminded.
  package static let none = ChasingTable(levels: [], marks: [], hours: [])

  /// What holds where the configuration says nothing.
  package static let standard = ChasingTable(
    levels: [
      Level("催签", .unclaimed(after: 1), tells: [.unit]), Level("催办", .day(3), tells: [.unit]),
      Level("今日到期", .dueDay, tells: [.unit]), Level("逾期", .overdue(by: 0), tells: [.unit, .leader, .office]),
      Level("督办", .overdue(by: 1), tells: [.unit, .leader, .office, .supervisor]),
      Level("督办", .overdue(by: 3), tells: [.unit, .leader, .office, .supervisor]),
      Level("督办", .overdue(by: 5), tells: [.unit, .leader, .office, .coordinator, .supervisor]),
    ],
    marks: [
      Mark(after: .workingDays(7), tells: [.office]), Mark(after: .workingDays(15), tells: [.coordinator]),
      Mark(after: .calendarDays(60), tells: [.coordinator, .supervisor]),
      Mark(after: .calendarDays(90), tells: [.coordinator, .supervisor]),
    ],
    hours: [30_600..<43_200, 52_200..<63_000])

  package func isOpen(at now: Timestamp, in calendar: WorkingCalendar) -> Bool {
    calendar.isWorkingDay(now.day) && hours.contains { $0.contains(now.secondOfDay) }
  }
}

extension ChasingTable {
  /// When anybody may be reminded again, from a moment outside of the hours; nil where nobody is within a month.
  package func nextOpening(after now: Timestamp, in calendar: WorkingCalendar) -> Timestamp? {
    for offset in 0...31 where calendar.isWorkingDay(now.day + offset) {
      let openings = hours.map { Timestamp(now.day + offset, second: $0.lowerBound) }
      if let next = openings.filter({ $0 > now }).min() { return next }
    }
    return nil
  }
}

extension ChasingTable.Level.Moment {
  /// Whether a unit's clock has come so far on a working day.
  package func isReached(by clock: UnitClock, on today: Day, in calendar: WorkingCalendar) -> Bool {
    guard let due = clock.due else { return false }
    return switch self {
    case .unclaimed(let days):
      clock.isLead && clock.claimedAt == nil && clock.cause == .assigned && today <= due.day
        && calendar.workingDays(after: due.dayZero, through: today + -1) >= days
    case .day(let number):
      today < due.day && calendar.workingDays(after: due.dayZero, through: today) >= number
    case .dueDay: today == due.day
    case .overdue(let days):
      today > due.day && calendar.workingDays(after: due.day, through: today + -1) >= days
    }
  }

  /// Names a reminder of it on the letter, so that none is sent twice: what hangs on the due day comes once more where
  /// that has moved.
  package func occasion(for due: Day) -> String {
    switch self {
    case .unclaimed: "unclaimed"
    case .day(let number): "day \(number)"
    case .dueDay: "due \(due)"
    case .overdue(0): "overdue \(due)"
    case .overdue(let days): "overdue \(due) by \(days)"
    }
  }
}
