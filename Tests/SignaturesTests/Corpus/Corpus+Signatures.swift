@testable import Signatures

extension Corpus {
  private static func second(_ people: People, _ first: String, _ second: String) throws -> [UInt8] {
    try people.openssl(
      Mails.wireEntity, by: first,
      ["-signer", people.path(second + ".pem"), "-inkey", people.path(second + ".key")])
  }

  private static func attributes(_ attributes: String, _ name: String) -> HostileMail {
    .signature(name, .signedAttributesWrong) {
      try $0.signature(over: Mails.wireEntity, at: Mails.signedAt, attributes: attributes)
    }
  }

  /// What the signature is (S02, S04, S05, S13, S28, S30, S34).
  static let signatures: [HostileMail] = [
    .signatureOfNow("S02 two signers", .severalSigners) { try second($0, People.leader, "attacker") },
    .signatureOfNow("S02 two signers, the other first", .severalSigners) {
      try second($0, "attacker", People.leader)
    },
    .signature("S04 no signer, a certificate", .noSigner) {
      try run(
        "openssl",
        ["crl2pkcs7", "-nocrl", "-outform", "DER", "-certfile", $0.path("water@nm.example.pem")])
    },
    .signature("S04 nothing at all", .noSigner) { _ in
      try run("openssl", ["crl2pkcs7", "-nocrl", "-outform", "DER"])
    },
    .signatureOfNow("S28 no signed attributes", .signedAttributesMissing) {
      try $0.openssl(Mails.wireEntity, ["-noattr"])
    },
    attributes("type time", "S28 no digest"),
    attributes("type digest", "S28 no time"),
    attributes("time digest", "S28 no content type"),
    attributes("type time time digest", "S28 two times"),
    attributes("type type time digest", "S28 two content types"),
    attributes("type time digest digest", "S28 two digests"),
    attributes("othertype time digest", "S28 another content type"),
    .signatureOfNow("S01 a text inside as well", .contentInsideSignature) {
      try $0.openssl(Mails.wireEntity, ["-nodetach"])
    },
    .signatureOfNow("declared as something else than data", .contentNotData) {
      try $0.openssl(Mails.wireEntity, ["-econtent_type", "1.2.3.4"])
    },
    .signatureOfNow("S13 MD5", .weakDigest) { try $0.openssl(Mails.wireEntity, by: "rsa", ["-md", "md5"]) },
    .signatureOfNow("S13 SHA-1", .weakDigest) {
      try $0.openssl(Mails.wireEntity, by: "rsa", ["-md", "sha1"])
    },
    .signatureOfNow("SHA-224", .weakDigest) {
      try $0.openssl(Mails.wireEntity, by: "rsa", ["-md", "sha224"])
    },
    .signatureOfNow("RIPEMD-160", .weakDigest) {
      try $0.openssl(Mails.wireEntity, by: "rsa", ["-md", "ripemd160"])
    },
    .signatureOfNow("SHA3", .unsupportedAlgorithm) {
      try $0.openssl(Mails.wireEntity, by: "rsa", ["-md", "sha3-256"])
    },
    HostileMail("S05 a text that could be attributes", .attributesAsContent) {
      let signature = try People.met().signature(over: "1" + Mails.wireEntity, at: Mails.signedAt)
      return try Mails.control(signature: signature)
        .changing("Content-Type: text/plain", to: "1Content-Type: text/plain")
    },
    HostileMail("S05 attributes as a text", .signedAttributesMissing) {
      // The signer's attributes of a genuine mail, signed over without any by the same signature.
      let signature = try People.met().signature(
        over: Mails.wireEntity, at: Mails.signedAt, attributes: "none")
      return try Mails.control(signature: signature)
    },
    .signature("S30 over another text", .contentChanged) {
      try $0.signature(over: Mails.wireEntity + " ", at: Mails.signedAt)
    },
    .signature("another key's signature", .signatureBroken) {
      var signature = try $0.signature(over: Mails.wireEntity, at: Mails.signedAt)
      signature[signature.count - 1] ^= 1
      return signature
    },
    .signature("nothing to read", .unreadableSignature) { _ in [] },
    .signature("a word", .unreadableSignature) { _ in Array("hello".utf8) },
    .signature("a byte behind", .unreadableSignature) {
      try $0.signature(over: Mails.wireEntity, at: Mails.signedAt) + [0]
    },
    .signature("a byte too few", .unreadableSignature) {
      try $0.signature(over: Mails.wireEntity, at: Mails.signedAt).dropLast()
    },
    .signature("data and no signature", .notSignedData) { _ in
      try run("openssl", ["cms", "-data_create", "-outform", "DER"], input: Array("x".utf8))
    },
    .signature("S34 encrypted", .encrypted) {
      try run("openssl", ["cms", "-encrypt", "-outform", "DER", $0.path("rsa.pem")], input: Array("x".utf8))
    },
    .signature("S35 too large", .tooLarge) { _ in [UInt8](repeating: 0x30, count: 200_000) },
    .changed("S30 one digit", "3月1日", "3月2日", .contentChanged),
    .changed("S30 a space at the end of a line", "水务局\r\n", "水务局 \r\n", .contentChanged),
    .changed("S30 a parameter in capitals", "utf-8\r\n", "UTF-8\r\n", .contentChanged),
    .changed("S30 another transfer encoding", "8bit", "7bit", .contentChanged),
    .changed(
      "S30 a field folded anew", "Content-Type: text/plain; charset=utf-8",
      "Content-Type: text/plain;\r\n charset=utf-8", .contentChanged),
    .changed("S30 a line before the text", "\r\n\r\n王先生", "\r\n\r\n>From x\r\n王先生", .contentChanged),
  ]
}
