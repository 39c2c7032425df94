@testable import Signatures

extension Corpus {
  private static let long: Int64 = 1_600_000_000
  /// The key ended with the year 2020.
  private static let afterItsEnd: Int64 = 1_612_137_600

  private static func options(_ name: String, _ expected: Reason, _ options: [String]) -> HostileMail {
    .key(name, expected) {
      Mails.openPGP(try $0.signature(by: "rsa", at: Mails.signedAt, options))
    }.judged { try keyPolicy("rsa") }
  }

  /// Whose key it is (P01–P06, P12, P14, P18, P20).
  static let keys: [HostileMail] = [
    .key("P01 a stranger's key", .openPGPKeyUnknown) { Mails.openPGP(try $0.signature(by: "attacker")) },
    .key("P02 a stranger's key with the leader's name", .openPGPKeyUnknown) {
      Mails.openPGP(try $0.signature(by: "lookalike"))
    },
    .key(
      "P03 an expired key", .openPGPKeyExpired
    ) { Mails.dated(Mails.openPGP(try $0.signature(by: "expired", at: long)), long) }.judged {
      try keyPolicy("expired", receivedAt: afterItsEnd)
    },
    .key("P04 a revoked key", .openPGPKeyRevoked) {
      Mails.openPGP(try $0.signature(by: "revoked"))
    }.judged { try keyPolicy("revoked") },
    options("P05 SHA-1", .weakDigest, ["--digest-algo", "SHA1"]),
    options("P05 MD5", .weakDigest, ["--digest-algo", "MD5", "--allow-weak-digest-algos"]),
    options("P05 RIPEMD-160", .weakDigest, ["--digest-algo", "RIPEMD160"]),
    options("P05 SHA-224", .weakDigest, ["--digest-algo", "SHA224"]),
    options("P06 an expired signature", .openPGPSignatureExpired, ["--default-sig-expire", "seconds=60"]),
    .key("P12 a notation in the leader's name", .openPGPKeyUnknown) {
      Mails.openPGP(
        try $0.signature(by: "attacker", ["--set-notation", "signer@nm.example=water@nm.example"]))
    },
    .key("P14 signed years before", .signedBeforeAssignment) {
      Mails.openPGP(try $0.signature(at: Mails.signedAt - 31 * 86400))
    }.judged { try keyPolicy("expired", "water") },
    .key("P14 signed after it came", .signedInFuture) {
      Mails.openPGP(try $0.signature(at: Mails.signedAt + 2000))
    },
    .key("P14 dated a day later", .dateMismatch) {
      Mails.dated(Mails.openPGP(try $0.signature()), Mails.signedAt + 90000)
    },
    .key("P18 the stranger's key announced", .openPGPKeyUnknown) {
      Mails.openPGP(try $0.signature(by: "attacker"))
        .changing(
          "MIME-Version: 1.0", to: "Autocrypt: addr=water@nm.example; keydata=AAAA\r\nMIME-Version: 1.0")
    },
    .key("P20 another unit's key", .openPGPKeyUnknown) {
      Mails.openPGP(try $0.signature())
    }.judged { try keyPolicy("other") },
    .key("P20 no key at all", .openPGPNotConfigured) {
      Mails.openPGP(try $0.signature())
    }.judged { try policy() },
    .key("P22 two senders", .ambiguousFrom) {
      Mails.openPGP(try $0.signature()).changing("<water@nm.example>", to: "<water@nm.example>, a@nm.example")
    },
  ]

