/// Whether a text has any of some Chinese words in it, whatever stands between their characters: a quick look before a
/// close one.
package struct AnyWord: Sendable {
  private let automaton: WordAutomaton

  package init(_ words: [String]) { automaton = WordAutomaton(words.map { Prose($0).scalars }) }

  package func occurs(in text: String) -> Bool {
    var (walk, occurs) = (WordAutomaton.Walk(), false)
    text.eachScalar { scalar in
      guard !occurs, (0x4E00...0x9FFF).contains(scalar.value) else { return }
      occurs = automaton.endsWord(after: scalar.value, on: &walk)
    }
    return occurs
  }
}
