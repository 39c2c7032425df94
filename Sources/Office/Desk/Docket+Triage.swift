import Domain
import Store

/// What a clerk may decide about a letter that waits, by mail or on the command line.
extension Docket {
  /// Whether a word decides the letter, so that the question is answered by it.
  func isAnswered(by word: TriageWord) -> Bool { word.decides && word != .leave }

  /// - Returns: what was done, in one line for the clerk.
  mutating func decide(_ word: TriageWord, by clerk: Party) throws -> String {
    switch word {
    case .agree: return try agree(by: clerk)
    case .accept(let clause, let lead, let cooperating):
      return try accept(
        clause: clause, lead: try lead.map(unit), cooperating: try cooperating.map(unit), by: clerk)
    case .acceptDespite(let lead, let cooperating):
      return try accept(
        clause: nil, lead: try unit(called: lead), cooperating: try cooperating.map(unit), by: clerk,
        despiteAccusation: true)
    case .together(let lead, let cooperating):
      return try answerTogether(
        lead: try unit(called: lead), cooperating: try cooperating.map(unit), by: clerk)
    case .decline(let ground):
      try decline(ground, because: ["\(clerk.name ?? "")决定"], by: clerk)
      return "已按\(ground.chinese)不予受理，并告知网民"
    case .merge(let root): return try merge(into: root, by: clerk)
    case .markUrgent:
      try checkMayDecide(clerk, .assign)
      return try mark(urgent: true, by: clerk)
    case .leave: return "未决定，下一个工作日早上再次列出"
    case .word(let wording): return try self.word(wording, by: clerk)
    case .learn(let isRule):
      guard let question = try openRule() else { throw DeskRefusal("没有可记的规则") }
      return try decide(isRule, aboutRule: question, by: clerk)
    case .said: throw DeskRefusal("\(UnreadLine.notUnderstood)。\(QuestionKind.decide.help)")
    }
  }

  /// Does what is proposed: declines, or accepts and assigns to the proposed units (通过).
  mutating func agree(by clerk: Party) throws -> String {
    let proposal = proposal
    let agreed = "\(clerk.name ?? "")同意建议"
    if letter.stage == .registered, case .decline(let ground) = proposal.decision.value {
      try decline(ground, because: [agreed] + proposal.decision.because, by: clerk)
      return "已按建议（\(ground.chinese)）不予受理，并告知网民"
    }
    if let back = letter.lastReturn { throw OfficeError.givenBack(id, by: back.unit) }
    guard let lead = proposal.leads.first else { throw OfficeError.nothingProposed(id) }
    let others = proposal.cooperating.filter { $0.value != lead.value }
    return try accept(
      clause: nil, lead: lead.value, cooperating: others.map(\.value),
      because: [agreed] + lead.because + others.flatMap(\.because), by: clerk)
  }

  /// Accepts and, where a unit is named, assigns in one go.
  /// - Parameters:
  ///   - answersAll: whether the lead answers several matters in one.
  ///   - despiteAccusation: whether a unit is meant though the letter accuses it.
  mutating func accept(
    clause: Clause?, lead: UnitName?, cooperating: [UnitName], because: [String]? = nil,
    answersAll: Bool = false, by clerk: Party, despiteAccusation: Bool = false
  ) throws -> String {
    if letter.stage == .registered {
      try record(.accepted(clause: clause ?? proposedClause, because: ["\(clerk.name ?? "")决定"]), by: clerk)
      try book.voidQuestions(about: id)
    } else if let clause, clause != letter.clause {
      throw DeskRefusal("未办理：本件已按\(letter.clause?.chinese ?? "第六条")受理，不再改受理类别")
    }
    guard let lead else { return "已受理，承办单位另行指定" }
    try assign(
      to: lead, with: cooperating, because: because ?? ["\(clerk.name ?? "")指定"], answersAll: answersAll,
      by: clerk, despiteAccusation: despiteAccusation)
    let cooperating = letter.assignment?.cooperating ?? cooperating
    let with = cooperating.isEmpty ? "" : "，\(cooperating.map(\.text).joined(separator: "、"))配合"
    return "已受理并转\(lead)办理\(with)，\(letter.due[lead].map { "\($0.day.chinese)前办结" } ?? "")"
  }

