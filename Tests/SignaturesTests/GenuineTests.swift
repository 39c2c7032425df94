import Digest
import Foundation
import Mail
import Testing

@testable import Signatures

/// Mails that leaders really send, all of which count, with exactly the text that was signed.
struct GenuineTests {
  private let people: People

  init() throws { people = try People.met() }

  @Test func aDetachedSignatureTellsWhoSignedWhatAndWhen() throws {
    let signer = try #require(try policy().verdict(on: Mails.control()).signer)
    #expect(signer.address == "water@nm.example")
    #expect(signer.commonName == "张伟民")
    #expect(signer.signedAt == Mails.signedAt)
    #expect(signer.text == Mails.text)
    #expect(signer.content == Array(Mails.wireEntity.utf8))
    #expect(signer.contentDigest == Hex.encode(SHA256.digest(of: signer.content)))
    let file = people.path(People.leader + ".pem")
    let certificate = try run("openssl", ["x509", "-outform", "DER", "-in", file])
    #expect(signer.fingerprint == Hex.encode(SHA256.digest(of: certificate)))
    #expect(signer.signatureDigest.utf8.count == 64)
  }

  @Test func aMailStoredWithBareLineFeedsIsTheSameMail() throws {
    let stored = try Mails.control().replacingOccurrences(of: "\r\n", with: "\n")
    let signer = try #require(try policy().verdict(on: stored).signer)
    #expect(try policy().verdict(on: Mails.control()).signer == signer)
  }

