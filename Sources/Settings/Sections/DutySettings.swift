import Domain

/// What a file of duty says: who is called about 特急 letters, and how patiently (值班表).
package struct DutySettings: Sendable {
  package let table: DutyTable
  /// Until the next one is called.
  package let answerWithin: Duration
  /// From the last one of a round to the first of the next.
  package let againAfter: Duration
  /// After so many rounds nobody is called any more.
  package let rounds: Int

  /// - Parameter office: the office's own address, which nobody on duty can have.
  init(_ root: Section, today: Day, office: String) {
    answerWithin = root.value(
      "answer-within", .time(.seconds(60)...(.seconds(86_400))), default: .seconds(1800))
    againAfter = root.value("again-after", .time(.seconds(60)...(.seconds(86_400))), default: .seconds(3600))
    rounds = root.value("rounds", .whole(1...100), default: 10)
    let handover = root.value("handover", .clock, default: 0)
    var names: [String: Place] = [:]
    let persons =
      root.sections("persons", each: "person on duty", need: "add persons: with name: and address:") {
        DutyPerson($0, office: office, taken: &names)
      } ?? []
    var shifts: [PlacedShift] = []
    _ = root.sections("days", each: "shift") { section in
      guard let shift = PlacedShift(section, persons: persons, before: shifts) else { return }
      shifts.append(shift)
    }
    let week = root.section("week") { section in
      var week: [Weekday: [String]] = [:]
      for day in Weekday.allCases {
        let names = section.onDuty("\(day)", among: persons)
        if !names.isEmpty { week[day] = names }
      }
      return week
    }
    table = DutyTable(persons: persons, shifts: shifts.map(\.shift), week: week, handover: handover)
    root.warn(of: table, shifts, today)
  }
}

extension Section {
  /// The file of duty, where one is named.
  func duty(_ key: String, today: Day, office: String) -> DutySettings? {
    optionalContents(of: key) { DutySettings($0, today: today, office: office) }
  }
}

/// An entry of `days:` and where it stands.
private struct PlacedShift {
  let shift: DutyTable.Shift
  let place: Place

  /// Nil where its days cannot be used.
  init?(_ section: Section, persons: [DutyPerson], before: [PlacedShift]) {
    let first = section.required("from", .day)
    let last = section.optional("until", .day) ?? first
    let names = section.onDuty("persons", among: persons, of: first)
    if !section.has("persons") {
      section.problem(
        section.place, "\(section.title) has no \"persons\"", hint: "add persons: with their names")
    }
    guard section.has("from") else { return nil }
    guard first <= last else {
      section.problem(section.placeOfValue(of: "until"), "\"until\" is before \"from\"")
      return nil
    }
    place = section.place
    shift = DutyTable.Shift(days: first...last, names: names)
    if let other = before.first(where: { $0.shift.days.overlaps(first...last) }) {
      let day = max(first, other.shift.days.lowerBound)
      section.problem(
        place, "\(day) stands here again, after line \(other.place.line)", hint: "one entry for each day")
    }
  }
}

extension DutyPerson {
  fileprivate init(_ section: Section, office: String, taken: inout [String: Place]) {
    let name = section.required("name", .name)
    section.call("person on duty", name)
    section.takeOnly(name, &taken, hint: "the table calls them by their names")
    let address = section.required("address", .address)
    if !address.isEmpty, address.lowercased() == office.lowercased() {
      section.problem(section.placeOfValue(of: "address"), "\(section.title) has the office's own address")
    }
    self.init(
      name: name, address: address, telephone: section.optional("telephone", .telephone),
      logins: section.list("logins", .login).map(\.value), tenure: section.tenure(), away: section.away())
  }
}

extension Section {
  /// Names of persons in the order in which they are called.
  /// - Parameter day: the first of the days that they are on duty, where these are given.
  fileprivate func onDuty(_ key: String, among persons: [DutyPerson], of day: Day? = nil) -> [String] {
    var names: [String] = []
    for (name, place) in list(key, .name) {
      if names.contains(name) {
        problem(place, "\(quoted(name)) stands here twice")
      } else if let person = persons.first(where: { $0.name == name }) {
        names.append(name)
        if let day, !person.holds(on: day) { problem(place, "\(quoted(name)) is not in office on \(day)") }
      } else {
        problem(
          place, "there is no person on duty \(quoted(name))",
          hint: nearest(to: name, among: persons.map(\.name)).map { "did you mean \(quoted($0))?" }
            ?? "add it under persons:")
      }
    }
    return names
  }

  /// Days of the next fortnight on which nobody is there, and a table that ends.
  fileprivate func warn(of table: DutyTable, _ shifts: [PlacedShift], _ today: Day) {
    guard !table.persons.isEmpty else { return }
    var days = (0..<14).map { today + $0 }
    let last = shifts.max { $0.shift.days.upperBound < $1.shift.days.upperBound }
    if table.week.isEmpty, let last, last.shift.days.upperBound < today + 13 {
      let end = last.shift.days.upperBound
      warn(
        last.place, "the duty table \(end < today ? "ended" : "ends") on \(end)",
        hint: "add the next days, or a week: that holds without them")
      days.removeAll { $0 > end }
    }
    let free = days.filter { table.onDuty(on: $0).isEmpty }
    guard !free.isEmpty else { return }
    let shown = free.prefix(5).map(\.description).joined(separator: ", ") + (free.count > 5 ? " …" : "")
    warn(
      self.place(of: has("week") ? "week" : "days"), "nobody is on duty on \(shown)",
      hint: "the clerks of the desk are called then, and the coordinator")
  }
}
