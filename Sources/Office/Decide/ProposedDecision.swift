import Domain
import Reading

/// What the office would propose for a text that is no letter of the ledger: for `huiyin classify` and for measuring.
package struct ProposedDecision: Sendable {
  package let decision: Proposed<Proposal.Decision>
  /// Whether it would go on without a person, where the desk has switched that on.
  package let isCertain: Bool
  package let category: Proposed<Category>
  package let topic: String?
  package let isUrgent: Bool

  /// - Parameter repetition: an earlier letter of the same author with the same words.
  package init(
    title: String, text: String, by rules: OfficeRules, register: Register, on day: Day,
    repeating repetition: LetterID? = nil
  ) {
    let triage = Triage(rules: rules, register: register, day: day)
    let words = title.isEmpty ? text : "\(title)\n\(text)"
    let proposal = Proposal(
      decision: repetition.map { Repetition(of: $0, isCertain: true).decision }
        ?? triage.decision(about: words))
    decision = proposal.decision
    isCertain = proposal.isCertainDecline
    category = triage.category(of: words)
    topic = triage.topic(of: words)
    isUrgent = triage.urgency(of: words) != nil
  }
}
