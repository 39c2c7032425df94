import Domain
import Reading

/// The unit that letters of one mailbox or account are for, unless their words say otherwise.
package struct DefaultRoute: Sendable {
  package let unit: UnitName
  /// `huiyin.yaml:57`.
  package let place: String

  package init(unit: UnitName, place: String) {
    self.unit = unit
    self.place = place
  }
}

/// Which unit answers (转办建议).
extension Triage {
  /// The best three, the first to lead.
  func leads(for text: String, usually standard: DefaultRoute? = nil) -> [Proposed<UnitName>] {
    let units = units(for: text, usually: standard)
    let total = units.candidates.reduce(0) { $0 + $1.score }
    return units.candidates.enumerated().map { rank, evidence in
      Proposed(
        evidence.label,
        confidence: rank == 0
          ? units.confidence
          : (evidence.score / total).squareRoot() * Weighing<UnitName>.trust(in: evidence.score),
        because: evidence.because)
    }
  }

  /// Who has enough words of its own beside the lead's; and, where a department leads, the township of a village
  /// matter.
  func cooperating(for text: String, usually standard: DefaultRoute? = nil) -> [Proposed<UnitName>] {
    let units = units(for: text, usually: standard)
    let others = units.involved.dropFirst().map {
      Proposed($0.label, confidence: units.confidence, because: $0.because)
    }
    let known = Set(units.involved.map(\.label))
    let named = read.findings(in: text).townships.filter { isThere($0.label) }
    // Several places are a road or a list, not a township's matter.
    guard let lead = units.involved.first, lead.score >= Weighing<UnitName>.enough, named.count == 1,
      let place = named.first, !known.contains(place.label)
    else { return others }
    return others + [Proposed(place.label, confidence: Self.byPlace, because: place.because)]
  }

  /// How often the township takes part where little but its name is in the letter. Low: a person is told, and it never
  /// goes alone.
  private static let byPlace = 0.3

  /// Which units the text is for.
  func units(for text: String, usually standard: DefaultRoute? = nil) -> Weighing<UnitName> {
    var evidence = read.findings(in: text).units.filter { isThere($0.label) }
    let best = evidence.first?.score ?? 0
    if let standard, best < Weighing<UnitName>.enough, isThere(standard.unit) {
      let word = WeightedWord(
        text: "", weight: Weighing<UnitName>.enough, place: standard.place, shown: "本渠道默认单位")
      let known = evidence.first { $0.label == standard.unit }?.words ?? []
      evidence = Evidence.inOrder(
        [Evidence(label: standard.unit, words: known + [word])]
          + evidence.filter { $0.label != standard.unit })
    }
    return Weighing(evidence)
  }

  private func isThere(_ unit: UnitName) -> Bool { register.unit(unit)?.tenure.contains(day) == true }
}
