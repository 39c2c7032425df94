import Domain
import Mail
import Signatures
import Store
import Testing
import World

@testable import Office

/// What units encrypt to the office: it is opened, and counts as it would have openly.
@Suite struct EncryptedAnswerTests {
  private static let leader = "leader@zhujian.example"

  /// A letter with a unit, and the mail that assigned it.
  private func world(_ subject: String = "小区供热不足", identity: Bool = true) throws -> (World, Message) {
    let world = try World(
      change: { $0.secondPerson = [] },
      trusting: Certificates.shared.trust(identities: identity ? [Certificates.shared.identity] : []))
    try world.write(from: Cast.citizen, subject: subject, text: "请尽快解决。")
    try world.work()
    return (world, try world.last("assigned"))
  }

  /// Answers a mail of ours under a cover.
  private func answer(
    _ mail: Message, _ words: String, by sender: String = leader, signed: Bool = true,
    to certificate: String = Cast.office, attachments: [Mail.Attachment] = [], in world: World
  ) throws {
    let quoted = mail.text.split(separator: "\n", omittingEmptySubsequences: false).map { "> \($0)" }
    try world.write(
      from: Address(name: nil, mailbox: sender), subject: "回复：\(mail.subject)",
      text: words + "\n\n" + quoted.joined(separator: "\n"), to: mail.replyTo[0].mailbox,
      attachments: attachments
    ) { bytes in
      let inside = signed ? Certificates.shared.signed(bytes, by: sender, at: world.now) : bytes
      return try Envelope.closed(inside, to: Certificates.shared.certificate(of: certificate))
    }
    try world.work()
  }

  private func evidence(_ world: World) throws -> Bundle {
    // The office's key is not among what proves anything.
    try Bundle(
      of: EvidenceBundle(
        of: world.letter(), in: world.office.ledger, templates: world.office.templates,
        trust: Certificates.shared.trust))
  }

  @Test func aSignedAnswerUnderACoverIsTheSignOffAndItsEvidenceNeedsNoKey() throws {
    let (world, mail) = try world()
    try answer(mail, "答复：管网已修复，供热恢复正常。", in: world)
    #expect(try world.office.ledger.heldMail(all: true).isEmpty)
    #expect(try world.letter().signOff?.leader == "王强" && world.letter().stage == .published)
    #expect(try world.letter().answer?.text.text == "管网已修复，供热恢复正常。")
    let bundle = try evidence(world)
    #expect(try bundle.read("mail.eml").contains("enveloped-data"))
    #expect(try bundle.read("opened.eml").contains("multipart/signed"))
    #expect(try bundle.run() == 0)
    try bundle.spoil("opened.eml")
    #expect(try bundle.run(dropping: "sha256sum --check") != 0)
  }

  /// Base64 within base64: the cover has half as much again, and is no file.
  @Test func aCoverMayBeLargerThanAFile() throws {
    let (world, mail) = try world()
    try answer(mail, "答复：管网已修复，供热恢复正常。", attachments: [photo(8 << 20)], in: world)
    #expect(try world.office.ledger.heldMail(all: true).map(\.detail) == [])
    #expect(try world.letter().signOff?.leader == "王强")
  }

  @Test func aFileUnderACoverMayNotBeLarger() throws {
    let (world, mail) = try world()
    try answer(mail, "答复：管网已修复，供热恢复正常。", attachments: [photo(11 << 20)], in: world)
    #expect(try world.office.ledger.heldMail().map(\.reason) == ["signature:tooLarge"])
    let told = try #require(try world.mails("refused", about: world.letter().id).first)
    #expect(told.text.contains("压缩到每个10MB以内"))
  }

  /// Nobody has read it, and its unit hears all the same; a stranger with the same token does not make it hear.
  @Test func aUnitHearsThatItsMailBreaksALimit() throws {
    let (world, mail) = try world()
    for sender in ["nobody@example.com", "officer@zhujian.example"] {
      try world.write(
        from: Address(name: nil, mailbox: sender), subject: "回复：\(mail.subject)", text: "答复：已修复。",
        to: mail.replyTo[0].mailbox, attachments: [photo(11 << 20)])
    }
    try world.work()
    #expect(try world.office.ledger.heldMail().map(\.reason) == ["unreadable", "unreadable"])
    let told = try world.mails("refused", about: world.letter().id)
    #expect(told.map { $0.to.map(\.mailbox) } == [["officer@zhujian.example"]])
    #expect(told.allSatisfy { $0.text.contains("超过10MB，系统无法读取") && $0.text.contains("重新发送") })
  }

  private func photo(_ size: Int) -> Mail.Attachment {
    let bytes = [0xFF, 0xD8, 0xFF, 0xE0] + [UInt8](repeating: 0x55, count: size - 4)
    return Mail.Attachment(name: "现场.jpg", asciiName: "photo.jpg", type: "image/jpeg", bytes: bytes)
  }

