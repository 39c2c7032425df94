import Mail

/// The two parts of a multipart/signed (RFC 1847 §2.1), when it has two and nothing else.
struct DetachedParts {
  let scheme: SignatureScheme
  let content: [UInt8]
  let signature: [UInt8]

  init(of mail: Message) throws(Refusal) {
    let root = mail.root
    scheme = try Self.scheme(announcedBy: root)
    guard root.closed else { throw Refusal(.notClosed) }
    guard root.parts.count == 2 else { throw Refusal(.wrongPartCount, "\(root.parts.count) parts") }
    guard Preamble.isHarmless(mail.bytes[root.preamble]), Preamble.isBlank(mail.bytes[root.epilogue]) else {
      throw Refusal(.textOutsideSignature)
    }
    let last = root.parts[1]
    guard last.contentType.isSignature(of: scheme), last.parts.isEmpty else {
      throw Refusal(.wrongSignaturePart, "\(last.contentType.type)/\(last.contentType.subtype)")
    }
    try HeaderRules.checkEntity(last)
    content = Self.canonical(mail.rawBytes(of: root.parts[0]))
    signature = mail.content(of: last)
  }

  private static func scheme(announcedBy root: Part) throws(Refusal) -> SignatureScheme {
    switch root.contentType.parameters["protocol"]?.lowercased() {
    case "application/pkcs7-signature", "application/x-pkcs7-signature": return .smime
    case "application/pgp-signature": return .openpgp
    case let other: throw Refusal(.unknownProtocol, other)
    }
  }

  /// The bytes with every line ended by CRLF, as they were when they were signed (RFC 8551 §3.1.1): a mail
  /// that was stored with bare line feeds verifies like the one that came over the wire.
  private static func canonical(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + bytes.count / 32)
    var previous: UInt8 = 0
    for byte in bytes {
      if byte == UInt8(ascii: "\n"), previous != UInt8(ascii: "\r") { result.append(UInt8(ascii: "\r")) }
      result.append(byte)
      previous = byte
    }
    return result
  }
}

extension ContentType {
  fileprivate func isSignature(of scheme: SignatureScheme) -> Bool {
    switch scheme {
    case .smime: isSMIME("signature")
    case .openpgp: matches("application", "pgp-signature")
    case .none: false
    }
  }
}

/// What may stand before the first part although nobody signed it.
enum Preamble {
  /// Sentences that mail programs put there for readers without MIME. Nobody reads them, and refusing them
  /// would refuse Thunderbird, Outlook and openssl.
  private static let customary: Set<String> = [
    "This is a cryptographically signed message in MIME format.",
    "This is an S/MIME signed message",
    "This is an S/MIME signed message.",
    "This is a multi-part message in MIME format.",
    "This is a multi-part message in MIME format",
    "This is a multipart message in MIME format.",
    "This is a message with multiple parts in MIME format.",
    "This is an OpenPGP/MIME signed message (RFC 4880 and 3156)",
  ]

  static func isBlank(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D || $0 == 0x0A }
  }

  static func isHarmless(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard bytes.count <= 200 else { return isBlank(bytes) }
    let words = bytes.split { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D || $0 == 0x0A }
    let sentence = Array(words.joined(separator: [0x20]))
    return sentence.isEmpty || customary.contains(String(decoding: sentence, as: UTF8.self))
  }
}
