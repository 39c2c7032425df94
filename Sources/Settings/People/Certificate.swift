import Digest

/// A leader's certificate, as far as the register needs it: its fingerprint.
enum Certificate {
  /// SHA-256 of the DER of the one certificate in a PEM file (RFC 7468 §5), lower-case hex.
  static func fingerprint(of pem: [UInt8]) throws(CertificateError) -> String {
    let text = String(decoding: pem, as: UTF8.self)
    if text.contains("PRIVATE KEY-----") { throw .privateKey }
    let blocks = text.split(separator: "-----BEGIN CERTIFICATE-----", omittingEmptySubsequences: false)
    guard blocks.count > 1 else { throw .none }
    guard blocks.count == 2 else { throw .several }
    guard let end = blocks[1].firstRange(of: "-----END CERTIFICATE-----"),
      let der = Base64.decode(blocks[1][..<end.lowerBound].utf8), isWhole(der)
    else { throw .broken }
    return Hex.encode(SHA256.digest(of: der))
  }

  /// A DER SEQUENCE that is exactly as long as it says (X.690 §8.1.3). A certificate has 128 bytes and more, so the
  /// length takes one or two bytes of its own.
  private static func isWhole(_ der: [UInt8]) -> Bool {
    guard der.count > 128, der[0] == 0x30 else { return false }
    switch der[1] {
    case 0x81: return Int(der[2]) == der.count - 3
    case 0x82: return Int(der[2]) << 8 | Int(der[3]) == der.count - 4
    default: return false
    }
  }
}

/// Why a file is not taken as a person's certificate.
enum CertificateError: Error, Equatable, CustomStringConvertible {
  case none, several, broken
  case privateKey

  var description: String {
    switch self {
    case .none: "holds no PEM certificate"
    case .several: "holds more than one certificate"
    case .broken: "holds a broken certificate"
    case .privateKey: "holds a private key"
    }
  }

  var hint: String? {
    switch self {
    case .none: "convert it: openssl x509 -inform DER -in FILE -out FILE.pem"
    case .several: "authorities belong to signatures: authorities: and intermediates:"
    case .broken: nil
    case .privateKey: "a leader's key stays with the leader; name the certificate alone"
    }
  }
}
