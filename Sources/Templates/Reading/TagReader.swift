/// Walks through a template from tag to tag, counting lines (mustache(5), without lambdas, inheritance, other
/// delimiters and unescaped values).
struct TagReader {
  private var rest: ArraySlice<UInt8>
  private let file: String
  private var line: Int
  /// Whether nothing of the line stands before `rest` but tags that take no room.
  private var isAtLineStart = true
  /// Sections may stand in sections, but a template this deep is a mistake.
  private static let deepest = 16

  init(_ text: String, file: String, line: Int) {
    rest = Array(text.utf8)[...]
    self.file = file
    self.line = line
  }

  /// The words and tags up to the end of `section`, or of the text.
  mutating func pieces(within section: Outline.Tag?, depth: Int = 0) throws(TemplateError) -> [Outline.Piece]
  {
    var pieces: [Outline.Piece] = []
    func add(_ words: [UInt8]) { if !words.isEmpty { pieces.append(.words(words)) } }
    while true {
      var words: [UInt8] = []
      let isTag = readWords(into: &words)
      guard isTag else {
        add(words)
        break
      }
      let place = TemplatePlace(file: file, line: line)
      let (sigil, name) = try tag(at: place)
      let blanks = sigil == nil ? nil : takeLine(of: words)
      // A tag alone on its line takes no room: neither the line's end nor the blanks before it.
      if let blanks { words.removeLast(blanks.count) }
      add(words)
      isAtLineStart = blanks != nil
      switch sigil {
      case nil: pieces.append(.tag(.init(kind: .variable, name: try checked(name, place), place: place)))
      case "#", "^":
        guard depth < Self.deepest else { throw .malformed(place, reason: "sections nest too deep") }
        let opening = Outline.Tag(kind: .section([]), name: try checked(name, place), place: place)
        let inner = try self.pieces(within: opening, depth: depth + 1)
        let kind: Outline.Tag.Kind = sigil == "#" ? .section(inner) : .inverted(inner)
        pieces.append(.tag(.init(kind: kind, name: name, place: place)))
      case "/":
        guard let section else { throw .malformed(place, reason: "{{/\(name)}} closes nothing") }
        guard section.name == name else {
          throw .malformed(place, reason: "{{/\(name)}} where {{/\(section.name)}} must come")
        }
        return pieces
      case ">": pieces.append(.tag(.init(kind: .partial(indent: blanks ?? []), name: name, place: place)))
      case "!": break
      case "{", "&": throw .unescaped(place)
      case let sigil?: throw .malformed(place, reason: "tags with \"\(sigil)\" are not used here")
      }
    }
    if let section { throw .malformed(section.place, reason: "section \"\(section.name)\" is never closed") }
    return pieces
  }

  /// Moves behind the next `{{`; false at the end.
  private mutating func readWords(into words: inout [UInt8]) -> Bool {
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "{"), rest.first == UInt8(ascii: "{") {
        rest.removeFirst()
        return true
      }
      if byte == UInt8(ascii: "\n") { line += 1 }
      words.append(byte)
    }
    return false
  }

  /// Takes the rest of the line behind a tag that stands alone on it.
  /// - Returns: the blanks before the tag; nil where something else stands there.
  private mutating func takeLine(of words: [UInt8]) -> [UInt8]? {
    let before = words.reversed().prefix(while: Self.isBlank)
    let isFirst = before.count == words.count ? isAtLineStart : words[words.count - before.count - 1] == 10
    let behind = rest.drop(while: Self.isBlank)
    guard isFirst, behind.isEmpty || behind.first == 10 else { return nil }
    rest = behind.dropFirst()
    if !behind.isEmpty { line += 1 }
    return Array(before.reversed())
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
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
