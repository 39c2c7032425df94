import Domain

/// How much more time a unit asks for, as it writes it.
package enum WrittenTerm: Equatable, Sendable {
  case workingDays(Int)
  /// 一周: a week of the calendar has five working days.
  case weeks(Int)
  /// 半个月.
  case halfMonth
  /// 至12月3日.
  case until(WrittenDay)
  /// 至下周五: so many weeks after the one in which it is written.
  case untilWeekday(Weekday, weeks: Int)

  /// - Parameter text: begins with a day; what follows is left in it.
  init?(takingDayFrom text: inout Substring) {
    if let day = WrittenDay(takingFrom: &text) {
      self = .until(day)
      return
    }
    let written = /^(下下个?|下个?|本|这个?)?(?:周|星期|礼拜)([一二三四五六日天])/
    guard let match = text.firstMatch(of: written),
      let weekday = Weekday.allCases.first(where: { $0.chinese == (match.2 == "天" ? "日" : String(match.2)) })
    else { return nil }
    let next = match.1?.count(where: { $0 == "下" }) ?? 0
    self = .untilWeekday(weekday, weeks: next)
    text = text[match.range.upperBound...]
  }

  /// As whoever decides and the unit read it beside the working days that were made of it; nil for those themselves.
  var shown: String? {
    switch self {
    case .workingDays: nil
    case .weeks(let number): "\(number)周"
    case .halfMonth: "半个月"
    case .until(let day): "至\(day.shown)"
    case .untilWeekday(let weekday, let weeks):
      "至\(weeks == 0 ? "本" : String(repeating: "下", count: weeks))周\(weekday.chinese)"
    }
  }
}

/// A day as people write it, mostly without its year: `12月3日`, `2026年12月3日`, `2026-12-03`.
package struct WrittenDay: Equatable, Sendable {
  package let year: Int?
  package let month: Int
  package let day: Int

  /// - Parameter text: begins with it; what follows is left in it.
  init?(takingFrom text: inout Substring) {
    let written = /^(?:(\d{4})\s*年\s*)?(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]/
    let numbered = /^(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)/
    if let match = text.firstMatch(of: written) {
      guard let month = Int(match.2), let day = Int(match.3) else { return nil }
      self.init(year: match.1.flatMap { Int($0) }, month: month, day: day)
      text = text[match.range.upperBound...]
    } else if let match = text.firstMatch(of: numbered) {
      guard let month = Int(match.2), let day = Int(match.3) else { return nil }
      self.init(year: Int(match.1), month: month, day: day)
      text = text[match.range.upperBound...]
    } else {
      return nil
    }
  }

  /// Nil where no year has such a day.
  init?(year: Int?, month: Int, day: Int) {
    guard Day(year: year ?? 2024, month: month, day: day) != nil else { return nil }
    (self.year, self.month, self.day) = (year, month, day)
  }

  /// The first such day that is not before another; nil where there is none within a year.
  func day(notBefore first: Day) -> Day? {
    if let year { return Day(year: year, month: month, day: day) }
    return [first.year, first.year + 1].lazy.compactMap { Day(year: $0, month: month, day: day) }
      .first { $0 >= first }
  }

  var shown: String { (year.map { "\($0)年" } ?? "") + "\(month)月\(day)日" }
}
