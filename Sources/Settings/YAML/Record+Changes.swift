/// One key that is given another value than before.
package struct Change: Hashable, Sendable, CustomStringConvertible {
  /// From the outermost key on: `policy`, `returns`, `within`.
  let path: [String]
  let what: String

  /// `policy: certainty: 0.8 → 0.9`.
  package var description: String { (path + [what]).joined(separator: ": ") }
}

extension Configuration {
  /// What another one says otherwise, each key by itself. Of passwords nothing is known but where they lie.
  package func changes(to new: Configuration) -> [Change] {
    var changes = record.changes(to: new.record, at: [])
    for key in ["units", "grounds", "triage", "duty"] {
      let none = Record.section([])
      changes += (contents[key] ?? none).changes(
        to: new.contents[key] ?? none, at: key == "units" ? [] : [key])
    }
    if calendar.version != new.calendar.version {
      changes.append(Change(path: ["calendar"], what: "\(calendar.version) → \(new.calendar.version)"))
    }
    return changes
  }
}

extension Record {
  func changes(to new: Record, at path: [String]) -> [Change] {
    if let old = named, let new = new.named {
      let names = old.map(\.name) + new.map(\.name).filter { name in !old.contains { $0.name == name } }
      return names.flatMap { name -> [Change] in
        let path = path + [name]
        switch (old.first { $0.name == name }?.value, new.first { $0.name == name }?.value) {
        case (let old?, let new?): return old.changes(to: new, at: path)
        case (let old?, nil):
          return [Change(path: path, what: old.isPlain ? "\(old.shortly) → nothing" : "removed")]
        case (nil, let new?):
          return [Change(path: path, what: new.isPlain ? "nothing → \(new.shortly)" : "added")]
        case (nil, nil): return []
        }
      }
    }
    return shown == new.shown ? [] : [Change(path: path, what: "\(shortly) → \(new.shortly)")]
  }

  /// The keys of a section; the sections of a list by their names, where each has one of its own.
  private var named: [(name: String, value: Record)]? {
    switch self {
    case .text: return nil
    case .section(let pairs): return pairs.map { ($0.key, $0.value) }
    case .list(let items):
      let sections = items.compactMap { item in item.name.map { (name: $0, value: item) } }
      let isUnique = Set(sections.map(\.name)).count == items.count
      return isUnique && !items.isEmpty ? sections : nil
    }
  }

  private var name: String? {
    guard case .section(let pairs) = self,
      case .text(let name)? = pairs.first(where: { $0.key == "name" })?.value
    else { return nil }
    return name
  }

  private var isPlain: Bool {
    switch self {
    case .text: true
    case .list(let items): items.allSatisfy(\.isPlain)
    case .section: false
    }
  }

  private var shown: String {
    switch self {
    case .text(let text): text.isEmpty ? "\"\"" : text
    case .list(let items): "[" + items.map(\.shown).joined(separator: ", ") + "]"
    case .section(let pairs): "{" + pairs.map { "\($0.key): \($0.value.shown)" }.joined(separator: ", ") + "}"
    }
  }

  private var shortly: String { shown.count > 80 ? shown.prefix(79) + "…" : shown }
}
