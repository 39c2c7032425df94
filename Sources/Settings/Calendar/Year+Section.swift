import Domain

extension WorkingCalendar.Year.Status: CaseIterable {
  package static var allCases: [Self] { [.official, .projected] }
}

extension WorkingCalendar.Year {
  /// One year: which days are off beside weekends, and which weekend days are worked (调休上班).
  init(_ section: Section, file: String) {
    let status = section.required("status", Form<Status>.choice)
    self.init(section, status: status, file: file, beside: [])
  }

  /// What the locality sets of a year.
  /// - Parameter years: the State Council's, which it must not contradict.
  init(local section: Section, file: String, beside years: [WorkingCalendar.Year]) {
    self.init(section, status: .official, file: file, isLocal: true, beside: years)
  }

  private init(
    _ section: Section, status: Status, file: String, isLocal: Bool = false,
    beside years: [WorkingCalendar.Year]
  ) {
    let given = section.required("year", .whole(1949...2999))
    // What the days are held against is the file's name: they are told of once, whatever stands in it.
    let year = Int(file.prefix(4)) ?? given
    let source = section.section("source") { source in
      let notice = source.required("notice", .name)
      let date = source.optional("date", .day)
      let address = source.optional("address", .webAddress)
      return [notice, date?.description, address].compactMap(\.self).joined(separator: ", ")
    }
    let off = section.days("off", in: year)
    let makeUp = section.days("make-up", in: year)
    if section.has("year"), given != year {
      section.problem(
        section.placeOfValue(of: "year"), "the year is \(given), but the file is named \(file)")
    }
    let daysOff = Set(off.map(\.day))
    for (day, place) in makeUp {
      if daysOff.contains(day) {
        section.problem(place, "\(day) is both off and a make-up day")
      } else if !day.weekday.isWeekend {
        section.problem(
          place, "\(day) is a 星期\(day.weekday.chinese): only weekend days are made up for",
          hint: "a plain working day need not be named")
      }
    }
    if status == .official, !isLocal { section.checkHolidays(of: year, off: daysOff) }
    if let national = years.first(where: { $0.year == year }) {
      section.contradictions(of: off, makeUp, with: national)
    }
    self.init(
      year: year, status: status, source: source, daysOff: daysOff, makeUpDays: Set(makeUp.map(\.day)))
  }
}

extension Section {
  /// A notice gives every statutory holiday off; whoever typed it in may have left out a line.
  fileprivate func checkHolidays(of year: Int, off: Set<Day>) {
    let missing = StatutoryHolidays.onWeekdays(of: year).filter { !off.contains($0) }
    guard !missing.isEmpty else { return }
    warn(
      placeOfValue(of: "off"),
      "\(missing.map(\.description).joined(separator: ", ")): a statutory holiday that is not off",
      hint: "name every day off of the notice, or write status: projected until it has come")
  }

  /// A locality adds days off, and days that are worked for them; it takes none of the State Council's away.
  fileprivate func contradictions(
    of off: [(day: Day, place: Place)], _ makeUp: [(day: Day, place: Place)],
    with national: WorkingCalendar.Year
  ) {
    for (day, place) in off where national.makeUpDays.contains(day) {
      problem(
        place, "\(day) is a make-up day in \(national.year).yaml, and cannot be off here",
        hint: "a day off that is worked for a holiday is not the locality's to give back")
    }
    for (day, place) in makeUp where national.daysOff.contains(day) {
      problem(
        place, "\(day) is off in \(national.year).yaml, and cannot be worked here",
        hint: "name a weekend day that is no holiday")
    }
  }

  /// Days and ranges of days, each day with the place of its range; all within `year`, none twice.
  fileprivate func days(_ key: String, in year: Int) -> [(day: Day, place: Place)] {
    var days: [(day: Day, place: Place)] = []
    var seen: Set<Day> = []
    for (range, place) in list(key, .days) {
      if range.lowerBound.year != year || range.upperBound.year != year {
        let stray = range.lowerBound.year != year ? range.lowerBound : range.upperBound
        problem(place, "\(stray) is not in \(year)", hint: "name it in \(stray.year).yaml")
        continue
      }
      for number in range.lowerBound.number...range.upperBound.number {
        let day = Day(number: number)
        if seen.insert(day).inserted {
          days.append((day, place))
        } else {
          problem(place, "\(day) is named twice under \(quoted(key))")
        }
      }
    }
    return days
  }
}
