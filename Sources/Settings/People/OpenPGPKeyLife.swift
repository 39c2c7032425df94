import Digest

/// How long a key is good, as its holder says in the last of his signatures over it (RFC 9580 §5.2.3.13).
///
/// Nobody checks them here: it is the administrator's file, and it is only to be foreseen when gpgv will refuse.
struct OpenPGPKeyLife {
  /// From its making on; nil where it has no end.
  private(set) var seconds: Int64?
  private var signedAt: UInt32 = 0

  init(signedBy fingerprint: String, in packets: [UInt8]) {
    var rest = packets[...]
    while let packet = OpenPGPPacket(cutFrom: &rest), packet.tag != .publicSubkey {
      guard packet.tag == .signature, let signature = SelfSignature(packet.body),
        signature.isBy(fingerprint), signature.madeAt >= signedAt
      else { continue }
      signedAt = signature.madeAt
      seconds = signature.life == 0 ? nil : Int64(signature.life)
    }
  }
}

/// A signature of version 4 over a key alone, or over one with a user id.
private struct SelfSignature {
  private(set) var madeAt: UInt32 = 0
  /// In seconds; 0 for ever.
  private(set) var life: UInt32 = 0
  private var issuers: [String] = []

  /// Nil where it is another kind.
  init?(_ body: ArraySlice<UInt8>) {
    var rest = body
    let kinds: Set<UInt8> = [0x10, 0x11, 0x12, 0x13, 0x1F]
    guard rest.popFirst() == 4, let kind = rest.popFirst(), kinds.contains(kind) else { return nil }
    rest = rest.dropFirst(2)
    guard let hashed = Self.area(&rest), let unhashed = Self.area(&rest) else { return nil }
    read(hashed, isHashed: true)
    read(unhashed, isHashed: false)
  }

  func isBy(_ fingerprint: String) -> Bool { issuers.contains { fingerprint.hasSuffix($0) } }

  /// A length of two octets, and so many subpackets.
  private static func area(_ bytes: inout ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard let high = bytes.popFirst(), let low = bytes.popFirst() else { return nil }
    let length = Int(high) << 8 | Int(low)
    guard bytes.count >= length else { return nil }
    defer { bytes = bytes.dropFirst(length) }
    return bytes.prefix(length)
  }

  /// Only what is hashed is its maker's word (§5.2.3.7); who he is may stand elsewhere.
  private mutating func read(_ area: ArraySlice<UInt8>, isHashed: Bool) {
    var rest = area
    while let (kind, data) = Self.subpacket(&rest) {
      switch kind {
      case 2 where isHashed: madeAt = Self.number(data)
      case 9 where isHashed: life = Self.number(data)
      case 16: issuers.append(Hex.encode(Array(data)))
      case 33: issuers.append(Hex.encode(Array(data.dropFirst())))
      default: break
      }
    }
  }

  private static func subpacket(_ bytes: inout ArraySlice<UInt8>) -> (kind: UInt8, data: ArraySlice<UInt8>)? {
    guard let first = bytes.popFirst() else { return nil }
    var length = Int(first)
    if first == 255 {
      length = Int(number(bytes.prefix(4)))
      bytes = bytes.dropFirst(4)
    } else if first >= 192 {
      guard let second = bytes.popFirst() else { return nil }
      length = (Int(first) - 192) << 8 + Int(second) + 192
    }
    guard length > 0, bytes.count >= length, let kind = bytes.popFirst() else { return nil }
    defer { bytes = bytes.dropFirst(length - 1) }
    return (kind & 0x7F, bytes.prefix(length - 1))
  }

  private static func number(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    bytes.prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
  }
}
