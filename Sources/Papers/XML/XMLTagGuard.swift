/// Follows an XML part on its way to libxml2, and stops what would make it slow: it compares every attribute of a tag
/// with every other (before 2.12), and every prefix with all those that are in force.
///
/// It goes byte by byte as libxml2 does, so that nothing can stand in a tag for one and outside of it for the other.
struct XMLTagGuard {
  private enum Place {
    case text
    /// Behind `<`, `<!` and `<!-`.
    case opened, marked, dashed
    case tag
    case value(quote: UInt8)
    /// Within a comment, an instruction or CDATA, up to its end, of whose bytes so many were just seen.
    case passage(Ending, seen: Int)
  }

  private enum Ending {
    case comment, instruction, characters

    /// The bytes before the `>`: `--`, `?`, `]]`.
    var sign: (byte: UInt8, count: Int) {
      switch self {
      case .comment: (UInt8(ascii: "-"), 2)
      case .instruction: (UInt8(ascii: "?"), 1)
      case .characters: (UInt8(ascii: "]"), 2)
      }
    }
  }

  private var place = Place.text
  /// Of this tag.
  private var attributes = 0
  /// Namespaces that the part declares.
  private var spaces = 0
  private var seenOfSpace = 0

  private static let mostAttributes = 256
  private static let mostSpaces = 2000
  private static let space = Array("xmlns".utf8)

  /// - Returns: whether these bytes, behind those before, may go on.
  mutating func passes(_ bytes: UnsafeMutableRawBufferPointer) -> Bool {
    for byte in bytes {
      go(over: byte)
      if attributes > Self.mostAttributes || spaces > Self.mostSpaces { return false }
    }
    return true
  }

  private mutating func go(over byte: UInt8) {
    switch place {
    case .text: if byte == UInt8(ascii: "<") { place = .opened }
    case .opened:
      switch byte {
      case UInt8(ascii: "!"): place = .marked
      case UInt8(ascii: "?"): place = .passage(.instruction, seen: 0)
      default: begin(with: byte)
      }
    case .marked:
      switch byte {
      case UInt8(ascii: "-"): place = .dashed
      case UInt8(ascii: "["): place = .passage(.characters, seen: 0)
      default: begin(with: byte)
      }
    case .dashed:
      if byte == UInt8(ascii: "-") { place = .passage(.comment, seen: 0) } else { begin(with: byte) }
    case .tag: goOnInTag(byte)
    case .value(let quote): if byte == quote { place = .tag }
    case .passage(let ending, let seen):
      let sign = ending.sign
      if byte == sign.byte {
        place = .passage(ending, seen: min(seen + 1, sign.count))
      } else {
        place = byte == UInt8(ascii: ">") && seen == sign.count ? .text : .passage(ending, seen: 0)
      }
    }
  }

  private mutating func begin(with byte: UInt8) {
    (place, attributes, seenOfSpace) = (.tag, 0, 0)
    goOnInTag(byte)
  }

  private mutating func goOnInTag(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: ">"): place = .text
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      attributes += 1
      place = .value(quote: byte)
    default:
      seenOfSpace = byte == Self.space[seenOfSpace] ? seenOfSpace + 1 : byte == Self.space[0] ? 1 : 0
      guard seenOfSpace == Self.space.count else { return }
      (spaces, seenOfSpace) = (spaces + 1, 0)
    }
  }
}
