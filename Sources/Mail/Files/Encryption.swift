/// Something in a mail that was encrypted by its sender and that we hold no key to.
package enum Encryption: Sendable, Hashable, CustomStringConvertible {
  /// S/MIME, or its Chinese kin with SM2 (GM/T 0010).
  case smime
  case openPGP
  /// A ZIP with a password, under the name it was sent with.
  case archive(name: String?)

  package var description: String {
    switch self {
    case .smime: "encrypted (S/MIME): its content cannot be read"
    case .openPGP: "encrypted (OpenPGP): its content cannot be read"
    case .archive(let name): "encrypted archive \"\(name ?? "unnamed")\": its content cannot be read"
    }
  }
}

extension Encryption {
  /// What a multipart says (RFC 1847 §2.2).
  init?(multipart part: Part) {
    guard part.contentType.matches("multipart", "encrypted") else { return nil }
    self = Self.protocolIsSMIME(part.contentType.parameters["protocol"]) ? .smime : .openPGP
  }

  private static func protocolIsSMIME(_ name: String?) -> Bool {
    name?.lowercased().contains("pkcs7") == true
  }

  /// - Parameter head: the first octets of the file; `headBytes` of them are enough.
  init?(file: ReceivedFile, head: [UInt8]) {
    let type = file.contentType
    let isEnvelope = type.type == "application" && ["pkcs7-mime", "x-pkcs7-mime"].contains(type.subtype)
    let kind = type.parameters["smime-type"]?.lowercased()
    if isEnvelope, kind == "enveloped-data" || kind == "authenveloped-data" {
      self = .smime
    } else if isEnvelope || file.name?.lowercased().hasSuffix(".p7m") == true, Self.isEnveloped(head) {
      self = .smime
    } else if type.matches("application", "pgp-encrypted") || Self.isArmoured(head) {
      self = .openPGP
    } else if head.starts(with: [0x50, 0x4B, 0x03, 0x04]), head.count > 6, head[6] & 1 == 1 {
      // Bit 0 of the general purpose flags in the first local header (APPNOTE §4.4.4).
      self = .archive(name: file.name)
    } else {
      return nil
    }
  }

  static let headBytes = 128

  /// Whether a line of the text begins an OpenPGP message (RFC 9580 §6.2.1).
  static func isWithin(text: String) -> Bool {
    let text = Array(text.utf8)
    return isArmoured(text) || text.firstIndex(of: [Octet.lineFeed] + armour, in: text.indices) != nil
  }

  private static func isArmoured(_ head: [UInt8]) -> Bool { head.trimmed.starts(with: armour) }

  private static let armour = Array("-----BEGIN PGP MESSAGE-----".utf8)

  /// Whether a CMS ContentInfo (RFC 5652 §3) begins with the name of a type that is encrypted.
  private static func isEnveloped(_ head: [UInt8]) -> Bool {
    guard head.first == 0x30, let name = head.prefix(12).firstIndex(of: 0x06) else { return false }
    return encryptedTypes.contains { head[name...].starts(with: $0) }
  }

  /// Object identifiers in DER.
  private static let encryptedTypes: [[UInt8]] = [
    // 1.2.840.113549.1.7.3 envelopedData, .4 signedAndEnvelopedData, .6 encryptedData
    [0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07, 0x03],
    [0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07, 0x04],
    [0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07, 0x06],
    // 1.2.840.113549.1.9.16.1.23 authEnvelopedData
    [0x06, 0x0B, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x09, 0x10, 0x01, 0x17],
    // 1.2.156.10197.6.1.4.2.3 and .4: the same with SM2
    [0x06, 0x0A, 0x2A, 0x81, 0x1C, 0xCF, 0x55, 0x06, 0x01, 0x04, 0x02, 0x03],
    [0x06, 0x0A, 0x2A, 0x81, 0x1C, 0xCF, 0x55, 0x06, 0x01, 0x04, 0x02, 0x04],
  ]
}
