/// How what lay at the source compares with what the ledger has of it; all zero where nothing went wrong.
struct IntakeTally: Equatable, CustomStringConvertible {
  /// Not in the ledger, or not where taken things lie.
  var lost = 0
  /// In the ledger, or where taken things lie, more than once.
  var doubled = 0
  /// Neither registered, nor set aside, nor held, when nothing is left to do.
  var unsettled = 0
  /// Waits for a person, though nothing is wrong with it.
  var wronglyHeld = 0

  /// Compares things that have names: each is there once.
  mutating func compare<Thing: Hashable>(_ found: [Thing], with wanted: Set<Thing>) {
    let kinds = Set(found)
    lost += wanted.subtracting(kinds).count
    doubled += found.count - kinds.count + kinds.subtracting(wanted).count
  }

  static func += (sum: inout Self, other: Self) {
    sum.lost += other.lost
    sum.doubled += other.doubled
    sum.unsettled += other.unsettled
    sum.wronglyHeld += other.wronglyHeld
  }

  var description: String {
    "\(lost) lost, \(doubled) twice, \(unsettled) not dealt with, \(wronglyHeld) wrongly held"
  }
}

/// An office whose process can be killed in the middle of its work.
protocol KilledOffice {
  /// Has a configuration, and may keep a trace.
  var directory: String { get }
  /// What the program is told to do.
  var work: [String] { get }
}

extension KilledOffice {
  var work: [String] { ["once"] }
}

/// An office with something waiting to be taken in.
protocol KilledIntakeOffice: KilledOffice {
  /// What a comparison of the source with the ledger says; the program is not asked.
  func tally() throws -> IntakeTally
}
