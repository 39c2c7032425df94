/// A word that speaks for a label, how strongly, and where an administrator wrote it.
package struct WeightedWord: Sendable, Hashable {
  package let text: String
  package let weight: Double
  /// `units.yaml:31`.
  package let place: String

  package init(text: String, weight: Double, place: String) {
    self.text = text
    self.weight = weight
    self.place = place
  }
}

/// What a text says for one label, and in which words.
package struct Evidence<Label: Hashable & Sendable>: Sendable {
  package let label: Label
  package let score: Double
  package let words: [WeightedWord]

  /// `供热（units.yaml:31）、暖气（units.yaml:32）`.
  package var because: [String] { words.map { "\($0.text)（\($0.place)）" } }
}

/// Labels a text by weighted words: explainable, deterministic, and one pass however many words there are.
package struct KeywordRules<Label: Hashable & Sendable>: Sendable {
  private let index: KeywordIndex
  private let meanings: [[(label: Label, word: WeightedWord)]]
  private let order: [Label]

  /// - Parameter labels: in the order that decides between equal scores.
  package init(_ labels: [(label: Label, words: [WeightedWord])]) {
    var numbers: [String: Int] = [:]
    var words: [String] = []
    var meanings: [[(Label, WeightedWord)]] = []
    for (label, entries) in labels {
      for word in entries {
        let folded = Folding.fold(word.text)
        if let number = numbers[folded] {
          meanings[number].append((label, word))
        } else {
          numbers[folded] = words.count
          words.append(folded)
          meanings.append([(label, word)])
        }
      }
    }
    index = KeywordIndex(words: words)
    self.meanings = meanings
    order = labels.map(\.label)
  }

  /// Everything the words of `text` say, strongest first. A word counts once, however often it is repeated.
  package func evidence(in text: String) -> [Evidence<Label>] {
    var words: [Label: [WeightedWord]] = [:]
    for number in index.words(in: text) {
      for (label, word) in meanings[number] { words[label, default: []].append(word) }
    }
    let all = order.enumerated().compactMap { rank, label in
      words[label].map { found in
        (rank, Evidence(label: label, score: found.reduce(0) { $0 + $1.weight }, words: found))
      }
    }
    return all.sorted { a, b in a.1.score == b.1.score ? a.0 < b.0 : a.1.score > b.1.score }.map(\.1)
  }
}
