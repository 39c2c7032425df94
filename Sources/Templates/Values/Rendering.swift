/// A template on its way to text.
///
/// A value that is missing where it would be shown or asked for is an error, not an empty place.
struct Rendering {
  private let partials: [String: Outline]
  private let escaping: Escaping
  /// What names are looked up in, the innermost last.
  private var stack: [TemplateValue]
  private var octets: [UInt8] = []

  init(partials: [String: Outline], escaping: Escaping, values: TemplateValues) {
    self.partials = partials
    self.escaping = escaping
    stack = [.record(values)]
    octets.reserveCapacity(32 << 10)
  }

  /// All of it comes from texts, whole scalars each time: to make sure of that once more would take as long as to write it.
  var text: String { String(copying: UTF8Span(unchecked: octets.span)) }

  mutating func write(_ pieces: [Outline.Piece]) throws(TemplateError) {
    for piece in pieces {
      switch piece {
      case .words(let words): octets += words
      case .tag(let tag): try write(tag)
      }
    }
  }

  private mutating func write(_ tag: Outline.Tag) throws(TemplateError) {
    if case .partial(let indent) = tag.kind { return try write(partials[tag.name]?.pieces ?? [], indent) }
    guard let value = value(of: tag.path) else { throw .missingValue(tag.place, variable: tag.name) }
    switch tag.kind {
    case .variable:
      switch value {
      case .text(let text): escaping.write(text, to: &octets)
      case .markup(let markup) where escaping == .markup: octets += markup.text.utf8
      default: throw .notText(tag.place, variable: tag.name)
      }
    case .inverted(let inner): if !value.isShown { try write(inner) }
    case .section(let inner): try write(inner, for: value)
    case .partial: break
    }
  }

  /// Once for a text or a record, which is looked into first; once for a flag, which holds nothing; and once for each
  /// item of a list.
  private mutating func write(_ inner: [Outline.Piece], for value: TemplateValue) throws(TemplateError) {
    switch value {
    case .flag(let flag): if flag { try write(inner) }
    case .text(let text): if !text.isEmpty { try write(inner, within: value) }
    case .list(let items): for item in items { try write(inner, within: item) }
    case .record: try write(inner, within: value)
    case .markup: if value.isShown { try write(inner, within: value) }
    }
  }

  private mutating func write(_ inner: [Outline.Piece], within value: TemplateValue) throws(TemplateError) {
    stack.append(value)
    try write(inner)
    stack.removeLast()
  }

  /// The lines of a partial stand as far to the right as its tag.
  private mutating func write(_ partial: [Outline.Piece], _ indent: [UInt8]) throws(TemplateError) {
    guard !indent.isEmpty else { return try write(partial) }
    let before = octets
    octets = []
    try write(partial)
    let lines = octets.split(separator: 10, omittingEmptySubsequences: false)
    octets = before + lines.map { $0.isEmpty ? [] : indent + $0 }.joined(separator: [10])
  }

  private func value(of path: [String]) -> TemplateValue? {
    guard let first = path.first else { return stack.last }
    for outer in stack.reversed() {
      guard let found = outer.child(named: first) else { continue }
      return path.dropFirst().reduce(found) { $0?.child(named: $1) }
    }
    return nil
  }
}
