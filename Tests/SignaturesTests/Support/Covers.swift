import Foundation

@testable import Signatures

/// Mails that are encrypted to the office, by `openssl cms -encrypt`.
enum Covers {
  /// The file of the office's certificate, and of its key.
  static let office = "letters@nm.example"

  /// A signed mail as it is sent encrypted: what describes its body goes under the cover.
  static func closed(
    _ mail: String, to certificates: [String] = [office], _ options: [String] = ["-aes256"]
  ) throws -> String {
    cover(try envelope(entity(of: mail), to: certificates, options))
  }

  /// A mail that carries these bytes as its cover.
  static func cover(_ bytes: [UInt8], as kind: String = "enveloped-data") -> String {
    let type = "Content-Type: application/pkcs7-mime; smime-type=\(kind); name=smime.p7m\n"
    return Mails.wire(Mails.header + type + "Content-Transfer-Encoding: base64\n\n") + Mails.base64(bytes)
      + "\r\n"
  }

  static func envelope(
    _ entity: String, to certificates: [String] = [office], _ options: [String] = ["-aes256"]
  ) throws -> [UInt8] {
    let people = try People.met()
    let files = certificates.map { people.path($0 + ".pem") }
    return try run(
      "openssl", ["cms", "-encrypt", "-binary", "-outform", "DER"] + options + files,
      input: Array(entity.utf8))
  }

  /// Without the fields of its journey.
  static func entity(of mail: String) -> String {
    guard let start = mail.range(of: "Content-Type: ") else { return mail }
    return String(mail[start.lowerBound...])
  }

  static func identity(_ name: String = office) throws -> OfficeIdentity {
    let people = try People.met()
    return try OfficeIdentity(certificate: people.file(name + ".pem"), key: people.file(name + ".key"))
  }
}

/// What an office judges by that has certificates of its own.
@Sendable func openingPolicy() throws -> SignaturePolicy {
  var policy = try policy()
  policy.ownKeys = [try Covers.identity(), try Covers.identity("office-rsa")]
  return policy
}
