/// What may stand in a section, as its own reader tells: nobody else lists its keys, so nothing can be forgotten.
package struct Outline: Sendable {
  package struct Key: Sendable {
    package let name: String
    package let kind: Kind
    /// As it would be written, where it is always the same.
    package let standard: String?
    package fileprivate(set) var isRequired = false
  }

  package indirect enum Kind: Sendable {
    case value(expected: String, Shape)
    case list(Kind)
    case section(Outline)
    case sections(Outline)
    /// Words with their weights, or a list of words.
    case keywords
    /// Such lists, each under a name that the administrator chooses.
    case keywordLists
    case either(Kind, Kind)
  }

  /// What one word of a key changes for the others: `type: maildir` has no `host:`.
  package struct Case: Sendable {
    package let key: String
    package let word: String
    package fileprivate(set) var without: [String]
    package let required: [String]
  }

  package fileprivate(set) var keys: [Key] = []
  package fileprivate(set) var cases: [Case] = []

  package subscript(_ name: String) -> Key? { keys.first { $0.name == name } }

  /// Every key with the way to it, each after the section that it stands in.
  package var paths: [(path: [String], key: Key)] {
    keys.flatMap { key in [([key.name], key)] + key.kind.paths.map { ([key.name] + $0.path, $0.key) } }
  }
}

extension Outline.Kind {
  var paths: [(path: [String], key: Outline.Key)] {
    switch self {
    case .section(let outline), .sections(let outline): outline.paths
    case .list(let kind): kind.paths
    case .either(let one, let other): one.paths + other.paths
    case .value, .keywords, .keywordLists: []
    }
  }

  /// The few words that may stand there.
  fileprivate var words: [String] {
    if case .value(_, .words(let words)) = self { words } else { [] }
  }
}

/// The keys of a section while they are gathered.
final class GatheredKeys {
  fileprivate(set) var keys: [Outline.Key]
  fileprivate var asked: Set<String> = []

  fileprivate init(_ keys: [Outline.Key] = []) { self.keys = keys }

  /// - Returns: whether the key is new.
  func ask(_ key: String) -> Bool {
    asked.insert(key)
    return !keys.contains { $0.name == key }
  }

  func take(_ key: String, _ kind: Outline.Kind, standard: String? = nil) {
    if ask(key) { keys.append(Outline.Key(name: key, kind: kind, standard: standard)) }
  }
}

extension GatheredKeys {
  /// The keys of a section within this one, which are gathered once.
  func outline<Value>(
    of key: String, isList: Bool = false, by read: (Section) -> Value, like section: Section
  ) -> Outline? {
    guard ask(key) else {
      if case .section(let outline)? = keys.first(where: { $0.name == key })?.kind { return outline }
      return nil
    }
    let outline = Outline.gathered(by: read, like: section)
    take(key, isList ? .sections(outline) : .section(outline))
    return outline
  }
}

extension Outline {
  /// Has a section read again and again: empty, with each key alone, and with each word of a key that takes one of a few.
  /// So every key comes up that is ever asked for; and required is what is always missed.
  static func gathered<Value>(by read: (Section) -> Value, like section: Section) -> Outline {
    var keys: [Key] = []
    func run(_ given: Item.Pair?) -> (asked: Set<String>, missing: Set<String>) {
      let gathered = GatheredKeys(keys)
      let section = Section(
        [given].compactMap(\.self), title: section.title, kind: section.kind, place: section.place,
        origin: section.origin.muted, gathered: gathered)
      _ = read(section)
      keys = gathered.keys
      return (gathered.asked, Set(section.missing.map(\.key)))
    }
    var required = run(nil).missing
    var runs: [(given: String, word: String, asked: Set<String>, missing: Set<String>)] = []
    var next = 0
    while next < keys.count {
      let key = keys[next]
      next += 1
      for word in key.kind.words.isEmpty ? [""] : key.kind.words {
        let (asked, missing) = run(
          Item.Pair(key: key.name, place: section.place, value: .text(word, section.place)))
        required.formIntersection(missing.union([key.name]))
        if !key.kind.words.isEmpty { runs.append((key.name, word, asked, missing)) }
      }
    }
    let all = Set(keys.map(\.name))
    var cases: [Case] = []
    for (key, runs) in Dictionary(grouping: runs, by: \.given) where Set(runs.map(\.asked)).count > 1 {
      cases += runs.map { run in
        Case(
          key: key, word: run.word, without: all.subtracting(run.asked).sorted(),
          required: run.missing.subtracting(required).sorted())
      }
    }
    for index in keys.indices { keys[index].isRequired = required.contains(keys[index].name) }
    return Outline(keys: keys, cases: cases.sorted { ($0.key, $0.word) < ($1.key, $1.word) })
  }
}

extension Section {
  /// Tells whoever gathers keys of one more.
  func describe(
    _ key: String, _ kind: @autoclosure () -> Outline.Kind, standard: @autoclosure () -> String? = nil
  ) {
    guard let gathered, gathered.ask(key) else { return }
    gathered.take(key, kind(), standard: standard())
  }

  func describe<Value>(_ key: String, _ form: Form<Value>, standard: @autoclosure () -> String? = nil) {
    describe(key, form.kind, standard: standard())
  }
}

extension Form {
  var kind: Outline.Kind { .value(expected: expected, shape) }
}
