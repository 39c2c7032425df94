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
    units = local.adding(to: rules.unitEvidence(in: prose))
    townships = local.concerned
    language = Language(of: text)
    let all = rules.declineRules.evidence(in: prose)
    let secret = Self.secret(in: prose, all, by: rules)
    maybeSecret = secret.map { $0.score >= Weighing<DeclineGround>.enough } ?? false
    let others = prose.hasTitles ? rules.declineRules.evidence(in: prose.withoutTitles) : all
    grounds = Evidence.inOrder(
      (secret.map { [$0] } ?? [])
        + Evidence.joined(others, rules.triage.learned.grounds(in: prose)).filter {
          $0.label != .secretOrPrivate
        })
  }

  /// Ground four, also where its words are disguised: that a machine overlooks 绝*密 makes no mail of it.
  private static func secret(
    in prose: Prose, _ plain: [Evidence<DeclineGround>], by rules: OfficeRules
  ) -> Evidence<DeclineGround>? {
    let disguised = prose.undisguised.map(rules.declineRules.evidence) ?? []
    return (plain + disguised).filter { $0.label == .secretOrPrivate }.max { $0.score < $1.score }
  }
}

extension OfficeRules {
  /// What the words of units say, those that clerks taught among them.
  func unitEvidence(in prose: Prose) -> [Evidence<UnitName>] {
    Evidence.joined(router.evidence(in: prose), triage.learned.units(in: prose))
  }
}
