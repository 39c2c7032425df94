import Mustache

/// A text as Mustache meets it: already escaped, empty ones false.
///
/// Mustache escapes by `Character`, where a quotation mark followed by a combining accent is one character that
/// needs no escaping; so values are escaped here, scalar by scalar, and every template is read as plain text.
private struct ShownText: MustacheCustomRenderable, MustacheParent {
  let text: String
  let escaping: Escaping

  var renderText: String { escaping.write(text) }
  var isNull: Bool { text.isEmpty }

  func child(named name: String) -> Any? {
    TemplateValue.text(text).child(named: name)?.shown(escaping)
  }
}

extension TemplateValue {
  /// What Mustache is given in place of this value.
  func shown(_ escaping: Escaping) -> Any {
    switch self {
    case .text(let text): ShownText(text: text, escaping: escaping)
    case .flag(let flag): flag
    case .list(let items): items.map { $0.shown(escaping) }
    case .record(let values): values.mapValues { $0.shown(escaping) }
    }
  }
}
