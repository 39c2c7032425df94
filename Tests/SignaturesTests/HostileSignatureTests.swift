import Foundation
import Mail
import Testing

@testable import Signatures

/// Mails whose signature is not what it should be (safety note, S01–S05, S13, S28–S35).
struct HostileSignatureTests {
  private let people: People
  private let now = Int64(time(nil))

  init() throws { people = try People.met() }

  private func verdict(signature: [UInt8], at time: Int64 = Mails.signedAt) throws -> Verdict {
    try policy(receivedAt: time + 120).verdict(on: Mails.dated(Mails.control(signature: signature), time))
  }

  @Test func twoSignersAreOneTooMany() throws {
    let others = [("attacker", People.leader), (People.leader, "attacker")]
    for (first, second) in others {
      let signature = try people.openssl(
        Mails.wireEntity, by: first,
        ["-signer", people.path(second + ".pem"), "-inkey", people.path(second + ".key")])
      #expect(try verdict(signature: signature, at: now).reason == .severalSigners)
    }
  }

  @Test func certificatesWithoutASignerAreNoSignature() throws {
    for extra in [["-certfile", people.path("water@nm.example.pem")], []] {
      let bundle = try run("openssl", ["crl2pkcs7", "-nocrl", "-outform", "DER"] + extra)
      #expect(try verdict(signature: bundle).reason == .noSigner)
    }
  }

  @Test(
    arguments: [
      (["-noattr"], .signedAttributesMissing), (["-md", "sha1"], .weakDigest),
      (["-nodetach"], .contentInsideSignature), (["-econtent_type", "1.2.3.4"], .contentNotData),
    ] as [([String], Reason)])
  func oneOptionOfOpensslIsNamed(options: [String], expected: Reason) throws {
    let signature = try people.openssl(Mails.wireEntity, options)
    #expect(try verdict(signature: signature, at: now).reason == expected)
  }

  @Test(arguments: ["md5", "sha1", "sha224", "ripemd160"])
  func aWeakDigestIsNamed(digest: String) throws {
    let signature = try people.openssl(Mails.wireEntity, by: "rsa", ["-md", digest])
    #expect(try verdict(signature: signature, at: now).reason == .weakDigest)
  }

  @Test(arguments: [
    "type time", "type digest", "time digest", "type time time digest", "type type time digest",
    "type time digest digest", "othertype time digest",
  ])
  func eachSignedAttributeIsThereOnceAndRight(attributes: String) throws {
    let signature = try people.signature(
      over: Mails.wireEntity, at: Mails.signedAt, attributes: attributes)
    #expect(try verdict(signature: signature).reason == .signedAttributesWrong)
  }

  @Test func attributesCannotPassForAText() throws {
    let entity = "1" + Mails.wireEntity
    let signature = try people.signature(over: entity, at: Mails.signedAt)
    let mail = try Mails.control(signature: signature)
    let changed = mail.changing("Content-Type: text/plain", to: "1Content-Type: text/plain")
    #expect(try policy().verdict(on: changed).reason == .attributesAsContent)
  }

  @Test func aSignatureOverAnotherTextIsNamed() throws {
    let signature = try people.signature(over: Mails.wireEntity + " ", at: Mails.signedAt)
    #expect(try verdict(signature: signature).reason == .contentChanged)
  }

  @Test(arguments: [
    ("3月1日", "3月2日"), ("水务局\r\n", "水务局 \r\n"), ("utf-8\r\n", "UTF-8\r\n"), ("8bit", "7bit"),
    ("Content-Type: text/plain; charset=utf-8", "Content-Type: text/plain;\r\n charset=utf-8"),
  ])
  func aTextChangedAfterSigningIsNamed(old: String, new: String) throws {
    #expect(try policy().verdict(on: Mails.control().changing(old, to: new)).reason == .contentChanged)
  }

  @Test func anotherKeysSignatureIsNamed() throws {
    var signature = try people.signature(over: Mails.wireEntity, at: Mails.signedAt)
    signature[signature.count - 1] ^= 1
    #expect(try verdict(signature: signature).reason == .signatureBroken)
  }

  /// SM2-with-SM3 where ECDSA-with-SHA256 stood (of the same length).
  @Test func aSignatureByAnotherAlgorithmIsNamed() throws {
    var signature = try people.signature(over: Mails.wireEntity, at: Mails.signedAt)
    let ecdsa: [UInt8] = [0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x04, 0x03, 0x02]
    let place = try #require(signature.indices.last { signature[$0...].starts(with: ecdsa) })
    signature.replaceSubrange(
      place..<(place + 8), with: [0x2A, 0x81, 0x1C, 0xCF, 0x55, 0x01, 0x83, 0x75])
    #expect(try verdict(signature: signature).reason == .unsupportedAlgorithm)
  }

  @Test func whatIsNoSignatureIsNamed() throws {
    let signature = try people.signature(over: Mails.wireEntity, at: Mails.signedAt)
    #expect(try verdict(signature: []).reason == .unreadableSignature)
    #expect(try verdict(signature: Array("hello".utf8)).reason == .unreadableSignature)
    #expect(try verdict(signature: signature + [0]).reason == .unreadableSignature)
    #expect(try verdict(signature: signature.dropLast()).reason == .unreadableSignature)
    let data = try run("openssl", ["cms", "-data_create", "-outform", "DER"], input: Array("x".utf8))
    #expect(try verdict(signature: data).reason == .notSignedData)
    let encrypted = try run(
      "openssl", ["cms", "-encrypt", "-outform", "DER", people.path("rsa.pem")], input: Array("x".utf8))
    #expect(try verdict(signature: encrypted).reason == .encrypted)
    #expect(
      try policy().verdict(on: Mails.opaque(encrypted, date: Mails.signedAt)).reason == .encrypted)
  }
}
