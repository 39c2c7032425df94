@testable import Signatures

extension Corpus {
  private static let other = "停水与我局无关。\r\n"

  private static func boundary(of mail: String) -> String {
    String(mail.split(separator: "boundary=\"")[1].prefix { $0 != "\"" })
  }

  /// The control, taken apart: what stands before, between and after its delimiters.
  private static func rebuilt(
    _ name: String, _ expected: Reason?, _ rebuild: @escaping @Sendable ([String]) -> [String]
  ) -> HostileMail {
    HostileMail(name, expected) {
      let control = try Mails.control()
      let delimiter = "--" + boundary(of: control)
      return rebuild(control.components(separatedBy: delimiter)).joined(separator: delimiter)
    }
  }

  /// The control as a part of another mail.
  private static func wrapped(
    _ name: String, _ expected: Reason?, as type: String = "multipart/mixed", before: String = "",
    after: String = "", head: String = ""
  ) -> HostileMail {
    HostileMail(name, expected) {
      let control = try Mails.control()
      guard let start = control.range(of: "Content-Type: multipart/signed") else { return control }
      let signed = head + String(control[start.lowerBound...])
      let parts = [before, signed, after].filter { !$0.isEmpty }.map { "--m\r\n" + $0 }.joined()
      return control[..<start.lowerBound] + "Content-Type: \(type); boundary=m\r\n\r\n" + parts + "--m--\r\n"
    }
  }

  private static let text = "Content-Type: text/plain; charset=utf-8\r\n\r\n" + other

  /// How the mail is put together around the signed part (S01, S14–S18, S20, S21).
  static let structure: [HostileMail] = [
    rebuilt("S01 another text before the signature", .contentChanged) { parts in
      [parts[0], "\r\n" + text, parts[2], parts[3]]
    },
    wrapped("S14 a text before the signed part", .nestedSignature, before: text),
    wrapped("S15 a list's footer", .nestedSignature, after: text),
    wrapped("S15 a wrapper and nothing else", .nestedSignature),
    wrapped(
      "S17 beside a page that shows it", .nestedSignature, as: "multipart/related",
      before: "Content-Type: text/html\r\n\r\n<p>x</p><img src=cid:a>\r\n"),
    wrapped("S14 one of two alternatives", .nestedSignature, as: "multipart/alternative", before: text),
    wrapped(
      "S34 signed by nobody around it", .unknownProtocol, as: "multipart/signed", before: text, after: text),
    HostileMail("S16 an old genuine mail sent along", nil) {
      let parts = "--m\n\(text)--m\nContent-Type: message/rfc822\n\n"
      let head = Mails.header + "Content-Type: multipart/mixed; boundary=m\n\n" + parts
      return Mails.wire(head) + (try Mails.control()) + "--m--\r\n"
    },
    HostileMail("S18 a text beside a signature with its own", .nestedSignature) {
      let signature = try People.met().openssl(Mails.wireEntity, ["-nodetach"])
      let opaque = Mails.opaque(signature, date: Mails.signedAt)
      let more = Mails.wire("Content-Type: multipart/mixed; boundary=m\n\n--m\n\n停水与我局无关。\n--m\n")
      return opaque.changing("Content-Type: ", to: more + "Content-Type: ") + "\r\n--m--\r\n"
    },
    HostileMail("a detached signature alone", .contentMissing) {
      Mails.opaque(
        try People.met().signature(over: Mails.wireEntity, at: Mails.signedAt), date: Mails.signedAt)
    },
    HostileMail("an ordinary mail", nil) { Mails.unsigned },
    rebuilt("S20 the parts in the other order", .wrongSignaturePart) { [$0[0], $0[2], $0[1], $0[3]] },
    rebuilt("S20 a part before", .wrongPartCount) { [$0[0], "\r\n" + text, $0[1], $0[2], $0[3]] },
    rebuilt("S20 a part between", .wrongPartCount) { [$0[0], $0[1], "\r\n" + text, $0[2], $0[3]] },
    rebuilt("S20 a part behind", .wrongPartCount) { [$0[0], $0[1], $0[2], "\r\n" + text, $0[3]] },
    rebuilt("S20 the text twice", .wrongPartCount) { [$0[0], $0[1], $0[1], $0[2], $0[3]] },
    rebuilt("S20 no signature", .wrongPartCount) { [$0[0], $0[1], $0[3]] },
    rebuilt("S20 never closed", .notClosed) { [$0[0], $0[1], $0[2]] },
    rebuilt("S20 a longer boundary", .wrongPartCount) { [$0[0], $0[1] + "--signedX" + $0[2], $0[3]] },
    rebuilt("S21 a text before the parts", .textOutsideSignature) { [$0[0] + other, $0[1], $0[2], $0[3]] },
    rebuilt("S21 a text behind the parts", .textOutsideSignature) { [$0[0], $0[1], $0[2], $0[3] + other] },
    rebuilt("S21 a customary sentence and one more", .textOutsideSignature) {
      [$0[0] + "This is a multi-part message in MIME format. " + other, $0[1], $0[2], $0[3]]
    },
    .changed(
      "S20 another protocol", "protocol=\"application/pkcs7-signature\"", "protocol=\"text/plain\"",
      .unknownProtocol),
    .changed("S20 no protocol", "protocol=\"application/pkcs7-signature\";", "", .unknownProtocol),
    .changed(
      "S20 announced as OpenPGP", "protocol=\"application/pkcs7-signature\"",
      "protocol=\"application/pgp-signature\"", .wrongSignaturePart),
    .changed(
      "S20 a signature that is a text", "Content-Type: application/pkcs7-signature;",
      "Content-Type: text/plain;",
      .wrongSignaturePart),
    .changed(
      "S23 two transfer encodings of the signature",
      "Content-Disposition: attachment; filename=\"smime.p7s\"",
      "Content-Transfer-Encoding: 7bit\r\nContent-Disposition: attachment; filename=\"smime.p7s\"",
      .headerRepeated),
  ]
}
