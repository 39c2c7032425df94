/// A word and its parameters, as in Content-Type and Content-Disposition (RFC 2045 §5.1, RFC 2231).
struct ParameterizedValue {
  /// What stands before the first semicolon, without comments and white space around it.
  private(set) var word: [UInt8] = []
  /// By lower-case name; of two with one name the first counts.
  private(set) var parameters: [String: String] = [:]
  /// Names that were given twice.
  private(set) var duplicates: [String] = []

  /// Reads on whatever is wrong: raw spaces in a name, a missing semicolon, a missing quote.
  init(parsing raw: ArraySlice<UInt8>) {
    let value = HeaderField.unfolded(raw)
    var index = 0
    while index < value.count, value[index] != Octet.semicolon, !value[index].isBlank,
      value[index] != UInt8(ascii: "(")
    {
      index += 1
    }
    word = Array(value[..<index])
    var pieces: [String: ParameterPieces] = [:]
    var order: [String] = []
    while let parameter = Self.next(in: value, from: &index) {
      let key = ParameterPieces.Key(parameter.name)
      if pieces[key.name] == nil { order.append(key.name) }
      let isNew = pieces[key.name, default: ParameterPieces()].add(parameter.value, at: key)
      if !isNew, !duplicates.contains(key.name) { duplicates.append(key.name) }
    }
    for name in order { parameters[name] = pieces[name]?.text }
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
      let name = String(decoding: value[nameStart..<index].map(\.lowercased), as: UTF8.self)
      while index < value.count, value[index].isBlank { index += 1 }
      guard index < value.count, value[index] == Octet.equals else { continue }
      index += 1
      while index < value.count, value[index].isBlank { index += 1 }
      let content = Self.content(of: name, in: value, from: &index)
      if !name.isEmpty { return (name, content) }
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

/// The pieces that one parameter was sent in: `name`, or `name*0`, `name*1*` … (RFC 2231 §3, §4).
private struct ParameterPieces {
  struct Key {
    var name: String
    var place: Int?
    var isExtended = false

    init(_ written: String) {
      name = written
      guard let star = written.firstIndex(of: "*") else { return }
      name = String(written[..<star])
      var rest = written[written.index(after: star)...]
      if rest.isEmpty || rest.hasSuffix("*") {
        isExtended = true
        rest = rest.dropLast()
      }
      place = Int(rest).map { max(0, $0) }
    }
  }

  private struct Piece {
    var octets: [UInt8]
    var isExtended: Bool
  }

  private var plain: [UInt8]?
  private var extended: [UInt8]?
  private var continued: [Int: Piece] = [:]

  /// False when that piece is there already.
  mutating func add(_ octets: [UInt8], at key: Key) -> Bool {
    if let place = key.place {
      guard continued[place] == nil else { return false }
      continued[place] = Piece(octets: octets, isExtended: key.isExtended)
    } else if key.isExtended {
      guard extended == nil else { return false }
      extended = octets
    } else {
      guard plain == nil else { return false }
      plain = octets
    }
    return true
  }

  /// The form that carries a charset wins over the fallback beside it.
  var text: String {
    if let extended { return Self.text([Piece(octets: extended, isExtended: true)]) }
    if !continued.isEmpty { return Self.text(continued.sorted { $0.key < $1.key }.map(\.value)) }
    return Self.text([Piece(octets: plain ?? [], isExtended: false)])
  }

  private static func text(_ pieces: [Piece]) -> String {
    guard pieces.contains(where: \.isExtended) else {
      return HeaderText.decoded(pieces.flatMap(\.octets))
    }
    var label: String?
    var octets: [UInt8] = []
    for (place, piece) in pieces.enumerated() {
      var rest = piece.octets[...]
      if place == 0, piece.isExtended { label = takeCharset(from: &rest) }
      octets += piece.isExtended ? percentDecoded(rest) : Array(rest)
    }
    return HeaderText.withoutControls(TextDecoding.text(octets[...], label: label))
  }

  /// Takes `charset'language'` off the front; nil when the two quotes are missing.
  private static func takeCharset(from octets: inout ArraySlice<UInt8>) -> String? {
    let apostrophe = UInt8(ascii: "'")
    guard let first = octets.firstIndex(of: apostrophe),
      let second = octets[(first + 1)...].firstIndex(of: apostrophe)
    else { return nil }
    let charset = String(decoding: octets[..<first], as: UTF8.self)
    octets = octets[(second + 1)...]
    return charset
  }

  private static func percentDecoded(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var octets: [UInt8] = []
    var index = text.startIndex
    while index < text.endIndex {
      if text[index] == UInt8(ascii: "%"), let value = QuotedPrintable.hexPair(after: index, in: text) {
        octets.append(value)
        index += 3
      } else {
        octets.append(text[index])
        index += 1
      }
    }
    return octets
  }
}
