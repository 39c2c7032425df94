/// The days that a report is about, both ends included.
package struct Period: Hashable, Sendable, Codable {
  package let first: Day
  package let last: Day

  /// Nil where `last` lies before `first`.
  package init?(from first: Day, through last: Day) {
    guard first <= last else { return nil }
    self.first = first
    self.last = last
  }

  /// Reads `2026-11`.
  package init?(month text: String) {
    guard let first = Day("\(text)-01") else { return nil }
    self.init(months: 1, from: first)
  }

  /// Reads `2026-Q4`.
  package init?(quarter text: String) {
    let parts = text.uppercased().split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].utf8.count == 4, let year = Int(parts[0]),
      let quarter = ["Q1", "Q2", "Q3", "Q4"].firstIndex(of: parts[1]),
      let first = Day(year: year, month: quarter * 3 + 1, day: 1)
    else { return nil }
    self.init(months: 3, from: first)
  }

  /// Reads `2026`.
  package init?(year text: String) {
    guard text.utf8.count == 4, let first = Day("\(text)-01-01") else { return nil }
    self.init(months: 12, from: first)
  }

  private init?(months: Int, from first: Day) {
    let month = first.month - 1 + months
    guard let next = Day(year: first.year + month / 12, month: month % 12 + 1, day: 1) else { return nil }
    self.init(from: first, through: next + -1)
  }

  package func contains(_ day: Day) -> Bool { first <= day && day <= last }
  package func contains(_ time: Timestamp) -> Bool { start <= time && time < end }

  /// The first moment within it, and the first after it.
  package var start: Timestamp { Timestamp(first) }
  package var end: Timestamp { Timestamp(last + 1) }

  /// `2026年11月`, `2026年第四季度`, `2026年`, `2026年11月2日至2026年11月20日`.
  package var chinese: String {
    let year = first.year
    switch self {
    case Period(year: "\(padded(year, to: 4))"): return "\(year)年"
    case Period(quarter: "\(padded(year, to: 4))-Q\((first.month + 2) / 3)"):
      return "\(year)年第\(chineseDigit((first.month + 2) / 3))季度"
    case Period(month: "\(padded(year, to: 4))-\(padded(first.month, to: 2))"):
      return "\(year)年\(first.month)月"
    default: return "\(first.chinese)至\(last.chinese)"
    }
  }
}
