import Domain
import Store
import Templates

/// Accepts letters, declines them, or asks the desk (受理; Arts. 6 and 7).
///
/// Rules propose. They decide only the steps the desk has switched on, and decline by themselves only where nothing
/// is left to weigh.
struct Deciding: PipelineStage {
  let office: Office
  let now: Timestamp

  func run(until stop: () -> Bool) throws -> Int {
    let letters = try office.ledger.letters(at: .registered, withoutOpen: QuestionKind.decide.rawValue)
    return try each(letters, together: Batch.many, until: stop, decide)
  }

  private func decide(_ docket: inout Docket) throws {
    try docket.proposeAnew()
    let (rules, proposal) = (office.rules, docket.proposal)
    // A person took it up again: the rules that declined it do not decide once more.
    guard !docket.letter.wasReopened, docket.reasonForPerson == nil else {
      return try docket.askForDecision()
    }
    switch proposal.decision.value {
    case .decline(let ground):
      // What was certain when it was registered may have been taken back since. What presses, and what nobody may read by
      // mail, is a person's: said again, it may be that nobody came.
      guard proposal.isCertainDecline, rules.automatic.contains(.decline), !docket.letter.isUrgent,
        !docket.mayBeSecret,
        try docket.repetition(among: proposal.duplicates)?.isCertain == true
      else { return try docket.askForDecision() }
      try docket.decline(ground, because: proposal.decision.because, by: .policy)
    case .accept(let clause):
      guard rules.automatic.contains(.accept), proposal.decision.confidence >= rules.certainty,
        !docket.mayBeSecret, try docket.openTwin(among: proposal.duplicates) == nil
      else { return try docket.askForDecision() }
      try docket.record(.accepted(clause: clause, because: proposal.decision.because), by: .policy)
    }
  }
}

extension Docket {
  /// Declines with what the author is owed: the ground, an explanation, a suggestion (Art. 7).
  mutating func decline(_ ground: DeclineGround, because: [String], by party: Party) throws {
    guard let text = office.rules.declineTexts[ground] else {
      throw OfficeError.noDeclineText(ground)
    }
    guard !letter.hasPage else { throw OfficeError.pageStands(id) }
    // He would read of an earlier letter, and not which.
    if ground == .duplicate, party.role != .policy, try earlierLetter == nil {
      throw OfficeError.noEarlierLetter(id)
    }
    let explanation =
      ground == .duplicate ? try earlierExplanation(text.earlier) ?? text.explanation : text.explanation
    let units = letter.assignment?.units ?? []
    let round = letter.rounds
    try record(
      .declined(
        ground: ground, explanation: Words(explanation), suggestion: Words(text.suggestion),
        because: because), by: party)
    try book.voidQuestions(about: id)
    try tellVoid(units, round: round, reason: "该留言经审核不予受理")
    if let tidings = tidingsOfDecline { try tell(tidings) }
  }

  /// What the author of a declined letter is told.
  var tidingsOfDecline: Tidings? {
    letter.decline.map { ground, explanation, suggestion in
      Tidings(
        .declined,
        [
          "receivedAt": "\(letter.registration.receivedAt)", "basis": .text(ground.chinese),
          "regulation": .text(office.rules.regulation), "explanation": .text(explanation.shown),
          "suggestion": .text(suggestion.shown), "date": .text(now.day.chinese),
          "hotline": .text(office.rules.declineTexts[ground]?.hotline ?? ""),
        ])
    }
  }
}
