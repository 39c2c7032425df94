import Domain
import Store
import Templates

/// Sends accepted letters to their units (转办; Art. 13), or asks the desk where the router is not sure.
struct Assigning: PipelineStage {
  let office: Office
  let now: Timestamp

  func run(until stop: () -> Bool) throws -> Int {
    let letters = try office.ledger.letters(
      at: .accepted, withoutOpen: QuestionKind.decide.rawValue, QuestionKind.arbitrate.rawValue)
    return try each(letters, together: Batch.many, until: stop, route)
  }

  private func route(_ docket: inout Docket) throws {
    try docket.proposeAnew()
    let proposal = docket.proposal
    guard docket.letter.mayGoOnByItself, docket.reasonForPerson == nil,
      office.rules.automatic.contains(.assign), let lead = proposal.leads.first,
      lead.confidence >= office.rules.certainty, docket.personNamed == nil,
      try docket.openTwin(among: proposal.duplicates) == nil
    else { return try docket.askForDecision() }
    let others = proposal.cooperating.filter {
      $0.confidence >= office.rules.certainty && $0.value != lead.value
    }
    try docket.assign(
      to: lead.value, with: others.map(\.value), because: lead.because + others.flatMap(\.because),
      by: .policy)
  }
}

extension Letter {
  /// A letter that came back goes on unread once, where its own unit surely sent it back: whoever only has the unit's
  /// address could move letters about.
  fileprivate var mayGoOnByItself: Bool {
    lastReturn == nil || ruling == nil && returns.count == 1 && lastReturn?.proof != nil
  }

  /// Who has a part in it: also while it is nobody's, those who stood beside the lead that gave it back.
  fileprivate var unitsToTell: [UnitName] {
    if let assignment { return assignment.units }
    guard lastReturn != nil else { return [] }
    return hops.filter { $0.round == rounds && $0.end == .reassigned }.map(\.unit)
  }
}

extension Docket {
  /// Assigns to a lead and its cooperating units: a new round with new tokens and new due days. Units that have no
  /// part in it any more are told so; the others get a mail of the new round.
  /// - Parameters:
  ///   - isRuling: whether the arbiter says so, so that the lead cannot give it back.
  ///   - despiteAccusation: whether a person means it, though the letter accuses one of them.
  ///   - reason: what units read that have no part in it any more.
  mutating func assign(
    to lead: UnitName, with cooperating: [UnitName] = [], because: [String], answersAll: Bool = false,
    isRuling: Bool = false, by party: Party, despiteAccusation: Bool = false,
    tellingOthers reason: String = "该件已改派"
  ) throws {
    try checkAccusation(of: [lead] + cooperating, isMeant: despiteAccusation)
    let cooperating: [UnitName] = cooperating.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    for name in [lead] + cooperating {
      guard let unit = office.register.unit(name), unit.tenure.contains(now.day) else {
        throw OfficeError.unknownUnit(name.text)
      }
      guard unit.officer(on: now.day) != nil else { throw OfficeError.unitHasNoOfficer(name) }
    }
    guard !cooperating.contains(lead) else { throw OfficeError.unitIsLeadAndCooperating(lead) }
    let before = (units: letter.unitsToTell, round: letter.rounds)
    let assignment = Assignment(
      round: letter.rounds + 1, lead: lead, cooperating: cooperating, because: because,
      answersAll: answersAll, isRuling: isRuling)
    try record(.assigned(assignment), by: party)
    try book.voidQuestions(about: id)
    for unit in assignment.units { try setDue(for: unit, dayZero: now.day, reason: "转办") }
    try tellVoid(
      before.units.filter { !assignment.units.contains($0) }, round: before.round, reason: reason)
    let files = try enclosures()
    for unit in assignment.units { try sendAssignment(to: unit, enclosing: files) }
    try book.endWaiting(of: id)  // these mails hold whatever the author has added
  }

  /// Counts a unit's term from `dayZero` and records its due day, with the state of the calendar.
  mutating func setDue(for unit: UnitName, dayZero: Day, reason: String) throws {
    guard let assignment = letter.assignment else { return }
    let full = term(for: office.register.unit(assignment.lead), from: dayZero)
    let term =
      unit == assignment.lead
      ? full : full.earlier(by: office.rules.cooperatingLess, after: dayZero, in: office.calendar)
    let (start, running, why) = start(of: term, from: dayZero, because: reason)
    try record(
      .dueSet(
        DueDay(
          unit: unit, round: assignment.round, term: running, dayZero: start, in: office.calendar,
          because: why)
      ), by: .policy)
  }

  /// Tells units that a letter is no longer theirs.
  func tellVoid(_ units: [UnitName], round: Int, reason: String) throws {
    for name in units {
      guard let officer = office.register.unit(name)?.officer(on: now.day) else { continue }
      try send(
        "void", to: officer.address, cause: "\(name)/\(round)",
        values: [
          "title": .text(letter.title.shown), "unit": .text(name.text), "officer": .text(officer.name),
          "reason": .text(reason),
        ])
    }
  }
}
