/// One template, taken apart: its words, and the tags between them with their lines.
struct Outline: Sendable {
  enum Piece: Sendable {
    /// In UTF-8, as they stand in the file.
    case words([UInt8])
    case tag(Tag)
  }

  struct Tag: Sendable {
    enum Kind: Sendable {
      case variable
      case section([Piece])
      case inverted([Piece])
      /// With the blanks before it, where it is alone on its line.
      case partial(indent: [UInt8])
    }
    let kind: Kind
    /// `due`, `counted.day`, `.`, or a partial's name.
    let name: String
    let place: TemplatePlace
    /// The parts of the name; none for `.`.
    let path: [String]

    init(kind: Kind, name: String, place: TemplatePlace) {
      (self.kind, self.name, self.place) = (kind, name, place)
      path = name == "." ? [] : name.split(separator: ".").map(String.init)
    }
  }

  let pieces: [Piece]

  init(pieces: [Piece]) { self.pieces = pieces }

  /// Reads `text`, which begins at `line` of `file`.
  init(of text: String, file: String, line: Int = 1) throws(TemplateError) {
    var reader = TagReader(text, file: file, line: line)
    pieces = try reader.pieces(within: nil)
  }

  /// Every tag, with those inside sections.
  var allTags: [Tag] { Self.flattened(pieces) }

  private static func flattened(_ pieces: [Piece]) -> [Tag] {
    pieces.tags.flatMap { tag in
      switch tag.kind {
      case .section(let inner), .inverted(let inner): [tag] + flattened(inner)
      case .variable, .partial: [tag]
      }
    }
  }
}

extension [Outline.Piece] {
  /// Those that are tags.
  var tags: [Outline.Tag] {
    compactMap { if case .tag(let tag) = $0 { tag } else { nil } }
  }
}
