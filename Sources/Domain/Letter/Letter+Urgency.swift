extension Letter {
  /// Whether it is 特急 (重大紧急突发): as a person said last, else as the rules read it.
  package var isUrgent: Bool {
    for event in events.reversed() {
      if case .classified(let classification) = event.fact, event.by.role != .policy {
        return classification.isUrgent
      }
    }
    return classification?.isUrgent ?? false
  }

  /// Whether it stands before all others: 特急, and somebody still has something to do.
  package var goesFirst: Bool { isUrgent && !stage.isClosed }
}

extension Sequence<Letter> {
  /// With the open 特急 letters on top; otherwise in the order that they have. Lists and boards show letters so.
  package func urgentFirst() -> [Letter] { filter(\.goesFirst) + filter { !$0.goesFirst } }
}

extension Act {
  /// Whether a person who does this sees to the letter: nobody else need be called about it. To decide which unit it goes to
  /// is not enough, since nobody there may have read it.
  package var seesToLetter: Bool {
    switch self {
    case .claim, .reply, .decline, .retract: true
    default: false
    }
  }

  /// Whether it may be over with the calls about a letter: somebody sees to it, or they go on about another.
  package var mayEndCalls: Bool { seesToLetter || self == .merge || self == .split }
}
