/// Whether a text has any of some words in it: a quick look before a close one.
package struct AnyWord: Sendable {
  private let automaton: WordAutomaton

  package init(_ words: [String]) { automaton = WordAutomaton(words.map { Prose($0).scalars }) }

  package func occurs(in text: String) -> Bool {
    var occurs = false
    automaton.scan(Prose(text).scalars) { _, _ in occurs = true }
    return occurs
  }
}
