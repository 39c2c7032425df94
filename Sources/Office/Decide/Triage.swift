import Domain
import Reading

/// Reads a letter before a person does: what it is, and what should be done with it.
///
/// Pure: the same words and the same configuration say the same. What it finds is a proposal; the stages see
/// whether it may go on by itself.
struct Triage {
  let rules: OfficeRules
  let register: Register
  /// Whose units are there to be proposed.
  let day: Day

  /// - Parameter duplicates: letters that say the same, as the index of likeness knows them.
  func classification(of letter: Letter, duplicates: [Proposed<Duplicate>] = []) -> Classification {
    let text = Self.words(of: letter)
    let kind = category(of: letter)
    return Classification(
      category: kind.value, because: kind.because,
      proposal: Proposal(
        decision: decision(about: text), leads: leads(for: text), cooperating: cooperating(for: text),
        duplicates: duplicates))
  }

  /// What the author wrote, then and later.
  static func words(of letter: Letter) -> String {
    ([letter.registration.title, letter.registration.text] + letter.supplements.map(\.text)).map(\.shown)
      .joined(separator: "\n")
  }

  /// As the author says himself in a portal's form, else by his words.
  func category(of letter: Letter) -> Proposed<Category> {
    if let said = letter.registration.submission?.category {
      return Proposed(said, confidence: 1, because: ["网民自选：\(said.chinese)"])
    }
    return CategoryRules.category(of: letter.title.shown + "\n" + letter.registration.text.shown)
  }

  /// Accept or decline, by the words of `grounds.yaml`.
  func decision(about text: String) -> Proposed<Proposal.Decision> {
    let grounds = grounds(for: text)
    guard let ground = grounds.involved.first, ground.score >= Weighing<DeclineGround>.enough else {
      return Proposed(.accept(.dailyLife), confidence: 1 - grounds.confidence, because: ["无不予受理情形"])
    }
    return Proposed(.decline(ground.label), confidence: grounds.confidence, because: ground.because)
  }

  /// The best three, the first to lead, by the words of `units.yaml`.
  func leads(for text: String) -> [Proposed<UnitName>] {
    let units = units(for: text)
    let total = units.candidates.reduce(0) { $0 + max(0, $1.score) }
    return units.candidates.enumerated().map { rank, evidence in
      Proposed(
        evidence.label, confidence: rank == 0 ? units.confidence : evidence.score / total,
        because: evidence.because)
    }
  }

  func cooperating(for text: String) -> [Proposed<UnitName>] {
    let units = units(for: text)
    return units.involved.dropFirst().map {
      Proposed($0.label, confidence: units.confidence, because: $0.because)
    }
  }

  /// What speaks for declining.
  func grounds(for text: String) -> Weighing<DeclineGround> {
    Weighing(rules.declineRules.evidence(in: text), atMost: 1)
  }

  /// Which units the text is for.
  func units(for text: String) -> Weighing<UnitName> {
    Weighing(
      rules.router.evidence(in: text).filter { register.unit($0.label)?.tenure.contains(day) == true })
  }
}

extension Docket {
  var triage: Triage { Triage(rules: office.rules, register: office.register, day: now.day) }

  mutating func classify() throws {
    try record(.classified(triage.classification(of: letter)), by: .policy)
  }

  /// What speaks for declining, by the words of `grounds.yaml`.
  var declineProposal: Weighing<DeclineGround> { triage.grounds(for: Triage.words(of: letter)) }

  /// Which units the letter is for, by the words of `units.yaml`.
  var routeProposal: Weighing<UnitName> { triage.units(for: Triage.words(of: letter)) }
}
