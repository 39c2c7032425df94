/// The days that are statutory holidays in any year (全国年节及纪念日放假办法 Art. 2, as of 2025), for years whose notice has not come
/// yet. Which weekends are worked for them, only the notice says.
package enum StatutoryHolidays {
  /// Those of a year that are no weekend; empty for a year of which they are not known.
  package static func onWeekdays(of year: Int) -> [Day] {
    guard lunar[year] != nil, let first = Day(year: year, month: 1, day: 1) else { return [] }
    return (0..<366).map { first + $0 }.filter { $0.year == year && !$0.weekday.isWeekend && contains($0) }
  }

  static func contains(_ day: Day) -> Bool {
    let (month, number) = (day.month, day.dayOfMonth)
    if fixed.contains(where: { $0 == (month, number) }) || (month, number) == (4, clearBright(day.year)) {
      return true
    }
    guard let lunar = lunar[day.year] else { return false }
    // 春节: the eve and the first three days of the year.
    if let newYear = Day(year: day.year, month: lunar.newYear.0, day: lunar.newYear.1),
      (-1...2).contains(day - newYear)
    {
      return true
    }
    return lunar.dragonBoat == (month, number) || lunar.midAutumn == (month, number)
  }

  /// 元旦, 劳动节, 国庆节.
  private static let fixed = [(1, 1), (5, 1), (5, 2), (10, 1), (10, 2), (10, 3)]

  /// 清明 in April, by the formula of the 21st century.
  private static func clearBright(_ year: Int) -> Int {
    let year = year % 100
    return (year * 2422 + 48_100) / 10_000 - year / 4
  }

  /// 春节 (正月初一), 端午 (五月初五) and 中秋 (八月十五) by the Chinese calendar (GB/T 33661); month and day.
  private static let lunar: [Int: (newYear: (Int, Int), dragonBoat: (Int, Int), midAutumn: (Int, Int))] = [
    2026: ((2, 17), (6, 19), (9, 25)), 2027: ((2, 6), (6, 9), (9, 15)),
    2028: ((1, 26), (5, 28), (10, 3)), 2029: ((2, 13), (6, 16), (9, 22)),
    2030: ((2, 3), (6, 5), (9, 12)), 2031: ((1, 23), (6, 24), (10, 1)),
    2032: ((2, 11), (6, 12), (9, 19)), 2033: ((1, 31), (6, 1), (9, 8)),
    2034: ((2, 19), (6, 20), (9, 27)), 2035: ((2, 8), (6, 10), (9, 16)),
    2036: ((1, 28), (5, 30), (10, 4)), 2037: ((2, 15), (6, 18), (9, 24)),
    2038: ((2, 4), (6, 7), (9, 13)), 2039: ((1, 24), (5, 27), (10, 2)),
    2040: ((2, 12), (6, 14), (9, 20)),
  ]
}
