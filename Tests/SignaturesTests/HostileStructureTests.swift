import Mail
import Testing

@testable import Signatures

/// Mails that differ from the genuine one in how they are put together (safety note, S14–S23).
struct HostileStructureTests {
  private let people: People
  private let control: String

  init() throws {
    people = try People.met()
    control = try Mails.control()
  }

  private func reason(_ mail: String) throws -> Reason? {
    #expect(mail != control)
    return try policy().verdict(on: mail).reason
  }

  /// One change to the mail around the signed part, and what is said about it.
  @Test(
    arguments: [
      ("From: =?utf-8?B?5byg5Lyf5rCR?= <water@nm.example>", "From: attacker@nm.example", .addressMismatch),
      ("From: =?utf-8?B?5byg5Lyf5rCR?= <water@nm.example>", "From: Water@nm.example", .addressMismatch),
      ("From: =", "From: attacker@nm.example\r\nFrom: =", .headerRepeated),
      ("To: letters", "from: attacker@nm.example\r\nTo: letters", .headerRepeated),
      ("<water@nm.example>", "<water@nm.example>, attacker@nm.example", .ambiguousFrom),
      ("<water@nm.example>", "<attacker@nm.example>, <water@nm.example>", .ambiguousFrom),
      ("From: =?utf-8?B?5byg5Lyf5rCR?= <water@nm.example>", "From: g: water@nm.example;", .ambiguousFrom),
      ("<water@nm.example>", "<water@nm.example> (attacker@nm.example)", .ambiguousFrom),
      (
        "=?utf-8?B?5byg5Lyf5rCR?= <water@nm.example>", "attacker@nm.example <water@nm.example>",
        .ambiguousFrom
      ),
      ("<water@nm.example>", "<\"water\"@nm.example>", .ambiguousFrom),
      ("<water@nm.example>", "<water@nm.example.>", .ambiguousFrom),
      ("<water@nm.example>", "<water@[127.0.0.1]>", .ambiguousFrom),
      ("<water@nm.example>", "<@relay.example:water@nm.example>", .ambiguousFrom),
      ("<water@nm.example>", "<water@n\u{043C}.example>", .ambiguousFrom),
      ("<water@nm.example>", "<water@nm.example\u{0}>", .ambiguousFrom),
      ("<water@nm.example>", "<=?us-ascii?q?water?=@nm.example>", .ambiguousFrom),
      ("From: =", "From : attacker@nm.example\r\nFrom: =", .headerRepeated),
      ("Date: ", "X-Date: ", .headerMissing),
      ("Message-ID: ", "X-Message-ID: ", .headerMissing),
      ("MIME-Version: 1.0\r\n", "", .headerMissing),
      ("MIME-Version: 1.0\r\n", "MIME-Version: 1.0\r\nMIME-Version: 1.0\r\n", .headerRepeated),
      ("Date: ", "Date: Tue, 03 Mar 2026 10:01:00 +0800\r\nDate: ", .headerRepeated),
      ("Message-ID: ", "Message-ID: <b@c>\r\nMessage-ID: ", .headerRepeated),
      ("Content-Type: multipart", "Content-Type: text/plain\r\nContent-Type: multipart", .headerRepeated),
      ("MIME-Version: 1.0\r\n", "MIME-Version: 1.0\r\nContent-Type: text/plain\r\n", .headerRepeated),
      ("micalg=sha-256", "boundary=other", .ambiguousParameters),
      ("micalg=sha-256", "boundary*=other", .ambiguousParameters),
      ("micalg=sha-256", "Boundary*0=other", .ambiguousParameters),
      ("micalg=sha-256", "protocol=\"application/pgp-signature\"", .ambiguousParameters),
      ("micalg=sha-256", "micalg=\"=?utf-8?q?x?=\"", .ambiguousParameters),
      (
        "MIME-Version: 1.0\r\n", "MIME-Version: 1.0\r\nContent-Transfer-Encoding: base64\r\n",
        .encodedMultipart
      ),
      (
        "MIME-Version: 1.0\r\n",
        "MIME-Version: 1.0\r\nContent-Transfer-Encoding: 7bit\r\nContent-Transfer-Encoding: 8bit\r\n",
        .headerRepeated
      ),
      (
        "protocol=\"application/pkcs7-signature\"", "protocol=\"application/pgp-signature\"",
        .openPGPNotConfigured
      ),
      ("protocol=\"application/pkcs7-signature\"", "protocol=\"text/plain\"", .unknownProtocol),
      ("protocol=\"application/pkcs7-signature\";", "", .unknownProtocol),
      ("Content-Type: application/pkcs7-signature;", "Content-Type: text/plain;", .wrongSignaturePart),
      (
        "Content-Disposition: attachment; filename=\"smime.p7s\"",
        "Content-Transfer-Encoding: 7bit\r\nContent-Disposition: attachment; filename=\"smime.p7s\"",
        .headerRepeated
      ),
    ] as [(String, String, Reason)])
  func oneChangeAroundTheSignedPartIsNamed(old: String, new: String, expected: Reason) throws {
    #expect(try reason(control.changing(old, to: new)) == expected)
  }

