/// A phrase that speaks for a label, how strongly, and where an administrator wrote it.
package struct WeightedWord: Sendable, Hashable {
  package let text: String
  package let weight: Double
  /// `units.yaml:31`.
  package let place: String
  /// Stands for the text where people read why: what of it stood in the letter, or nothing of what must not be
  /// repeated to anybody.
  package let shown: String?
  /// Whether it stands for several words, so that people are shown which of them stood in the letter.
  let isMarked: Bool

  package init(text: String, weight: Double, place: String, shown: String? = nil) {
    self.text = text
    self.weight = weight
    self.place = place
    self.shown = shown
    isMarked = text.unicodeScalars.contains { "*<(（＊＜".unicodeScalars.contains($0) }
  }

  /// `供热（units.yaml:31）`.
  package var because: String { "\(shown ?? text)（\(place)）" }
}

/// What a text says for one label, and in which words.
package struct Evidence<Label: Hashable & Sendable>: Sendable {
  package let label: Label
  package let score: Double
  package let words: [WeightedWord]

  package init(label: Label, words: [WeightedWord]) {
    self.label = label
    self.words = words
    score = words.reduce(0) { $0 + $1.weight }
  }

  /// `供热（units.yaml:31）、暖气（units.yaml:32）`.
  package var because: [String] { words.map(\.because) }
}

/// Labels a text by weighted phrases: explainable, deterministic, and one pass however many phrases there are.
package struct KeywordRules<Label: Hashable & Sendable>: Sendable {
  private let meanings: PhraseMeanings
  /// Each once.
  private let order: [Label]

  /// - Parameters:
  ///   - labels: in the order that decides between equal scores.
  ///   - negations: what undoes a phrase that follows it closely.
  ///   - regardless: labels whose phrases nothing undoes.
  package init(
    _ labels: [(label: Label, words: [WeightedWord])], unless negations: [String] = [],
    regardless: Set<Label> = []
  ) {
    var numbers: [Phrase: Int] = [:]
    var phrases: [Phrase] = []
    var meanings: [[(Int, WeightedWord)]] = []
    var order: [Label] = []
    for (label, entries) in labels {
      let place = order.firstIndex(of: label) ?? order.count
      if place == order.count { order.append(label) }
      for word in entries {
        // What is no phrase is found as it stands; the configuration lets none of them pass.
        let phrase = (try? Phrase(reading: word.text)) ?? Phrase(word: word.text)
        if let number = numbers[phrase] {
          meanings[number].append((place, word))
        } else {
          numbers[phrase] = phrases.count
          phrases.append(phrase)
          meanings.append([(place, word)])
        }
      }
    }
    let plain = meanings.indices.filter { number in
      meanings[number].contains { regardless.contains(order[$0.0]) }
    }
    self.meanings = PhraseMeanings(
      index: PhraseIndex(phrases, unless: negations, regardless: Set(plain)), words: meanings)
    self.order = order
  }

  package func evidence(in text: String) -> [Evidence<Label>] { evidence(in: Prose(text)) }

  /// Everything the phrases of `text` say, strongest first. A phrase counts once, however often it is repeated.
  package func evidence(in prose: Prose) -> [Evidence<Label>] {
    let words = meanings.words(in: prose)
    if words.isEmpty { return [] }
    var evidence: [Evidence<Label>] = []
    evidence.reserveCapacity(words.count)
    for found in words { evidence.append(Evidence(label: order[found.label], words: found.words)) }
    return Evidence.inOrder(evidence)
  }
}

/// What phrases speak for: numbers that stand for labels, so that whoever looks for phrases need not know what labels are.
private struct PhraseMeanings: Sendable {
  let index: PhraseIndex
  /// Of each phrase.
  let words: [[(label: Int, word: WeightedWord)]]

  /// The words that speak for each label, by its number; labels for which none speaks are left out.
  func words(in prose: Prose) -> [(label: Int, words: [WeightedWord])] {
    var found: [(label: Int, words: [WeightedWord])] = []
    for hit in index.hits(in: prose) {
      for (label, word) in words[hit.phrase] {
        let word = word.shown(as: index.spelling(of: hit))
        if let place = found.firstIndex(where: { $0.label == label }) {
          found[place].words.append(word)
        } else {
          found.append((label, [word]))
        }
      }
    }
    return found.sorted { $0.label < $1.label }
  }
}

extension WeightedWord {
  fileprivate func shown(as words: @autoclosure () -> String) -> WeightedWord {
    isMarked ? WeightedWord(text: text, weight: weight, place: place, shown: shown ?? words()) : self
  }
}

extension Evidence {
  /// What is said once and once more, for each label together.
  package static func joined(_ evidence: [Evidence], _ more: [Evidence]) -> [Evidence] {
    guard !more.isEmpty else { return evidence }
    var joined = evidence
    for one in more {
      if let place = joined.firstIndex(where: { $0.label == one.label }) {
        joined[place] = Evidence(label: one.label, words: joined[place].words + one.words)
      } else {
        joined.append(one)
      }
    }
    return inOrder(joined)
  }

  /// The strongest first; equal ones stay in their order.
  package static func inOrder(_ evidence: [Evidence]) -> [Evidence] {
    guard evidence.count > 1 else { return evidence }
    var ordered: [Evidence] = []
    for next in evidence {
      ordered.insert(next, at: ordered.firstIndex { $0.score < next.score } ?? ordered.count)
    }
    return ordered
  }
}
