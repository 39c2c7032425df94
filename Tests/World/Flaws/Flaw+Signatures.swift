import Foundation

/// What the signature is.
extension Flaw {
  private static func signature(_ code: String, _ signature: @escaping @Sendable (Signing) -> [UInt8]) -> Flaw
  {
    Flaw(code) { $0.good(signature: signature($0)) }
  }

  static let signatures: [Flaw] = [
    signature("unreadableSignature") { _ in Array("hello".utf8) },
    signature("notSignedData") { _ in
      Certificates.run(["openssl", "cms", "-data_create", "-outform", "DER"], input: [0x78])
    },
    signature("encrypted") {
      Certificates.run(
        ["openssl", "cms", "-encrypt", "-outform", "DER", $0.file("\(Cast.office).pem")], input: [0x78])
    },
    signature("noSigner") {
      Certificates.run(
        ["openssl", "crl2pkcs7", "-nocrl", "-outform", "DER", "-certfile", $0.file("\($0.address).pem")])
    },
    signature("severalSigners") {
      let other = "leader@huanbao.example"
      return $0.openssl("-signer", $0.file(other + ".pem"), "-inkey", $0.file(other + ".key"))
    },
    signature("tooManyCertificates") { $0.openssl("-certfile", FlawedCertificates.bundle) },
    signature("certificateMissing") { $0.openssl("-nocerts") },
    signature("contentInsideSignature") { $0.openssl("-nodetach") },
    signature("contentNotData") { $0.openssl("-econtent_type", "1.2.3.4") },
    signature("signedAttributesMissing") { $0.openssl("-noattr") },
    signature("signedAttributesWrong") { $0.signature(attributes: "type time") },
    signature("weakDigest") { $0.openssl("-md", "sha1") },
    signature("tooLarge") { _ in [UInt8](repeating: 0x30, count: 200_000) },
    signature("contentChanged") { $0.signature(over: $0.entity + " ") },
    signature("signatureBroken") {
      var signature = $0.signature()
      signature[signature.count - 1] ^= 1
      return signature
    },
    // The signature alone, sent as if the text were in it.
    Flaw("contentMissing") { signing in
      signing.header + "Content-Type: application/pkcs7-mime; smime-type=signed-data; name=smime.p7m\r\n"
        + "Content-Transfer-Encoding: base64\r\n\r\n"
        + Data(signing.signature()).base64EncodedString(options: .lineLength76Characters) + "\r\n"
    },
  ]
}