  private var boundary: String {
    String(control.split(separator: "boundary=\"")[1].prefix { $0 != "\"" })
  }

  @Test func textBeforeAndAfterThePartsIsNamed() throws {
    let first = try #require(control.range(of: "--\(boundary)"))
    let before = control.replacingCharacters(in: first, with: "停水与我局无关。\r\n--\(boundary)")
    #expect(try reason(before) == .textOutsideSignature)
    #expect(try reason(control + "停水与我局无关。\r\n") == .textOutsideSignature)
    #expect(try reason(control + "This is a multi-part message in MIME format.") == .textOutsideSignature)
  }

  @Test func exactlyTwoPartsAreWanted() throws {
    let extra = "--\(boundary)\r\nContent-Type: text/plain\r\n\r\nx\r\n"
    let first = try #require(control.range(of: "--\(boundary)\r\n"))
    #expect(
      try reason(control.replacingCharacters(in: first, with: extra + "--\(boundary)\r\n")) == .wrongPartCount
    )
    #expect(
      try reason(control.changing("--\(boundary)--", to: extra + "--\(boundary)--")) == .wrongPartCount)
    let second = try #require(control.range(of: "--\(boundary)\r\nContent-Type: application"))
    let onlyText = String(control[..<second.lowerBound]) + "--\(boundary)--\r\n"
    #expect(try reason(onlyText) == .wrongPartCount)
  }

  @Test func reorderedPartsAreNamed() throws {
    let parts = control.components(separatedBy: "--\(boundary)")
    let swapped = [parts[0], parts[2], parts[1], parts[3]].joined(separator: "--\(boundary)")
    #expect(try reason(swapped) == .wrongSignaturePart)
  }

  @Test func aLongerBoundaryIsNotTheBoundary() throws {
    let second = try #require(control.range(of: "--\(boundary)\r\nContent-Type: application"))
    let longer = control.replacingCharacters(
      in: second, with: "--\(boundary)X\r\nContent-Type: application")
    #expect(try reason(longer) == .wrongPartCount)
  }

  @Test func aMailCutShortIsNamed() throws {
    #expect(try reason(control.changing("--\(boundary)--\r\n", to: "")) == .notClosed)
  }

  /// Wrapped in a multipart/mixed: by a mailing list that adds a footer, or by an attacker who adds a text.
  @Test(arguments: [true, false])
  func aSignedPartInsideAnotherMailIsNotASignedMail(textFirst: Bool) throws {
    let start = try #require(control.range(of: "Content-Type: multipart/signed"))
    let signed = "--m\r\n" + String(control[start.lowerBound...])
    let text = "--m\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n停水与我局无关。\r\n"
    let header = control[..<start.lowerBound] + "Content-Type: multipart/mixed; boundary=m\r\n\r\n"
    let mail = header + (textFirst ? text + signed : signed + text) + "--m--\r\n"
    #expect(try reason(String(mail)) == .nestedSignature)
  }

  @Test func aForwardedSignedMailIsNotSignedByWhoForwardsIt() throws {
    let parts = "--m\nContent-Type: text/plain\n\nx\n--m\nContent-Type: message/rfc822\n\n"
    let head = Mails.header + "Content-Type: multipart/mixed; boundary=m\n\n" + parts
    let mail = Mails.wire(head) + control + "--m--\r\n"
    #expect(try policy().verdict(on: mail) == .absent)
  }

  @Test func anOrdinaryMailIsNotSigned() throws {
    #expect(try policy().verdict(on: Mails.unsigned) == .absent)
    let twoFroms = Mails.unsigned.changing("From: ", to: "From: a@b.example\nFrom: ")
    #expect(try policy().verdict(on: twoFroms) == .absent)
  }

  @Test func anOpaqueSignatureBesideATextIsNested() throws {
    let signature = try people.openssl(Mails.wireEntity, ["-nodetach"])
    let opaque = Mails.opaque(signature, date: Mails.signedAt)
    let start = try #require(opaque.range(of: "Content-Type: "))
    let text = Mails.wire("Content-Type: multipart/mixed; boundary=m\n\n--m\n\n停水与我局无关。\n--m\n")
    let mail = opaque[..<start.lowerBound] + text + opaque[start.lowerBound...] + "\r\n--m--\r\n"
    #expect(try reason(String(mail)) == .nestedSignature)
  }

  @Test func aDetachedSignatureSentAloneHasNoText() throws {
    let signature = try people.signature(over: Mails.wireEntity, at: Mails.signedAt)
    #expect(try reason(Mails.opaque(signature, date: Mails.signedAt)) == .contentMissing)
  }
}
