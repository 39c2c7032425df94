/// The templates of one folder and kind; each finds its partials here.
struct Shelf: Sendable {
  private let folder: String
  private let ending: String
  private let escaping: Escaping
  private var outlines: [String: Outline] = [:]

  /// For templates like that one.
  init(for file: TemplateFile) {
    folder = file.folder
    ending = file.ending
    escaping = file.escaping
  }

  /// Takes in `text` as `name`; it begins at `line` of `file`.
  mutating func add(
    _ text: String, named name: String, file: String, line: Int = 1
  ) throws(TemplateError) {
    outlines[name] = try Outline(of: text, file: file, line: line)
  }

  /// Puts a portal's frame, word for word, around what the pages say of themselves and what they show.
  mutating func set(in frame: PageFrame) throws(TemplateError) {
    let parts = [
      ("_head", frame.beginning, "{{>_meta}}\n", ""), ("_body", frame.middle, "{{>_framed}}\n", ""),
      ("_foot", "", "{{>_framed-end}}\n", frame.end),
    ]
    for (name, before, partial, after) in parts {
      let place = "\(folder)/\(name).\(ending)"
      outlines[name] = Outline(
        pieces: [.words(Array(before.utf8))] + (try Outline(of: partial, file: place).pieces)
          + [.words(Array(after.utf8))])
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

  /// Every template by the path of its file, ready to be rendered.
  var templates: [(path: String, template: Template)] {
    outlines.map { name, outline in
      let path = (folder.isEmpty ? "" : folder + "/") + "\(name).\(ending)"
      return (path, Template(pieces: outline.pieces, partials: outlines, escaping: escaping))
    }
  }

  /// Every name that the template or its partials use: `id`, `counted`, `counted/day`.
  func variables(of name: String) -> Set<String> {
    names(outlines[name]?.pieces ?? [], prefix: "")
  }

  private func names(_ pieces: [Outline.Piece], prefix: String) -> Set<String> {
    pieces.tags.reduce(into: []) { names, tag in
      switch tag.kind {
      case .variable: if tag.name != "." { names.insert(prefix + tag.name) }
      case .section(let inner):
        names.insert(prefix + tag.name)
        names.formUnion(self.names(inner, prefix: "\(prefix)\(tag.name)/"))
      case .inverted(let inner):
        names.insert(prefix + tag.name)
        names.formUnion(self.names(inner, prefix: prefix))
      case .partial: names.formUnion(self.names(outlines[tag.name]?.pieces ?? [], prefix: prefix))
      }
    }
  }
}
