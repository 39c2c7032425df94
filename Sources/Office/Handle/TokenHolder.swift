import Domain

/// Whom a token was given to.
struct TokenHolder: Equatable {
  let unit: UnitName
  /// The one of its sub-units that has it; nil where it is the unit's own.
  let subUnit: String?
  let round: Int
  let isCurrent: Bool

  /// Nil where the token is none that this letter's units were given.
  init?(of token: Token, in letter: Letter, mint: TokenMint) {
    guard token.letter == letter.id else { return nil }
    var assignment: Assignment?
    var found: (unit: UnitName, subUnit: String?, round: Int)?
    for fact in letter.events.map(\.fact) {
      switch fact {
      case .assigned(let next):
        assignment = next
        for unit in next.units where mint.isToken(token, of: unit, round: next.round) {
          found = (unit, nil, next.round)
        }
      case .handedDown(let unit, let subUnit):
        guard let round = assignment?.round else { continue }
        if mint.isToken(token, of: subUnit, of: unit, round: round) { found = (unit, subUnit, round) }
      default: continue
      }
    }
    guard let found else { return nil }
    (unit, subUnit, round) = found
    let isTheirs = subUnit.map { $0 == letter.subUnit(of: found.unit) } ?? true
    let current = letter.assignment
    isCurrent =
      current?.round == found.round && current?.units.contains(found.unit) == true && isTheirs
  }
}

extension Letter {
  /// The sub-unit that works on it for its unit in this round, the last that was named.
  func subUnit(of unit: UnitName) -> String? {
    for event in events.reversed() {
      switch event.fact {
      case .handedDown(unit, let subUnit): return subUnit
      case .assigned: return nil
      default: continue
      }
    }
    return nil
  }
}