  @Test func theTextMayBeInsideTheSignature() throws {
    let now = Int64(time(nil))
    for options in [["-nodetach"], ["-nodetach", "-stream"]] {
      let signature = try people.openssl(Mails.wireEntity, options)
      let signer = try #require(
        try policy(receivedAt: now).verdict(on: Mails.opaque(signature, date: now)).signer)
      #expect(signer.text == Mails.text)
      #expect(signer.content == Array(Mails.wireEntity.utf8))
    }
  }

  @Test func whatOpensslSignsWithItsOwnAttributesCounts() throws {
    let now = Int64(time(nil))
    for digest in ["sha256", "sha384", "sha512"] {
      for options in [[], ["-nosmimecap"], ["-cades"], ["-keyid"]] {
        let mail = try Mails.control(
          signature: try people.openssl(Mails.wireEntity, ["-md", digest] + options))
        #expect(try policy(receivedAt: now).verdict(on: Mails.dated(mail, now)).signer?.text == Mails.text)
      }
    }
  }

  @Test func pssSignaturesCount() throws {
    let now = Int64(time(nil))
    let mail = try Mails.control(
      signature: try people.openssl(Mails.wireEntity, by: "rsa", ["-keyopt", "rsa_padding_mode:pss"]))
    #expect(try policy(receivedAt: now).verdict(on: Mails.dated(mail, now)).signer?.text == Mails.text)
  }

  @Test(arguments: ["rsa", "p384", "upper", "ed25519", "sm2"])
  func anotherKeyOrSpellingOfTheDomainCounts(name: String) throws {
    let mail = try people.sign(Mails.unsigned, by: name, at: Mails.signedAt)
    #expect(try policy().verdict(on: mail).signer?.address == "water@nm.example")
  }

  @Test func whatASignerOfALaterExpiredCertificateSentInTimeCounts() throws {
    let then: Int64 = 1_600_000_000
    let mail = try people.sign(Mails.dated(Mails.unsigned, then), by: "expired", at: then)
    #expect(try policy(receivedAt: then).verdict(on: mail).signer?.signedAt == then)
  }

  @Test(arguments: [
    (
      "base64",
      "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n"
        + Data(Mails.text.utf8).base64EncodedString() + "\n", Mails.text
    ),
    (
      "quoted-printable",
      "Content-Type: text/plain; charset=utf-8\n"
        + "Content-Transfer-Encoding: quoted-printable\n\n=E6=B0=B4=E5=8A=A1=\n=E5=B1=80\n", "水务局"
    ),
    (
      "flowed",
      "Content-Type: text/plain; charset=utf-8; format=flowed; delsp=yes\n\n"
        + "已于3月1日 \n修复。\n\n From 水务局\n", "已于3月1日修复。\n\nFrom 水务局"
    ),
    (
      "alternative",
      """
      Content-Type: multipart/alternative; boundary=a

      --a
      Content-Type: text/plain; charset=utf-8

      已修复。
      --a
      Content-Type: text/html; charset=utf-8

      <p>未修复。</p>
      --a--

      """, "已修复。"
    ),
    (
      "attachment",
      """
      Content-Type: multipart/mixed; boundary="m"

      --m
      Content-Type: multipart/alternative; boundary="m1"

      --m1
      Content-Type: text/plain; charset=utf-8

      已修复，见附件。

      --m1
      Content-Type: text/html; charset=utf-8

      <p>已修复，见附件。</p>
      --m1--
      --m
      Content-Type: application/pdf; name="a.pdf"
      Content-Disposition: attachment; filename="a.pdf"
      Content-Transfer-Encoding: base64

      JVBERi0xLjQK
      --m
      Content-Type: text/plain; charset=utf-8
      Content-Disposition: attachment; filename="b.txt"

      附件
      --m--

      """, "已修复，见附件。"
    ),
  ])
  func textIsFoundWhereMailProgramsPutIt(kind: String, entity: String, text: String) throws {
    let mail = try people.sign(Mails.header + entity, at: Mails.signedAt)
    #expect(try policy().verdict(on: mail).signer?.text == text, "\(kind)")
  }

  @Test func textInGB18030IsRead() throws {
    let text: [UInt8] = [0xCB, 0xAE, 0xCE, 0xF1, 0xBE, 0xD6, 0xA1, 0xA3]
    let head = Mails.header + "Content-Type: text/plain; charset=gb2312\nContent-Transfer-Encoding: 8bit\n\n"
    let mail = try people.sign(Array(head.utf8) + text + [0x0A], at: Mails.signedAt)
    #expect(try policy().verdict(on: mail).signer?.text == "水务局。")
  }

  @Test func theOfficesIntermediatesCompleteAChain() throws {
    let mail = try people.sign(Mails.unsigned, by: "deep", at: Mails.signedAt)
    var policy = try policy()
    #expect(try policy.verdict(on: mail).reason == .unknownAuthority)
    policy.intermediates = [try people.file("issuing.pem")]
    #expect(try policy.verdict(on: mail).reason == .revocationListMissing)
    policy.revocationLists.append(try people.file("issuing-crl.pem"))
    #expect(try policy.verdict(on: mail).signer?.text == Mails.text)
  }

  @Test func theIntermediatesInTheMailCompleteAChain() throws {
    let now = Int64(time(nil))
    let signature = try people.openssl(
      Mails.wireEntity, by: "deep", ["-certfile", people.path("issuing.pem")])
    var policy = try policy(receivedAt: now)
    policy.revocationLists.append(try people.file("issuing-crl.pem"))
    let mail = Mails.dated(try Mails.control(signature: signature), now)
    #expect(try policy.verdict(on: mail).signer?.text == Mails.text)
  }

  @Test func anIssuingAuthorityMayBeTrustedAlone() throws {
    let mail = try people.sign(Mails.unsigned, by: "deep", at: Mails.signedAt)
    var policy = try policy()
    policy.authorities = [try people.file("issuing.pem")]
    policy.revocationLists = [try people.file("issuing-crl.pem")]
    #expect(try policy.verdict(on: mail).signer?.text == Mails.text)
    #expect(try policy.verdict(on: Mails.control()).reason == .unknownAuthority)
  }

  @Test func policyFilesMayBeDER() throws {
    var policy = try policy()
    policy.authorities = [try people.file("ca.der")]
    policy.revocationLists = [try people.file("crl.der")]
    #expect(try policy.verdict(on: Mails.control()).signer?.text == Mails.text)
  }

  /// What programs write around a signature without anybody meaning it.
  @Test(arguments: [
    ("--signed", "This is a cryptographically signed message in MIME format.\r\n\r\n--signed"),
    ("--signed", "This is a multi-part\r\n message in MIME format.\r\n--signed"),
    ("--signed", "\r\n \r\n--signed"),
    ("protocol=\"application/pkcs7-signature\"", "protocol=\"application/x-pkcs7-signature\""),
    ("micalg=sha-256", "micalg=sha1"),
    ("Content-Type: application/pkcs7-signature", "Content-Type: application/x-pkcs7-signature"),
    ("=?utf-8?B?5byg5Lyf5rCR?= <water@nm.example>", "water@nm.example"),
    ("=?utf-8?B?5byg5Lyf5rCR?= <water@nm.example>", "\"Water, \\\"Office\\\"\" <water@NM.EXAMPLE>"),
    ("=?utf-8?B?5byg5Lyf5rCR?= <water@nm.example>", "张伟民\r\n <water@nm.example>"),
    ("Subject:", "Reply-To: other@nm.example\r\nSender: other@nm.example\r\nSubject:"),
  ])
  func whatSurroundsTheSignedPartMayVary(old: String, new: String) throws {
    let control = try Mails.control()
    let place = try #require(control.range(of: old))
    let mail = control.replacingCharacters(in: place, with: new)
    #expect(try policy().verdict(on: mail).signer?.text == Mails.text)
  }

  @Test func blankLinesAfterTheMailAreNothing() throws {
    #expect(try policy().verdict(on: Mails.control() + "\r\n \r\n").signer != nil)
  }

  @Test func withoutAnyListRevocationIsCheckedOnlyWhereRequired() throws {
    var policy = try policy()
    policy.revocationLists = []
    policy.requiresRevocationList = false
    #expect(try policy.verdict(on: Mails.control()).signer != nil)
    policy.revocationLists = [try people.file("stale.pem")]
    #expect(try policy.verdict(on: Mails.control()).signer != nil)
    policy.revocationLists = [try people.file("crl.pem")]
    let revoked = try people.sign(Mails.unsigned, by: "revoked", at: Mails.signedAt)
    #expect(try policy.verdict(on: revoked).reason == .certificateRevoked)
  }
}
