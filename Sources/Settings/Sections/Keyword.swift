import Domain
import Reading

/// A word or phrase that speaks for a unit or a ground, how strongly, and where an administrator wrote it.
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

/// The words that speak for one unit, and the places that are its own.
package struct Route: Sendable {
  package let unit: UnitName
  package let keywords: [Keyword]
  package let places: [Keyword]

  package init(unit: UnitName, keywords: [Keyword], places: [Keyword] = []) {
    self.unit = unit
    self.keywords = keywords
    self.places = places
  }
}

extension Section {
  /// Words with their weights, or a list of words that all weigh the same.
  func keywords(_ key: String, weight: Double = 1) -> [Keyword] {
    describe(key, .keywords)
    guard let item = item(key, mayBeEmpty: true) else { return [] }
    let words = keywords(in: item, of: key, weight: weight)
    note(key, Self.record(of: words))
    return words
  }

  /// Lists of words, each under a name that the administrator chose.
  func keywordLists(_ key: String) -> [(name: String, keywords: [Keyword])] {
    describe(key, .keywordLists)
    guard let item = item(key, mayBeEmpty: true) else { return [] }
    guard case .section(let pairs, _) = item else {
      problem(item.place, "\(quoted(key)) must be names with lists of words, not \(item.found)")
      return []
    }
    let lists = pairs.map { (name: $0.key, keywords: keywords(in: $0.value, of: $0.key, weight: 1)) }
    note(key, .section(lists.map { ($0.name, Self.record(of: $0.keywords)) }))
    return lists
  }

  /// One phrase that must be there.
  func keyword(_ key: String) -> Keyword? {
    describe(key, .phrase)
    guard let item = item(key) else {
      if !has(key) { miss(key, Form.phrase.expected) }
      return nil
    }
    return scalar(item, quoted(key), .phrase).flatMap { keyword($0, item.place, 1) }
  }

  private func keywords(in item: Item, of key: String, weight: Double) -> [Keyword] {
    switch item {
    case .section(let pairs, _):
      return pairs.compactMap { keyword($0.key, $0.place, scalar($0.value, quoted($0.key), .weight)) }
    case .list(let items, _):
      return items.compactMap { item in
        scalar(item, "a keyword", .phrase).flatMap { keyword($0, item.place, weight) }
      }
    case .text, .nothing:
      problem(item.place, "\(quoted(key)) must be a list of words or words with weights, not \(item.found)")
      return []
    }
  }

  private static func record(of words: [Keyword]) -> Record {
    .section(words.map { ($0.text, .text("\($0.weight)")) })
  }

  private func keyword(_ text: String, _ place: Place, _ weight: Double?) -> Keyword? {
    guard let weight else { return nil }
    guard Form.phrase.read(text) != nil else {
      problem(
        place, "\(quoted(text)) is no keyword", hint: "write one word or a few, without spaces around them")
      return nil
    }
    do throws(PhraseError) { _ = try Phrase(reading: text) } catch {
      problem(
        place, "\(quoted(text)) is no phrase: \(error)",
        hint: "a word, or several: 供热*不热, 法院<4>判决, (暖气|地暖)*不热")
      return nil
    }
    return Keyword(text: text, weight: weight, place: place.fileAndLine)
  }
}
