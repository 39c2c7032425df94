import Mail
import Testing

@testable import Signatures

/// Mails signed with SM2 and SM3, under the names of RFC 5652 and under those of GB/T 35275; and with Ed25519.
struct NationalTests {
  private let people: People

  init() throws { people = try People.met() }

  /// Whom an office trusts whose authority is of this kind.
  private func policy(of kind: String) throws -> SignaturePolicy {
    var policy = try bare()
    policy.authorities = [try people.file("\(kind)/ca.pem")]
    policy.revocationLists = [try people.file("\(kind)/crl.pem")]
    return policy
  }

  private func bare() throws -> SignaturePolicy {
    SignaturePolicy(authorities: [], receivedAt: Mails.signedAt + 120)
  }

  private func signature(of kind: String, by name: String = People.leader, names: String = "") throws
    -> [UInt8]
  {
    try people.signature(over: Mails.wireEntity, by: "\(kind)/\(name)", at: Mails.signedAt, names: names)
  }

  @Test(arguments: [("SM2", ""), ("SM2", "national"), ("ED25519", "")])
  func aChainOfOneKindCounts(kind: String, names: String) throws {
    let mail = try Mails.control(signature: signature(of: kind, names: names))
    let signer = try #require(try policy(of: kind).verdict(on: mail).signer)
    #expect(signer.text == Mails.text)
    #expect(signer.address == People.leader)
    #expect(signer.signedAt == Mails.signedAt)
  }

  @Test func theSameStructureUnderOtherNamesIsTheSameSigner() throws {
    let policy = try policy(of: "SM2")
    let signers = try ["", "national"].map {
      try policy.verdict(on: Mails.control(signature: signature(of: "SM2", names: $0))).signer
    }
    #expect(signers[0]?.fingerprint == signers[1]?.fingerprint)
    #expect(signers[0]?.contentDigest == signers[1]?.contentDigest)
  }

  @Test(arguments: ["SM2", "ED25519"])
  func aTextChangedAfterSigningIsNamed(kind: String) throws {
    let mail = try Mails.control(signature: signature(of: kind)).changing("3月1日", to: "3月2日")
    #expect(try policy(of: kind).verdict(on: mail).reason == .contentChanged)
  }

  @Test(arguments: [("SM2", ""), ("SM2", "national"), ("ED25519", "")])
  func aSignatureChangedIsNamed(kind: String, names: String) throws {
    var signature = try signature(of: kind, names: names)
    signature[signature.count - 1] ^= 1
    #expect(try policy(of: kind).verdict(on: Mails.control(signature: signature)).reason == .signatureBroken)
  }

  /// The attributes are signed: what they say of the text cannot be exchanged.
  @Test(arguments: [("SM2", ""), ("SM2", "national"), ("ED25519", "")])
  func aDigestExchangedInTheAttributesIsNamed(kind: String, names: String) throws {
    let name = "\(kind)/\(People.leader)"
    let other = try people.signature(over: "x", by: name, at: Mails.signedAt, names: names)
    let digest: [UInt8] = [0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x09, 0x04]
    var own = try signature(of: kind, names: names)
    let places = [own, other].map { bytes in bytes.indices.last { bytes[$0...].starts(with: digest) } }
    let (to, from) = (try #require(places[0]) + 13, try #require(places[1]) + 13)
    let size = kind == "SM2" ? 32 : 64
    own.replaceSubrange(to..<(to + size), with: other[from..<(from + size)])
    #expect(try policy(of: kind).verdict(on: Mails.control(signature: own)).reason == .signatureBroken)
  }

  @Test(arguments: ["SM2", "ED25519"])
  func itsRevocationListIsReadAndChecked(kind: String) throws {
    let lost = try Mails.control(signature: signature(of: kind, by: "lost"))
    var policy = try policy(of: kind)
    #expect(try policy.verdict(on: lost).reason == .certificateRevoked)
    policy.revocationLists = [try people.file("\(kind)/stale.pem")]
    #expect(try policy.verdict(on: lost).reason == .revocationListStale)
    // Of the same issuer's name, but not of its key.
    policy.revocationLists = [try people.file("crl.pem")]
    #expect(try policy.verdict(on: lost).reason == .revocationListMissing)
    policy.revocationLists = []
    #expect(try policy.verdict(on: lost).reason == .revocationListMissing)
  }

  @Test func aListOfAnotherKeyOfTheSameKindIsNone() throws {
    let other = people.path("otherSM2")
    _ = try run(
      People.script, ["init", other], environment: ["KEY": "-algorithm SM2"])
    var policy = try policy(of: "SM2")
    policy.revocationLists = [try people.file("otherSM2/crl.pem")]
    let mail = try Mails.control(signature: signature(of: "SM2"))
    #expect(try policy.verdict(on: mail).reason == .revocationListMissing)
    policy = try self.policy(of: "SM2")
    policy.authorities = [try people.file("otherSM2/ca.pem")]
    #expect(try policy.verdict(on: mail).reason == .unknownAuthority)
  }

  @Test func aNationalEnvelopeIsEncrypted() throws {
    for kind: UInt8 in [3, 4, 5] {
      let bytes: [UInt8] = [
        0x30, 0x10, 0x06, 0x0A, 0x2A, 0x81, 0x1C, 0xCF, 0x55, 0x06, 0x01, 0x04, 0x02, kind,
      ]
      let whole = bytes + [0xA0, 0x02, 0x30, 0x00]
      #expect(try policy(of: "SM2").verdict(on: Mails.control(signature: whole)).reason == .encrypted)
    }
  }

  @Test func whatFollowsANationalStructureMakesItUnreadable() throws {
    let signature = try signature(of: "SM2", names: "national") + [0]
    #expect(try policy(of: "SM2").verdict(on: Mails.control(signature: signature)).reason != nil)
  }

  /// The mixing of what belongs to SM2 with what does not.
  @Test func anAlgorithmOfAnotherKeyIsNamed() throws {
    let sm2: [UInt8] = [0x2A, 0x81, 0x1C, 0xCF, 0x55, 0x01, 0x83, 0x75]
    let ecdsa: [UInt8] = [0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x04, 0x03, 0x02]
    var signature = try signature(of: "SM2")
    let place = try #require(signature.indices.last { signature[$0...].starts(with: sm2) })
    signature.replaceSubrange(place..<(place + 8), with: ecdsa)
    let mail = try Mails.control(signature: signature)
    #expect(try policy(of: "SM2").verdict(on: mail).reason == .unsupportedAlgorithm)
  }
}
