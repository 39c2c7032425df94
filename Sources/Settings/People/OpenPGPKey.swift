import Digest
import Domain
import Signatures

/// A leader's OpenPGP key (RFC 9580 §10.1), as `gpg --export` writes it, in armour or without.
enum OpenPGPKey {
  static func read(_ bytes: [UInt8]) throws(OpenPGPKeyError) -> PublicKey {
    let packets = try packets(in: bytes)
    var rest = packets[...]
    var primary: ArraySlice<UInt8>?
    while !rest.isEmpty {
      guard let packet = OpenPGPPacket(cutFrom: &rest) else { throw .broken }
      switch packet.tag {
      case .publicKey:
        guard primary == nil else { throw .several }
        primary = packet.body
        try check(packet.body)
      case .publicSubkey: try check(packet.body, isSubkey: true)
      case .secretKey, .secretSubkey: throw .secret
      default: break
      }
      guard primary != nil else { throw .none }
    }
    guard let primary else { throw .none }
    let fingerprint = try fingerprint(of: primary)
    guard let life = OpenPGPKeyLife(signedBy: fingerprint, in: packets) else { throw .none }
    return PublicKey(
      fingerprint: fingerprint, packets: packets, since: Timestamp(seconds: life.since),
      until: life.until.map(Timestamp.init(seconds:)))
  }

  /// Of a key of version 4 (RFC 9580 §5.5.4.2).
  private static func fingerprint(of key: ArraySlice<UInt8>) throws(OpenPGPKeyError) -> String {
    let head: [UInt8] = [
      0x99, UInt8(truncatingIfNeeded: key.count >> 8), UInt8(truncatingIfNeeded: key.count),
    ]
    guard key.count <= 0xFFFF, let digest = SHA1.digest(of: head + key) else { throw .broken }
    return Hex.encode(digest)
  }

  /// Version, four bytes of time, algorithm, and the numbers of the key. A subkey that only encrypts signs nothing.
  private static func check(_ key: ArraySlice<UInt8>, isSubkey: Bool = false) throws(OpenPGPKeyError) {
    let key = Array(key)
    guard key.count > 8 else { throw .broken }
    guard key[0] == 4 else { throw .version(Int(key[0])) }
    switch key[5] {
    case 1, 3:  // RSA, whose first number is the modulus
      let bits = Int(key[6]) << 8 | Int(key[7])
      guard bits >= 2048 else { throw .weak(bits: bits) }
    case 19, 22: break  // ECDSA and EdDSA
    case 2, 16, 18, 25: if !isSubkey { throw .algorithm(Int(key[5])) }
    default: throw .algorithm(Int(key[5]))
    }
  }

  private static func packets(in bytes: [UInt8]) throws(OpenPGPKeyError) -> [UInt8] {
    // Every packet begins with a byte above 127 (RFC 9580 §4.2).
    if let first = bytes.first, first & 0x80 != 0 { return bytes }
    let text = String(decoding: bytes, as: UTF8.self).replacing("\r\n", with: "\n")
    if text.contains("-----BEGIN PGP PRIVATE KEY BLOCK-----") { throw .secret }
    let blocks = text.split(
      separator: "-----BEGIN PGP PUBLIC KEY BLOCK-----\n", omittingEmptySubsequences: false)
    guard blocks.count > 1 else { throw .none }
    guard blocks.count == 2 else { throw .several }
    // Headers, an empty line, base64, and perhaps a checksum behind a sign of equality.
    guard let start = "\n\(blocks[1])"[...].firstRange(of: "\n\n"),
      case let body = "\n\(blocks[1])"[start.upperBound...],
      let end = body.firstRange(of: "-----END PGP PUBLIC KEY BLOCK-----"),
      case let lines = body[..<end.lowerBound].split(separator: "\n").filter({ !$0.hasPrefix("=") }),
      let packets = Base64.decode(Substring(lines.joined()).utf8), !packets.isEmpty
    else { throw .broken }
    return packets
  }
}

/// Why a file is not taken as a person's OpenPGP key.
enum OpenPGPKeyError: Error, Equatable, CustomStringConvertible {
  case none, several, broken, secret
  case version(Int)
  case weak(bits: Int)
  case algorithm(Int)

  var description: String {
    switch self {
    case .none: "holds no OpenPGP key"
    case .several: "holds more than one OpenPGP key"
    case .broken: "holds a broken OpenPGP key"
    case .secret: "holds a secret key"
    case .version(let version): "holds an OpenPGP key of version \(version), which gpgv cannot use"
    case .weak(let bits): "holds a key of \(bits) bits; 2048 are the least"
    case .algorithm(let number): "holds a key of algorithm \(number), whose signatures are not accepted"
    }
  }

  var hint: String? {
    switch self {
    case .none, .broken: "write it with: gpg --armor --export ADDRESS"
    case .several: "one file for each key"
    case .secret: "a leader's secret key stays with the leader; name the public key alone"
    case .version: "make one of version 4: gpg --quick-generate-key ADDRESS ed25519 sign"
    case .weak, .algorithm: "RSA of 2048 bits and more, ECDSA and EdDSA are accepted"
    }
  }
}
