import Domain
import Office
import Reading
import Settings

/// The words of the YAML as the rules that read letters by them.
extension Configuration {
  package var router: KeywordRules<UnitName> { KeywordRules(routes.map { ($0.unit, words($0.keywords)) }) }

  /// Whatever may be a secret is taken for one, whether or not its author says so.
  package var declineRules: KeywordRules<DeclineGround> {
    KeywordRules(
      DeclineGround.allCases.map { ground in
        let settings = grounds[ground]
        return (ground, words(settings?.keywords ?? []) + words(settings?.insults ?? [], shown: "不文明用语"))
      }, unless: triage.negations, regardless: [.secretOrPrivate])
  }

  package var triageRules: TriageRules {
    var rules = TriageRules()
    rules.categories = KeywordRules(
      triage.categories.map { ($0.category, words($0.keywords)) }, unless: triage.negations)
    rules.clauses = KeywordRules(triage.clauses.map { ($0.clause, words($0.keywords)) })
    rules.topics = KeywordRules(triage.topics.map { ($0.topic, words($0.keywords)) })
    rules.urgent = KeywordRules([(true, words(triage.urgent))])
    rules.localities = Localities(
      routes.map { ($0.unit, words($0.places)) }, matters: words(localKeywords))
    rules.learned = LearnedRules(
      learned, unless: triage.negations,
      file: LearnedRulesFile(path: "\(state)/\(LearnedFile.name)", parse: LearnedFile.rules))
    rules.empty = Fillers(words(grounds[.unlawfulOrEmpty]?.empty ?? []))
    return rules
  }

  private func words(_ keywords: [Keyword], shown: String? = nil) -> [WeightedWord] {
    keywords.map { WeightedWord(text: $0.text, weight: $0.weight, place: $0.place, shown: shown) }
  }
}

extension DefaultUnit {
  package var route: DefaultRoute { DefaultRoute(unit: name, place: place.fileAndLine) }
}
