import Domain
import Store

/// Which letters belong into the archive of a year (归档): those that were closed in it, for the last time so far.
package struct ClosedLetters: Sendable {
  /// In the order of their numbers, each with when it was closed: a merged one with its root, a divided one with the last of
  /// its parts.
  package private(set) var letters: [(letter: LetterID, closedAt: Timestamp)] = []
  /// Registered by the end of that year, and not closed now: they go to the year in which they will be.
  package private(set) var open: [LetterID] = []
  /// Registered by the end of that year, and closed after it, perhaps once more.
  package private(set) var later: [LetterID] = []
  /// Marked by the office as tests: no archive holds them.
  package private(set) var tests: [LetterID] = []

  package init(in year: Period, _ ledger: Ledger) throws {
    var found: [LetterID: Timestamp] = [:]
    var divided: Set<LetterID> = []
    for record in try ledger.records(for: year) {
      if record.isTest {
        tests.append(record.letter)
        continue
      }
      guard let closedAt = try Self.closing(of: record, in: ledger) else {
        open.append(record.letter)
        continue
      }
      if closedAt >= year.end { later.append(record.letter) }
      guard year.contains(closedAt) else { continue }
      found[record.letter] = closedAt
      // One that was divided long before the year is closed with its last part.
      if let parent = try ledger.letter(record.letter)?.registration.parent { divided.insert(parent) }
    }
    for parent in divided where found[parent] == nil {
      guard let record = try ledger.record(of: parent),
        let closedAt = try Self.closing(of: record, in: ledger), year.contains(closedAt)
      else { continue }
      found[parent] = closedAt
    }
    letters = found.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    open.removeAll { found[$0] != nil }
  }

  /// - Returns: nil while it, or what it is handled in, is open.
  private static func closing(of record: CaseRecord, in ledger: Ledger) throws -> Timestamp? {
    switch record.stage {
    case .merged:
      return try record.root.flatMap { try ledger.record(of: $0) }
        .flatMap { $0.stage == .merged ? nil : try closing(of: $0, in: ledger) }
    case .split:
      let children = try ledger.letter(record.letter)?.children ?? []
      let times = try children.map { child -> Timestamp? in
        try ledger.record(of: child).flatMap { $0.stage == .split ? nil : try closing(of: $0, in: ledger) }
      }
      return times.contains(nil) ? nil : times.compactMap(\.self).max()
    default: return record.closedAt
    }
  }
}
