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
  /// confidence is the share of all evidence that speaks for the involved, less where even the best has
  /// little.
  package init(_ evidence: [Evidence<Label>], atMost limit: Int = 3) {
    candidates = Array(evidence.prefix(3))
    guard let best = evidence.first, best.score > 0 else {
      involved = []
      confidence = 0
      return
    }
    let strong = evidence.filter { $0.score >= Self.enough && $0.score >= best.score / 2 }
    involved = Array((strong.isEmpty ? [best] : strong).prefix(limit))
    let total = evidence.reduce(0) { $0 + max(0, $1.score) }
    let share = involved.reduce(0) { $0 + $1.score } / total
    confidence = share * min(1, best.score / Self.enough)
  }
}
