import Domain
import Synchronization

/// How many letters wait for units whose term is over, or ends today. They are counted anew when something was recorded
/// or a quarter of an hour has passed: all that are open are read for it.
final class Lateness: Sendable {
  struct Count: Equatable, Sendable {
    fileprivate(set) var overdue = 0
    fileprivate(set) var dueToday = 0
  }

  private struct Known {
    let count: Count
    let head: Int64
    let at: Timestamp
  }

  private let known = Mutex<Known?>(nil)
  /// Seconds.
  private static let shortest: Int64 = 60
  private static let longest: Int64 = 900

  func count(of office: Office, at now: Timestamp) throws -> Count {
    let head = try office.ledger.head().sequence
    if let known = known.withLock({ $0 }) {
      let age = now.seconds - known.at.seconds
      let limit = known.head == head ? Self.longest : Self.shortest
      if age >= 0, age < limit { return known.count }
    }
    var count = Count()
    for id in try office.ledger.letters(at: Stage.allCases.filter { !$0.isSettled }) {
      guard let letter = try office.ledger.letter(id), !letter.isTest else { continue }
      let clocks = letter.runningClocks
      if clocks.contains(where: { $0.standing(at: now, by: office.rules.clock) == .overdue }) {
        count.overdue += 1
      } else if clocks.contains(where: { $0.answered == nil && $0.due?.day == now.day }) {
        count.dueToday += 1
      }
    }
    known.withLock { $0 = Known(count: count, head: head, at: now) }
    return count
  }
}
