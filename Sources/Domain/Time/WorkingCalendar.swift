/// Which days are worked (工作日): Monday to Friday, less the days off, and the make-up days (调休上班).
///
/// Days off and make-up days are data of one year each, from the State Council's yearly notice.
package struct WorkingCalendar: Sendable, Equatable {
  /// What is known of one year.
  package struct Year: Sendable, Equatable {
    package enum Status: String, Sendable, Codable {
      /// From the State Council's notice.
      case official
      /// Guessed from the principle; shown as 暂定.
      case projected
    }
    package let year: Int
    package let status: Status
    /// The notice, by its number or address.
    package let source: String
    package let daysOff: Set<Day>
    package let makeUpDays: Set<Day>

    package init(
      year: Int, status: Status, source: String, daysOff: Set<Day>, makeUpDays: Set<Day>
    ) {
      self.year = year
      self.status = status
      self.source = source
      self.daysOff = daysOff
      self.makeUpDays = makeUpDays
    }
  }

  private let years: [Int: Year]
  private let local: [Int: Year]
  /// Names this state of the data (for example a digest of the files); kept with every due day.
  package let version: String

  /// - Parameter local: what the locality sets besides (那达慕 and the like: 全国年节及纪念日放假办法 Art. 4); it goes
  ///   before the State Council's, and no year is official by it.
  package init(years: [Year], local: [Year] = [], version: String) {
    self.years = Dictionary(years.map { ($0.year, $0) }, uniquingKeysWith: { _, later in later })
    self.local = Dictionary(local.map { ($0.year, $0) }, uniquingKeysWith: { _, later in later })
    self.version = version
  }

  /// Whether the year's data comes from the official notice.
  package func isOfficial(_ year: Int) -> Bool { years[year]?.status == .official }

  package func isWorkingDay(_ day: Day) -> Bool { kind(of: day).isWorked }

  package func kind(of day: Day) -> DayKind {
    if let local = local[day.year] {
      if local.makeUpDays.contains(day) { return .makeUpDay }
      if local.daysOff.contains(day) { return .localDayOff }
    }
    if let year = years[day.year] {
      if year.makeUpDays.contains(day) { return .makeUpDay }
      if year.daysOff.contains(day) { return .holiday }
    } else if StatutoryHolidays.contains(day) {
      return .holiday
    }
    return day.weekday.isWeekend ? .weekend : .workday
  }

  /// The `count`-th working day after `day`; `day` itself is day zero and never counts (民法典 Art. 201).
  package func day(_ count: Int, workingDaysAfter day: Day) -> Day {
    Deadline(workingDays: count, after: day, in: self).due
  }

  /// Working days in `(start, end]`.
  package func workingDays(after start: Day, through end: Day) -> Int {
    guard start < end else { return 0 }
    return (start.number + 1...end.number).count { isWorkingDay(Day(number: $0)) }
  }
}

/// What a day is in the working calendar.
package enum DayKind: String, Sendable, Codable {
  case workday, makeUpDay, weekend, holiday, localDayOff

  package var isWorked: Bool { self == .workday || self == .makeUpDay }
}
