import Domain
import Reading

/// What the words of the configuration say in a text. They are looked for once; what a stage makes of them is its own.
struct Findings: Sendable {
  let categories: [Evidence<Category>]
  let topics: [Evidence<String>]
  let urgent: [Evidence<Bool>]
  let clauses: [Evidence<Clause>]
  /// What speaks for declining. The titles of laws do not; of secret papers they do.
  let grounds: [Evidence<DeclineGround>]
  let maybeSecret: Bool
  /// For whichever unit they speak, whether or not it is still there.
  let units: [Evidence<UnitName>]
  let townships: [Evidence<UnitName>]
  /// What it is written in, where that is not Chinese.
  let language: Language?

  init(in text: String, by rules: OfficeRules) {
    let prose = Prose(text)
    categories = rules.triage.categories.evidence(in: prose)
    topics = rules.triage.topics.evidence(in: prose)
    urgent = rules.triage.urgent.evidence(in: prose)
    clauses = rules.triage.clauses.evidence(in: prose)
    let local = rules.triage.localities.reading(of: prose)
    units = local.adding(to: rules.router.evidence(in: prose))
    townships = local.concerned
    language = Language(of: text)
    let all = rules.declineRules.evidence(in: prose)
    let secret = all.filter { $0.label == .secretOrPrivate }
    maybeSecret = secret.contains { $0.score >= Weighing<DeclineGround>.enough }
    let others = prose.hasTitles ? rules.declineRules.evidence(in: prose.withoutTitles) : all
    grounds =
      prose.hasTitles
      ? Evidence.inOrder(secret + others.filter { $0.label != .secretOrPrivate }) : all
  }
}
