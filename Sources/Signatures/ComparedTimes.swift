import Mail

/// Two times that do not fit, for people to compare: `2026-03-02 10:15:01 / 2026-03-02 10:00:00, tolerance 900 s`. The
/// first is the signer's, or the life of his certificate, `… - …`; all are in the time of Beijing.
package struct ComparedTimes: Sendable, Equatable, CustomStringConvertible {
  package let first: String
  package let second: String
  /// How far a clock may be wrong, in seconds.
  package let tolerance: Int64

  /// Nil for times that no calendar has a name for.
  init?(_ first: ClosedRange<Int64>, _ second: Int64, tolerance: Int64) {
    let calendar: ClosedRange<Int64> = 0...253_402_214_400
    guard calendar.contains(second), calendar.contains(first.lowerBound), calendar.contains(first.upperBound)
    else { return nil }
    let (from, until) = (Self.shown(first.lowerBound), Self.shown(first.upperBound))
    self.first = from == until ? from : "\(from) - \(until)"
    self.second = Self.shown(second)
    self.tolerance = tolerance
  }

  /// Reads what ``description`` writes; nil for any other detail.
  package init?(reading detail: String) {
    guard let match = detail.wholeMatch(of: #/([-: \d]+) \/ ([-: \d]+), tolerance (\d+) s/#),
      let tolerance = Int64(match.3)
    else { return nil }
    (first, second, self.tolerance) = (String(match.1), String(match.2), tolerance)
  }

  package var description: String { "\(first) / \(second), tolerance \(tolerance) s" }

  private static func shown(_ time: Int64) -> String {
    let text = MailDate(seconds: time, offset: 8 * 3600).iso8601
    return String(text.prefix(19)).replacing("T", with: " ")
  }
}
