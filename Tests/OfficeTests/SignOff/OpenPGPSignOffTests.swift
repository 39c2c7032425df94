import Domain
import Mail
import Signatures
import Testing
import World

@testable import Office

/// A unit whose leader signs with OpenPGP.
@Suite(.enabled(if: KeyRing.obstacle == nil, "\(KeyRing.obstacle ?? "")"))
struct OpenPGPSignOffTests {
  private static let leader = "leader@zhujian.example"
  // gpgv goes by the machine's clock, and takes no signature of the future.
  private static let now = Timestamp(Day("2026-03-02")!, hour: 9)

  /// A letter lies with 旗住建局, whose leader has this key.
  private func story(_ ring: KeyRing) throws -> (world: World, mail: Message) {
    let units = Cast.register.units.map { unit in
      guard unit.name == "旗住建局" else { return unit }
      let leader = Leader(name: "王强", address: Self.leader, keys: [ring.key])
      return HandlingUnit(
        name: unit.name, fullName: unit.fullName, officers: unit.officers, leaders: [leader],
        signOff: .openpgp)
    }
    let world = try World(
      change: { $0.automatic.remove(.review) }, register: Register(units: units, desks: Cast.register.desks))
    world.now = Self.now
    try world.write(from: Cast.citizen, subject: "供热", text: "家里不热。")
    try world.work()
    let mail = try #require(try world.mails("assigned", about: world.letter().id).first)
    return (world, mail)
  }

  private func reply(_ words: String, to mail: Message, in world: World, signedWith ring: KeyRing) throws {
    let quoted = mail.text.split(separator: "\n", omittingEmptySubsequences: false).map { "> \($0)" }
    try world.write(
      from: Address(name: nil, mailbox: Self.leader), subject: "回复：" + mail.subject,
      text: words + "\n\n在 \(world.now):00，网站管理中心 写道：\n" + quoted.joined(separator: "\n"),
      to: mail.replyTo.first?.mailbox ?? "", inReplyTo: mail.messageID
    ) { try ring.signed($0, at: world.now) }
    try world.work()
  }

  @Test func hisSignedAnswerIsTheSignOff() throws {
    let ring = try KeyRing(for: Self.leader, at: Self.now)
    let (world, mail) = try story(ring)
    #expect(mail.text.contains("OpenPGP") && !mail.text.contains("S/MIME"))
    try reply("答复：已修复。", to: mail, in: world, signedWith: ring)
    #expect(try world.office.ledger.heldMail().isEmpty)
    let letter = try world.letter()
    #expect(letter.signOff?.leader == "王强")
    guard case .signature(let fingerprint, _, let signedAt)? = letter.signOff?.way else {
      Issue.record("not signed off by signature")
      return
    }
    #expect(fingerprint == ring.key.fingerprint)
    #expect(signedAt == Self.now)
  }

  /// The machine's clock is years ahead of the story: what counts is when the mail was received.
  @Test func aKeyThatHasEndedSinceCountsAndItsEvidenceIsRepeated() throws {
    let ring = try KeyRing(for: Self.leader, at: Self.now, life: "seconds=3600")
    let (world, mail) = try story(ring)
    world.now = world.now + 3599
    try reply("答复：已修复。", to: mail, in: world, signedWith: ring)
    #expect(try world.office.ledger.heldMail().isEmpty)
    #expect(try world.letter().signOff?.leader == "王强")
    let bundle = try Bundle(
      of: EvidenceBundle(
        of: world.letter(), in: world.office.ledger, templates: world.office.templates,
        trust: try Certificates.shared.trust))
    #expect(try bundle.run() == 0)
  }

  @Test func aKeyThatHadEndedDoesNot() throws {
    let ring = try KeyRing(for: Self.leader, at: Self.now, life: "seconds=3600")
    let (world, mail) = try story(ring)
    let quoted = mail.text.split(separator: "\n").map { "> \($0)" }.joined(separator: "\n")
    let signedAt = world.now + 3599
    world.now = world.now + 3600
    try world.write(
      from: Address(name: nil, mailbox: Self.leader), subject: "回复：" + mail.subject,
      text: "答复：已修复。\n\n" + quoted, to: mail.replyTo.first?.mailbox ?? "", inReplyTo: mail.messageID
    ) { try ring.signed($0, at: signedAt) }
    try world.work()
    #expect(try world.office.ledger.heldMail().map(\.reason) == ["signature:openPGPKeyExpired"])
  }