  /// What the packets are (P05, P07–P11, P15, P16).
  static let packets: [HostileMail] = [
    .key("P15 one digit", .openPGPSignatureBroken) {
      Mails.openPGP(try $0.signature()).changing("3月1日", to: "3月2日")
    },
    .key("P15 a space at the end of a line", .openPGPSignatureBroken) {
      Mails.openPGP(try $0.signature()).changing("水务局\r\n", to: "水务局 \r\n")
    },
    .key("P15 a changed text of a signature over a text", .openPGPSignatureBroken) {
      Mails.openPGP(try $0.signature(["--textmode"])).changing("3月1日", to: "3月2日")
    },
    .key("P15 signed with bare line feeds", .openPGPSignatureBroken) {
      Mails.openPGP(try $0.signature(over: Mails.entity))
    },
    .key("P15 a carriage return too many", .unreadableContent) {
      Mails.openPGP(try $0.signature(["--textmode"])).changing("水务局\r\n", to: "水务局\r\r\n")
    },
    .key("P07 a signed text as a signature", .openPGPSignatureMissing) {
      Mails.openPGP(try $0.signature(["as", "--sign"]))
    },
    .key("P11 a file's name like a status line", .openPGPSignatureMissing) {
      Mails.openPGP(
        try $0.signature(["as", "--sign", "--set-filename", "a\n[GNUPG:] VALIDSIG 07759F667F1646B1"]))
    },
    .key("P08 a text signed in place as a signature", .openPGPSignatureMissing) {
      Mails.openPGP(try $0.signature(["as", "--clear-sign"]))
    },
    .key("P08 a text signed in place", .openPGPInline) {
      Mails.header + "Content-Type: text/plain; charset=utf-8\n\n停水与我局无关。\n"
        + String(decoding: try $0.signature(["as", "--clear-sign"]), as: UTF8.self)
    },
    .key("P10 a text that nobody signed", .openPGPSignatureMissing) {
      Mails.openPGP(try $0.signature(["as", "--store"]))
    },
    .key("P09 a good signature and a stranger's", .severalSigners) {
      Mails.openPGP(try Keys.joined(try $0.signature(), try $0.signature(by: "attacker")))
    },
    .key("P09 a stranger's signature and a good one", .severalSigners) {
      Mails.openPGP(try Keys.joined(try $0.signature(by: "attacker"), try $0.signature()))
    },
    .key("P09 two good signatures", .severalSigners) {
      Mails.openPGP(try Keys.joined(try $0.signature(), try $0.signature(by: "rsa")))
    }.judged { try keyPolicy("water", "rsa") },
    .key("P09 a good signature and one over another text", .severalSigners) {
      Mails.openPGP(try Keys.joined(try $0.signature(), try $0.signature(over: "x")))
    },
    .key("nothing to read", .openPGPSignatureMissing) { _ in Mails.openPGP([]) },
    .key("a word", .openPGPSignatureMissing) { _ in Mails.openPGP(Array("hello".utf8)) },
    .key("too large", .tooLarge) { _ in Mails.openPGP([UInt8](repeating: 0x88, count: 200_000)) },
  ]

  private static let text = "Content-Type: text/plain; charset=utf-8\r\n\r\n停水与我局无关。\r\n"

  /// How the mail is put together (P17).
  static let envelopes: [HostileMail] = [
    .key("P17 inside another mail", .nestedSignature) {
      let mail = Mails.openPGP(try $0.signature())
      return mail.changing(
        "Content-Type: multipart/signed",
        to:
          "Content-Type: multipart/mixed; boundary=m\r\n\r\n--m\r\n\(text)--m\r\nContent-Type: multipart/signed"
      )
        + "\r\n--m--\r\n"
    },
    .key("P17 three parts", .wrongPartCount) {
      Mails.openPGP(try $0.signature()).changing("--signed--", to: "--signed\r\n\(text)\r\n--signed--")
    },
    .key("P17 the parts in the other order", .wrongSignaturePart) {
      let parts = Mails.openPGP(try $0.signature()).components(separatedBy: "--signed")
      return [parts[0], parts[2], parts[1], parts[3]].joined(separator: "--signed")
    },
    .key("P17 a text behind the parts", .textOutsideSignature) {
      Mails.openPGP(try $0.signature()) + "停水与我局无关。\r\n"
    },
    .key("P17 a signature beside a text as a file", .nestedSignature) {
      Mails.openPGP(try $0.signature()).changing("multipart/signed", to: "multipart/mixed")
    },
    .key("P17 a certificate's signature announced as OpenPGP", .wrongSignaturePart) {
      Mails.openPGP(try $0.signature())
        .changing("Content-Type: application/pgp-signature", to: "Content-Type: application/pkcs7-signature")
    },
    .key("P17 OpenPGP announced as a certificate's", .wrongSignaturePart) {
      Mails.openPGP(try $0.signature())
        .changing("protocol=\"application/pgp-signature\"", to: "protocol=\"application/pkcs7-signature\"")
    },
    .key("a mail inside", .messageInside) {
      let entity = "Content-Type: message/rfc822\r\n\r\nFrom: a@b.example\r\n\r\nx\r\n"
      return Mails.openPGP(try $0.signature(over: entity), over: entity)
    },
  ]
}
