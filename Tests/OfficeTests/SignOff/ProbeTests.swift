import Domain
import Mail
import Signatures
import Testing
import World

@testable import Office

/// `huiyin unit probe`: a test mail, its signed answer, and what unit and desk hear of it.
@Suite struct ProbeTests {
  private static let leader = "leader@zhujian.example"

  /// An office that has probed a unit, and the mail that asks.
  private func probed(_ unit: String = "旗住建局", _ register: Register = Cast.register) throws -> (
    World, Message
  ) {
    let world = try World(register: register)
    #expect(try world.office.probe(unit, at: world.now).map(\.verdict) == [.waiting])
    try world.work()
    return (world, try #require(try mails("probe", world).last))
  }

  private func mails(_ kind: String, _ world: World) throws -> [Message] {
    try world.office.ledger.mail(in: .sent).filter { $0.mail.kind == kind }
      .map { try Message(parsing: $0.mail.bytes) }
  }

  private func state(_ world: World, _ unit: UnitName = "旗住建局") throws -> ProbeState {
    try #require(try ProbeState.all(of: unit, in: world.office.ledger).first)
  }

  /// The leader's signed answer, after something on its way has changed it.
  private func answer(
    _ mail: Message, in world: World, by signer: String = leader, _ words: String = "收到。",
    changed: @escaping ([UInt8]) -> [UInt8]
  ) throws {
    let quoted = mail.text.split(separator: "\n", omittingEmptySubsequences: false).map { "> \($0)" }
    try world.write(
      from: Address(name: nil, mailbox: signer), subject: "回复：\(mail.subject)",
      text: words + "\n\n" + quoted.joined(separator: "\n"), to: mail.replyTo[0].mailbox
    ) { changed(Certificates.shared.signed($0, by: signer, at: world.now)) }
    try world.work()
  }

  /// What a mailing list makes of a mail: its parts in a multipart of the list's own, and a footer below them.
  private static func footed(_ mail: [UInt8]) -> [UInt8] {
    let text = String(decoding: mail, as: UTF8.self)
    guard let start = text.firstRange(of: "MIME-Version: 1.0\r\nContent-Type: multipart/signed") else {
      return mail
    }
    return Array(
      """
      \(text[..<start.lowerBound])MIME-Version: 1.0\r
      Content-Type: multipart/mixed; boundary=list\r
      \r
      --list\r
      \(text[start.lowerBound...].drop { $0 != "\r\n" }.dropFirst())\r
      --list\r
      Content-Type: text/plain; charset=utf-8\r
      \r
      本邮件及附件仅供收件人阅读。\r
      --list--\r

      """.utf8)
  }

  @Test func aLeaderWhoseSignatureComesWholeHasPassed() throws {
    let (world, mail) = try probed()
    #expect(mail.to.map(\.mailbox) == [Self.leader] && mail.text.contains("测试邮件"))
    #expect(mail.replyTo[0].mailbox.hasPrefix("liuyan+prb-") || mail.replyTo[0].mailbox == Cast.office)
    world.now = world.now + 300
    try answer(mail, in: world) { $0 }
    let state = try state(world)
    #expect(state.verdict == .valid && state.reason == nil && state.answeredAt == world.now)
    let told = try mails("probed", world)
    #expect(told.map { $0.to[0].mailbox } == [Self.leader, Cast.desk.address])
    #expect(told.allSatisfy { $0.subject == "【签名测试通过】旗住建局" })
    // Nothing else came of it: no letter, nothing held, nothing public.
    #expect(try world.office.ledger.head().sequence == 0 && world.office.ledger.heldMail(all: true).isEmpty)
  }

  @Test func aFootersGatewayIsFoundOnTheFirstDay() throws {
    let (world, mail) = try probed()
    try answer(mail, in: world, changed: Self.footed)
    #expect(try state(world).verdict == .invalid)
    #expect(try state(world).reason == "signature:nestedSignature")
    let told = try mails("probed", world)
    #expect(told.map { $0.to[0].mailbox } == [Self.leader, Cast.desk.address])
    for mail in told {
      #expect(mail.subject == "【签名测试未通过】旗住建局")
      #expect(mail.text.contains("原因代码 signature:nestedSignature"))
      #expect(mail.text.contains("页脚") && mail.text.contains("停用这类改动"))
    }
    // The gateway is put right, and the same mail answered again.
    world.now = world.now + 3600
    try answer(mail, in: world) { $0 }
    #expect(try state(world).verdict == .valid)
    // The last answer counts, whatever was before it.
    world.now = world.now + 3600
    try answer(mail, in: world, changed: Self.footed)
    #expect(try state(world).verdict == .invalid)
    #expect(try mails("probed", world).count == 6)
  }

  /// Nobody answers for a leader: neither a stranger who has the code nor a colleague.
  @Test(arguments: [false, true]) func whatOthersAnswerIsTheirsAndChangesNothing(isSigned: Bool) throws {
    let (world, mail) = try probed()
    for expected in [ProbeState.Verdict.waiting, .valid] {
      if expected == .valid { try answer(mail, in: world) { $0 } }
      try world.reply(to: mail, from: "leader@huanbao.example", "收到。", signedBy: isSigned)
      try world.work()
      #expect(try state(world).verdict == expected)
    }
    let told = try mails("probed", world)
    // Of strangers the desk hears, and once.
    #expect(told.map { $0.to[0].mailbox } == [Cast.desk.address, Self.leader, Cast.desk.address])
    #expect(told[0].subject == "【签名测试：他人回复】旗住建局" && !told[0].text.contains("未通过"))
    #expect(told[0].text.contains("收到他人的回复") && told[0].text.contains("不计入测试结果"))
    #expect(try world.office.ledger.heldMail(all: true).isEmpty)
  }

  @Test(arguments: [
    ("notSigned", "not signed"), ("noCode", "token not signed"),
    ("forged", "signature:unknownAuthority"), ("changed", "signature:contentChanged"),
  ]) func eachFaultHasItsCode(fault: String, code: String) throws {
    let (world, mail) = try probed()
    switch fault {
    case "notSigned": try world.reply(to: mail, from: Self.leader, "收到。")
    case "forged": try world.reply(to: mail, from: Self.leader, "收到。", signedBy: true, forged: true)
    case "changed":
      try answer(mail, in: world) {
        // A gateway writes a field of the signed part anew.
        let field = "Content-Transfer-Encoding:"
        return Array(
          String(decoding: $0, as: UTF8.self).replacing(field, with: field + " ", maxReplacements: 1).utf8)
      }
    default:
      // Its code stands in the address alone, which nobody signs.
      let code = try #require(DigestCode.all(in: mail.text).first)
      try world.write(
        from: Address(name: nil, mailbox: Self.leader), subject: "回复 \(code)", text: "收到。", to: Cast.office
      ) { Certificates.shared.signed($0, by: Self.leader, at: world.now) }
    }
    try world.work()
    let found = try state(world)
    #expect(found.reason == code, "\(found.line)")
    // What is told goes to registered addresses, whoever wrote.
    #expect(try mails("probed", world).map { $0.to[0].mailbox } == [Self.leader, Cast.desk.address])
  }

  @Test func whereSignaturesAreOnPaperItIsTheWayThatIsTried() throws {
    let (world, mail) = try probed("旗水务局")
    #expect(mail.to.map(\.mailbox) == ["officer@shuiwu.example"] && !mail.text.contains("数字签名"))
    #expect(mail.subject == "【收发测试】旗水务局" && mail.text.contains("直接回复本邮件"))
    try world.reply(to: mail, from: "officer@huanbao.example", "收到。")
    try world.work()
    #expect(try state(world, "旗水务局").verdict == .waiting)
    try world.reply(to: mail, from: "officer@shuiwu.example", "收到。")
    try world.work()
    #expect(try state(world, "旗水务局").verdict == .valid)
    #expect(try mails("probed", world).last?.text.contains("没有电子签名需要核对") == true)
  }

  @Test func whatTheOfficeCannotJudgeIsItsOwnFaultAndNotTheUnits() throws {
    let (world, mail) = try probed()
    try world.restart(trusting: Certificates.shared.staleTrust())
    try answer(mail, in: world) { $0 }
    #expect(try state(world).reason == "signature:revocationListStale")
    #expect(try mails("probed", world).map { $0.to[0].mailbox } == [Cast.desk.address])
  }

  @Test func aProbeSignsNoLetterOffAndALettersTokenComesFirst() throws {
    let (world, mail) = try probed()
    try world.write(from: Cast.citizen, subject: "供热", text: "家里不热。")
    try world.work()
    let assigned = try #require(try world.mails("assigned", about: world.letter().id).first)
    try answer(mail, in: world, "答复：已修复。") { $0 }
    #expect(try world.letter().stage == .assigned)
    // An answer to the letter below which the probe is quoted is an answer to the letter.
    try world.reply(
      to: assigned, from: Self.leader, "答复：管网已修复，供热恢复正常。\n\n> 测试码 \(DigestCode.all(in: mail.text)[0])",
      signedBy: true)
    try world.work()
    #expect(try world.letter().signOff?.leader == "王强")
    #expect(try world.office.ledger.probes(of: "旗住建局").count == 1)
  }

  @Test func aMailThatCameBackIsToldOf() throws {
    let (world, mail) = try probed()
    let id = try #require(mail.messageID)
    try world.post(
      Array(
        """
        From: MAILER-DAEMON@zhujian.example\r
        To: \(Cast.office)\r
        Subject: Undelivered Mail Returned to Sender\r
        Date: Mon, 23 Nov 2026 09:01:00 +0800\r
        Message-ID: <bounce@zhujian.example>\r
        MIME-Version: 1.0\r
        Content-Type: multipart/report; report-type=delivery-status; boundary=b\r
        \r
        --b\r
        Content-Type: text/plain\r
        \r
        no such user\r
        --b\r
        Content-Type: message/delivery-status\r
        \r
        Reporting-MTA: dns; mx.zhujian.example\r
        \r
        Final-Recipient: rfc822; \(Self.leader)\r
        Action: failed\r
        Status: 5.1.1\r
        \r
        --b\r
        Content-Type: message/rfc822\r
        \r
        Message-ID: <\(id)>\r
        Subject: x\r
        \r
        x\r
        --b--\r

        """.utf8))
    try world.work()
    #expect(try state(world).verdict == .undelivered)
    #expect(try world.office.ledger.heldMail(all: true).isEmpty)
  }

  @Test func aUnitWithoutAnybodyIsNotProbed() throws {
    let world = try World()
    #expect(throws: OfficeError.unknownUnit("旗外局")) { try world.office.probe("旗外局", at: world.now) }
    let empty = HandlingUnit(name: "空局", fullName: "空局", officers: [], leaders: [], signOff: .smime)
    let other = try World(register: Register(units: [empty], desks: Cast.register.desks))
    #expect(throws: OfficeError.nobodyToProbe("空局")) { try other.office.probe("空局", at: other.now) }
  }
}
