import Domain
import Store

/// A state of the ledger at which something is counted again: the same period gives the same bytes there, whenever it is asked
/// for.
package struct LedgerPoint: Sendable, Equatable {
  /// In the chain: what was recorded later is not looked at.
  package let position: Int64
  /// When running terms are judged. Where it is left out: at the end of a period that was over before anything more was
  /// recorded, else when the event at that position was.
  package let moment: Timestamp?

  package init(_ position: Int64, at moment: Timestamp? = nil) {
    (self.position, self.moment) = (position, moment)
  }
}

/// Why nothing can be counted at a point.
package enum NoSuchPoint: Error, Equatable, CustomStringConvertible {
  /// It lies beyond the end of the chain, or before its beginning.
  case position(Int64, last: Int64)
  case moment(Timestamp, after: Timestamp, until: Timestamp)

  package var description: String {
    switch self {
    case .position(let position, let last): "the ledger has no position \(position): its last is \(last)"
    case .moment(let moment, let first, let last):
      "at \(moment) the ledger was not at that position, but from \(first) to \(last)"
    }
  }
}

extension Office {
  /// Where in the chain is looked, and when running terms are judged. Of a period that was over before anything more was
  /// recorded, that is at its end, as whoever counted it there did.
  func state(
    asOf point: LedgerPoint?, of period: Period, at now: Timestamp
  ) throws -> (position: Int64, moment: Timestamp) {
    let head = try ledger.head().sequence
    // To the minute, as it is printed: what is printed can be asked for again.
    guard let point else { return (head, Timestamp(seconds: now.seconds - now.seconds % 60)) }
    guard let time = try ledger.time(of: point.position) else {
      throw NoSuchPoint.position(point.position, last: head)
    }
    let next = try ledger.time(of: point.position + 1)
    if let moment = point.moment {
      guard moment.seconds >= time.seconds - time.seconds % 60, moment <= next ?? now else {
        throw NoSuchPoint.moment(moment, after: time, until: next ?? now)
      }
      return (point.position, moment)
    }
    return (point.position, next ?? now >= period.end ? max(time, period.end) : time)
  }
}
