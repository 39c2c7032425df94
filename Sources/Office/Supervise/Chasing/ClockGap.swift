import Domain
import Store

/// A clock that stands more than a month behind the ledger's last event before today: it has jumped, or the office was off for
/// as long. Nobody is chased, asked or told on that day: for a clock that jumped, all at once would be late.
struct ClockGap: Error, CustomStringConvertible {
  let last: Day
  let today: Day

  var description: String {
    "the clock says \(today), and nothing was recorded since \(last): nobody is reminded today; put the clock right, or wait "
      + "until tomorrow"
  }

  /// Days without any event after which a clock is not believed at once.
  static let longest = 31
}

extension Office {
  private static let gap = "clock gap"

  /// Nil where the ledger goes on as it should. A day that stays is believed on the next one.
  func gapBefore(_ now: Timestamp) throws -> ClockGap? {
    guard let last = try ledger.lastEvent(before: Timestamp(now.day)) else { return nil }
    let doubted = try ledger.lastChase(of: Self.gap).flatMap { $0 < now.day ? $0 : nil }
    let known = max(last.day, doubted ?? last.day)
    guard now.day - known > ClockGap.longest else { return nil }
    if try ledger.lastChase(of: Self.gap) != now.day {
      try ledger.write { try $0.noteChase(of: Self.gap, on: now.day) }
    }
    return ClockGap(last: last.day, today: now.day)
  }
}
