import Testing

@testable import Signatures

/// That a chain is signed link by link is found out once; everything else about it is asked of every mail.
struct RememberedChainTests {
  private let people: People

  init() throws { people = try People.met() }

  /// An office that has just accepted an answer of this signer, at the time at which it was signed.
  private func policyAfterAnAnswer(by name: String, at time: Int64) throws -> SignaturePolicy {
    var policy = try policy(receivedAt: time + 120)
    policy.intermediates = [try people.file("issuing.pem")]
    policy.revocationLists += [try people.file("issuing-crl.pem")]
    policy.requiresRevocationList = false
    for _ in 1...2 {
      let mail = try people.sign(Mails.dated(Mails.unsigned, time), by: name, at: time)
      #expect(try policy.verdict(on: mail).signer != nil)
    }
    return policy
  }

  @Test func aCertificateThatHasExpiredSinceIsRefused() throws {
    let then: Int64 = 1_600_000_000
    var policy = try policyAfterAnAnswer(by: "expired", at: then)
    policy.receivedAt = Mails.signedAt + 120
    policy.notBefore = nil
    let mail = try people.sign(Mails.unsigned, by: "expired", at: Mails.signedAt)
    #expect(try policy.verdict(on: mail).reason == .certificateExpired)
    policy.receivedAt = 1_500_000_000
    let early = try people.sign(
      Mails.dated(Mails.unsigned, policy.receivedAt - 120), by: "expired", at: policy.receivedAt - 120)
    #expect(try policy.verdict(on: early).reason == .certificateNotYetValid)
  }

  @Test func anAuthorityThatHasExpiredSinceIsRefused() throws {
    var policy = try policyAfterAnAnswer(by: "deep", at: Mails.signedAt)
    // The signer's own certificate is over by then as well: whichever is met first, nobody is let in.
    policy.receivedAt = Mails.signedAt + 100 * 366 * 86400
    policy.notBefore = nil
    policy.clockTolerance = .max / 2
    policy.dateTolerance = .max / 2
    let mail = try people.sign(Mails.unsigned, by: "deep", at: Mails.signedAt)
    #expect(try policy.verdict(on: mail).reason == .certificateExpired)
  }

  @Test func aCertificateThatWasRevokedSinceIsRefused() throws {
    var policy = try policy(receivedAt: Mails.signedAt + 120)
    let mail = try people.sign(Mails.unsigned, by: "revoked", at: Mails.signedAt)
    let lists = policy.revocationLists
    policy.revocationLists = []
    policy.requiresRevocationList = false
    #expect(try policy.verdict(on: mail).signer != nil)
    policy.revocationLists = lists
    #expect(try policy.verdict(on: mail).reason == .certificateRevoked)
  }

  /// Another certificate with the same names, number and key: what differs is who signed it.
  @Test func aCertificateThatOnlyLooksTheSameIsLookedAt() throws {
    let policy = try policyAfterAnAnswer(by: People.leader, at: Mails.signedAt)
    for name in ["impostor", "selfsigned"] {
      let mail = try people.sign(Mails.unsigned, by: name, at: Mails.signedAt)
      #expect(try policy.verdict(on: mail).signer == nil, "\(name)")
    }
    let genuine = try people.signature(over: Mails.wireEntity, at: Mails.signedAt)
    let carried = try run("openssl", ["x509", "-in", people.path(People.leader + ".pem"), "-outform", "DER"])
    let place = try #require(genuine.indices.first { genuine[$0...].starts(with: carried) })
    var forged = genuine
    // The last octet of the certificate is the last of its issuer's signature.
    forged[place + carried.count - 1] ^= 1
    #expect(try policy.verdict(on: Mails.control(signature: genuine)).signer != nil)
    #expect(try policy.verdict(on: Mails.control(signature: forged)).reason == .unknownAuthority)
  }

  @Test func manySignersAreRememberedBesideEachOther() throws {
    let policy = try policy(receivedAt: Mails.signedAt + 120)
    let mail = try Mails.control()
    for name in ["rsa", "p384", "upper", "ed25519", "sm2"] {
      #expect(try policy.verdict(on: people.sign(Mails.unsigned, by: name, at: Mails.signedAt)).signer != nil)
      #expect(try policy.verdict(on: mail).signer != nil)
    }
  }
}
