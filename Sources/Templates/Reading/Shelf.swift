import Mustache

/// The templates of one folder and kind; each finds its partials here.
struct Shelf: Sendable {
  let escaping: Escaping
  private var outlines: [String: Outline] = [:]
  private var library = MustacheLibrary()

  init(escaping: Escaping) { self.escaping = escaping }

  /// Takes in `text` as `name`; it begins at `line` of `file`.
  mutating func add(
    _ text: String, named name: String, file: String, line: Int = 1
  ) throws(TemplateError) {
    outlines[name] = try Outline(of: text, file: file, line: line)
    do {
      // Escaping is ours (see `ShownText`), so Mustache is told that everything is plain text.
      try library.register("{{% CONTENT_TYPE:TEXT}}\n" + text, named: name)
    } catch {
      throw .malformed(.init(file: file, line: line), reason: "\(error)")
    }
  }

  func has(_ name: String) -> Bool { outlines[name] != nil }

  /// Every partial exists, and none contains itself.
  func checkPartials() throws(TemplateError) {
    for name in outlines.keys.sorted() { try follow(name, from: []) }
  }

  private func follow(_ name: String, from path: [String]) throws(TemplateError) {
    for tag in outlines[name]?.allTags ?? [] {
      guard case .partial = tag.kind else { continue }
      guard outlines[tag.name] != nil else { throw .unknownPartial(tag.place, name: tag.name) }
      guard !(path + [name]).contains(tag.name) else {
        throw .malformed(tag.place, reason: "partial \"\(tag.name)\" contains itself")
      }
      try follow(tag.name, from: path + [name])
    }
  }

  func render(_ name: String, with values: TemplateValues) throws(TemplateError) -> String {
    guard let outline = outlines[name] else { throw .unknownTemplate(name: name) }
    try check(outline.tags, against: [.record(values)])
    guard let text = library.render(TemplateValue.record(values).shown(escaping), withTemplate: name) else {
      throw .unknownTemplate(name: name)
    }
    return text
  }

  /// Every name that the template or its partials use: `id`, `counted`, `counted/day`.
  func variables(of name: String) -> Set<String> {
    names(outlines[name]?.tags ?? [], prefix: "")
  }

  private func names(_ tags: [Outline.Tag], prefix: String) -> Set<String> {
    tags.reduce(into: []) { names, tag in
      switch tag.kind {
      case .variable: if tag.name != "." { names.insert(prefix + tag.name) }
      case .section(let inner):
        names.insert(prefix + tag.name)
        names.formUnion(self.names(inner, prefix: "\(prefix)\(tag.name)/"))
      case .inverted(let inner):
        names.insert(prefix + tag.name)
        names.formUnion(self.names(inner, prefix: prefix))
      case .partial: names.formUnion(self.names(outlines[tag.name]?.tags ?? [], prefix: prefix))
      }
    }
  }

  /// Every value that will be shown or asked for is there: Mustache itself passes over what is missing.
  private func check(_ tags: [Outline.Tag], against stack: [TemplateValue]) throws(TemplateError) {
    for tag in tags {
      if case .partial = tag.kind {
        try check(outlines[tag.name]?.tags ?? [], against: stack)
        continue
      }
      guard let value = value(of: tag.path, in: stack) else {
        throw .missingValue(tag.place, variable: tag.name)
      }
      switch tag.kind {
      case .variable:
        guard case .text = value else { throw .notText(tag.place, variable: tag.name) }
      case .inverted(let inner):
        if !value.isShown { try check(inner, against: stack) }
      case .section(let inner):
        for item in value.repetitions { try check(inner, against: stack + [item].compactMap(\.self)) }
      case .partial: break
      }
    }
  }

  private func value(of path: [String], in stack: [TemplateValue]) -> TemplateValue? {
    guard let first = path.first else { return stack.last }
    let found = stack.reversed().lazy.compactMap { $0.child(named: first) }.first
    return path.dropFirst().reduce(found) { $0?.child(named: $1) }
  }
}

extension TemplateValue {
  /// What a section is entered with, once each: an item, or nil where the flag itself says nothing.
  fileprivate var repetitions: [TemplateValue?] {
    switch self {
    case .flag(let flag): flag ? [nil] : []
    case .text(let text): text.isEmpty ? [] : [self]
    case .list(let items): items.map(Optional.some)
    case .record: [self]
    }
  }
}
