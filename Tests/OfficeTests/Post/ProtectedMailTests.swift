import Domain
import Foundation
import Mail
import Signatures
import Store
import Testing
import World

@testable import Office

/// The office's own mails to units: signed with its certificate, and encrypted where a unit asks for it.
@Suite struct ProtectedMailTests {
  private func world(
    encrypted: Bool = false, identity: Bool = true, to name: String = "leader@zhujian.example"
  ) throws -> World {
    let world = try World(
      register: Self.register(encryptingTo: encrypted ? name : nil),
      trusting: Certificates.shared.trust(identities: identity ? [Certificates.shared.identity] : []))
    try world.write(from: Cast.citizen, subject: "村里停水", text: "停水三天了。")
    return world
  }

  /// Without 旗水务局, or with it as it was until the turn of the year.
  private static func register(withEnded ended: Bool) throws -> Register {
    let units = Cast.register.units.filter { $0.name != "旗水务局" }
    let last = HandlingUnit(
      name: "旗水务局", fullName: "奈曼旗水务局", tenure: Tenure(since: nil, until: Day("2027-12-31")),
      succeededBy: "旗住建局", officers: [], leaders: [], signOff: .scan)
    return Register(units: units + (ended ? [last] : []), desks: Cast.register.desks)
  }

  private static func register(encryptingTo name: String?) throws -> Register {
    let certificate = try name.map { try Certificates.shared.certificate(of: $0) }
    let units = Cast.register.units.map { unit in
      unit.name != "旗水务局"
        ? unit
        : HandlingUnit(
          name: unit.name, fullName: unit.fullName, officers: unit.officers, leaders: unit.leaders,
          signOff: unit.signOff, encryptTo: certificate)
    }
    return Register(units: units, desks: Cast.register.desks)
  }

  private func outbox(_ kind: String, _ world: World, _ id: LetterID) throws -> OutboxMail {
    try #require(try world.office.ledger.outbox(of: id).last { $0.mail.kind == kind })
  }

  private func sent(_ kind: String, _ world: World) throws -> [Message] {
    try world.office.ledger.mail(in: .sent).filter { $0.mail.kind == kind }
      .map { try Message(parsing: $0.mail.bytes) }
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
    try world.work()
    let id = LetterID(prefix: "NM", year: 2050, serial: 1)
    // What it tells of stands, and the desk hears that nobody was told.
    #expect(try world.office.ledger.letter(id)?.assignment != nil)
    let kept = try outbox("assigned", world, id)
    #expect(
      kept.state == .held && kept.reply?.hasPrefix("旗水务局: the office's certificate: has expired") == true)
    #expect(try sent("assigned", world).isEmpty && !sent("receipt", world).isEmpty)
    let told = try sent("kept", world)
    #expect(told.map { $0.to[0].mailbox } == [Cast.desk.address])
    #expect(told[0].text.contains("本中心的数字证书") && told[0].text.contains("\(id)"))
    // With one that holds, it leaves by itself, once.
    try world.restart(
      trusting: Certificates.shared.trust(identities: Certificates.shared.successiveIdentities))
    try world.work()
    let assigned = try sent("assigned", world)
    #expect(assigned.count == 1 && assigned[0].root.contentType.matches("multipart", "signed"))
    #expect(try world.office.ledger.keptMail().isEmpty)
  }

  @Test(arguments: [false, true]) func theDeskHearsOnceWhatIsKeptForAUnitThatIsNoneAnyMore(hasEnded: Bool)
    throws
  {
    let world = try world(encrypted: true, to: "before")
    world.now = Timestamp(Day("2028-02-01")!, hour: 9)
    try world.work()
    let id = LetterID(prefix: "NM", year: 2028, serial: 1)
    let before = try sent("kept", world).count
    try world.restart(Self.register(withEnded: hasEnded))
    try world.work()
    let told = try sent("kept", world).dropFirst(before)
    #expect(told.map { $0.to[0].mailbox } == [Cast.desk.address])
    let text = try #require(told.first?.text)
    #expect(text.contains(hasEnded ? "该单位已撤销，由旗住建局接替" : "该单位已不在单位名册"))
    #expect(text.contains("\(id)：转办（仍由该单位承办）") && !text.contains("停水"))
    // Once, however long it waits.
    for day in ["2028-02-02", "2028-02-03"] {
      world.now = Timestamp(Day(day)!, hour: 9)
      try world.work()
    }
    #expect(try sent("kept", world).count == before + 1)
    #expect(try outbox("assigned", world, id).state == .held && sent("assigned", world).isEmpty)
    // It comes back, and what was kept leaves.
    try world.restart(
      trusting: Certificates.shared.trust(identities: [Certificates.shared.identity]),
      Self.register(encryptingTo: "leader@zhujian.example"))
    try world.work()
    #expect(try sent("assigned", world).count == 1 && world.office.ledger.keptMail().isEmpty)
  }

  /// The certificate of the test ended with the year 2027.
  @Test func aUnitsCertificateThatHasEndedHoldsBackItsMailsAndNothingElse() throws {
    let world = try world(encrypted: true, to: "before")
    world.now = Timestamp(Day("2028-02-01")!, hour: 9)
    try world.work()
    let id = LetterID(prefix: "NM", year: 2028, serial: 1)
    let kept = try outbox("assigned", world, id)
    #expect(kept.state == .held && kept.reply == "旗水务局: the unit's encrypt-to: that certificate has ended")
    // The unit hears that something waits, in a mail that says nothing more.
    let told = try sent("kept", world)
    #expect(told.map { $0.to[0].mailbox } == ["officer@shuiwu.example", Cast.desk.address])
    #expect(told.allSatisfy { $0.text.contains("\(id)") && !$0.text.contains("停水") })
    #expect(told[0].subject == "【邮件暂停发出】旗水务局" && told[0].root.contentType.matches("multipart", "signed"))
    // Whoever was told by telephone answers: the act stands, though what the unit is told of it is kept.
    try world.reply(
      to: try Message(parsing: kept.mail.bytes), from: "officer@shuiwu.example", "延期 3 个工作日：管道老化")
    try world.reply(to: try Message(parsing: kept.mail.bytes), from: "officer@shuiwu.example", "认领")
    try world.restart()
    try world.work()
    #expect(try world.office.ledger.letter(id)?.stage == .handling)
    #expect(try world.office.ledger.heldMail(all: true).isEmpty)
    #expect(try sent("kept", world).count == 2)
    // Every day while something waits.
    world.now = Timestamp(Day("2028-02-02")!, hour: 9)
    try world.work()
    #expect(try sent("kept", world).count == 4 && sent("assigned", world).isEmpty)
    // Its new certificate lets everything go, encrypted.
    try world.restart(
      trusting: Certificates.shared.trust(identities: [Certificates.shared.identity]),
      try Self.register(encryptingTo: "leader@zhujian.example"))
    try world.work()
    let assigned = try #require(try sent("assigned", world).first)
    #expect(assigned.subject == "【网民留言】[\(id)]（内容已加密）")
    let key = try Certificates.shared.identity(of: "leader@zhujian.example")
    #expect(try #require(Envelope.opening(assigned, by: [key])).bytes.count > 0)
    #expect(!String(decoding: assigned.bytes, as: UTF8.self).contains("multipart/signed"))
    #expect(try world.office.ledger.keptMail().isEmpty && world.office.ledger.mail(in: .held).isEmpty)
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
