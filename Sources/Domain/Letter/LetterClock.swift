/// The letter's own clock (design §4): from when our server took it to when it was closed; nobody's fault is in it.
package struct LetterClock: Sendable, Equatable {
  package let receivedAt: Timestamp
  /// When it was first passed to a unit; nil while it was not.
  package let assignedAt: Timestamp?
  /// When it was closed last; nil while it is open.
  package let closedAt: Timestamp?
  /// When it was last opened anew; nil where it never was.
  package let reopenedAt: Timestamp?

  package init(
    receivedAt: Timestamp, assignedAt: Timestamp?, closedAt: Timestamp?, reopenedAt: Timestamp? = nil
  ) {
    (self.receivedAt, self.assignedAt) = (receivedAt, assignedAt)
    (self.closedAt, self.reopenedAt) = (closedAt, reopenedAt)
  }

  /// The last day before a mark is passed, as of 7 and 15 working days (国办发〔2014〕57号) and of 90 days (国办秘函〔2019〕19号):
  /// counted from its receipt, and of one that had an answer from when it was opened anew.
  package func lastDay(of mark: Term, in calendar: WorkingCalendar) -> Day {
    mark.lastDay(after: (reopenedAt ?? receivedAt).day, in: calendar)
  }

  package func hasPassed(_ mark: Term, at now: Timestamp, in calendar: WorkingCalendar) -> Bool {
    (closedAt ?? now).day > lastDay(of: mark, in: calendar)
  }

  /// Days from receipt to closing, by the calendar; nil while it is open.
  package var calendarDays: Int? { closedAt.map { $0.day - receivedAt.day } }

  /// The same in working days.
  package func workingDays(in calendar: WorkingCalendar) -> Int? {
    closedAt.map { calendar.workingDays(after: receivedAt.day, through: $0.day) }
  }
}

extension Letter {
  package var clock: LetterClock {
    LetterClock(
      receivedAt: registration.receivedAt,
      assignedAt: events.first { $0.fact.act == .assign }?.at,
      closedAt: stage.isClosed ? events.last { $0.fact.act.closes }?.at : nil,
      reopenedAt: events.last { $0.fact.act == .reopen }?.at)
  }
}

extension Act {
  fileprivate var closes: Bool {
    switch self {
    case .publish, .withhold, .withdraw, .decline, .retract, .letStand, .letStandWithheld: true
    default: false
    }
  }
}
