import Foundation
import Mail
import Testing

@testable import Signatures

/// Mails whose signer is not who he should be (safety note, S02–S13, S36).
struct HostileCertificateTests {
  private let people: People
  private let now = Int64(time(nil))

  init() throws { people = try People.met() }

  private func verdict(signature: [UInt8], at time: Int64 = Mails.signedAt) throws -> Verdict {
    try policy(receivedAt: time + 120).verdict(on: Mails.dated(Mails.control(signature: signature), time))
  }

  @Test(
    arguments: [
      ("expired", .certificateExpired), ("future", .certificateNotYetValid), ("revoked", .certificateRevoked),
      ("server", .wrongPurpose), ("purposeless", .wrongPurpose), ("agreement", .wrongKeyUsage),
      ("usageless", .wrongKeyUsage), ("authority", .signerIsAuthority),
      ("rsa1024", .weakKey), ("p224", .weakKey), ("sha1", .weakDigest), ("sha224", .weakDigest),
      ("koblitz", .unsupportedAlgorithm), ("ed448", .unsupportedAlgorithm),
      ("attacker", .addressMismatch), ("disguised", .addressMismatch), ("two", .severalAddresses),
      ("nameless", .addressMissing), ("wildcard", .unusableAddress), ("dotted", .unusableAddress),
      ("principal", .otherName), ("deep", .unknownAuthority), ("other/water@nm.example", .unknownAuthority),
    ] as [(String, Reason)])
  func oneFlawOfTheCertificateIsNamed(name: String, expected: Reason) throws {
    let mail = try people.sign(Mails.unsigned, by: name, at: Mails.signedAt)
    #expect(try policy().verdict(on: mail).reason == expected)
  }

  @Test func aSelfSignedCertificateIsNamed() throws {
    let signature = try people.openssl(Mails.wireEntity, by: "selfsigned")
    #expect(try verdict(signature: signature, at: now).reason == .selfSigned)
  }

  @Test func aLeaderMayNotIssueCertificates() throws {
    let signature = try people.openssl(
      Mails.wireEntity, by: "impostor", ["-certfile", people.path("water@nm.example.pem")])
    #expect(try verdict(signature: signature, at: now).reason == .notAnAuthority)
  }

  @Test func anAuthorityForOthersMayNotIssueToALeader() throws {
    let mail = try people.sign(Mails.unsigned, by: "constrained", at: Mails.signedAt)
    var policy = try policy()
    policy.requiresRevocationList = false
    policy.intermediates = [try people.file("elsewhere.pem")]
    #expect(try policy.verdict(on: mail).reason == .certificateRefused)
  }

  @Test func aLeadersCertificateSentAlongDoesNotMakeAnotherTheLeader() throws {
    let signature = try people.openssl(
      Mails.wireEntity, by: "attacker", ["-certfile", people.path("water@nm.example.pem")])
    #expect(try verdict(signature: signature, at: now).reason == .addressMismatch)
  }

  @Test func aMailWithoutItsCertificateIsNamed() throws {
    let signature = try people.openssl(Mails.wireEntity, ["-nocerts"])
    #expect(try verdict(signature: signature, at: now).reason == .certificateMissing)
  }

  @Test func whereAListIsRequiredItMustBeThereAndFresh() throws {
    var policy = try policy()
    policy.revocationLists = []
    #expect(try policy.verdict(on: Mails.control()).reason == .revocationListMissing)
    policy.revocationLists = [try people.file("issuing-crl.pem")]
    #expect(try policy.verdict(on: Mails.control()).reason == .revocationListMissing)
    policy.revocationLists = [try people.file("stale.pem")]
    #expect(try policy.verdict(on: Mails.control()).reason == .revocationListStale)
    policy.revocationLists = [try people.file("other/crl.pem")]
    #expect(try policy.verdict(on: Mails.control()).signer == nil)
  }

  @Test func theMachinesOwnAuthoritiesCountForNothing() throws {
    var policy = try policy()
    policy.authorities = [try people.file("other/ca.pem")]
    #expect(try policy.verdict(on: Mails.control()).signer == nil)
  }
}
