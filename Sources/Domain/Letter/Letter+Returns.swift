/// What proves that a mail was written by whoever stands in its From.
package enum SenderProof: String, Sendable, Codable {
  /// The signature of a registered leader, over this letter's token.
  case signature
  /// The server at our border found that it came from there (RFC 8601).
  case server
}

extension Letter {
  /// A unit's word that a letter is none of its own (退回).
  package struct Return: Sendable {
    package let unit: UnitName
    package let reason: Words
    /// The unit that it names instead.
    package let suggested: UnitName?
    package let proof: SenderProof?
    package let at: Timestamp
  }

  /// Every time that a lead gave it back, the oldest first.
  package var returns: [Return] {
    events.compactMap { event in
      guard case .returned(let unit, let reason, let suggested, let proof) = event.fact else { return nil }
      return Return(unit: unit, reason: reason, suggested: suggested, proof: proof, at: event.at)
    }
  }

  /// The last return, where nothing was assigned since.
  package var lastReturn: Return? {
    let last = events.last { [.assign, .return, .register, .registerChild].contains($0.fact.act) }
    return last?.fact.act == .return ? returns.last : nil
  }

  /// Who has ever given it back: none of them is proposed once more.
  package var returnedBy: Set<UnitName> { Set(returns.map(\.unit)) }

  /// What the arbiter said of it last (裁定).
  package var ruling: (lead: UnitName, by: Party)? {
    for event in events.reversed() {
      if case .assigned(let assignment) = event.fact, assignment.isRuling {
        return (assignment.lead, event.by)
      }
    }
    return nil
  }

  /// Given back a second time and not ruled on yet: no unit is tried any more, the arbiter decides.
  package var isDisputed: Bool { lastReturn != nil && returns.count > 1 && ruling == nil }

  /// The day on which the lead got it in this round: its server may have taken the mail later than we sent it.
  package var servedDay: Day? {
    guard let assignment, let start = events.lastIndex(where: { $0.fact.act == .assign }) else { return nil }
    var day = events[start].at.day
    for event in events[start...] {
      switch event.fact {
      case .dueSet(let due) where due.unit == assignment.lead: day = max(day, due.dayZero)
      case .replied, .sentBack, .reopened, .extended: return day
      default: continue
      }
    }
    return day
  }

  /// How often a unit was given more time in this round.
  package func extensions(of unit: UnitName) -> Int {
    events.reversed().prefix { $0.fact.act != .assign }.count { event in
      if case .extended(unit, _, _) = event.fact { true } else { false }
    }
  }
}
