/// Walks through a template from tag to tag, counting lines (mustache(5), without lambdas, inheritance, other
/// delimiters and unescaped values).
struct TagReader {
  private var rest: ArraySlice<UInt8>
  private let file: String
  private var line: Int
  /// Sections may stand in sections, but a template this deep is a mistake.
  private static let deepest = 16

  init(_ text: String, file: String, line: Int) {
    rest = Array(text.utf8)[...]
    self.file = file
    self.line = line
  }

  /// The tags up to the end of `section`, or of the text.
  mutating func tags(within section: Outline.Tag?, depth: Int = 0) throws(TemplateError) -> [Outline.Tag] {
    var tags: [Outline.Tag] = []
    while skipText() {
      let place = TemplatePlace(file: file, line: line)
      let (sigil, name) = try tag(at: place)
      switch sigil {
      case nil: tags.append(.init(kind: .variable, name: try checked(name, place), place: place))
      case "#", "^":
        guard depth < Self.deepest else { throw .malformed(place, reason: "sections nest too deep") }
        let opening = Outline.Tag(kind: .section([]), name: try checked(name, place), place: place)
        let inner = try self.tags(within: opening, depth: depth + 1)
        tags.append(.init(kind: sigil == "#" ? .section(inner) : .inverted(inner), name: name, place: place))
      case "/":
        guard let section else { throw .malformed(place, reason: "{{/\(name)}} closes nothing") }
        guard section.name == name else {
          throw .malformed(place, reason: "{{/\(name)}} where {{/\(section.name)}} must come")
        }
        return tags
      case ">": tags.append(.init(kind: .partial, name: name, place: place))
      case "!": break
      case "{", "&": throw .unescaped(place)
      case let sigil?: throw .malformed(place, reason: "tags with \"\(sigil)\" are not used here")
      }
    }
    if let section { throw .malformed(section.place, reason: "section \"\(section.name)\" is never closed") }
    return tags
  }

  /// Moves behind the next `{{`; false at the end.
  private mutating func skipText() -> Bool {
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "\n") { line += 1 }
      if byte == UInt8(ascii: "{"), rest.first == UInt8(ascii: "{") {
        rest.removeFirst()
        return true
      }
    }
    return false
  }

  /// Reads up to `}}`.
  private mutating func tag(
    at place: TemplatePlace
  ) throws(TemplateError) -> (sigil: Unicode.Scalar?, name: String) {
    var content: [UInt8] = []
    while !rest.starts(with: "}}".utf8) {
      guard let byte = rest.popFirst() else { throw .malformed(place, reason: "tag is never closed") }
      if byte == UInt8(ascii: "\n") { line += 1 }
      content.append(byte)
    }
    rest.removeFirst(2)
    let text = String(decoding: content, as: UTF8.self)
    guard let sigil = text.unicodeScalars.first, "#^/>!{&=%$<*".unicodeScalars.contains(sigil) else {
      return (nil, text.onOneLine)
    }
    return (sigil, String(text.unicodeScalars.dropFirst()).onOneLine)
  }

  private func checked(_ name: String, _ place: TemplatePlace) throws(TemplateError) -> String {
    if name == "." { return name }
    let parts = name.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    let isName = parts.allSatisfy { part in
      !part.isEmpty
        && part.allSatisfy {
          switch $0 {
          case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
            true
          default: false
          }
        }
    }
    guard isName else { throw .malformed(place, reason: "\"\(name)\" is no name of a value") }
    return name
  }
}
