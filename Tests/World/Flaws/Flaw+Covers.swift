import Foundation

/// What was encrypted otherwise than to the office, or otherwise than once.
extension Flaw {
  static let covers: [Flaw] = [
    Flaw("encryptedToOthers") { $0.header + $0.cover(to: "leader@huanbao.example") },
    Flaw("unsupportedEncryption") { $0.header + $0.cover(to: Cast.office, by: "-des3") },
    // What comes out of it is no entity.
    Flaw("undecipherable") { $0.header + $0.cover(of: "x", to: Cast.office) },
    Flaw("encryptionInside") { $0.good(entity: $0.cover(to: Cast.office)) },
  ]
}

extension Signing {
  /// The entity, or something else, in a cover that only the key of that certificate opens.
  func cover(of content: String? = nil, to name: String, by cipher: String = "-aes-256-cbc") -> String {
    let cover = Certificates.run(
      ["openssl", "cms", "-encrypt", "-binary", cipher, "-outform", "DER", file(name + ".pem")],
      input: Array((content ?? entity).utf8))
    return "Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m\r\n"
      + "Content-Transfer-Encoding: base64\r\n\r\n"
      + Data(cover).base64EncodedString(options: .lineLength76Characters) + "\r\n"
  }
}
