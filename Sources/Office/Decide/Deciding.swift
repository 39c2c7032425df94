import Domain
import Reading
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
    let rules = office.rules
    let proposal = docket.proposal
    if docket.letter.wasReopened {
      // A person took it up again: the rules that declined it do not decide once more.
      try docket.askForDecision(because: ["网民补充后重新登记，由工作人员决定"])
    } else if let reason = docket.foreignLanguage {
      try docket.askForDecision(because: [reason])
    } else if docket.letter.accusation != nil {
      try docket.askForDecision(because: ["举报由工作人员决定"])
    } else if case .decline(let ground) = proposal.decision.value {
      let reasons = proposal.decision.because
      // What was certain when it was registered may have been taken back since.
      if proposal.isCertainDecline, rules.automatic.contains(.decline),
        try docket.repetition(among: proposal.duplicates)?.isCertain == true
      {
        try docket.decline(ground, because: reasons, by: .policy)
      } else {
        try docket.askForDecision(
          because: ["可能属于\(ground.chinese)情形：\(reasons.joined(separator: "、"))"])
      }
    } else if case .accept(let clause) = proposal.decision.value, rules.automatic.contains(.accept),
      proposal.decision.confidence >= rules.certainty, !docket.mayBeSecret
    {
      try docket.record(.accepted(clause: clause, because: proposal.decision.because), by: .policy)
    } else {
      try docket.askForDecision(because: ["受理由工作人员决定"])
    }
  }
}

extension Docket {
  /// Declines with what the author is owed: the ground, an explanation, a suggestion (Art. 7).
  mutating func decline(_ ground: DeclineGround, because: [String], by party: Party) throws {
    guard let text = office.rules.declineTexts[ground] else {
      throw OfficeError.noDeclineText(ground)
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

  /// Asks the desk what becomes of the letter, with everything that speaks for anything.
  func askForDecision(because reasons: [String]) throws {
    let decision = proposal.decision
    let declineValue: TemplateValue =
      if case .decline(let ground) = decision.value {
        [
          "basis": .text(ground.chinese), "ground": .text(chineseDigit(ground.rawValue)),
          "because": .text(decision.because.joined(separator: "、")),
        ]
      } else { false }
    // Their names may tell as much as the words.
    let files = mayBeSecret ? [] : try enclosures().files
    try ask(
      .decide, subject: "round \(letter.rounds)", template: "decide",
      values: [
        "urgent": .flag(letter.isUrgent), "title": .text(titleForDesk),
        "text": .text(mayBeSecret ? Self.readHere(id) : letter.textWithSupplements),
        "channel": .text(letter.registration.channel.chinese),
        "portalSerial": .text(letter.registration.submission?.serial?.text ?? ""),
        "category": .text(letter.classification?.category.chinese ?? ""),
        "receivedAt": "\(letter.registration.receivedAt)",
        "reasons": .list(
          (reasons + accusationMarks + siteErrorMarks + duplicateMarks).map(TemplateValue.text)),
        "proposals": .list(
          routeProposal.candidates.filter { letter.accusation?.accuses(.unit($0.label)) != true }.map(
            Self.value)),
        "declineProposal": declineValue,
        "answersItself": .flag(
          desk.flatMap { office.register.unit(ofDesk: $0.name, on: now.day) } != nil),
        "hasFiles": .flag(!files.isEmpty),
        "files": .list(files.map { $0.value(fate: $0.prospect) }),
      ])
  }

  private static func value(of evidence: Evidence<UnitName>) -> TemplateValue {
    [
      "unit": .text(evidence.label.text), "score": "\(evidence.score)",
      "because": .text(evidence.because.joined(separator: "、")),
    ]
  }
}
