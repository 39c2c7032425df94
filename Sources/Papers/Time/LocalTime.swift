/// Days and hours on the clock of Asia/Shanghai, which has been UTC+08:00 without summer time since 1991.
struct LocalTime {
  /// Days since 1970-01-01.
  let day: Int
  /// Seconds since midnight.
  let second: Int

  static let offset: Int64 = 8 * 3600

  init(day: Int, second: Int) {
    self.day = day
    self.second = second
  }

  init(_ seconds: Int64) {
    let local = seconds + Self.offset
    day = Int((Double(local) / 86_400).rounded(.down))
    second = Int(local) - day * 86_400
  }

  /// Days since 1899-12-30, as sheets count them, from 2000 on.
  init?(serial days: Double) {
    guard (36_526..<80_000).contains(days) else { return nil }
    // The time of day is a fraction that is a little off.
    let seconds = Int((days * 86_400).rounded()) - 25_569 * 86_400
    self.init(day: seconds / 86_400, second: seconds % 86_400)
  }

  /// Seconds since 1970.
  var seconds: Int64 { Int64(day) * 86_400 + Int64(second) - Self.offset }

  var year: Int { Self.date(of: day).year }

  /// `2026-11-23 09:12:33`.
  var shown: String {
    let date = Self.date(of: day)
    let parts = [second / 3600, second / 60 % 60, second % 60].map(Self.twoDigits)
    return
      "\(date.year)-\(Self.twoDigits(date.month))-\(Self.twoDigits(date.day)) \(parts.joined(separator: ":"))"
  }

  private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  /// 0 for Monday.
  var weekday: Int { ((day + 3) % 7 + 7) % 7 }

  /// The number of a day of the Gregorian calendar; nil for one that is none, such as February 30.
  static func day(_ year: Int, _ month: Int, _ day: Int) -> Int? {
    guard (1970...2999).contains(year), (1...12).contains(month), (1...31).contains(day) else { return nil }
    // Years begin in March here, so that the odd day comes last.
    let shifted = month > 2 ? year : year - 1
    let monthsSinceMarch = (month + 9) % 12
    let leapDays = shifted / 4 - shifted / 100 + shifted / 400
    let number = 365 * shifted + leapDays + (153 * monthsSinceMarch + 2) / 5 + day - 1 - 719_468
    let back = date(of: number)
    return back == (year, month, day) ? number : nil
  }

  private static func date(of day: Int) -> (year: Int, month: Int, day: Int) {
    let number = day + 719_468
    let era = number / 146_097
    let inEra = number - era * 146_097
    let yearOfEra = (inEra - inEra / 1460 + inEra / 36_524 - inEra / 146_096) / 365
    let inYear = inEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthsSinceMarch = (5 * inYear + 2) / 153
    let month = monthsSinceMarch < 10 ? monthsSinceMarch + 3 : monthsSinceMarch - 9
    let year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0)
    return (year, month, inYear - (153 * monthsSinceMarch + 2) / 5 + 1)
  }
}