  /// Under which it is handled; a part has its whole's.
  var clause: Clause? {
    get throws {
      try letter.clause
        ?? letter.registration.parent.flatMap { try docket(of: $0) }.map {
          $0.letter.clause ?? $0.proposedClause
        }
    }
  }

  private var proposedClause: Clause {
    if case .accept(let clause) = proposal.decision.value { return clause }
    return .dailyLife
  }

  private func unit(called name: String) throws -> UnitName {
    let reading = UnitNames(office.register, on: now.day).reading(of: name)
    guard case .one(let unit) = reading else { throw DeskRefusal("未办理：\(reading.refusal(of: name) ?? "")") }
    return unit
  }
}

extension Docket {
  /// Notes beside what was proposed what a person decided, for the figures by which a step is trusted or not.
  func remember(_ fact: Fact, by party: Party) throws {
    guard party.role != .policy, party.role != .author, let proposal = letter.proposal else { return }
    let name = party.name ?? party.role.rawValue
    switch fact {
    case .accepted: try rememberDecision("accept", beside: proposal, by: name)
    case .declined(let ground, _, _, _):
      try rememberDecision("decline \(ground.rawValue)", beside: proposal, by: name)
    case .assigned(let assignment):
      guard let lead = proposal.leads.first else { return }
      try book.remember(
        DecidedProposal(
          step: .assign, proposed: lead.value.text, decided: assignment.lead.text,
          confidence: Self.hundredths(lead.confidence)), about: id, by: name, at: now)
    default: return
    }
  }

  private func rememberDecision(_ decided: String, beside proposal: Proposal, by name: String) throws {
    let decision = proposal.decision
    let (step, proposed): (ProposedStep, String) =
      switch decision.value {
      case .accept: (.accept, "accept")
      case .decline(let ground): (.decline, "decline \(ground.rawValue)")
      }
    try book.remember(
      DecidedProposal(
        step: step, proposed: proposed, decided: decided, confidence: Self.hundredths(decision.confidence)),
      about: id, by: name, at: now)
  }

  private static func hundredths(_ confidence: Double) -> Int { Int((confidence * 100).rounded()) }
}

extension Office {
  /// `huiyin assign`: accepts where that is still open, and assigns.
  /// - Parameters:
  ///   - answersAll: whether the lead answers several matters in one.
  ///   - despiteAccusation: whether a unit is meant though the letter accuses it.
  package func assign(
    _ id: LetterID, lead: String, cooperating: [String], answersAll: Bool = false, by clerk: Party,
    at now: Timestamp, despiteAccusation: Bool = false
  ) throws -> String {
    let names = UnitNames(register, on: now.day)
    let (lead, others) = (try names.unit(called: lead), try cooperating.map(names.unit))
    return try open(id, at: now) { docket in
      answersAll
        ? try docket.answerTogether(
          lead: lead, cooperating: others, by: clerk, despiteAccusation: despiteAccusation)
        : try docket.accept(
          clause: nil, lead: lead, cooperating: others, by: clerk, despiteAccusation: despiteAccusation)
    }
  }

  /// `huiyin accept`: the unit is asked for, or assigned, by the next stage.
  package func accept(_ id: LetterID, clause: Clause?, by clerk: Party, at now: Timestamp) throws -> String {
    try open(id, at: now) { docket in
      _ = try Stage.after(docket.letter.stage, .accept, by: clerk.role)
      return try docket.accept(clause: clause, lead: nil, cooperating: [], by: clerk)
    }
  }

  /// `huiyin decline`.
  package func decline(_ id: LetterID, ground: DeclineGround, by clerk: Party, at now: Timestamp) throws {
    try open(id, at: now) { try $0.decline(ground, because: ["\(clerk.name ?? "")决定"], by: clerk) }
  }
}

extension UnitNames {
  func unit(called name: String) throws -> UnitName {
    switch reading(of: name) {
    case .one(let unit): return unit
    case .several(let units): throw OfficeError.ambiguousUnit(name, units)
    case .ended, .none: throw OfficeError.unknownUnit(name)
    }
  }
}
