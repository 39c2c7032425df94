import Domain

extension Form<Int> {
  static func whole(_ range: ClosedRange<Int>) -> Form {
    Form(
      "a whole number from \(range.lowerBound) to \(range.upperBound)", as: .whole(range),
      placeholder: range.lowerBound,
      read: { decimal($0).flatMap { range.contains($0) ? $0 : nil } })
  }

  /// `5 working days`.
  static func workingDays(_ range: ClosedRange<Int>) -> Form {
    Form(
      "\(range.lowerBound) to \(range.upperBound) working days, such as \"5 working days\"",
      as: .pattern("[0-9]+ working days?"), placeholder: range.lowerBound,
      read: { text in
        for unit in [" working days", " working day"] where text.hasSuffix(unit) {
          return decimal(text.dropLast(unit.count)).flatMap { range.contains($0) ? $0 : nil }
        }
        return nil
      },
      write: { $0 == 1 ? "1 working day" : "\($0) working days" },
      guess: { text in decimal(text.prefix { $0.isNumber }).map { "\($0) working days" } })
  }

  /// A time of day as one, or `24:00`, the end of the day: seconds after midnight.
  static var endOfHours: Form {
    Form(
      "a time of day such as 17:30, or 24:00", as: .pattern(clockPattern), placeholder: 86_400,
      read: { $0 == "24:00" ? 86_400 : clock.read($0) },
      write: { $0 == 86_400 ? "24:00" : clock.write($0) }, guess: clock.guess)
  }

  /// A time of day, `08:30`: seconds after midnight.
  static var clock: Form {
    Form(
      "a time of day such as 08:30", as: .pattern(clockPattern), placeholder: 0,
      read: { text in
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[1].utf8.count == 2, (1...2).contains(parts[0].utf8.count),
          let hour = decimal(parts[0]), let minute = decimal(parts[1]), hour < 24, minute < 60
        else { return nil }
        return hour * 3600 + minute * 60
      },
      write: { Timestamp(Day(number: 0), second: $0).clock },
      guess: { text in
        let plain = text.replacing("：", with: ":").replacing(".", with: ":")
        return plain.contains(":") ? plain : "\(plain):00"
      })
  }

  /// Bytes, written `25 MB`; a megabyte is 1,048,576 bytes, as mail servers count.
  static func size(_ range: ClosedRange<Int>) -> Form {
    Form(
      "a size from \(inWords(range.lowerBound)) to \(inWords(range.upperBound)), such as \"25 MB\"",
      as: .pattern("[0-9]+ (KB|MB|GB)"), placeholder: range.lowerBound,
      read: { text in
        for (unit, bytes) in sizes where text.hasSuffix(" " + unit) {
          guard let count = decimal(text.dropLast(unit.count + 1)) else { return nil }
          let (size, isTooLarge) = count.multipliedReportingOverflow(by: bytes)
          return !isTooLarge && range.contains(size) ? size : nil
        }
        return nil
      },
      write: inWords,
      guess: { decimal($0).map { "\($0) MB" } })
  }
}

extension Form<Int?> {
  /// `3 working days`, or `off`: nil.
  static func workingDaysOrOff(_ range: ClosedRange<Int>) -> Form {
    let days = Form<Int>.workingDays(range)
    return Form(
      "off, or \(days.expected)", as: .pattern("off|no|[0-9]+ working days?"), placeholder: nil,
      read: { $0 == "off" || $0 == "no" ? .some(nil) : days.read($0).map { $0 } },
      write: { $0.map(days.write) ?? "off" }, guess: days.guess)
  }
}

extension Form<Int?> {
  /// `400 days`, `10 years` of 365 days, or `never`: nil. In days.
  static func ageOrNever(_ range: ClosedRange<Int>) -> Form {
    Form(
      "never, or \(range.lowerBound) days to \(range.upperBound / 365) years, such as \"400 days\" or \"10 years\"",
      placeholder: nil,
      read: { text in
        if text == "never" { return .some(nil) }
        for (unit, days) in [(" days", 1), (" years", 365), (" year", 365)] where text.hasSuffix(unit) {
          // Said as it is: nil alone would be taken for "never".
          guard let count = decimal(text.dropLast(unit.count)), count <= range.upperBound,
            range.contains(count * days)
          else { return .none }
          return .some(count * days)
        }
        return nil
      },
      write: { days in
        guard let days else { return "never" }
        guard days % 365 == 0 else { return "\(days) days" }
        return days == 365 ? "1 year" : "\(days / 365) years"
      },
      guess: { decimal($0).map { "\($0) days" } })
  }
}

