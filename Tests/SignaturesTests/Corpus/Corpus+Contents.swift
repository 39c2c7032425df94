@testable import Signatures

extension Corpus {
  /// What was signed (S17, S19, S34).
  static let contents: [HostileMail] = [
    .entity("S19 a mail inside", "Content-Type: message/rfc822\n\nFrom: a@b.example\n\nx\n", .messageInside),
    .entity(
      "S19 a mail among the parts",
      "Content-Type: multipart/mixed; boundary=m\n\n--m\n\nx\n--m\n"
        + "Content-Type: message/rfc822\n\nFrom: a@b\n\nx\n--m--\n", .messageInside),
    .entity(
      "S34 a signature inside", "Content-Type: multipart/signed; boundary=m\n\n--m\n\nx\n--m--\n",
      .signatureInside),
    .entity(
      "S34 S/MIME inside", "Content-Type: application/pkcs7-mime; name=smime.p7m\n\nx\n", .signatureInside),
    .entity(
      "S34 encrypted inside", "Content-Type: multipart/encrypted; boundary=m\n\n--m\n\nx\n--m--\n",
      .signatureInside),
    .entity(
      "S34 OpenPGP inside",
      "Content-Type: multipart/mixed; boundary=m\n\n--m\nContent-Type: application/pgp-signature\n\nx\n--m--\n",
      .signatureInside),
    .entity("a file and no text", "Content-Type: text/plain; name=a.txt\n\nx\n", .noText),
    .entity("a page that is a file", "Content-Type: text/html; name=a.html\n\n<p>x</p>\n", .noText),
    .entity("a picture and no text", "Content-Type: image/png\n\nx\n", .noText),
    .entity(
      "S34 words behind a file",
      "Content-Type: multipart/mixed; boundary=m\n\n--m\nContent-Type: text/plain\n\nyes\n--m\n"
        + "Content-Type: application/pdf; name=a.pdf\n\nx\n--m\nContent-Type: text/plain\n\nbut later\n--m--\n",
      .severalTexts),
    .entity(
      "S34 words in another page",
      "Content-Type: multipart/mixed; boundary=m\n\n--m\nContent-Type: text/html\n\n<p>but later</p>\n--m\n"
        + "Content-Type: text/plain\n\nyes\n--m--\n", .severalTexts),
    .entity("parts never closed", "Content-Type: multipart/mixed; boundary=m\n\n--m\n\nx\n", .notClosed),
    .entity(
      "S23 two boundaries inside",
      "Content-Type: multipart/mixed; boundary=m; boundary=n\n\n--m\n\nx\n--m--\n", .ambiguousParameters),
    .entity(
      "S23 two types inside", "Content-Type: text/plain\nContent-Type: text/html\n\nx\n", .headerRepeated),
    .entity(
      "S23 two transfer encodings inside",
      "Content-Type: text/plain\nContent-Transfer-Encoding: 7bit\nContent-Transfer-Encoding: base64\n\nx\n",
      .headerRepeated),
    .entity("no type", "Content-Transfer-Encoding: 7bit\n\nx\n", .unreadableContent),
    .entity(
      "too long to publish",
      "Content-Type: text/plain; charset=utf-8\n\n" + String(repeating: "水务局\n", count: 6554), .tooLarge),
  ]

  private static func received(_ name: String, _ expected: Reason, _ offset: Int64) -> HostileMail {
    HostileMail(name, expected) {
      try Mails.control()
    }.judged { try policy(receivedAt: Mails.signedAt + offset) }
  }

  private static func dated(_ name: String, _ offset: Int64) -> HostileMail {
    HostileMail(name, .dateMismatch) { Mails.dated(try Mails.control(), Mails.signedAt + offset) }
  }

  /// When (S24, S26).
  static let times: [HostileMail] = [
    received("S26 signed after it came", .signedInFuture, -901),
    HostileMail(
      "S24 signed before the letter was assigned", .signedBeforeAssignment
    ) { try Mails.control() }.judged {
      var policy = try policy()
      policy.notBefore = Mails.signedAt + 901
      return policy
    },
    HostileMail(
      "S26 signed before its certificate", .signedOutsideCertificate
    ) {
      try People.met().sign(
        Mails.dated(Mails.unsigned, 2_208_988_800), by: "future", at: 2_208_987_899)
    }.judged {
      try policy(receivedAt: 2_208_988_800 + 60)
    },
    dated("S26 dated a day later", 86401),
    dated("S26 dated a day before", -86401),
    dated("S26 dated a year off", -31_536_000),
    .changed(
      "S26 a date that is none", "Mon, 02 Mar 2026 10:01:00 +0800", "yesterday", .dateMismatch),
  ]
}
