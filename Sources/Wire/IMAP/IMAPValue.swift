/// A value in an untagged response: an atom such as `RFC822.SIZE`, a string, or a list in parentheses.
indirect enum IMAPValue {
  case atom(String)
  case string([UInt8])
  /// A literal that was too large to be held.
  case dropped(Int)
  case list([IMAPValue])

  /// The values in a response after its keyword (and message number); `nil` if parentheses or quotes do not
  /// match.
  static func values(of response: IMAPResponse) -> [IMAPValue]? {
    guard let start = response.untagged?.rest.startIndex else { return nil }
    var parser = Parser(fragments: response.fragments, position: start)
    return parser.values(depth: 0)
  }

  /// Atom or string as text.
  var text: String? {
    switch self {
    case .atom(let name): name
    case .string(let bytes): String(decoding: bytes, as: UTF8.self)
    case .dropped, .list: nil
    }
  }

  private struct Parser {
    let fragments: [IMAPResponse.Fragment]
    var fragment = 0
    var position: Int

    init(fragments: [IMAPResponse.Fragment], position: Int) {
      self.fragments = fragments
      self.position = position
    }

    /// Reads up to the end of the response, or of the list at hand.
    mutating func values(depth: Int) -> [IMAPValue]? {
      guard depth <= 16 else { return nil }
      var values: [IMAPValue] = []
      while fragment < fragments.count {
        switch fragments[fragment] {
        case .literal(let bytes):
          values.append(.string(bytes))
          advance()
        case .dropped(let count):
          values.append(.dropped(count))
          advance()
        case .text(let text) where position >= text.count: advance()
        case .text(let text):
          switch text[position] {
          case UInt8(ascii: " "): position += 1
          case UInt8(ascii: ")"):
            position += 1
            return depth > 0 ? values : nil
          case UInt8(ascii: "("):
            position += 1
            guard let list = self.values(depth: depth + 1) else { return nil }
            values.append(.list(list))
          case UInt8(ascii: "\""):
            guard let string = quoted(text) else { return nil }
            values.append(.string(string))
          default: values.append(.atom(atom(text)))
          }
        }
      }
      return depth == 0 ? values : nil
    }

    private mutating func advance() {
      fragment += 1
      position = 0
    }

    private mutating func quoted(_ text: [UInt8]) -> [UInt8]? {
      var result: [UInt8] = []
      var index = position + 1
      while index < text.count {
        switch text[index] {
        case UInt8(ascii: "\""):
          position = index + 1
          return result
        case UInt8(ascii: "\\") where index + 1 < text.count:
          result.append(text[index + 1])
          index += 2
        default:
          result.append(text[index])
          index += 1
        }
      }
      return nil
    }

    /// An atom; what stands in brackets, as in `BODY[HEADER.FIELDS (DATE)]`, belongs to it.
    private mutating func atom(_ text: [UInt8]) -> String {
      let start = position
      var brackets = 0
      while position < text.count {
        switch text[position] {
        case UInt8(ascii: "["): brackets += 1
        case UInt8(ascii: "]"): brackets -= 1
        case UInt8(ascii: " "), UInt8(ascii: "("), UInt8(ascii: ")"):
          if brackets <= 0 { return String(decoding: text[start..<position], as: UTF8.self) }
        default: break
        }
        position += 1
      }
      return String(decoding: text[start...], as: UTF8.self)
    }
  }
}
