import Digest
import Signatures

/// How long something can be signed by a key, as its holder says in the last of his signatures over each of its parts
/// (RFC 9580 §5.2.3.13 and §5.2.3.29): the key itself, unless it only certifies, and the subkeys that sign, which end
/// with the key at the latest.
///
/// Nobody checks those signatures here: it is the administrator's file, and it is only to be foreseen when gpgv will
/// refuse.
struct OpenPGPKeyLife {
  /// When the part that signs longest was made; in seconds since 1970.
  let since: Int64
  /// Nil where it has no end.
  let until: Int64?

  /// Nil where there is no key.
  init?(signedBy fingerprint: String, in packets: [UInt8]) {
    var parts: [Part] = []
    var rest = packets[...]
    while let packet = OpenPGPPacket(cutFrom: &rest) {
      switch packet.tag {
      case .publicKey, .publicSubkey: parts.append(Part(packet.body, isSubkey: packet.tag == .publicSubkey))
      case .signature:
        guard !parts.isEmpty, let signature = SelfSignature(packet.body), signature.isBy(fingerprint) else {
          continue
        }
        parts[parts.count - 1].hear(signature)
      default: break
      }
    }
    guard let key = parts.first else { return nil }
    let last = parts.filter(\.signs).max { $0.end < $1.end } ?? key
    let end = min(last.end, key.end)
    (since, until) = (last.madeAt, end == .max ? nil : end)
  }

  /// The key, or one of its subkeys.
  private struct Part {
    let madeAt: Int64
    private let isSubkey: Bool
    private let algorithm: UInt8
    private var last: SelfSignature?
    private var isRevoked = false

    init(_ body: ArraySlice<UInt8>, isSubkey: Bool) {
      madeAt = Int64(body.dropFirst().prefix(4).reduce(0) { $0 << 8 | UInt32($1) })
      algorithm = body.dropFirst(5).first ?? 0
      self.isSubkey = isSubkey
    }

    mutating func hear(_ signature: SelfSignature) {
      if signature.kind == .subkeyRevocation { isRevoked = true }
      guard (signature.kind == .binding) == isSubkey, signature.kind != .subkeyRevocation,
        signature.madeAt >= last?.madeAt ?? 0
      else { return }
      last = signature
    }

    /// RSA, DSA, ECDSA and EdDSA can; whether it is meant to, its holder says.
    var signs: Bool {
      guard [1, 3, 17, 19, 22].contains(algorithm), !isRevoked, let last else { return false }
      return last.mayItSign
    }

    var end: Int64 {
      guard let life = last?.life, life > 0 else { return .max }
      return madeAt + Int64(life)
    }
  }
}

/// A signature of version 4 over a key alone, over one with a user id, or over a subkey.
private struct SelfSignature {
  enum Kind {
    case key, binding, subkeyRevocation
  }

  let kind: Kind
  private(set) var madeAt: UInt32 = 0
  /// In seconds; 0 for ever.
  private(set) var life: UInt32 = 0
  /// Also where its maker says nothing of what it is for.
  private(set) var mayItSign = true
  private var issuers: [String] = []

  /// Nil where it is another kind.
  init?(_ body: ArraySlice<UInt8>) {
    var rest = body
    guard rest.popFirst() == 4 else { return nil }
    switch rest.popFirst() {
    case 0x10, 0x11, 0x12, 0x13, 0x1F: kind = .key
    case 0x18: kind = .binding
    case 0x28: kind = .subkeyRevocation
    default: return nil
    }
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
      case 27 where isHashed: mayItSign = (data.first ?? 0) & 0x02 != 0
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
