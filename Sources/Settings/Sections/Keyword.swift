import Domain

/// A word that speaks for a unit or a ground, how strongly, and where an administrator wrote it.
package struct Keyword: Sendable, Hashable {
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

/// The words that speak for one unit.
package struct Route: Sendable {
  package let unit: UnitName
  package let keywords: [Keyword]

  package init(unit: UnitName, keywords: [Keyword]) {
    self.unit = unit
    self.keywords = keywords
  }
}

extension Section {
  /// Words with their weights, or a list of words that all weigh the same.
  func keywords(_ key: String, weight: Double = 1) -> [Keyword] {
    guard let item = item(key, mayBeEmpty: true) else { return [] }
    let words: [Keyword]
    switch item {
    case .section(let pairs, _):
      words = pairs.compactMap { keyword($0.key, $0.place, scalar($0.value, quoted($0.key), .weight)) }
    case .list(let items, _):
      words = items.compactMap { item in
        scalar(item, "a keyword", .name).flatMap { keyword($0, item.place, weight) }
      }
    case .text, .nothing:
      problem(item.place, "\(quoted(key)) must be a list of words or words with weights, not \(item.found)")
      return []
    }
    note(key, .section(words.map { ($0.text, .text("\($0.weight)")) }))
    return words
  }

  private func keyword(_ text: String, _ place: Place, _ weight: Double?) -> Keyword? {
    guard let weight else { return nil }
    guard Form.name.read(text) != nil else {
      problem(
        place, "\(quoted(text)) is no keyword", hint: "write one word or a few, without spaces around them")
      return nil
    }
    return Keyword(text: text, weight: weight, place: place.fileAndLine)
  }
}
