import Domain

/// Writes facts in the canonical form of events: JSON without spaces, the keys of every object in order, and nothing
/// escaped that need not be (RFC 8259 §7).
///
/// Foundation's coder writes the same, byte for byte, with `.sortedKeys` and `.withoutEscapingSlashes`; this one takes a
/// fraction of its time, and every letter is several events.
enum CanonicalJSON {
  /// - Parameter words: keeps what people wrote, of which only a reference is written.
  static func encode(_ value: some Encodable, keeping words: any WordKeeper) throws -> [UInt8] {
    let node = JSONNode()
    try JSONNodeEncoder(node: node, words: words).write(value)
    var octets: [UInt8] = []
    octets.reserveCapacity(1 << 10)
    node.write(to: &octets)
    return octets
  }
}

/// A value that has its place and is still being written.
final class JSONNode {
  enum Kind {
    /// As it stands: a number, a truth, null.
    case literal(String)
    case text(String)
    case list
    case object
  }

  var kind = Kind.object
  /// Of a list or an object.
  private(set) var items: [JSONNode] = []
  private var keys: [String] = []

  func add() -> JSONNode {
    let item = JSONNode()
    kind = .list
    items.append(item)
    return item
  }

  /// - Parameter key: none that it has already.
  func add(_ key: String) -> JSONNode {
    let item = JSONNode()
    keys.append(key)
    items.append(item)
    return item
  }

  func write(to octets: inout [UInt8]) {
    switch kind {
    case .literal(let literal): octets += literal.utf8
    case .text(let text): Self.write(text, to: &octets)
    case .list:
      octets.append(UInt8(ascii: "["))
      for (place, item) in items.enumerated() {
        if place > 0 { octets.append(UInt8(ascii: ",")) }
        item.write(to: &octets)
      }
      octets.append(UInt8(ascii: "]"))
    case .object:
      octets.append(UInt8(ascii: "{"))
      for (place, member) in zip(keys, items).sorted(by: { $0.0 < $1.0 }).enumerated() {
        if place > 0 { octets.append(UInt8(ascii: ",")) }
        Self.write(member.0, to: &octets)
        octets.append(UInt8(ascii: ":"))
        member.1.write(to: &octets)
      }
      octets.append(UInt8(ascii: "}"))
    }
  }

  private static func write(_ text: String, to octets: inout [UInt8]) {
    octets.append(UInt8(ascii: "\""))
    for octet in text.utf8 {
      switch octet {
      case UInt8(ascii: "\""): octets += #"\""#.utf8
      case UInt8(ascii: "\\"): octets += #"\\"#.utf8
      case 0x08: octets += #"\b"#.utf8
      case 0x09: octets += #"\t"#.utf8
      case 0x0A: octets += #"\n"#.utf8
      case 0x0C: octets += #"\f"#.utf8
      case 0x0D: octets += #"\r"#.utf8
      case 0..<0x20: octets += "\\u00\(octet < 0x10 ? "0" : "1")\(String(octet & 15, radix: 16))".utf8
      default: octets.append(octet)
      }
    }
    octets.append(UInt8(ascii: "\""))
  }
}
