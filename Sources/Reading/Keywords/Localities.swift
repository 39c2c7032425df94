/// Places, and the matters that are their own: 嘎查村务 is for the township whose village is named with it.
///
/// Every township answers for the same matters, so their words alone tell none of them from the others.
package struct Localities<Label: Hashable & Sendable>: Sendable {
  private let places: KeywordRules<Label>
  private let matters: KeywordRules<Bool>
  private let labels: Set<Label>

  /// - Parameters:
  ///   - places: the names of each label's places.
  ///   - matters: words that speak for whichever label's place is named.
  package init(
    _ places: [(label: Label, words: [WeightedWord])] = [], matters: [WeightedWord] = []
  ) {
    self.places = KeywordRules(places)
    self.matters = KeywordRules([(true, matters)])
    labels = Set(places.filter { !$0.words.isEmpty }.map(\.label))
  }

  /// The places of a label that a text names; nil where the label has none at all.
  package func places(of label: Label, in prose: Prose) -> [String]? {
    guard labels.contains(label) else { return nil }
    return places.evidence(in: prose).first { $0.label == label }?.words.map(\.text) ?? []
  }

  package func reading(of prose: Prose) -> LocalReading<Label> {
    LocalReading(places: places.evidence(in: prose), matters: matters.evidence(in: prose).flatMap(\.words))
  }
}

/// The places that a text names, and the words in it that speak for whoever they belong to.
package struct LocalReading<Label: Hashable & Sendable>: Sendable {
  let places: [Evidence<Label>]
  let matters: [WeightedWord]

  /// Adds to what other words say what the places say.
  package func adding(to evidence: [Evidence<Label>]) -> [Evidence<Label>] {
    guard !places.isEmpty else { return evidence }
    var words = Dictionary(evidence.map { ($0.label, $0.words) }, uniquingKeysWith: { first, _ in first })
    for place in places { words[place.label, default: []] += matters + place.words }
    let labels =
      evidence.map(\.label) + places.map(\.label).filter { label in !evidence.contains { $0.label == label } }
    return Evidence.inOrder(labels.map { Evidence(label: $0, words: words[$0] ?? []) })
  }

  /// The labels whose places a text names together with a matter of theirs.
  package var concerned: [Evidence<Label>] { matters.isEmpty ? [] : adding(to: []) }
}
