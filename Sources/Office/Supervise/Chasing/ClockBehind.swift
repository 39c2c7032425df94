import Domain
import Store

/// A clock that stands before what the ledger recorded last: it was set back, or had been ahead. The office goes on, since
/// letters come in all the same, but a person must know: what is recorded now is dated wrongly, or that before was.
package struct ClockBehind: Error, CustomStringConvertible {
  let last: Timestamp
  let now: Timestamp

  package var description: String {
    "the clock says \(now), and something was recorded at \(last) already: put the clock right, days are counted by it"
  }

  /// Seconds that a time server may put it back without a word.
  fileprivate static let allowed: Int64 = 600
}

extension Ledger {
  /// Nil where time goes on as it should.
  package func clockBehind(at now: Timestamp) throws -> ClockBehind? {
    guard let last = try latestOfLastEvents(), last.seconds - now.seconds > ClockBehind.allowed else {
      return nil
    }
    return ClockBehind(last: last, now: now)
  }
}
