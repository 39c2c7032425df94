extension Section {
  /// A section within this one; an empty one where it does not stand in the file, so that all defaults apply.
  func section<Value>(_ key: String, _ read: (Section) -> Value) -> Value {
    if let gathered {
      let outline = gathered.outline(of: key, by: read, like: blank(key))
      if !has(key), outline?.keys.contains(where: \.isRequired) == true { miss(key, "") }
      return read(blank(key))
    }
    let item = item(key, mayBeEmpty: true)
    let inner = inner(key, item)
    let value = read(inner)
    if item == nil, !inner.missing.isEmpty {
      miss(key, "keys \(inner.missing.map { $0.key + ":" }.joined(separator: ", "))")
    } else {
      inner.finish()
    }
    if !inner.record.isEmpty { note(key, .section(inner.record)) }
    return value
  }

  /// A section within this one that need not be there.
  func optionalSection<Value>(_ key: String, _ read: (Section) -> Value) -> Value? {
    if let gathered {
      _ = gathered.outline(of: key, by: read, like: blank(key))
      return has(key) ? read(blank(key)) : nil
    }
    guard let item = item(key, mayBeEmpty: true) else {
      learn(key, read)
      return nil
    }
    let inner = inner(key, item)
    let value = read(inner)
    inner.finish()
    note(key, .section(inner.record))
    return value
  }

  /// The sections of a list, in order; nil where the list is not there.
  ///
  /// - Parameters:
  ///   - noun: What each of them is called: `officer`.
  ///   - need: The hint where there must be one at least and is none.
  ///   - standard: Keys and values of the one that stands in where the list is not there.
  func sections<Value>(
    _ key: String, each noun: String, need: String? = nil,
    default standard: KeyValuePairs<String, String>? = nil, _ read: (Section) -> Value
  ) -> [Value]? {
    if let gathered {
      _ = gathered.outline(of: key, isList: true, by: read, like: blank(key))
      if need != nil, !has(key) { miss(key, "") }
      return nil
    }
    guard let item = item(key, mayBeEmpty: true) ?? standard.map(written) else {
      learn(key, read)
      if let need { problem(place, "\(title) has no \(noun)", hint: need) }
      return nil
    }
    guard case .list(let items, _) = item else {
      problem(
        item.place, "\(quoted(key)) must be a list of sections, not \(item.found)",
        hint: "begin each \(noun) with a dash")
      return []
    }
    if items.isEmpty {
      learn(key, read)
      if let need { problem(item.place, "\(title) has no \(noun)", hint: need) }
    }
    var records: [Record] = []
    let values = items.compactMap { item -> Value? in
      guard case .section(let pairs, let place) = item else {
        problem(item.place, "every \(noun) must be a section, not \(item.found)")
        return nil
      }
      let article = "aeiou".contains(noun.first ?? "x") ? "an" : "a"
      let inner = Section(pairs, title: "\(article) \(noun)", kind: key, place: place, origin: origin)
      defer {
        inner.finish()
        records.append(.section(inner.record))
      }
      return read(inner)
    }
    note(key, .list(records))
    return values
  }

  private func written(_ pairs: KeyValuePairs<String, String>) -> Item {
    let pairs = pairs.map { Item.Pair(key: $0.key, place: place, value: .text($0.value, place)) }
    return .list([.section(pairs, place)], place)
  }

  private func inner(_ key: String, _ item: Item?) -> Section {
    switch item {
    case .section(let pairs, let place):
      return Section(pairs, title: quoted(key), kind: key, place: place, origin: origin)
    case let other?:
      problem(other.place, "\(quoted(key)) must be a section, not \(other.found)")
      // Its defaults are read in silence: that required keys are missing would be no news.
      return Section([], title: quoted(key), kind: key, place: place, origin: origin.muted)
    case nil:
      return Section([], title: quoted(key), kind: key, place: place, origin: origin)
    }
  }

  /// An empty one, of which nobody hears.
  private func blank(_ key: String) -> Section {
    Section([], title: quoted(key), kind: key, place: place, origin: origin.muted)
  }

  /// Makes the keys of a section known that does not stand in the file.
  private func learn<Value>(_ key: String, _ read: (Section) -> Value) {
    _ = read(blank(key))
  }
}
