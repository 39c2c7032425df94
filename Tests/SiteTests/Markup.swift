/// The tags of a page, read as a browser reads well-formed HTML: enough to see what hostile text could change.
struct Markup {
  struct Tag: Hashable {
    let name: String
    let attributes: [String: String]
  }
  private(set) var tags: [Tag] = []

  init(_ text: String) {
    var rest = text.unicodeScalars[...]
    while let open = rest.firstIndex(of: "<") {
      rest = rest[rest.index(after: open)...]
      var content = String.UnicodeScalarView()
      var isQuoted = false
      while let scalar = rest.popFirst(), isQuoted || scalar != ">" {
        if scalar == "\"" { isQuoted.toggle() }
        content.append(scalar)
      }
      tags.append(Self.tag(content))
    }
  }

  /// Values of an attribute, over all tags of a name.
  func values(of attribute: String, in name: String) -> [String] {
    tags.filter { $0.name == name }.compactMap { $0.attributes[attribute] }
  }

  /// What the page is made of, whatever its words are.
  var shape: [String] { tags.map { "\($0.name) \($0.attributes.keys.sorted())" } }

  private static func tag(_ content: String.UnicodeScalarView) -> Tag {
    let name = String(content.prefix { $0 != " " })
    var attributes: [String: String] = [:]
    var rest = content.dropFirst(name.unicodeScalars.count)
    while !rest.isEmpty {
      rest = rest.drop { $0 == " " || $0 == "\n" }
      let key = rest.prefix { $0 != "=" && $0 != " " }
      rest = rest.dropFirst(key.count)
      guard rest.popFirst() == "=", rest.popFirst() == "\"" else {
        if !key.isEmpty { attributes[String(key)] = "" }
        continue
      }
      let value = rest.prefix { $0 != "\"" }
      rest = rest.dropFirst(value.count + 1)
      attributes[String(key)] = String(value)
    }
    return Tag(name: name, attributes: attributes)
  }
}
