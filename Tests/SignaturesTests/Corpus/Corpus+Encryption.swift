@testable import Signatures

extension Corpus {
  private static func covered(
    _ name: String, _ expected: Reason?, _ mail: @escaping @Sendable () throws -> String
  ) -> HostileMail {
    HostileMail("S34 \(name)", expected, mail).judged(by: openingPolicy)
  }

  /// A cover, and what was done to it.
  private static func damaged(
    _ name: String, _ damage: @escaping @Sendable (inout [UInt8]) -> Void
  ) -> HostileMail {
    covered(name, .undecipherable) {
      // With GCM every change shows, wherever it is.
      var cover = try Covers.envelope(Covers.entity(of: Mails.control()), ["-aes-256-gcm"])
      damage(&cover)
      return Covers.cover(cover, as: "authenveloped-data")
    }
  }

  private static func signedAsItStands(_ entity: String) throws -> String {
    try People.met().sign(Mails.header + entity, at: Mails.signedAt)
  }

  private static func sealed() throws -> String {
    String(try Covers.closed(Mails.control()).dropFirst(Mails.wire(Mails.header).count))
  }

  /// What is encrypted (S34).
  static let encryption: [HostileMail] = [
    HostileMail("S34 encrypted to an office without a certificate", .encrypted) {
      try Covers.closed(Mails.control())
    },
    covered("encrypted to somebody else", .encryptedToOthers) {
      try Covers.closed(Mails.control(), to: [People.leader, "attacker"])
    },
    covered("encrypted with triple DES", .unsupportedEncryption) {
      try Covers.closed(Mails.control(), ["-des3"])
    },
    covered("encrypted with RC2 of 40 bits", .unsupportedEncryption) {
      try Covers.closed(
        Mails.control(), to: ["office-rsa"], ["-provider", "legacy", "-provider", "default", "-rc2-40"])
    },
    covered("encrypted with Camellia", .unsupportedEncryption) {
      try Covers.closed(Mails.control(), ["-camellia256"])
    },
    damaged("a cover whose last byte was changed") { $0[$0.count - 1] ^= 1 },
    damaged("a cover whose text was changed") { $0[$0.count - 200] ^= 1 },
    damaged("a cover that ends early") { $0.removeLast(40) },
    damaged("a cover with something behind it") { $0.append(0) },
    covered("a cover that holds no entity", .undecipherable) {
      Covers.cover(try Covers.envelope("\(Mails.text)\r\n"))
    },
    covered("an empty cover", .undecipherable) { Covers.cover(try Covers.envelope("")) },
    covered("encrypted twice", .encryptionInside) { try Covers.closed(Covers.closed(Mails.control())) },
    covered("signed over a cover", .encryptionInside) { try signedAsItStands(sealed()) },
    covered("a triple wrap", .encryptionInside) {
      try Covers.closed(signedAsItStands(sealed()))
    },
    covered("a cover beside a text in what was signed", .encryptionInside) {
      try signedAsItStands(
        "Content-Type: multipart/mixed; boundary=m\n\n--m\nContent-Type: text/plain\n\nx\n--m\n"
          + sealed() + "\n--m--\n")
    },
    covered("a cover below a text", .nestedSignature) {
      Mails.wire(Mails.header + "Content-Type: multipart/mixed; boundary=m\n\n--m\n\nx\n--m\n")
        + (try sealed()) + "\r\n--m--\r\n"
    },
    covered("a cover from two senders", .headerRepeated) {
      try Covers.closed(Mails.control()).changing(
        "To: letters@nm.example", to: "From: attacker@nm.example\r\nTo: letters@nm.example")
    },
    covered("nothing signed under the cover", nil) {
      Covers.cover(try Covers.envelope(Mails.wireEntity))
    },
    covered("a text that was changed before it was encrypted", .contentChanged) {
      try Covers.closed(Mails.control().changing("3月1日", to: "3月2日"))
    },
    covered("a footer under the cover", .nestedSignature) {
      let signed = Covers.entity(of: try Mails.control())
      let parts = "--m\r\n\(signed)\r\n--m\r\nContent-Type: text/plain\r\n\r\nx\r\n--m--\r\n"
      return Covers.cover(
        try Covers.envelope("Content-Type: multipart/mixed; boundary=m\r\n\r\n" + parts))
    },
    covered("another's signature under the cover", .addressMismatch) {
      try Covers.closed(People.met().sign(Mails.unsigned, by: "attacker", at: Mails.signedAt))
    },
  ]
}
