import Foundation

/// How the mail is put together around the signed part: what gateways, lists and strange programs make of it.
extension Flaw {
  private static func changed(_ code: String, _ old: String, _ new: String) -> Flaw {
    Flaw(code) { $0.good().changing(old, to: new) }
  }

  /// The good one, taken apart at its delimiters: what stands before, between and behind them.
  private static func rebuilt(_ code: String, _ rebuild: @escaping @Sendable ([String]) -> [String]) -> Flaw {
    Flaw(code) { signing in
      let mail = signing.good()
      let delimiter = "--" + mail.components(separatedBy: "boundary=\"")[1].prefix { $0 != "\"" }
      return rebuild(mail.components(separatedBy: delimiter)).joined(separator: delimiter)
    }
  }

  static let structure: [Flaw] = [
    // A list puts it between its own words.
    Flaw("nestedSignature") { signing in
      let mail = signing.good()
      guard let start = mail.range(of: "MIME-Version: 1.0\r\n") else { return mail }
      let footer = "--list\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n本邮件经安全网关检测。\r\n--list--\r\n"
      return mail[..<start.upperBound] + "Content-Type: multipart/mixed; boundary=list\r\n\r\n--list\r\n"
        + mail[start.upperBound...] + footer
    },
    rebuilt("textOutsideSignature") { [$0[0], $0[1], $0[2], $0[3] + "本邮件经安全网关检测。\r\n"] },
    rebuilt("wrongPartCount") { [$0[0], $0[1], $0[1], $0[2], $0[3]] },
    rebuilt("notClosed") { [$0[0], $0[1], $0[2]] },
    // It could be the attributes of another signature.
    rebuilt("attributesAsContent") { [$0[0], "\r\n1" + $0[1].dropFirst(), $0[2], $0[3]] },
    changed("headerMissing", "Message-ID: ", "X-Message-ID: "),
    changed("headerRepeated", "MIME-Version: 1.0\r\n", "MIME-Version: 1.0\r\nMIME-Version: 1.0\r\n"),
    changed("ambiguousParameters", "micalg=sha-256", "protocol=\"application/pgp-signature\""),
    Flaw("ambiguousFrom") {
      $0.good().changing("From: \($0.address)", to: "From: \($0.address) (sunli@huanbao.example)")
    },
    changed(
      "encodedMultipart", "MIME-Version: 1.0\r\n",
      "MIME-Version: 1.0\r\nContent-Transfer-Encoding: base64\r\n"),
    changed("unknownProtocol", "protocol=\"application/pkcs7-signature\"", "protocol=\"text/plain\""),
    changed(
      "wrongSignaturePart", "Content-Type: application/pkcs7-signature;", "Content-Type: text/plain;"),
    Flaw("openPGPNotConfigured") {
      $0.good().replacingOccurrences(of: "application/pkcs7-signature", with: "application/pgp-signature")
    },
  ]
}
