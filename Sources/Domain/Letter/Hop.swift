/// A unit's turn with a letter, and how it ended: whoever passes letters on is counted (推诿).
package struct Hop: Hashable, Sendable, Codable {
  package enum End: String, Sendable, Codable, CaseIterable {
    /// It gave the letter back (退回).
    case returned
    /// The desk took the letter from it (改派).
    case reassigned
    /// It need not take part any more.
    case released
    /// The letter ended another way than with an answer: declined, merged, retracted.
    case dropped
  }

  package let letter: LetterID
  package let round: Int
  package let unit: UnitName
  package let isLead: Bool
  package let since: Timestamp
  /// Both nil while the unit has it, and where it answered.
  package fileprivate(set) var until: Timestamp?
  package fileprivate(set) var end: End?

  fileprivate init(_ letter: LetterID, _ round: Int, _ unit: UnitName, isLead: Bool, since: Timestamp) {
    (self.letter, self.round, self.unit, self.isLead, self.since) = (letter, round, unit, isLead, since)
  }

  fileprivate mutating func close(_ end: End, at time: Timestamp) {
    guard self.end == nil else { return }
    (self.end, until) = (end, time)
  }
}

extension Letter {
  /// Every unit that had it, round by round.
  package var hops: [Hop] {
    var hops: [Hop] = []
    var first = 0
    func close(_ end: Hop.End, at time: Timestamp, only unit: UnitName? = nil) {
      for index in hops.indices.dropFirst(first) where unit == nil || hops[index].unit == unit {
        hops[index].close(end, at: time)
      }
    }
    for event in events {
      switch event.fact {
      case .assigned(let assignment):
        close(.reassigned, at: event.at)
        first = hops.count
        hops += assignment.units.map {
          Hop(id, assignment.round, $0, isLead: $0 == assignment.lead, since: event.at)
        }
      case .returned(let unit, _, _, _):
        close(.returned, at: event.at, only: unit)
        close(.reassigned, at: event.at)
      case .released(let unit, _): close(.released, at: event.at, only: unit)
      case .declined, .merged, .retracted: close(.dropped, at: event.at)
      default: continue
      }
    }
    return hops
  }
}
