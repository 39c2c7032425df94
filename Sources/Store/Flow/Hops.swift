import Domain
import GRDB

/// How often a unit had letters, and how often it did not keep them.
package struct HopCount: Hashable, Sendable, Codable {
  package let unit: UnitName
  /// Letters times rounds.
  package fileprivate(set) var had = 0
  package fileprivate(set) var returned = 0
  package fileprivate(set) var reassigned = 0
  package fileprivate(set) var released = 0
}

extension Ledger {
  /// Every unit's turn that began in that time, by letters and rounds, the oldest assignment first.
  package func hops(since start: Timestamp, before end: Timestamp) throws -> [Hop] {
    let letters = try database.read {
      try $0.values(
        String.self,
        "SELECT letter FROM event WHERE act = 'assign' AND at >= ? AND at < ? GROUP BY letter ORDER BY min(sequence)",
        [start.seconds, end.seconds])
    }
    return try letters.compactMap(LetterID.init).flatMap { id in
      try letter(id)?.hops.filter { start <= $0.since && $0.since < end } ?? []
    }
  }

  /// The same counted by unit, in the order of their names.
  package func hopCounts(since start: Timestamp, before end: Timestamp) throws -> [HopCount] {
    var counts: [UnitName: HopCount] = [:]
    for hop in try hops(since: start, before: end) {
      var count = counts[hop.unit] ?? HopCount(unit: hop.unit)
      count.had += 1
      switch hop.end {
      case .returned: count.returned += 1
      case .reassigned: count.reassigned += 1
      case .released: count.released += 1
      case .dropped, nil: break
      }
      counts[hop.unit] = count
    }
    return counts.values.sorted { $0.unit.text < $1.unit.text }
  }
}
