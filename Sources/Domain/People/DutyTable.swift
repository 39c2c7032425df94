/// Who is called about 特急 letters, and when (值班表).
package struct DutyTable: Sendable {
  /// Days of one entry, and who is on duty then, in the order in which they are called.
  package struct Shift: Sendable, Hashable {
    package let days: ClosedRange<Day>
    package let names: [String]

    package init(days: ClosedRange<Day>, names: [String]) {
      self.days = days
      self.names = names
    }
  }

  package let persons: [DutyPerson]
  /// By date; what stands here goes before the week.
  package let shifts: [Shift]
  /// For days of no shift.
  package let week: [Weekday: [String]]
  /// When the persons of a day take over from those of the day before (交接班): seconds after midnight.
  package let handover: Int

  package init(
    persons: [DutyPerson], shifts: [Shift] = [], week: [Weekday: [String]] = [:], handover: Int = 0
  ) {
    self.persons = persons
    self.shifts = shifts
    self.week = week
    self.handover = handover
  }

  package static let empty = DutyTable(persons: [])

  /// Whose names stand on a day, whether they are there or not.
  package func names(on day: Day) -> [String] {
    shifts.first { $0.days.contains(day) }?.names ?? week[day.weekday] ?? []
  }

  /// In the order in which they are called: those of the day's names who are in office and not away.
  package func onDuty(on day: Day) -> [DutyPerson] {
    names(on: day).compactMap { name in
      persons.first { $0.name == name && $0.holds(on: day) && !$0.isAway(on: day) }
    }
  }

  /// Before the handover it is still the duty of the day before.
  package func onDuty(at time: Timestamp) -> [DutyPerson] { onDuty(on: (time + -Int64(handover)).day) }
}

/// Somebody on the duty table (值班人员).
package struct DutyPerson: OfficeHolder {
  package let name: String
  package let address: String
  package let telephone: String?
  /// Login names under which this person may acknowledge on the command line.
  package let logins: [String]
  package let tenure: Tenure
  package let away: [Tenure]

  package init(
    name: String, address: String, telephone: String? = nil, logins: [String] = [], tenure: Tenure = .always,
    away: [Tenure] = []
  ) {
    self.name = name
    self.address = address
    self.telephone = telephone
    self.logins = logins
    self.tenure = tenure
    self.away = away
  }
}
