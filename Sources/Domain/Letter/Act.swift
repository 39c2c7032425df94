/// What can be done to a letter: the alphabet of the transition table, one word for each event of design §4.
package enum Act: String, CaseIterable, Sendable, Codable {
  case register, registerChild
  case accept, decline, merge, unmerge, split
  case assign, claim, `return`, reply, signOff, sendBack
  case clear, block, publish, withhold, withdraw, restore, disclose, reclear, reopen, retract
  case letStand, letStandWithheld
  // No change of stage.
  case classify, word, supplement, ask, handDown, cooperate, release, note, tell
  case extend, refuseExtension, setDue, remind, escalate, verify, rate, bounce, hold, erase

  /// Whether `role` may do this to a letter at `stage`.
  func isOpen(to role: Role, at stage: Stage?) -> Bool {
    switch (self, stage) {
    // Once a unit works on it, only a person declines; once it is signed off, only the desk sends it back.
    case (.decline, .registered), (.decline, .accepted): role == .clerk || role == .policy
    case (.decline, _): role == .clerk
    case (.sendBack, .signedOff): role == .clerk
    // A unit reopens its own published answer to correct it (更正), nothing else.
    case (.reopen, .declined), (.reopen, .retracted): role == .clerk || role == .author
    default: roles.contains(role)
    }
  }

  /// Who may do this at all. A clerk stands in for a silent unit (代录).
  private var roles: [Role] {
    switch self {
    case .register, .registerChild: [.policy, .clerk]
    // The root may end in a way that leaves the others alone.
    case .accept, .merge, .unmerge, .clear, .withhold, .reclear: [.clerk, .policy]
    case .decline: [.clerk, .policy]
    case .split, .word, .restore, .disclose, .release: [.clerk]
    case .assign: [.clerk, .policy, .coordinator]
    case .claim, .return, .reply, .cooperate, .ask, .handDown: [.officer, .leader, .clerk]
    case .signOff, .sendBack: [.leader, .clerk]
    case .block, .publish: [.policy]
    case .withdraw: [.clerk, .administrator]
    case .reopen: [.clerk, .author, .officer, .leader]
    case .letStand, .letStandWithheld: [.clerk, .officer, .leader]
    case .retract: [.author, .clerk]
    case .supplement: [.author, .clerk]
    // What a unit heard when it called the author stands beside what he says himself.
    case .rate: [.author, .clerk, .officer, .leader]
    case .classify, .tell, .setDue, .remind, .bounce, .hold: [.policy, .clerk]
    case .extend, .refuseExtension: [.clerk, .policy, .coordinator]
    case .escalate: [.policy, .clerk, .supervisor]
    case .verify: [.supervisor]
    case .note: Role.allCases
    case .erase: [.administrator, .clerk]
    }
  }
}
