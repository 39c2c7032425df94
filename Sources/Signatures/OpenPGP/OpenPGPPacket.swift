/// One packet of what OpenPGP programs write (RFC 9580 §4.2).
package struct OpenPGPPacket {
  package enum Tag: UInt8 {
    case signature = 2
    case secretKey = 5
    case publicKey = 6
    case secretSubkey = 7
    case publicSubkey = 14
  }

  /// Nil for a kind that says nothing of the key's numbers.
  package let tag: Tag?
  package let body: ArraySlice<UInt8>

  /// Nil where there is no packet of a length that is said.
  package init?(cutFrom bytes: inout ArraySlice<UInt8>) {
    guard let head = bytes.popFirst(), head & 0x80 != 0 else { return nil }
    let isNew = head & 0x40 != 0
    tag = Tag(rawValue: isNew ? head & 0x3F : head >> 2 & 0x0F)
    let length = isNew ? Self.newLength(&bytes) : Self.oldLength(&bytes, kind: head & 3)
    guard let length, length <= bytes.count else { return nil }
    body = bytes.prefix(length)
    bytes = bytes.dropFirst(length)
  }

  private static func newLength(_ bytes: inout ArraySlice<UInt8>) -> Int? {
    guard let first = bytes.popFirst() else { return nil }
    switch first {
    case ..<192: return Int(first)
    case 192..<224: return number(&bytes, of: 1).map { (Int(first) - 192) << 8 + $0 + 192 }
    case 255: return number(&bytes, of: 4)
    default: return nil
    }
  }

  private static func oldLength(_ bytes: inout ArraySlice<UInt8>, kind: UInt8) -> Int? {
    kind == 3 ? nil : number(&bytes, of: 1 << Int(kind))
  }

  private static func number(_ bytes: inout ArraySlice<UInt8>, of size: Int) -> Int? {
    guard bytes.count >= size else { return nil }
    defer { bytes = bytes.dropFirst(size) }
    return bytes.prefix(size).reduce(0) { $0 << 8 | Int($1) }
  }
}
