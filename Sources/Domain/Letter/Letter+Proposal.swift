extension Letter {
  /// What is proposed to be done with it: the last that was read out of its words, whatever a person has said of its
  /// category since.
  package var proposal: Proposal? {
    for case .classified(let classification) in events.lazy.map(\.fact).reversed() {
      if let proposal = classification.proposal { return proposal }
    }
    return nil
  }

  /// Whether its author has added words since a proposal was made of it, or none ever was.
  package var awaitsProposal: Bool {
    for event in events.reversed() {
      switch event.fact {
      case .classified(let classification) where classification.proposal != nil: return false
      case .supplemented(_, nil, _): return true
      default: continue
      }
    }
    return true
  }
}

extension Letter {
  /// Whether its words or the names of its files were read as ground four (第七条第（四）项), whatever a person has said of it
  /// since.
  package var wasReadAsSecret: Bool {
    events.contains { event in
      guard case .classified(let classification) = event.fact else { return false }
      return classification.proposal?.decision.value == .decline(.secretOrPrivate)
    }
  }
}