  @Test func erasingALetterTakesWhatWasFoundUnderTheCover() throws {
    let (world, mail) = try world()
    try answer(mail, "答复：管网已修复，供热恢复正常。", in: world)
    let (ledger, letter) = (world.office.ledger, try world.letter())
    let digest = try #require(letter.signOff?.proof?.opened)
    #expect(try ledger.opened(digest, of: letter.id) != nil)
    try ledger.eraseWords(of: letter.id)
    #expect(try ledger.opened(digest, of: letter.id) == nil)
    #expect(throws: EvidenceError.mailErased(letter.id)) { try evidence(world) }
  }

  @Test func whoeverHasTheKeyFindsTheSameUnderTheCover() throws {
    let (world, mail) = try world()
    try answer(mail, "答复：管网已修复，供热恢复正常。", in: world)
    let bundle = try evidence(world)
    let opened = try bundle.read("opened.eml")
    let body = try #require(opened.firstRange(of: "Content-Type: multipart/signed")).lowerBound
    let cover = try Message(parsing: bundle.bytes("mail.eml"))
    let inside = try #require(Envelope.opening(cover, by: [try Certificates.shared.identity]))
    #expect(String(decoding: inside.bytes, as: UTF8.self).hasSuffix(String(opened[body...])))
  }

  @Test func anUnsignedAnswerUnderACoverGoesToItsLeader() throws {
    let (world, mail) = try world()
    try answer(
      mail, "答复：管网已修复，供热恢复正常。", by: "officer@zhujian.example", signed: false, in: world)
    #expect(try world.letter().stage == .replied && world.letter().signOff == nil)
    // So does the leader's yes.
    let asked = try world.last("sign-off")
    #expect(asked.text.contains("管网已修复"))
    try answer(asked, "同意", in: world)
    #expect(try world.letter().signOff?.leader == "王强")
    #expect(try evidence(world).run() == 0)
  }

  @Test func aScanUnderACoverIsConfirmedAndProved() throws {
    let (world, mail) = try world("村里停水")
    try answer(
      mail, "答复：已恢复供水，欢迎监督。", by: "officer@shuiwu.example", signed: false, attachments: [World.scan],
      in: world)
    try world.decide("公章清晰、签字齐全、文与表一致", on: world.last("confirm-scan"))
    try world.work()
    #expect(try world.letter().signOff?.way.name == "scan")
    let bundle = try evidence(world)
    #expect(try bundle.bytes("scan-1.pdf") == World.scan.bytes)
    #expect(try bundle.run() == 0)
  }

  @Test func whatIsEncryptedToSomebodyElseIsRefusedForThat() throws {
    let (world, mail) = try world()
    try answer(mail, "答复：管网已修复，供热恢复正常。", to: "leader@huanbao.example", in: world)
    #expect(try world.office.ledger.heldMail().map(\.reason) == ["signature:encryptedToOthers"])
    let refused = try world.last("refused")
    #expect(refused.text.contains("没有加密到本中心现用的证书") && refused.text.contains("请只签名、不加密"))
    #expect(try world.letter().answer == nil)
  }

  @Test func anOfficeWithoutACertificateSaysThatItCannotRead() throws {
    let (world, mail) = try world(identity: false)
    try answer(mail, "答复：管网已修复，供热恢复正常。", in: world)
    #expect(try world.office.ledger.heldMail().map(\.reason) == ["encrypted"])
  }

  @Test func theSameSignatureUnderAnotherCoverIsAReplay() throws {
    let (world, mail) = try world()
    let quoted = mail.text.split(separator: "\n").map { "> \($0)" }.joined(separator: "\n")
    var signed: [UInt8] = []
    for _ in 0..<2 {
      try world.write(
        from: Address(name: nil, mailbox: Self.leader), subject: "回复", text: "答复：管网已修复，供热恢复正常。\n" + quoted,
        to: mail.replyTo[0].mailbox
      ) { bytes in
        if signed.isEmpty { signed = Certificates.shared.signed(bytes, by: Self.leader, at: world.now) }
        return try Envelope.closed(signed, to: Certificates.shared.certificate(of: Cast.office))
      }
    }
    try world.work()
    #expect(try world.office.ledger.heldMail().map(\.reason) == ["signature used"])
  }

  @Test func aLetterUnderACoverIsAPersonsToRead() throws {
    let (world, _) = try world()
    try world.write(from: Cast.citizens[1], subject: "路灯不亮", text: "三天了。") {
      try Envelope.closed($0, to: Certificates.shared.certificate(of: Cast.office))
    }
    try world.work()
    #expect(try world.office.ledger.heldMail().map(\.reason) == ["encrypted"])
    #expect(throws: LedgerError.self) { try world.letter(2) }
  }

  @Test func aProbesAnswerMayBeEncryptedAsWell() throws {
    let (world, _) = try world()
    _ = try world.office.probe("旗住建局", at: world.now)
    try world.work()
    let sent = try world.office.ledger.mail(in: .sent).last { $0.mail.kind == "probe" }
    try answer(Message(parsing: #require(sent).mail.bytes), "收到。", in: world)
    #expect(try ProbeState.all(of: "旗住建局", in: world.office.ledger).map(\.verdict) == [.valid])
  }
}
