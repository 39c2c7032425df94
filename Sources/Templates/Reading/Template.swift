/// A template with everything it is rendered from but the values.
struct Template: Sendable {
  let pieces: [Outline.Piece]
  /// Those of its folder.
  let partials: [String: Outline]
  let escaping: Escaping

  func rendered(with values: TemplateValues) throws(TemplateError) -> String {
    var rendering = Rendering(partials: partials, escaping: escaping, values: values)
    try rendering.write(pieces)
    return rendering.text
  }
}
