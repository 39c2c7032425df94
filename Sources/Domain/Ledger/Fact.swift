/// What an event says, one case for each act of design §4. Free text is always `Words`.
package enum Fact: Sendable, Codable {
  case registered(Registration)
  case accepted(clause: Clause, because: [String])
  case declined(ground: DeclineGround, explanation: Words, suggestion: Words, because: [String])
  case merged(into: LetterID)
  case unmerged(reason: Words)
  case split(into: [LetterID])
  case assigned(Assignment)
  case claimed(unit: UnitName)
  /// What the lead gave back: the unit it names instead, and what proves that it was its own people who did.
  case returned(unit: UnitName, reason: Words, suggested: UnitName? = nil, proof: SenderProof? = nil)
  case replied(Answer)
  case signedOff(SignOff)
  case sentBack(reason: Words)
  case cleared(Clearance)
  case blocked(findings: [String])
  case published(Publication)
  case withheld(reason: Words)
  case withdrawn(reason: Words)
  case restored(reason: Words)
  case disclosed(reason: Words)
  case recleared(reason: Words)
  case reopened(reason: Words)
  /// A correction was given up (撤回更正), and the answer of before stands.
  case letStand(isWithheld: Bool, reason: Words)
  case retracted(reason: Words)

  case classified(Classification)
  case worded(title: Words, summary: Words)
  /// What the author adds; where he says so, whether he may be published from now on; and the mail he wrote it in.
  case supplemented(Words, mayBePublished: Bool? = nil, mail: MailReference? = nil)
  case asked(unit: UnitName, question: Words)
  /// A unit has one of its sub-units work on it (转二级单位), and answers for it all the same.
  case handedDown(unit: UnitName, to: String)
  /// A cooperating unit's opinion, and when its mail was received; nil where that was not recorded.
  case cooperated(unit: UnitName, opinion: Words, receivedAt: Timestamp? = nil)
  /// A cooperating unit need not take part any more; the round goes on without it.
  case released(unit: UnitName, reason: Words)
  case noted(Words)
  case told(way: String, Words)
  case extended(unit: UnitName, workingDays: Int, reason: Words)
  case extensionRefused(unit: UnitName, reason: Words)
  case dueSet(DueDay)
  case reminded(unit: UnitName, occasion: String)
  case escalated(to: String, reason: String)
  case verified(Words)
  case rated(String, reason: Words?)
  case bounced(recipient: Words, status: String)
  /// A mail for this letter that was refused or waits for a person, with the code of its reason.
  case held(mail: MailReference?, reason: String, detail: String)
  case erased(reason: Words)

  package var act: Act {
    switch self {
    case .registered(let registration): registration.parent == nil ? .register : .registerChild
    case .accepted: .accept
    case .declined: .decline
    case .merged: .merge
    case .unmerged: .unmerge
    case .split: .split
    case .assigned: .assign
    case .claimed: .claim
    case .returned: .return
    case .replied: .reply
    case .signedOff: .signOff
    case .sentBack: .sendBack
    case .cleared: .clear
    case .blocked: .block
    case .published: .publish
    case .withheld: .withhold
    case .withdrawn: .withdraw
    case .restored: .restore
    case .disclosed: .disclose
    case .recleared: .reclear
    case .reopened: .reopen
    case .letStand(let isWithheld, _): isWithheld ? .letStandWithheld : .letStand
    case .retracted: .retract
    case .classified: .classify
    case .worded: .word
    case .supplemented: .supplement
    case .asked: .ask
    case .handedDown: .handDown
    case .cooperated: .cooperate
    case .released: .release
    case .noted: .note
    case .told: .tell
    case .extended: .extend
    case .extensionRefused: .refuseExtension
    case .dueSet: .setDue
    case .reminded: .remind
    case .escalated: .escalate
    case .verified: .verify
    case .rated: .rate
    case .bounced: .bounce
    case .held: .hold
    case .erased: .erase
    }
  }
}
