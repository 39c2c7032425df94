/// How long something took, over everything that a report counts.
package enum Measure: String, CaseIterable, Sendable, Codable {
  /// Of units, in working days (承办用时).
  case unitWorkingDays
  /// Of letters, from receipt to the first answer: in days of the calendar (平均办理时间 of the 年度报表), in working days.
  case calendarDays, workingDays
  /// Of letters, from receipt to closing, in days of the calendar: declined ones are closed as well.
  case closingDays

  package var chinese: String {
    switch self {
    case .unitWorkingDays: "承办用时（工作日）"
    case .calendarDays: "办理时间（天）"
    case .workingDays: "办理时间（工作日）"
    case .closingDays: "办结时间（天）"
    }
  }

  package var definition: String {
    switch self {
    case .unitWorkingDays: "应办结中已办结的牵头件次，从起算日次日到办结的工作日数；起算当日办结的计0。"
    case .calendarDays: "期内首次答复的留言，从本中心收到之日到答复之日的自然日数。"
    case .workingDays: "期内首次答复的留言，从本中心收到之日到答复之日的工作日数。"
    case .closingDays: "期内办结的留言（含不予受理的），从本中心收到之日到办结之日的自然日数；并案的随主件，不另计。"
    }
  }
}

/// Numbers of days, and what is said of them.
package struct Spans: Hashable, Sendable {
  /// In order.
  private var days: [Int] = []

  package init(_ days: [Int]) { self.days = days.sorted() }

  package var count: Int { days.count }

  /// In tenths, rounded half up; nil where there is none.
  package var averageTenths: Int? {
    days.isEmpty ? nil : (days.reduce(0, +) * 20 + days.count) / (2 * days.count)
  }

  /// In tenths; nil where there is none.
  package var medianTenths: Int? {
    guard !days.isEmpty else { return nil }
    let middle = days.count / 2
    return days.count % 2 == 1 ? days[middle] * 10 : (days[middle - 1] + days[middle]) * 5
  }
}

extension Count {
  /// The days that `measure` takes of one letter, each with the unit to which they count.
  package func days(_ measure: Measure, of record: CaseRecord, in calendar: WorkingCalendar)
    -> [(unit: UnitName?, days: Int)]
  {
    guard record.counts else { return [] }
    switch measure {
    case .unitWorkingDays:
      return record.clocks.compactMap { clock in
        guard clock.isLead, let due = clock.due, period.contains(due.day),
          let met = clock.met(by: rules.judgedBy)
        else { return nil }
        return (clock.unit, calendar.workingDays(after: due.dayZero, through: met.day))
      }
    case .closingDays:
      guard record.mergedAt == nil, let closed = record.closedAt, period.contains(closed) else { return [] }
      return [(record.lead, closed.day - record.receivedAt.day)]
    case .calendarDays, .workingDays:
      guard let answered = record.answered?.at, period.contains(answered) else { return [] }
      let (start, end) = (record.receivedAt.day, answered.day)
      return [
        (
          record.lead,
          measure == .calendarDays ? end - start : calendar.workingDays(after: start, through: end)
        )
      ]
    }
  }
}
