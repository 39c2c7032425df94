/// A letter as it is compared with others: first by its sketch among a million, then with the few that are worth it.
package struct ComparedText: Sendable {
  package let sketch: Sketch
  private let profile: Profile
  private let identical: IdenticalText

  package init(title: String, text: String) {
    let passages = Profile.passages(title: title, text: text)
    identical = IdenticalText(title: title, text: text)
    profile = Profile(passages)
    sketch = Sketch(pairs: profile.pairs, in: passages, digest: identical.digest)
  }

  /// How many shingles two sketches must share to be worth a closer look.
  package static var sharedEnough: Int { 2 }

  /// How far both say the same: 1 where they differ in nothing but spacing, punctuation, width and case.
  package func likeness(to other: ComparedText) -> Likeness {
    identical.isSame(as: other.identical)
      ? Likeness(isIdentical: true, share: 1)
      : Likeness(
        isIdentical: false, share: min(0.99, profile.likeness(to: other.profile)) * seen(beside: other))
  }

  /// What of a likeness stands where the end of a long text was not looked at: as if it said something else, as far as
  /// the other is not as long.
  private func seen(beside other: ComparedText) -> Double {
    let lengths = [identical.length, other.identical.length].map { Double(max(Passage.longest, $0)) }
    return (min(lengths[0], lengths[1]) / max(lengths[0], lengths[1])).squareRoot()
  }
}

/// How far two letters say the same.
package struct Likeness: Sendable, Equatable {
  package let isIdentical: Bool
  /// 0 … 1.
  package let share: Double

  package init(isIdentical: Bool, share: Double) {
    self.isIdentical = isIdentical
    self.share = share
  }

  /// From which share on two letters speak of one matter: of different authors, and of one author, who uses his own
  /// turns of phrase whatever he writes of. Chosen on pairs that were read and judged (`make duplicates`).
  package static func enough(bySameAuthor isSameAuthor: Bool) -> Double { isSameAuthor ? 0.33 : 0.22 }

  package func isSameMatter(bySameAuthor isSameAuthor: Bool) -> Bool {
    isIdentical || share >= Self.enough(bySameAuthor: isSameAuthor)
  }

  /// How sure it is that both speak of one matter: what share of the judged pairs so like did.
  package var confidence: Double {
    guard !isIdentical else { return 1 }
    let steps: [(share: Double, confidence: Double)] = [
      (0, 0), (0.22, 0.75), (0.33, 0.88), (0.5, 0.93), (0.9, 0.98), (1, 0.99),
    ]
    guard let next = steps.firstIndex(where: { $0.share >= share }), next > 0 else { return 0 }
    let (low, high) = (steps[next - 1], steps[next])
    return low.confidence + (high.confidence - low.confidence) * (share - low.share)
      / (high.share - low.share)
  }
}