  /// Nothing tells that gpgv can be started again: it is tried with every pass.
  @Test func whatWaitedForTheVerifierIsJudgedAgainWhileTheProcessRuns() throws {
    let ring = try KeyRing(for: Self.leader, at: Self.now)
    let (world, mail) = try story(ring)
    let quoted = mail.text.split(separator: "\n").map { "> \($0)" }.joined(separator: "\n")
    try world.write(
      from: Address(name: nil, mailbox: Self.leader), subject: "回复：" + mail.subject,
      text: "答复：已修复。\n\n" + quoted, to: mail.replyTo.first?.mailbox ?? "", inReplyTo: mail.messageID
    ) { try ring.signed($0, at: world.now) }
    try world.collect()
    let office = world.office
    let new = try #require(try office.ledger.newMail(limit: 10).first)
    try office.ledger.write {
      try $0.hold(
        new.id, reason: "signature:verifierUnavailable", detail: "", letter: world.letter().id, at: world.now)
    }
    #expect(!office.renewTrust())
    try world.work()
    #expect(try office.ledger.heldMail().isEmpty)
    #expect(try world.letter().signOff?.leader == "王强")
  }

  @Test func aTextThatIsSignedInPlaceIsToldWhatToChoose() throws {
    let ring = try KeyRing(for: Self.leader, at: Self.now)
    let (world, mail) = try story(ring)
    let text = """
      -----BEGIN PGP SIGNED MESSAGE-----
      Hash: SHA512

      答复：已修复。
      -----BEGIN PGP SIGNATURE-----

      iHUEARYKAB0WIQ==
      -----END PGP SIGNATURE-----
      """
    try world.reply(to: mail, from: Self.leader, text)
    try world.work()
    #expect(try world.office.ledger.heldMail().map(\.reason) == ["signature:openPGPInline"])
    let told = try #require(try world.mails("refused", about: world.letter().id).first)
    #expect(told.text.contains("PGP/MIME") && !told.text.contains("没有读懂"))
  }

  @Test func anotherKeyWithHisAddressIsNone() throws {
    let (ring, forger) = (
      try KeyRing(for: Self.leader, at: Self.now), try KeyRing(for: Self.leader, at: Self.now)
    )
    let (world, mail) = try story(ring)
    try reply("答复：打款到下列账户。", to: mail, in: world, signedWith: forger)
    #expect(try world.office.ledger.heldMail().map(\.reason) == ["signature:openPGPKeyUnknown"])
    #expect(try world.letter().answer == nil)
    let told = try #require(try world.mails("refused", about: world.letter().id).first)
    #expect(told.text.contains("OpenPGP密钥不是贵单位登记的密钥"))
  }

  @Test func aSignatureOfTheFutureIsToldWithBothTimes() throws {
    let ring = try KeyRing(for: Self.leader, at: Self.now)
    let (world, mail) = try story(ring)
    let later = world.now + 3600
    let quoted = mail.text.split(separator: "\n").map { "> \($0)" }.joined(separator: "\n")
    try world.write(
      from: Address(name: nil, mailbox: Self.leader), subject: "回复：" + mail.subject,
      text: "答复：已修复。\n\n" + quoted, to: mail.replyTo.first?.mailbox ?? "", inReplyTo: mail.messageID
    ) { try ring.signed($0, at: later) }
    try world.work()
    #expect(try world.office.ledger.heldMail().map(\.reason) == ["signature:signedInFuture"])
    let told = try #require(try world.mails("refused", about: world.letter().id).first)
    #expect(told.text.contains("签名时间：2026-03-02 10:00:00；收信时间：2026-03-02 09:00:00；允许误差15分钟"))
  }

  @Test func aSignatureIsBoundToItsLetterAndLeader() throws {
    let ring = try KeyRing(for: Self.leader, at: Self.now)
    let (world, mail) = try story(ring)
    let token = try #require(Token.all(in: mail.text).first)
    let letter = try world.letter()
    for (fingerprint, address, text, expected) in [
      (ring.key.fingerprint, Self.leader, "已修复 \(token)", nil),
      (ring.key.fingerprint, Self.leader, "已修复", "token not signed"),
      (ring.key.fingerprint, "officer@zhujian.example", "已修复 \(token)", "not the leader"),
      (String(repeating: "0", count: 40), Self.leader, "已修复 \(token)", "not the leader"),
    ] as [(String, String, String, String?)] {
      let signer = Signer(
        address: address, commonName: "", fingerprint: fingerprint, signedAt: world.now.seconds,
        contentDigest: "", signatureDigest: "", text: text, content: [])
      let fault = SignOffBinding.fault(
        of: signer, in: letter, register: world.office.register, mint: world.office.mint, wasUsed: false,
        on: world.now.day)
      #expect(fault?.code == expected)
    }
  }
}
