/// Finds many phrases in one pass over a text.
struct PhraseIndex: Sendable {
  /// A step of a phrase that a word can be.
  private struct Use {
    let phrase: Int
    let step: Int
    let reach: Int
    let isLast: Bool
    /// Where the ends of this step are remembered, counted over the steps of all phrases that others follow.
    let slot: Int
  }

  private let automaton: WordAutomaton
  private let words: [[UInt32]]
  /// As a person reads them.
  private let spellings: [String]
  private let uses: [[Use]]
  private let isNegation: [Bool]
  /// Of each phrase, whether a negation undoes it.
  private let canBeUndone: [Bool]
  private let slots: Int
  private let count: Int

  /// - Parameters:
  ///   - negations: words such as 没有 that, standing close before a phrase in the same clause, undo it.
  ///   - regardless: the numbers of phrases that nothing undoes.
  init(_ phrases: [Phrase], unless negations: [String] = [], regardless: Set<Int> = []) {
    var numbers: [[UInt32]: Int] = [:]
    var words: [[UInt32]] = []
    var uses: [[Use]] = []
    func number(_ word: String) -> Int {
      let scalars = Prose(word).scalars
      if let known = numbers[scalars] { return known }
      numbers[scalars] = words.count
      words.append(scalars)
      uses.append([])
      return words.count - 1
    }
    var slot = 0
    for (number_, phrase) in phrases.enumerated() {
      for (place, step) in phrase.steps.enumerated() {
        let use = Use(
          phrase: number_, step: place, reach: step.reach, isLast: place == phrase.steps.count - 1, slot: slot
        )
        for word in Set(step.words).sorted() { uses[number(word)].append(use) }
        if !use.isLast { slot += 1 }
      }
    }
    let negating = Set(negations.map(number))
    automaton = WordAutomaton(words)
    self.words = words
    spellings = words.map { String(String.UnicodeScalarView($0.compactMap(Unicode.Scalar.init))) }
    self.uses = uses
    isNegation = words.indices.map(negating.contains)
    canBeUndone = phrases.indices.map { !regardless.contains($0) }
    slots = slot
    count = phrases.count
  }

  /// How many characters may stand between a negation and what it undoes: 没有〔去法院〕起诉.
  private static let negationReach = 4
  /// How many ends of one step are remembered; more of them overlap in no language.
  private static let memory = 32

  /// A phrase that stands in a text.
  struct Hit {
    /// Its number.
    let phrase: Int
    /// Which of its words stood there, a step each.
    let words: [Int]
  }

  /// The words of a hit as a person reads them: `法院…判决`. They are the administrator's, never the author's.
  func spelling(of hit: Hit) -> String {
    hit.words.map { spellings[$0] }.joined(separator: "…")
  }

  /// The phrases in a text, each once, in the order of their first end.
  func hits(in prose: Prose) -> [Hit] {
    var found: [Hit] = []
    var isFound = [Bool](repeating: false, count: count)
    var ends: [[End]] = []
    var (sentence, clause) = (0, 0)
    var negation: (end: Int, clause: Int)?
    automaton.scan(
      prose.scalars,
      step: { scalar in
        // None of these lies beyond 。.
        if scalar > 0x3002 { return }
        if Prose.endsClause(scalar) { clause += 1 }
        if Prose.endsSentence(scalar) { sentence += 1 }
      },
      { word, end in
        let start = end - words[word].count
        guard prose.isWhole(start..<end) else { return }
        if isNegation[word] { negation = (end, clause) }
        for use in uses[word] where !isFound[use.phrase] {
          // Most texts begin no phrase of several words.
          if use.step > 0 && ends.isEmpty { continue }
          let path: [Int]
          if use.step == 0 {
            if canBeUndone[use.phrase], let negation, negation.clause == clause, negation.end <= start,
              start - negation.end <= Self.negationReach
            {
              continue
            }
            path = [word]
          } else {
            let before = ends[use.slot - 1].last { $0.place <= start }
            guard let before, before.sentence == sentence, start - before.place <= use.reach else { continue }
            path = before.words + [word]
          }
          if use.isLast {
            isFound[use.phrase] = true
            found.append(Hit(phrase: use.phrase, words: path))
          } else {
            if ends.isEmpty { ends = [[End]](repeating: [], count: slots) }
            if ends[use.slot].count >= 2 * Self.memory { ends[use.slot].removeFirst(Self.memory) }
            ends[use.slot].append(End(place: end, sentence: sentence, words: path))
          }
        }
      })
    return found
  }

  private struct End {
    let place: Int
    let sentence: Int
    let words: [Int]
  }
}
