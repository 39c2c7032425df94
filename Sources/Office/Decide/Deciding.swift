import Domain
import Reading
import Store
import Templates

/// Accepts letters, declines them, or asks the desk (受理; Arts. 6 and 7).
///
/// Rules propose. They decide only the steps the desk has switched on, only when sure, and never ground four:
/// what may be a secret is a person's to read.
struct Deciding: PipelineStage {
  let office: Office
  let now: Timestamp

  func run(until stop: () -> Bool) throws -> Int {
    let letters = try office.ledger.letters(at: .registered, withoutOpen: QuestionKind.decide.rawValue)
    return try each(letters, until: stop, decide)
  }

  private func decide(_ docket: inout Docket) throws {
    let rules = office.rules
    let proposal = docket.declineProposal
    if docket.letter.wasReopened {
      // A person took it up again: the rules that declined it do not decide once more.
      try docket.askForDecision(because: ["网民补充后重新登记，由工作人员决定"])
    } else if let ground = proposal.involved.first {
      let sure = proposal.confidence >= rules.certainty && ground.score >= Weighing<DeclineGround>.enough
      if sure, rules.automatic.contains(.decline), ground.label != .secretOrPrivate {
        try docket.decline(ground.label, because: ground.because, by: .policy)
      } else {
        try docket.askForDecision(
          because: ["可能属于\(ground.label.chinese)情形：\(ground.because.joined(separator: "、"))"])
      }
    } else if rules.automatic.contains(.accept) {
      try docket.record(.accepted(clause: .dailyLife, because: ["无不予受理情形"]), by: .policy)
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
    let units = letter.assignment?.units ?? []
    let round = letter.rounds
    try record(
      .declined(
        ground: ground, explanation: Words(text.explanation), suggestion: Words(text.suggestion),
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
        ])
    }
  }

  /// Asks the desk what becomes of the letter, with everything that speaks for anything.
  func askForDecision(because reasons: [String]) throws {
    let decline = declineProposal.involved.first
    let declineValue: TemplateValue =
      decline.map { evidence in
        [
          "basis": .text(evidence.label.chinese), "ground": .text(chineseDigit(evidence.label.rawValue)),
          "because": .text(evidence.because.joined(separator: "、")),
        ]
      } ?? false
    // Their names may tell as much as the words.
    let files = mayBeSecret ? [] : try enclosures().files
    try ask(
      .decide, subject: "round \(letter.rounds)", template: "decide",
      values: [
        "title": .text(titleForDesk),
        "text": .text(mayBeSecret ? Self.readHere(id) : letter.textWithSupplements),
        "channel": .text(letter.registration.channel.chinese),
        "portalSerial": .text(letter.registration.submission?.serial?.text ?? ""),
        "category": .text(letter.classification?.category.chinese ?? ""),
        "receivedAt": "\(letter.registration.receivedAt)",
        "reasons": .list((reasons + siteErrorMarks).map(TemplateValue.text)),
        "proposals": .list(routeProposal.candidates.map(Self.value)),
        "declineProposal": declineValue, "hasFiles": .flag(!files.isEmpty),
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
