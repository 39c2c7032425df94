import Settings

/// JSON Schema (draft 7) of a file of the configuration, for editors that complete and check while somebody writes.
///
/// It knows what the reader knows, but of values only their form, and of keys not how they depend on each other, save
/// where one says of what kind the section is.
struct JSONSchema {
  let document: Document
  let explanations: Explanations?

  /// - Parameter isPart: of a file that another one includes, which may leave out what stands in the others.
  func value(isPart: Bool = false) -> JSONValue {
    let outline = document.outline
    var schema = object(outline, at: [], demanding: document != .huiyin)
    schema["$schema"] = "http://json-schema.org/draft-07/schema#"
    schema["title"] = .text(
      "\(document.rawValue).yaml of Huiyin (回音)\(isPart ? ", included by another" : "")")
    if let head = explanations?.head, !head.isEmpty { schema["description"] = .text(head) }
    if document == .huiyin, !isPart {
      // What it includes may say the rest.
      schema["if"] = ["required": ["include"]]
      schema["else"] = demands(outline)
    }
    return .object(schema)
  }

  private func object(_ outline: Outline, at path: [String], demanding: Bool) -> [String: JSONValue] {
    var properties: [String: JSONValue] = [:]
    for key in outline.keys {
      properties[key.name] = property(key, at: path + [key.name], demanding: demanding)
    }
    var schema: [String: JSONValue] = [
      "type": ["object", "null"], "properties": .object(properties), "additionalProperties": false,
    ]
    let required = outline.keys.filter { demanding && $0.isRequired }.map { JSONValue.text($0.name) }
    if !required.isEmpty { schema["required"] = .list(required) }
    let cases = outline.cases.compactMap { self.case($0, demanding: demanding) }
    if !cases.isEmpty { schema["allOf"] = .list(cases) }
    return schema
  }

  private func `case`(_ one: Outline.Case, demanding: Bool) -> JSONValue? {
    var then: [String: JSONValue] = [:]
    if !one.without.isEmpty {
      then["properties"] = .object(
        Dictionary(uniqueKeysWithValues: one.without.map { ($0, JSONValue.truth(false)) }))
    }
    if demanding, !one.required.isEmpty { then["required"] = .list(one.required.map(JSONValue.text)) }
    guard !then.isEmpty else { return nil }
    return [
      "if": [
        "type": "object", "required": [.text(one.key)],
        "properties": .object([one.key: ["const": .text(one.word)]]),
      ], "then": .object(then),
    ]
  }

  private func property(_ key: Outline.Key, at path: [String], demanding: Bool) -> JSONValue {
    var schema = self.schema(key.kind, at: path, demanding: demanding)
    let words = [explanations?[path], expectation(of: key.kind)].compactMap(\.self).filter { !$0.isEmpty }
    if !words.isEmpty { schema["description"] = .text(words.joined(separator: " — ")) }
    if let standard = key.standard, !standard.isEmpty { schema["default"] = written(standard, as: key.kind) }
    return .object(schema)
  }

  private func expectation(of kind: Outline.Kind) -> String? {
    switch kind {
    case .value(let expected, _): expected
    case .list(let kind): expectation(of: kind).map { "a list, each \($0)" }
    default: nil
    }
  }

  private func written(_ text: String, as kind: Outline.Kind) -> JSONValue {
    switch kind {
    case .value(_, .whole): Int(text).map(JSONValue.whole) ?? .text(text)
    case .value(_, .number): Double(text).map(JSONValue.number) ?? .text(text)
    default: .text(text)
    }
  }

  private func schema(_ kind: Outline.Kind, at path: [String], demanding: Bool) -> [String: JSONValue] {
    switch kind {
    case .value(_, let shape): self.schema(shape)
    case .list(let kind):
      ["type": ["array", "null"], "items": .object(schema(kind, at: path, demanding: demanding))]
    case .section(let outline): object(outline, at: path, demanding: demanding)
    case .sections(let outline):
      // A list stands in one file, whole.
      [
        "type": ["array", "null"],
        "items": .object(object(outline, at: path, demanding: true).merging(["type": "object"]) { $1 }),
      ]
    case .keywords: keywords
    case .keywordLists: ["type": ["object", "null"], "additionalProperties": .object(keywords)]
    case .either(let one, let other):
      [
        "anyOf": [
          .object(schema(one, at: path, demanding: demanding)),
          .object(schema(other, at: path, demanding: true)),
        ]
      ]
    }
  }

  /// Every scalar is a text to the reader, whatever YAML takes it for.
  private func schema(_ shape: Shape) -> [String: JSONValue] {
    switch shape {
    case .text: ["type": ["string", "number", "boolean"]]
    case .words(let words):
      [
        "enum": .list(
          words.map(JSONValue.text) + (words.contains("on") ? [.truth(true), .truth(false)] : []))
      ]
    case .toggle: ["enum": ["on", "off", "yes", "no", true, false]]
    case .whole(let range):
      ["type": "integer", "minimum": .whole(range.lowerBound), "maximum": .whole(range.upperBound)]
    case .number(let range):
      ["type": "number", "minimum": .number(range.lowerBound), "maximum": .number(range.upperBound)]
    case .pattern(let pattern): ["type": ["string", "boolean"], "pattern": .text("^(\(pattern))$")]
    }
  }

  private var keywords: [String: JSONValue] {
    let weight: JSONValue = .object(schema(.number(-10...10)))
    return [
      "type": ["array", "object", "null"], "items": ["type": ["string", "number"]],
      "additionalProperties": weight,
    ]
  }

  /// What must be there in the end, section by section.
  private func demands(_ outline: Outline) -> JSONValue {
    var schema: [String: JSONValue] = [:]
    let required = outline.keys.filter(\.isRequired).map { JSONValue.text($0.name) }
    if !required.isEmpty { schema["required"] = .list(required) }
    var properties: [String: JSONValue] = [:]
    for key in outline.keys {
      guard case .section(let inner) = key.kind, case .object(let demands) = demands(inner), !demands.isEmpty
      else { continue }
      properties[key.name] = .object(demands)
    }
    if !properties.isEmpty { schema["properties"] = .object(properties) }
    return .object(schema)
  }
}
