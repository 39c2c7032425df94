/// Words that say nothing by themselves (测试、你好、顶), and what a text says beside them.
package struct Fillers: Sendable {
  private let automaton: WordAutomaton
  private let lengths: [Int]
  private let words: [WeightedWord]

  package init(_ words: [WeightedWord] = []) {
    let scalars = words.map { Prose($0.text).scalars }
    automaton = WordAutomaton(scalars)
    lengths = scalars.map(\.count)
    self.words = words
  }

  /// What a text says.
  package enum Reading: Sendable, Equatable {
    /// Something that a person has to read.
    case something
    /// These words, and no other.
    case fillers([WeightedWord])
    /// No word at all: empty, or signs, numbers and pictures, or one letter over and over.
    case nothing
  }

  package func reading(of text: String) -> Reading {
    let scalars = Prose(text).scalars
    var longest = [Int32](repeating: 0, count: scalars.count + 1)
    var found: [Int] = []
    var isFound = [Bool](repeating: false, count: words.count)
    automaton.scan(scalars) { word, end in
      longest[end] = max(longest[end], Int32(lengths[word]))
      if !isFound[word] {
        isFound[word] = true
        found.append(word)
      }
    }
    guard let letter = scalars.first(where: Self.isLetter) else { return .nothing }
    if scalars.allSatisfy({ !Self.isLetter($0) || $0 == letter }) { return .nothing }
    // From the end: how much of what stands before is still within a filler.
    var covered: Int32 = 0
    for place in scalars.indices.reversed() {
      covered = max(covered - 1, longest[place + 1])
      if covered <= 0, Self.isLetter(scalars[place]) { return .something }
    }
    return .fillers(found.map { words[$0] })
  }

  /// Letters of any writing; digits and signs are none. Folded, so that Latin has small ones only.
  private static func isLetter(_ scalar: UInt32) -> Bool {
    // Nearly all of a letter; the tables of Unicode are slow.
    if (0x4E00...0x9FFF).contains(scalar) { return true }
    guard let scalar = Unicode.Scalar(scalar) else { return false }
    return scalar.properties.isAlphabetic
  }
}
