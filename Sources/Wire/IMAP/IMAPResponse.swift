/// One response of an IMAP server: text, with literals of announced length between (RFC 9051 §4.3).
struct IMAPResponse {
  enum Fragment {
    case text([UInt8])
    case literal([UInt8])
    /// A literal too large to be held: so many bytes were read and dropped.
    case dropped(Int)
  }

  var fragments: [Fragment]

  /// The first line, up to its first literal.
  var line: [UInt8] {
    if case .text(let line)? = fragments.first { line } else { [] }
  }

  /// About how many bytes of memory it takes.
  var size: Int {
    fragments.reduce(0) { sum, fragment in
      switch fragment {
      case .text(let bytes), .literal(let bytes): sum + bytes.count + 100
      case .dropped: sum + 100
      }
    }
  }

  /// `*`, `+` or a tag; then what is said.
  var words: (first: String, rest: ArraySlice<UInt8>) { Self.cut(line[...]) }

  /// The keyword of an untagged response and what follows it; a message number before it is passed over.
  var untagged: (keyword: String, rest: ArraySlice<UInt8>)? {
    let (star, rest) = words
    guard star == "*" else { return nil }
    let (word, tail) = Self.cut(rest)
    guard UInt32(word) != nil else { return (word.uppercased(), tail) }
    let (keyword, end) = Self.cut(tail)
    return (keyword.uppercased(), end)
  }

  private static func cut(_ text: ArraySlice<UInt8>) -> (first: String, rest: ArraySlice<UInt8>) {
    let blank = text.firstIndex(of: UInt8(ascii: " ")) ?? text.endIndex
    return (String(decoding: text[..<blank], as: UTF8.self), text[blank...].dropFirst())
  }

  /// The length that a line announces at its end as `{123}`, and the line without it.
  ///
  /// Lines of free text announce nothing, whatever they end in.
  static func literal(endOf line: [UInt8], first: Bool) -> (text: [UInt8], length: Int)? {
    if first && isFreeText(line) { return nil }
    guard line.last == UInt8(ascii: "}"), let brace = line.lastIndex(of: UInt8(ascii: "{")) else {
      return nil
    }
    var digits = line[(brace + 1)..<(line.count - 1)]
    if digits.last == UInt8(ascii: "+") { digits.removeLast() }
    guard 1...10 ~= digits.count, digits.allSatisfy({ 0x30...0x39 ~= $0 }),
      let length = UInt32(String(decoding: digits, as: UTF8.self))
    else { return nil }
    // "~{123}" is a literal that may hold NUL (RFC 9051 §4.3).
    let binary = brace > 0 && line[brace - 1] == UInt8(ascii: "~")
    return (Array(line[..<(binary ? brace - 1 : brace)]), Int(length))
  }

  private static func isFreeText(_ line: [UInt8]) -> Bool {
    let response = IMAPResponse(fragments: [.text(line)])
    guard let keyword = response.untagged?.keyword else { return true }
    return ["OK", "NO", "BAD", "BYE", "PREAUTH"].contains(keyword)
  }
}
