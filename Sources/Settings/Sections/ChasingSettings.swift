import Domain

/// When units are reminded and who hears of it, as a table of levels (催签、催办、督办).
package struct ChasingSettings: Sendable {
  package let table: ChasingTable

  /// - Parameter clocks: the terms, which levels and marks must not contradict.
  init(_ section: Section, clocks: ClockSettings) {
    let standard = ChasingTable.standard
    let hours = section.officeHours("office-hours", default: standard.hours)
    var levels: [ChasingTable.Level] = []
    let written: [ChasingTable.Level]? = section.sections("levels", each: "level") { level in
      let one = ChasingTable.Level(level, answer: clocks.answer.usualWorkingDays)
      if let last = levels.last, last.moment.order >= one.moment.order {
        level.problem(
          level.placeOfValue(of: "when"),
          "\(quoted(one.moment.written)) does not come after the level above it",
          hint: "name the levels in the order in which they are reached")
      }
      levels.append(one)
      return one
    }
    let marks = section.sections("marks", each: "mark") { mark in
      ChasingTable.Mark(
        after: mark.required("after", .term(1...366)),
        tells: mark.listeners(among: [.office, .coordinator, .supervisor]))
    }
    let last = (marks ?? standard.marks).compactMap(\.workingDays).max()
    if let last, clocks.longest > last {
      section.problem(
        marks == nil ? clocks.place : section.place,
        "an answer may take \(clocks.longest) working days, and the last mark is at \(last)",
        hint: "a letter in time would be escalated: shorten the term under clocks:, or move the mark")
    }
    if written == nil { section.note("levels", .list(standard.levels.map(\.record))) }
    if marks == nil { section.note("marks", .list(standard.marks.map(\.record))) }
    table = ChasingTable(
      levels: written ?? standard.levels, marks: marks ?? standard.marks, hours: hours)
  }
}

extension ChasingTable.Level {
  fileprivate init(_ section: Section, answer: Int) {
    let moment = section.required("when", .moment)
    let last: Int? =
      switch moment {
      case .unclaimed(let days): days
      case .day(let number): number
      case .dueDay, .overdue: nil
      }
    if let last, section.has("when"), last >= answer {
      section.problem(
        section.placeOfValue(of: "when"),
        "\(quoted(moment.written)) lies on or after the due day, which is day \(answer)",
        hint: "write due day, or an earlier one")
    }
    self.init(
      section.required("name", .name), moment,
      tells: section.listeners(among: ChasingTable.Listener.allCases))
  }

  fileprivate var record: Record {
    .section([
      ("when", .text(moment.written)), ("name", .text(name)),
      ("tells", .list(tells.map { .text($0.rawValue) })),
    ])
  }
}

extension ChasingTable.Mark {
  /// Nil for one in calendar days.
  fileprivate var workingDays: Int? {
    if case .workingDays(let count) = after { count } else { nil }
  }

  fileprivate var record: Record {
    .section([
      ("after", .text(Form<Term>.term(1...366).write(after))),
      ("tells", .list(tells.map { .text($0.rawValue) })),
    ])
  }
}

extension ChasingTable.Level.Moment {
  fileprivate var written: String { Form<Self>.moment.write(self) }

  /// By what comes first; a unit that has not claimed is reminded on the day after so many.
  fileprivate var order: (Int, Int) {
    switch self {
    case .unclaimed(let days): (0, days)
    case .day(let number): (1, number)
    case .dueDay: (2, 0)
    case .overdue(let days): (3, days)
    }
  }
}

extension Section {
  /// Who hears of it; somebody must.
  fileprivate func listeners(among known: [ChasingTable.Listener]) -> [ChasingTable.Listener] {
    let form = Form<ChasingTable.Listener>.choice
    var listeners: [ChasingTable.Listener] = []
    let named = list("tells", form)
    for (listener, place) in named {
      if !known.contains(listener) {
        problem(
          place, "\(quoted(listener.rawValue)) has no clock of the letter's to hear of",
          hint: "tell \(known.map(\.rawValue).joined(separator: ", "))")
      } else if listeners.contains(listener) {
        problem(place, "\(quoted(listener.rawValue)) stands here twice")
      } else {
        listeners.append(listener)
      }
    }
    if named.isEmpty {
      problem(
        has("tells") ? placeOfValue(of: "tells") : place, "\(title) tells nobody", hint: "add tells: [unit]")
    }
    return listeners
  }

  /// `08:30-12:00`, in order and apart from each other.
  fileprivate func officeHours(_ key: String, default standard: [Range<Int>]) -> [Range<Int>] {
    guard has(key) else {
      note(key, .list(standard.map { .text(Form<Range<Int>>.hours.write($0)) }))
      _ = list(key, Form<Range<Int>>.hours)
      return standard
    }
    let hours = list(key, Form<Range<Int>>.hours)
    for (one, next) in zip(hours, hours.dropFirst()) where next.value.lowerBound < one.value.upperBound {
      problem(next.place, "these hours begin before those above them have ended")
    }
    if hours.isEmpty { problem(placeOfValue(of: key), "\(quoted(key)) leaves no hour to remind anybody") }
    return hours.map(\.value)
  }
}

extension Form<Range<Int>> {
  /// `08:30-12:00`: seconds after midnight.
  fileprivate static var hours: Form {
    let clock = Form<Int>.clock
    return Form(
      "hours of a day such as \"08:30-12:00\", which end after they begin", placeholder: 0..<1,
      read: { text in
        let parts = text.split(separator: "-", omittingEmptySubsequences: false).map {
          clock.read(String($0))
        }
        guard parts.count == 2, let from = parts[0], let until = parts[1], from < until else { return nil }
        return from..<until
      },
      write: { "\(clock.write($0.lowerBound))-\(clock.write($0.upperBound))" })
  }
}

extension Form<ChasingTable.Level.Moment> {
  fileprivate static var moment: Form {
    let days = Form<Int>.workingDays(1...60)
    return Form(
      "\"unclaimed for 1 working day\", \"day 3\", \"due day\", \"overdue\" or \"overdue by 3 working days\"",
      placeholder: .dueDay,
      read: { text in
        if text == "due day" { return .dueDay }
        if text == "overdue" { return .overdue(by: 0) }
        if text.hasPrefix("unclaimed for ") {
          return days.read(String(text.dropFirst(14))).map { .unclaimed(after: $0) }
        }
        if text.hasPrefix("overdue by ") {
          return days.read(String(text.dropFirst(11))).map { .overdue(by: $0) }
        }
        if text.hasPrefix("day ") {
          return Form<Int>.whole(1...60).read(String(text.dropFirst(4))).map { .day($0) }
        }
        return nil
      },
      write: { moment in
        switch moment {
        case .unclaimed(let count): "unclaimed for \(days.write(count))"
        case .day(let number): "day \(number)"
        case .dueDay: "due day"
        case .overdue(0): "overdue"
        case .overdue(let count): "overdue by \(days.write(count))"
        }
      })
  }
}
