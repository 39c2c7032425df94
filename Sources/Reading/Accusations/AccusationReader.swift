/// Whom a text accuses, and the words that say so.
package struct AccusationFinding<Label: Hashable & Sendable>: Sendable {
  /// In the order in which they are accused.
  package let accused: [Label]
  /// Whether somebody is accused of whom the text does not tell whose he is.
  package let accusesSomebody: Bool
  /// Words of the lists and names of the register.
  package let words: [String]
}

/// A text as accusations are looked for in it, for whoever looks more than once.
package struct SpeltText: Sendable {
  let scalars: [Unicode.Scalar]

  package init(_ text: String) { scalars = AccusationSpelling.scalars(of: text) }
}

/// Reads whether a text accuses an office or somebody who holds one (举报): a charge, and before it whoever is charged.
///
/// A complaint about a company, a neighbour or cold radiators is no accusation of the office that will answer it,
/// though that office is named: whoever is asked (请、希望), told (向、找) or where something happens (门口) has done
/// nothing. Deterministic, and linear in the text.
package struct AccusationReader<Label: Hashable & Sendable>: Sendable {
  /// An office or a desk, with everything it is called and everybody who works there.
  package struct Party: Sendable {
    let label: Label
    let names: [String]
    let people: [String]
    /// Who is of it by his calling alone: 民警.
    let titles: [String]

    package init(_ label: Label, names: [String], people: [String] = [], titles: [String] = []) {
      self.label = label
      self.names = names
      self.people = people
      self.titles = titles
    }
  }

  private let phrases: AccusationPhrases
  /// Whom the numbers stand for that phrases have.
  private let labels: [Label]

  package init(_ parties: [Party], words: AccusationWords = .common) {
    var labels: [Label] = []
    let numbered = parties.map { party in
      let number = labels.firstIndex(of: party.label) ?? labels.count
      if number == labels.count { labels.append(party.label) }
      return AccusationPhrases.Party(
        number: number, names: party.names, people: party.people, titles: party.titles)
    }
    self.labels = labels
    phrases = AccusationPhrases(of: numbered, words: words)
  }

  package func finding(in text: String) -> AccusationFinding<Label>? { finding(in: SpeltText(text)) }

  package func finding(in text: SpeltText) -> AccusationFinding<Label>? {
    phrases.finding(in: text).map { finding in
      AccusationFinding(
        accused: finding.accused.map { labels[$0] }, accusesSomebody: finding.accusesSomebody,
        words: finding.words)
    }
  }

  /// Whether somebody's name stands beside a word that accuses, whatever he is called otherwise.
  package func accuses(personNamed name: String, in text: SpeltText) -> Bool {
    phrases.accuses(personNamed: name, in: text)
  }

  /// Whether an author comes back to whom he has accused before: he names one of them, or that letter.
  package func comesBack(to accused: [Label], in text: String) -> Bool {
    phrases.comesBack(to: accused.compactMap(labels.firstIndex), in: text)
  }
}
