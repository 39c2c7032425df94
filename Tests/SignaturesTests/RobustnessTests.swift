import Foundation
import Mail
import Testing

@testable import Signatures

/// Mails that nobody would write except to do harm, or that were damaged on the way.
struct RobustnessTests {
  @Test func aDamagedMailIsTheSameOrRefused() throws {
    let policy = try policy()
    let control = Array(try Mails.control().utf8)
    let signer = try policy.verdict(on: control).signer
    for place in stride(from: 0, to: control.count, by: 7) {
      var damaged = control
      damaged[place] ^= place.isMultiple(of: 2) ? 0x01 : 0x20
      let verdict = try policy.verdict(on: damaged)
      #expect(verdict.signer == nil || verdict.signer == signer, "byte \(place)")
    }
  }

  @Test func aMailCutAnywhereIsRefused() throws {
    let policy = try policy()
    let control = Array(try Mails.control().utf8)
    // What follows the close delimiter is not needed.
    for count in stride(from: 1, to: control.count - 5, by: 17) {
      #expect(try policy.verdict(on: Array(control[..<count])).signer == nil, "\(count) bytes")
    }
  }

  @Test func aDamagedSignatureIsNeverAnothers() throws {
    let people = try People.met()
    let policy = try policy()
    let genuine = try people.signature(over: Mails.wireEntity, at: Mails.signedAt)
    for place in stride(from: 0, to: genuine.count, by: 3) {
      var damaged = genuine
      damaged[place] ^= UInt8(truncatingIfNeeded: 1 << (place % 8))
      let verdict = try policy.verdict(on: Mails.control(signature: damaged))
      #expect(verdict.signer.map { $0.text == Mails.text && $0.address == People.leader } ?? true)
    }
  }

  @Test func bombsAreRefusedBeforeTheyAreRead() throws {
    let people = try People.met()
    let policy = try policy()
    let deep = [UInt8]((0..<200_000).flatMap { _ in [0x30, 0x80] as [UInt8] })
    let certificate = try people.file("water@nm.example.pem")
    let bundle = people.path("bundle-\(UUID().uuidString).pem")
    try Data((0..<2000).flatMap { _ in certificate }).write(to: URL(filePath: bundle))
    let many = try run("openssl", ["crl2pkcs7", "-nocrl", "-outform", "DER", "-certfile", bundle])
    for (bomb, reason) in [(deep, Reason.unreadableSignature), (many, .tooManyCertificates)] {
      #expect(try policy.verdict(on: Mails.opaque(bomb, date: Mails.signedAt)).reason == reason)
      #expect(try policy.verdict(on: Mails.control(signature: bomb)).reason == .tooLarge)
    }
  }

  @Test func tooManyCertificatesAreRefused() throws {
    let people = try People.met()
    let names = [
      "rsa", "p384", "upper", "deep", "issuing", "expired", "future", "revoked", "server", "purposeless",
      "agreement", "usageless", "authority", "attacker", "disguised", "two",
    ]
    let certificates = try names.flatMap { try people.file($0 + ".pem") }
    let bundle = people.path("bundle-\(UUID().uuidString).pem")
    try Data(certificates).write(to: URL(filePath: bundle))
    let now = Int64(time(nil))
    let signature = try people.openssl(Mails.wireEntity, ["-certfile", bundle])
    let mail = Mails.dated(try Mails.control(signature: signature), now)
    #expect(try policy(receivedAt: now).verdict(on: mail).reason == .tooManyCertificates)
  }
}
