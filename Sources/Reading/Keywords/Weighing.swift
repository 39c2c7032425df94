/// Which labels a text is for, and how sure that is.
package struct Weighing<Label: Hashable & Sendable>: Sendable {
  /// The labels that the text is for: the first leads, the others take part.
  package let involved: [Evidence<Label>]
  /// The best three in any case, to be shown to a person.
  package let candidates: [Evidence<Label>]
  /// 0 … 1; 0 where nothing speaks for anything.
  package let confidence: Double

  /// Evidence below this score is no more than a hint; one strong word or two ordinary ones reach it.
  package static var enough: Double { 2 }

  /// A label is involved if it has enough evidence of its own and at least half of the best one's. The
  /// confidence falls with the share of the evidence that speaks for others, and with how little there is.
  package init(_ evidence: [Evidence<Label>], atMost limit: Int = 3) {
    candidates = Array(evidence.filter { $0.score > 0 }.prefix(3))
    guard let best = candidates.first else {
      involved = []
      confidence = 0
      return
    }
    let strong = evidence.filter { $0.score >= Self.enough && $0.score >= best.score / 2 }
    involved = Array((strong.isEmpty ? [best] : strong).prefix(limit))
    let total = evidence.reduce(0) { $0 + max(0, $1.score) }
    let share = involved.reduce(0) { $0 + $1.score } / total
    confidence = share.squareRoot() * Self.trust(in: best.score)
  }

  /// How often words of that weight are right where nothing speaks against them: never always, however many they
  /// are. Of one strong word alone (2) two in three, of a few (5) five in six.
  ///
  /// With the words of the shipped configuration, on 1,414 letters of another county whose departments are known,
  /// of proposals with a confidence of 0.5 to 0.6 half were right, of 0.6 to 0.8 three quarters, of 0.8 to 0.9
  /// 85 %, above that 97 %.
  package static func trust(in score: Double) -> Double {
    score / (score + 1) * min(1, score / enough)
  }
}
