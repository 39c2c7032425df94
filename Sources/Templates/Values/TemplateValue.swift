/// What a template may be given. Literals and interpolated strings are values, so that call sites read well:
///
///     ["id": "\(letter.id)", "provisional": true, "counted": .list(days.map { ["day": "\($0)"] })]
package enum TemplateValue: Sendable, Equatable {
  /// `{{x}}` shows it, `{{#x}}` asks whether it is not empty. Every text also has `{{x.encoded}}`, percent-encoded
  /// for an address, `{{#x.lines}}{{.}}{{/x.lines}}`, its lines without the empty ones, and for pages `{{x.set}}` and
  /// `{{#x.setLines}}`, the same with traditional Mongolian set vertically.
  case text(String)
  /// `{{#x}}` and `{{^x}}` ask for it.
  case flag(Bool)
  /// `{{#x}}` repeats for every item.
  case list([TemplateValue])
  /// `{{x.name}}`, or `{{name}}` within `{{#x}}`.
  case record(TemplateValues)
  /// `{{x}}` puts it into a page as it is, `{{#x}}` asks whether it is not empty; no other kind of file takes it.
  case markup(Markup)

  /// A text that may be missing: `{{^x}}` shows what stands in for it.
  package static func optional(_ text: (some CustomStringConvertible)?) -> TemplateValue {
    .text(text.map { "\($0)" } ?? "")
  }

  /// What `{{value.name}}` means.
  func child(named name: String) -> TemplateValue? {
    switch self {
    case .record(let values): values[name]
    case .text(let text) where name == "lines": .list(text.nonEmptyLines.map(TemplateValue.text))
    case .text(let text) where name == "encoded": .text(text.percentEncoded)
    case .text(let text) where name == "set": Self.set(text)
    case .text(let text) where name == "setLines": .list(text.nonEmptyLines.map(Self.set))
    case .text, .flag, .list, .markup: nil
    }
  }

  private static func set(_ text: String) -> TemplateValue {
    text.withVerticalScript.map(TemplateValue.markup) ?? .text(text)
  }

  /// Whether `{{#value}}` is entered.
  var isShown: Bool {
    switch self {
    case .text(let text): !text.isEmpty
    case .flag(let flag): flag
    case .list(let items): !items.isEmpty
    case .record: true
    case .markup(let markup): !markup.text.isEmpty
    }
  }
}

package typealias TemplateValues = [String: TemplateValue]

extension TemplateValue: ExpressibleByStringInterpolation {
  package init(stringLiteral value: String) { self = .text(value) }
}

extension TemplateValue: ExpressibleByBooleanLiteral {
  package init(booleanLiteral value: Bool) { self = .flag(value) }
}

extension TemplateValue: ExpressibleByArrayLiteral {
  package init(arrayLiteral elements: TemplateValue...) { self = .list(elements) }
}

extension TemplateValue: ExpressibleByDictionaryLiteral {
  package init(dictionaryLiteral elements: (String, TemplateValue)...) {
    self = .record(TemplateValues(elements, uniquingKeysWith: { _, later in later }))
  }
}