extension Form<Term> {
  /// `7 working days`, `90 calendar days`.
  static func term(_ range: ClosedRange<Int>) -> Form {
    let workingDays = Form<Int>.workingDays(range)
    return Form(
      "\(range.lowerBound) to \(range.upperBound) working days or calendar days, such as \"5 working days\"",
      as: .pattern("[0-9]+ (working|calendar) days?"), placeholder: .calendarDays(range.lowerBound),
      read: { text in
        for unit in [" calendar days", " calendar day"] where text.hasSuffix(unit) {
          return decimal(text.dropLast(unit.count)).flatMap { range.contains($0) ? .calendarDays($0) : nil }
        }
        return workingDays.read(text).map { .workingDays($0) }
      },
      write: { term in
        switch term {
        case .workingDays(let count): workingDays.write(count)
        case .calendarDays(let count): count == 1 ? "1 calendar day" : "\(count) calendar days"
        }
      },
      guess: workingDays.guess)
  }
}

extension Form<UInt16> {
  static var port: Form {
    Form(
      "a port from 1 to 65535", as: .whole(1...65535), placeholder: 1,
      read: { text in UInt16(text).flatMap { $0 > 0 && decimal(text) != nil ? $0 : nil } })
  }
}

extension Form<Double> {
  /// From 0 to 1.
  static var share: Form {
    Form(
      "a number from 0 to 1, such as 0.8", as: .number(0...1), placeholder: 0,
      read: { fraction($0).flatMap { (0...1).contains($0) ? $0 : nil } },
      guess: { $0.hasSuffix("%") ? decimal($0.dropLast()).map { "\(Double($0) / 100)" } : nil })
  }

  /// How strongly a word speaks; a negative one speaks against.
  static var weight: Form {
    Form(
      "a weight from -10 to 10, but not 0", as: .number(-10...10), placeholder: 1,
      read: { fraction($0).flatMap { (-10...10).contains($0) && $0 != 0 ? $0 : nil } })
  }
}

extension Form<Duration> {
  /// `30 seconds`, `5 minutes`, `2 hours`, `1 day`.
  static func time(_ range: ClosedRange<Duration>) -> Form {
    Form(
      "a time from \(inWords(range.lowerBound)) to \(inWords(range.upperBound))",
      as: .pattern("[0-9]+ (second|minute|hour|day)s?"), placeholder: range.lowerBound,
      read: { text in
        let words = text.split(separator: " ")
        guard words.count == 2, let count = decimal(words[0]), count <= 1_000_000 else { return nil }
        guard let seconds = times.first(where: { words[1] == $0.unit || words[1] == $0.unit + "s" })?.seconds
        else { return nil }
        let time = Duration.seconds(count * seconds)
        return range.contains(time) ? time : nil
      },
      write: inWords,
      guess: { decimal($0).map { "\($0) seconds" } })
  }
}

extension Form<Day> {
  static var day: Form {
    Form("a day such as 2026-11-30", as: .pattern(dayPattern), placeholder: Day(number: 0), read: { Day($0) })
  }
}

extension Form<ClosedRange<Day>> {
  /// `2026-02-15 to 2026-02-23`, or one day; at most 31.
  static var days: Form {
    Form(
      "a day or days such as \"2026-02-15 to 2026-02-23\"",
      as: .pattern("\(dayPattern)( to \(dayPattern))?"), placeholder: Day(number: 0)...Day(number: 0),
      read: { text in
        if let day = Day(text) { return day...day }
        guard text.utf8.count == 24, text.contains(" to "),
          let first = Day(String(text.prefix(10))), let last = Day(String(text.suffix(10))),
          first <= last, last - first < 31
        else { return nil }
        return first...last
      },
      write: { $0.lowerBound == $0.upperBound ? "\($0.lowerBound)" : "\($0.lowerBound) to \($0.upperBound)" })
  }
}

private let clockPattern = "[0-9]{1,2}:[0-9]{2}"
private let dayPattern = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
private let sizes = [("GB", 1 << 30), ("MB", 1 << 20), ("KB", 1 << 10)]
private let times = [
  (unit: "day", seconds: 86_400), (unit: "hour", seconds: 3600), (unit: "minute", seconds: 60),
  (unit: "second", seconds: 1),
]

private func inWords(_ bytes: Int) -> String {
  let (unit, size) = sizes.first { bytes % $0.1 == 0 } ?? ("KB", 1 << 10)
  return "\(bytes / size) \(unit)"
}

private func inWords(_ time: Duration) -> String {
  let seconds = Int(time.components.seconds)
  let (unit, size) = times.first { seconds % $0.seconds == 0 } ?? ("second", 1)
  return seconds == size ? "1 \(unit)" : "\(seconds / size) \(unit)s"
}

/// Digits and nothing else.
private func decimal(_ text: some StringProtocol) -> Int? {
  text.utf8.allSatisfy { (48...57).contains($0) } ? Int(text) : nil
}

/// Digits, perhaps a sign and a point: no `nan`, `inf`, `0x1p3`, `1e9`.
private func fraction(_ text: String) -> Double? {
  text.utf8.allSatisfy { (48...57).contains($0) || $0 == 45 || $0 == 46 } ? Double(text) : nil
}
