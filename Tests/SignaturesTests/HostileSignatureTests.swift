import Mail
import Testing

@testable import Signatures

/// What the corpus has no place for: mails that are refused for one of several reasons, and those that claim nothing.
struct HostileSignatureTests {
  private let people: People

  init() throws { people = try People.met() }

  /// SM2-with-SM3 where ECDSA-with-SHA256 stood (of the same length).
  @Test func aSignatureByAnotherAlgorithmIsNamed() throws {
    var signature = try people.signature(over: Mails.wireEntity, at: Mails.signedAt)
    let ecdsa: [UInt8] = [0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x04, 0x03, 0x02]
    let place = try #require(signature.indices.last { signature[$0...].starts(with: ecdsa) })
    signature.replaceSubrange(
      place..<(place + 8), with: [0x2A, 0x81, 0x1C, 0xCF, 0x55, 0x01, 0x83, 0x75])
    #expect(try policy().verdict(on: Mails.control(signature: signature)).reason == .unsupportedAlgorithm)
  }

  @Test func theMachinesOwnAuthoritiesCountForNothing() throws {
    var policy = try policy()
    policy.authorities = [try people.file("other/ca.pem")]
    #expect(try policy.verdict(on: Mails.control()).signer == nil)
  }

  @Test func anEncryptedMailIsNamed() throws {
    let encrypted = try run(
      "openssl", ["cms", "-encrypt", "-outform", "DER", people.path("rsa.pem")], input: Array("x".utf8))
    #expect(
      try policy().verdict(on: Mails.opaque(encrypted, date: Mails.signedAt)).reason == .encrypted)
  }

  @Test func aMailThatClaimsNothingIsNotAskedWhoWroteIt() throws {
    let twoFroms = Mails.unsigned.changing("From: ", to: "From: a@b.example\nFrom: ")
    #expect(try policy().verdict(on: twoFroms) == .absent)
  }
}
