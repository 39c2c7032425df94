/// One round of a letter with its units (转办): reassigning starts the next round and ends the old token.
package struct Assignment: Sendable, Codable, Equatable {
  /// 1, 2, 3 …
  package let round: Int
  package let lead: UnitName
  package let cooperating: [UnitName]
  /// Why these units, in the words that decided it.
  package let because: [String]
  /// Absent in ledgers that did not know it yet.
  private let together: Bool?
  private let ruled: Bool?

  package init(
    round: Int, lead: UnitName, cooperating: [UnitName] = [], because: [String], answersAll: Bool = false,
    isRuling: Bool = false
  ) {
    self.round = round
    self.lead = lead
    self.cooperating = cooperating
    self.because = because
    together = answersAll ? true : nil
    ruled = isRuling ? true : nil
  }

  /// Whether the lead answers several matters in one (统一答复).
  package var answersAll: Bool { together ?? false }
  /// Whether the arbiter said so (裁定): the lead cannot give it back any more.
  package var isRuling: Bool { ruled ?? false }

  /// The same round without one of its cooperating units.
  package func without(_ unit: UnitName) -> Assignment {
    Assignment(
      round: round, lead: lead, cooperating: cooperating.filter { $0 != unit }, because: because,
      answersAll: answersAll, isRuling: isRuling)
  }

  package var units: [UnitName] { [lead] + cooperating }
}

/// A due day is a recorded event; only *overdue* is computed (design §4).
package struct DueDay: Sendable, Codable, Equatable {
  package let unit: UnitName
  package let round: Int
  package let day: Day
  package let dayZero: Day
  /// Nil for a term in working days alone.
  package let calendarDays: Int?
  /// The term, or what comes on top of its calendar days.
  package let workingDays: Int
  /// False while a year of the term has no official calendar: 暂定.
  package let isOfficial: Bool
  /// The state of the calendar it was counted in.
  package let calendar: String
  package let reason: String

  package init(
    unit: UnitName, round: Int, day: Day, dayZero: Day, calendarDays: Int? = nil, workingDays: Int,
    isOfficial: Bool, calendar: String, reason: String
  ) {
    self.unit = unit
    self.round = round
    self.day = day
    self.dayZero = dayZero
    self.calendarDays = calendarDays
    self.workingDays = workingDays
    self.isOfficial = isOfficial
    self.calendar = calendar
    self.reason = reason
  }

  /// The day on which the term ends in a calendar, counted by `Deadline`.
  package init(
    unit: UnitName, round: Int, term: Term, dayZero: Day, in calendar: WorkingCalendar, because reason: String
  ) {
    let (calendarDays, workingDays): (Int?, Int) =
      switch term {
      case .calendarDays(let count): (count, 0)
      case .workingDays(let count): (nil, count)
      }
    self.init(
      unit: unit, round: round, calendarDays: calendarDays, workingDays: workingDays, dayZero: dayZero,
      in: calendar, because: reason)
  }

  private init(
    unit: UnitName, round: Int, calendarDays: Int?, workingDays: Int, dayZero: Day,
    in calendar: WorkingCalendar, because reason: String
  ) {
    let deadline = Deadline(
      calendarDays: calendarDays ?? 0, workingDays: workingDays, after: dayZero, in: calendar)
    self.init(
      unit: unit, round: round, day: deadline.due, dayZero: dayZero, calendarDays: calendarDays,
      workingDays: workingDays, isOfficial: deadline.isOfficial, calendar: calendar.version, reason: reason)
  }

  /// How its day was counted.
  package func deadline(in calendar: WorkingCalendar) -> Deadline {
    Deadline(calendarDays: calendarDays ?? 0, workingDays: workingDays, after: dayZero, in: calendar)
  }

  /// The same term with so many working days more, counted anew.
  package func lengthened(
    by days: Int = 0, in calendar: WorkingCalendar, because reason: String
  ) -> DueDay {
    DueDay(
      unit: unit, round: round, calendarDays: calendarDays, workingDays: workingDays + days, dayZero: dayZero,
      in: calendar, because: reason)
  }
}
