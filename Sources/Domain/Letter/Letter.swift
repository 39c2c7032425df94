/// A citizen's letter (网民留言): what was written, and everything that happened since, replayed from its events.
package struct Letter: Sendable {
  package let id: LetterID
  package let registration: Registration
  package let registeredAt: Timestamp
  package private(set) var stage: Stage
  package private(set) var events: [Event]

  package private(set) var clause: Clause?
  package private(set) var decline: (ground: DeclineGround, explanation: Words, suggestion: Words)?
  package private(set) var classification: Classification?
  /// As it was read; what somebody says of category or topic later leaves it.
  package private(set) var accusation: Accusation?
  package private(set) var wording: (title: Words, summary: Words)?
  package private(set) var assignment: Assignment?
  package private(set) var assignedAt: Timestamp?
  package private(set) var rounds = 0
  package private(set) var due: [UnitName: DueDay] = [:]
  /// What the author added, but for his wishes about publication.
  package private(set) var supplements: [Supplement] = []
  /// As the author wished last.
  package private(set) var mayBePublished: Bool
  package private(set) var opinions: [(unit: UnitName, text: Words, receivedAt: Timestamp?)] = []
  package private(set) var answer: Answer?
  package private(set) var signOff: SignOff?
  package private(set) var clearance: Clearance?
  package private(set) var publication: Publication?
  package private(set) var publishedAt: Timestamp?
  package private(set) var standing: Standing?
  package private(set) var root: LetterID?
  package private(set) var children: [LetterID] = []

  /// What a letter had been answered when it was opened anew, until something else takes its place.
  package struct Standing: Sendable {
    package let isWithheld: Bool
    package let answer: Answer?
    package let signOff: SignOff?
    package let clearance: Clearance?
    let due: [UnitName: DueDay]
  }

  /// Replays `events`, which are one letter's own and in order.
  package init(replaying events: [Event]) throws(InvalidTransition) {
    guard let first = events.first, case .registered(let registration) = first.fact else {
      let first = events.first
      throw InvalidTransition(stage: nil, act: first?.fact.act ?? .note, role: first?.by.role ?? .policy)
    }
    id = first.letter
    self.registration = registration
    mayBePublished = registration.mayBePublished
    registeredAt = first.at
    stage = try Stage.after(nil, first.fact.act, by: first.by.role)
    self.events = [first]
    for event in events.dropFirst() { try apply(event) }
  }

  package mutating func apply(_ event: Event) throws(InvalidTransition) {
    let before = stage
    stage = try Stage.after(stage, event.fact.act, by: event.by.role)
    events.append(event)
    if case .reopened = event.fact, [.published, .withheld].contains(before) {
      standing = Standing(
        isWithheld: before == .withheld, answer: answer, signOff: signOff, clearance: clearance, due: due)
    }
    remember(event)
  }

  private mutating func remember(_ event: Event) {
    switch event.fact {
    case .accepted(let clause, _): self.clause = clause
    case .declined(let ground, let explanation, let suggestion, _):
      decline = (ground, explanation, suggestion)
      assignment = nil
    case .merged(let root):
      self.root = root
      assignment = nil
    case .unmerged: root = nil
    case .split(let children): self.children = children
    case .assigned(let assignment):
      self.assignment = assignment
      assignedAt = event.at
      rounds = assignment.round
      due = [:]
      standing = nil
      opinions = []
      forgetAnswer()
    case .returned: assignment = nil
    case .replied(let answer):
      forgetAnswer()
      self.answer = answer
    case .signedOff(let signOff): self.signOff = signOff
    case .sentBack, .reopened: forgetAnswer()
    case .letStand:
      answer = standing?.answer
      signOff = standing?.signOff
      clearance = standing?.clearance
      due = standing?.due ?? due
      standing = nil
    case .cleared(let clearance): self.clearance = clearance
    case .blocked, .restored, .disclosed, .recleared: clearance = nil
    case .published(let publication):
      self.publication = publication
      publishedAt = event.at
      standing = nil
    case .withdrawn:
      clearance = nil
      standing = nil
    case .withheld: standing = nil
    case .retracted: assignment = nil
    case .classified(let classification):
      self.classification = classification
      accusation = classification.accusation ?? accusation
    case .worded(let title, let summary): wording = (title, summary)
    case .cooperated(let unit, let opinion, let time): opinions.append((unit, opinion, time))
    case .released(let unit, _):
      assignment = assignment?.without(unit)
      due[unit] = nil
    case .dueSet(let dueDay): due[dueDay.unit] = dueDay
    case .supplemented(_, let wish?, _): mayBePublished = wish
    case .supplemented(let text, nil, let mail):
      supplements.append(Supplement(sequence: event.sequence, at: event.at, text: text, mail: mail))
    case .registered, .claimed, .asked, .handedDown, .noted, .told, .extended,
      .extensionRefused, .reminded, .escalated, .verified, .rated, .bounced, .held, .erased:
      break
    }
  }

  /// A new answer, a new round or a step back makes every yes to the old answer void.
  private mutating func forgetAnswer() {
    answer = nil
    signOff = nil
    clearance = nil
  }
}

extension Letter {
  /// The lead unit's due day of the current round.
  package var leadDue: DueDay? { assignment.flatMap { due[$0.lead] } }
}
