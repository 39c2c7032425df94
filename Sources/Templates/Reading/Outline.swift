/// The tags of one template with their lines: enough to check it before and while it is used.
struct Outline: Sendable {
  struct Tag: Sendable {
    enum Kind: Sendable {
      case variable
      case section([Tag])
      case inverted([Tag])
      case partial
    }
    let kind: Kind
    /// `due`, `counted.day`, `.`, or a partial's name.
    let name: String
    let place: TemplatePlace

    var path: [String] { name == "." ? [] : name.split(separator: ".").map(String.init) }
  }

  let tags: [Tag]

  /// Reads `text`, which begins at `line` of `file`.
  init(of text: String, file: String, line: Int = 1) throws(TemplateError) {
    var reader = TagReader(text, file: file, line: line)
    tags = try reader.tags(within: nil)
  }

  /// Every tag, with those inside sections.
  var allTags: [Tag] { Self.flattened(tags) }

  private static func flattened(_ tags: [Tag]) -> [Tag] {
    tags.flatMap { tag in
      switch tag.kind {
      case .section(let inner), .inverted(let inner): [tag] + flattened(inner)
      case .variable, .partial: [tag]
      }
    }
  }
}
