import Domain

/// Writes facts in the canonical form of events: JSON without spaces, the keys of every object in order, and nothing
/// escaped that need not be (RFC 8259 §7).
///
/// Foundation's coders write the same, byte for byte, with `.sortedKeys` and `.withoutEscapingSlashes`, and read it; these
/// take a fraction of their time, and every letter is several events.
enum CanonicalJSON {
  /// - Parameter words: keeps what people wrote, of which only a reference is written.
  static func encode(_ value: some Encodable, keeping words: any WordKeeper) throws -> [UInt8] {
    let node = JSONNode()
    try value.encode(to: JSONNodeEncoder(node: node, words: words))
    var octets: [UInt8] = []
    octets.reserveCapacity(1 << 10)
    node.write(to: &octets)
    return octets
  }

  /// - Parameter words: has what people wrote, by its reference.
  static func decode<Value: Decodable>(
    _ type: Value.Type, from octets: [UInt8], words: any WordKeeper
  ) throws -> Value {
    try Value(from: JSONTextDecoder(JSONText(octets), words: words))
  }

  /// Whole numbers have no point.
  static func text(of number: some BinaryFloatingPoint & CustomStringConvertible) throws -> String {
    guard number.isFinite else {
      throw EncodingError.invalidValue(
        number, .init(codingPath: [], debugDescription: "JSON has no such number"))
    }
    let text = number.description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// What need not be escaped is copied in whole runs.
  static func write(_ text: String, to octets: inout [UInt8]) {
    octets.append(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { text in
      var start = 0
      for (place, octet) in text.enumerated() where needsEscape(octet) {
        octets += text[start..<place]
        octets += escaped(octet).utf8
        start = place + 1
      }
      octets += text[start...]
    }
    octets.append(UInt8(ascii: "\""))
  }

  private static func needsEscape(_ octet: UInt8) -> Bool {
    octet < 0x20 || octet == UInt8(ascii: "\"") || octet == UInt8(ascii: "\\")
  }

  private static func escaped(_ octet: UInt8) -> String {
    switch octet {
    case 0x08: #"\b"#
    case 0x09: #"\t"#
    case 0x0A: #"\n"#
    case 0x0C: #"\f"#
    case 0x0D: #"\r"#
    case 0..<0x20: "\\u00\(octet < 0x10 ? "0" : "1")\(String(octet & 15, radix: 16))"
    default: "\\" + String(UnicodeScalar(octet))
    }
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
  /// Of a list, where keys are empty, or an object.
  private var members: [(key: String, node: JSONNode)] = []

  var count: Int { members.count }

  func add() -> JSONNode {
    kind = .list
    return add("")
  }

  /// - Parameter key: none that it has already.
  func add(_ key: String) -> JSONNode {
    let node = JSONNode()
    members.append((key, node))
    return node
  }

  func write(to octets: inout [UInt8]) {
    switch kind {
    case .literal(let literal): octets += literal.utf8
    case .text(let text): CanonicalJSON.write(text, to: &octets)
    case .list:
      octets.append(UInt8(ascii: "["))
      for (place, member) in members.enumerated() {
        if place > 0 { octets.append(UInt8(ascii: ",")) }
        member.node.write(to: &octets)
      }
      octets.append(UInt8(ascii: "]"))
    case .object:
      octets.append(UInt8(ascii: "{"))
      for (place, member) in members.sorted(by: { $0.key < $1.key }).enumerated() {
        if place > 0 { octets.append(UInt8(ascii: ",")) }
        CanonicalJSON.write(member.key, to: &octets)
        octets.append(UInt8(ascii: ":"))
        member.node.write(to: &octets)
      }
      octets.append(UInt8(ascii: "}"))
    }
  }
}
