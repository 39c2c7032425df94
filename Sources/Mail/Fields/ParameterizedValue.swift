/// A word and its parameters, as in Content-Type and Content-Disposition (RFC 2045 §5.1, RFC 2231).
struct ParameterizedValue {
  /// What stands before the first semicolon, without comments and white space around it.
  private(set) var word: [UInt8] = []
  /// By lower-case name; of two with one name the first counts.
  private(set) var parameters: [String: String] = [:]
  /// Names that were given twice.
  private(set) var duplicates: [String] = []
  /// Charsets of RFC 2231 that we do not know.
  private(set) var unknownCharsets: [String] = []

  /// Reads on whatever is wrong: raw spaces in a name, a missing semicolon, a missing quote.
  ///
  /// - Parameter most: reads one name more than that, and no further.
  init(parsing raw: ArraySlice<UInt8>, most: Int = MailLimits.standard.parameters) {
    let value = HeaderField.readable(raw)
    word = Array(Self.word(of: value[...]))
    var index = word.count
    var named: [Named] = []
    while named.count <= most, let parameter = Self.next(in: value, from: &index) {
      let key = ParameterPieces.Key(parameter.name)
      let place = named.firstIndex { $0.name == key.name } ?? named.count
      if place == named.count { named.append(Named(name: key.name)) }
      let isNew = named[place].pieces.add(parameter.value, at: key)
      if !isNew, !duplicates.contains(key.name) { duplicates.append(key.name) }
    }
    for parameter in named {
      parameters[parameter.name] = parameter.pieces.text
      if let label = parameter.pieces.unknownCharset { unknownCharsets.append(label) }
    }
  }

  private struct Named {
    let name: String
    var pieces = ParameterPieces()
  }

  /// What stands before the first semicolon, blank or comment.
  static func word(of raw: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    raw.trimmed.prefix { $0 != Octet.semicolon && !$0.isSpace && $0 != UInt8(ascii: "(") }
  }

  private static func next(in value: [UInt8], from index: inout Int) -> (name: String, value: [UInt8])? {
    while index < value.count {
      skipSeparators(in: value, from: &index)
      let nameStart = index
      while index < value.count, value[index] != Octet.equals, value[index] != Octet.semicolon,
        !value[index].isBlank
      {
        index += 1
      }
      let name = value[nameStart..<index]
      while index < value.count, value[index].isBlank { index += 1 }
      guard index < value.count, value[index] == Octet.equals else { continue }
      index += 1
      while index < value.count, value[index].isBlank { index += 1 }
      let lowercased = String(decoding: name.map(\.lowercased), as: UTF8.self)
      let content = Self.content(of: lowercased, in: value, from: &index)
      if !name.isEmpty { return (lowercased, content) }
    }
    return nil
  }

  private static func content(of name: String, in value: [UInt8], from index: inout Int) -> [UInt8] {
    if index < value.count, value[index] == Octet.quote {
      let quoted = QuotedString(in: value, at: index)
      index = quoted.end
      return quoted.content
    }
    // A file name may hold raw spaces; any other value ends at one.
    let mayHoldSpaces = name.hasPrefix("name") || name.hasPrefix("filename")
    let start = index
    while index < value.count, value[index] != Octet.semicolon, mayHoldSpaces || !value[index].isBlank {
      index += 1
    }
    return Array(value[start..<index].trimmed)
  }

  private static func skipSeparators(in value: [UInt8], from index: inout Int) {
    var depth = 0
    while index < value.count {
      switch value[index] {
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")") where depth > 0: depth -= 1
      case Octet.semicolon, Octet.space, Octet.tab: break
      default: if depth == 0 { return }
      }
      index += 1
    }
  }
}
