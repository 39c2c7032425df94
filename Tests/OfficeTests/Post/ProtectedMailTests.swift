import Domain
import Foundation
import Mail
import Signatures
import Testing
import World

@testable import Office

/// The office's own mails to units: signed with its certificate, and encrypted where a unit asks for it.
@Suite struct ProtectedMailTests {
  private func world(encrypted: Bool = false, identity: Bool = true) throws -> World {
    let certificate = encrypted ? try Certificates.shared.certificate(of: "leader@zhujian.example") : nil
    let units = Cast.register.units.map { unit in
      unit.name != "旗水务局"
        ? unit
        : HandlingUnit(
          name: unit.name, fullName: unit.fullName, officers: unit.officers, leaders: unit.leaders,
          signOff: unit.signOff, encryptTo: certificate)
    }
    let world = try World(
      register: Register(units: units, desks: Cast.register.desks),
      trusting: Certificates.shared.trust(identities: identity ? [Certificates.shared.identity] : []))
    try world.write(from: Cast.citizen, subject: "村里停水", text: "停水三天了。")
    return world
  }

  private func assigned(_ world: World) throws -> Message {
    try world.work()
    return try world.last("assigned")
  }

  @Test func aUnitCanTellAnAssignmentByItsSignature() throws {
    let world = try world()
    let mail = try assigned(world)
    let signer = try #require(
      try Certificates.shared.trust.policy(receivedAt: world.now, assignedAt: nil).verdict(on: mail).signer)
    #expect(signer.address == Cast.office && signer.commonName == "网站管理中心")
    #expect(signer.signedAt == world.now.seconds)
    #expect(signer.text.contains("停水三天了。"))
    #expect(mail.subject.contains("村里停水") && mail.headers(named: "MIME-Version").count == 1)
    // The answer finds its way as ever.
    try world.reply(
      to: mail, from: "officer@shuiwu.example", "答复：已恢复供水。", attachments: [World.scan])
    try world.work()
    #expect(try world.letter().stage == .replied)
  }

  @Test func stockToolsVerifyItAsWell() throws {
    let mail = try assigned(world())
    let folder = try Folder(["mail.eml": mail.bytes, "ca.pem": Certificates.shared.trust.authorities[0]])
    #expect(
      try folder.run("openssl cms -verify -in mail.eml -CAfile ca.pem -purpose smimesign -out text") == 0)
    var bytes = mail.bytes
    bytes[bytes.count / 2] = bytes[bytes.count / 2] == 65 ? 66 : 65
    let spoilt = try Folder(["mail.eml": bytes, "ca.pem": Certificates.shared.trust.authorities[0]])
    #expect(
      try spoilt.run("openssl cms -verify -in mail.eml -CAfile ca.pem -purpose smimesign -out text") != 0)
  }

  @Test func onlyUnitsGetThemSigned() throws {
    let world = try world()
    _ = try assigned(world)
    let receipt = try #require(try world.mails("receipt", about: world.letter().id).first)
    #expect(!receipt.root.contentType.matches("multipart", "signed"))
    let plain = try assigned(self.world(identity: false))
    #expect(!plain.root.contentType.matches("multipart", "signed"))
  }

  @Test func whatIsEncryptedIsLegibleToItsUnitAlone() throws {
    let mail = try assigned(world(encrypted: true))
    #expect(mail.subject == "【网民留言】[NM2026000001]（内容已加密）")
    #expect(!mail.text.contains("停水") && !String(decoding: mail.bytes, as: UTF8.self).contains("5YGc5rC0"))
    let recipient = "leader@zhujian.example"
    let folder = try Folder([
      "mail.eml": mail.bytes, "ca.pem": Certificates.shared.trust.authorities[0],
      "key.pem": Certificates.shared.key(of: recipient),
      "recipient.pem": Certificates.shared.certificate(of: recipient),
      "other.pem": Certificates.shared.certificate(of: "leader@huanbao.example"),
      "other.key": Certificates.shared.key(of: "leader@huanbao.example"),
    ])
    #expect(
      try folder.run("openssl cms -decrypt -in mail.eml -recip recipient.pem -inkey key.pem -out inner") == 0)
    #expect(try folder.run("openssl cms -verify -in inner -CAfile ca.pem -purpose smimesign -out text") == 0)
    #expect(
      try folder.run("openssl cms -decrypt -in mail.eml -recip other.pem -inkey other.key -out wrong") != 0)
    let inner = try Message(parsing: folder.bytes("inner"))
    #expect(inner.text.contains("停水三天了。"))
    // AES-256 in CBC mode (RFC 3565).
    #expect(try folder.run("openssl cms -cmsout -print -in mail.eml | grep -q aes-256-cbc") == 0)
  }

  @Test func whatCannotBeProtectedDoesNotLeave() throws {
    let world = try world()
    world.now = Timestamp(Day("2050-02-01")!, hour: 9)
    // The letter waits, and the flow says why; whether it throws is its own affair.
    _ = try? world.work()
    let letter = try world.office.ledger.letter(LetterID(prefix: "NM", year: 2050, serial: 1))
    #expect(try #require(letter).assignment == nil)
    #expect(try world.office.ledger.mail(in: .sent).allSatisfy { $0.mail.kind != "assigned" })
  }

  /// By the certificate that holds, and of two that do by the one that does so longest.
  @Test(arguments: [("2027-12-31", 0), ("2028-01-02", 1)])
  func oneCertificateTakesOverFromTheOther(day: String, expected: Int) throws {
    let two = try Certificates.shared.successiveIdentities
    let now = Timestamp(try #require(Day(day)), hour: 12)
    let trust = try Certificates.shared.trust(identities: two)
    #expect(try trust.identity(at: now)?.document.fingerprint == two[expected].document.fingerprint)
    let three = try Certificates.shared.trust(identities: two + [Certificates.shared.identity])
    let longest = try Certificates.shared.identity.document.fingerprint
    let best = try three.identity(at: now)?.document.fingerprint
    #expect(best == (expected == 0 ? longest : two[1].document.fingerprint))
  }

  @Test func whereNoneHoldsAnyMoreNothingIsSigned() throws {
    let trust = try Certificates.shared.trust(identities: Certificates.shared.successiveIdentities)
    #expect(throws: OfficeIdentityError.expired) { try trust.identity(at: Timestamp(Day("2051-01-02")!)) }
    #expect(throws: OfficeIdentityError.notYetValid) { try trust.identity(at: Timestamp(Day("2019-01-02")!)) }
    #expect(try Certificates.shared.trust.identity(at: Timestamp(Day("2051-01-02")!))?.document == nil)
  }

  @Test func aKeyOfAnotherCertificateIsNone() throws {
    let certificates = Certificates.shared
    let key = try certificates.key(of: "leader@zhujian.example")
    #expect(throws: OfficeIdentityError.wrongKey) {
      try OfficeIdentity(certificate: certificates.certificate(of: Cast.office), key: key)
    }
    #expect(throws: OfficeIdentityError.noCertificate) { try OfficeIdentity(certificate: [], key: key) }
    #expect(!Envelope.canClose(to: key))
  }
}

/// Files for a command, in a folder that goes with it.
private final class Folder {
  private let directory = FileManager.default.temporaryDirectory.path + "/huiyin-mail-" + UUID().uuidString

  init(_ files: [String: [UInt8]]) throws {
    try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    for (name, bytes) in files { try Data(bytes).write(to: URL(fileURLWithPath: "\(directory)/\(name)")) }
  }

  deinit {
    try? FileManager.default.removeItem(atPath: directory)  // a leftover harms nobody
  }

  func run(_ command: String) throws -> Int32 {
    try Bundle.run("/bin/bash", ["-euo", "pipefail", "-c", command], in: directory)
  }

  func bytes(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: "\(directory)/\(name)")))
  }
}
