import Digest
import Domain
import Foundation
import Mail
import Papers
import Store
import Synchronization
import Testing
import World

@testable import Office

/// What a clerk does with held mail: it goes back into the flow, and gains no authority by it (design law 5).
@Suite struct ReleasingTests {
  private static let officer = Address(name: "于洋", mailbox: "officer@zhujian.example")
  private static let leader = Address(name: "王强", mailbox: "leader@zhujian.example")
  private let clerk = Party(.clerk, name: "王敏")

  /// An office with a letter about heating that is with 旗住建局.
  private func assigned() throws -> World {
    let world = try World()
    try world.write(from: Cast.citizen, subject: "小区供热不足", text: "家里不热。")
    try world.work()
    #expect(try world.letter().stage == .assigned)
    return world
  }

  private func held(_ world: World, _ reason: String, sourceLocation: SourceLocation = #_sourceLocation)
    throws
    -> HeldMail
  {
    try world.work()
    let held = try world.office.ledger.heldMail()
    #expect(held.map(\.reason) == [reason], sourceLocation: sourceLocation)
    return try #require(held.last, sourceLocation: sourceLocation)
  }

  private func release(_ held: HeldMail, _ way: AskedRelease = .asGuessed, in world: World) throws {
    try world.office.release(held.id, as: way, by: clerk, at: world.now)
    try world.work()
  }

  private func reasons(_ world: World) throws -> [String] { try world.office.ledger.heldMail().map(\.reason) }

  private func expectRefusal(
    _ text: String, _ held: HeldMail, _ way: AskedRelease, in world: World,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let refusal = #expect(throws: PenRefusal.self, sourceLocation: sourceLocation) {
      try world.office.release(held.id, as: way, by: clerk, at: world.now)
    }
    #expect(refusal?.description.contains(text) == true, "\(refusal!)", sourceLocation: sourceLocation)
    #expect(try world.office.ledger.heldMail(held.id)?.closing == nil, sourceLocation: sourceLocation)
  }

  @Test func aClaimWithoutItsTokenIsHandledAsIfItHadCarriedOne() throws {
    let world = try assigned()
    try world.write(from: Self.officer, subject: "回复：供热", text: "认领")
    let held = try held(world, "no token")
    #expect(try HoldingPen(world.office.ledger, Cast.register).entry(held).guess.clue == .onlyLetter("旗住建局"))
    world.now = world.now + 3600
    try release(held, in: world)
    let letter = try world.letter()
    #expect(letter.stage == .handling)
    #expect(letter.events.last { $0.fact.act == .claim }?.by == Party(.officer, name: "于洋", unit: "旗住建局"))
    #expect(letter.events.contains { $0.fact.act == .note && $0.by == clerk }, "the letter names the clerk")
    let closing = try #require(try world.office.ledger.heldMail(held.id)?.closing)
    #expect(closing.by == "王敏" && closing.outcome == .reply && closing.letter == letter.id)
    #expect(try world.office.ledger.verify() > 0)
  }

  @Test func anUnsignedAnswerStaysUnsigned() throws {
    let world = try assigned()
    try world.write(
      from: Address(name: nil, mailbox: "leader@zhujian.example"), subject: "供热", text: "答复：已修复。")
    try release(try held(world, "no token"), in: world)
    #expect(try reasons(world) == ["not signed"])
    #expect(try world.letter().answer == nil)
    #expect(
      try world.mails("refused", about: world.letter().id).count == 2, "officer and leader hear how to do it")
  }

  @Test func aSignatureOverWordsWithoutTheTokenPublishesNothing() throws {
    let world = try assigned()
    try world.write(from: Self.leader, subject: "供热", text: "答复：已修复。") {
      Certificates.shared.signed($0, by: "leader@zhujian.example", at: world.now)
    }
    try release(try held(world, "no token"), in: world)
    #expect(try reasons(world) == ["token not signed"])
    #expect(try world.letter().stage == .assigned)
  }

  @Test func aSealedScanIsStillConfirmedByTwoAndOnTimeByItsArrival() throws {
    let world = try World()
    try world.write(from: Cast.citizen, subject: "停水", text: "停水了。")
    try world.work()
    world.now = Timestamp(Day("2026-11-30")!, hour: 16)
    let arrived = world.now
    try world.write(
      from: Address(name: nil, mailbox: "officer@shuiwu.example"), subject: "停水", text: "答复：已恢复。",
      attachments: [World.scan])
    let held = try held(world, "no token")
    world.now = Timestamp(Day("2026-12-02")!, hour: 9)
    try release(held, in: world)
    let letter = try world.letter()
    #expect(letter.stage == .replied && letter.signOff == nil)
    #expect(letter.answer?.receivedAt == arrived)
    #expect(try world.mails("confirm-scan", about: letter.id).count == 1)
  }

  @Test func aReleaseDoesNotMakeAStrangerTheUnits() throws {
    let world = try assigned()
    let mail = try #require(try world.mails("assigned", about: world.letter().id).first)
    try world.reply(to: mail, from: "yuyang@qq.example", "答复：已修复。")
    let held = try held(world, "stranger")
    try expectRefusal("registered for none of the units", held, .reply(try world.letter().id), in: world)
    try expectRefusal("carries a code of ours", held, .letter, in: world)
  }

  @Test func anotherUnitsOfficerCannotAnswerEither() throws {
    let world = try assigned()
    try world.write(
      from: Address(name: nil, mailbox: "officer@huanbao.example"), subject: "NM2026000001", text: "认领")
    try expectRefusal(
      "none of the units", try held(world, "no token"), .reply(try world.letter().id), in: world)
  }

  @Test func aLetterThatIsClosedOrNowhereTakesNoReply() throws {
    let world = try assigned()
    try world.office.decline(try world.letter().id, ground: .other, by: clerk, at: world.now)
    try world.write(from: Self.officer, subject: "供热", text: "认领")
    let held = try held(world, "no token")
    try expectRefusal("with no unit", held, .reply(try world.letter().id), in: world)
    try expectRefusal("no letter NM2026000099", held, .reply(LetterID("NM2026000099")!), in: world)
    try expectRefusal("not clear which letter", held, .reply(nil), in: world)
    try expectRefusal("to be released as", held, .asGuessed, in: world)
  }

  @Test func whatAGatewayMarkedAsAutomaticBecomesALetterOfItsDay() throws {
    let world = try World()
    try world.write(from: Cast.citizen, subject: "供热", text: "家里不热。", headers: [("Precedence", "bulk")])
    let held = try held(world, "automatic")
    let arrived = world.now
    world.now = Timestamp(Day("2026-11-25")!, hour: 9)
    try release(held, .letter, in: world)
    #expect(try world.letter().registration.receivedAt == arrived)
    #expect(try reasons(world).isEmpty)
    #expect(
      try world.mails("receipt", about: world.letter().id).count == 1, "the clerk says that a person wrote it"
    )
    guard case .registered(try world.letter().id) = try ReleaseResult(of: held, in: world.office.ledger)
    else {
      Issue.record("the result is another")
      return
    }
  }

  @Test func whatIsReleasedTwiceSaysWhoDidItFirst() throws {
    let world = try World()
    try world.write(from: Cast.citizen, subject: "供热", text: "家里不热。", headers: [("Precedence", "bulk")])
    let held = try held(world, "automatic")
    try release(held, .letter, in: world)
    let refusal = #expect(throws: PenRefusal.self) {
      try world.office.discard(held.id, why: "广告", by: Party(.clerk, name: "陈刚"), at: world.now)
    }
    #expect("\(refusal!)" == "entry \(held.id) was released by 王敏 at 2026-11-23 09:00 as a letter")
    #expect(try world.office.ledger.letters().count == 1)
  }

  @Test func whatIsDiscardedKeepsItsBytesAndItsReason() throws {
    let world = try World()
    try world.write(from: Cast.citizen, subject: "供热", text: "家里不热。", headers: [("Precedence", "bulk")])
    let held = try held(world, "automatic")
    #expect(throws: PenRefusal.self) {
      try world.office.discard(held.id, why: " ", by: clerk, at: world.now)
    }
    try world.office.discard(held.id, why: "广告", by: clerk, at: world.now)
    try world.work()
    #expect(try reasons(world).isEmpty)
    #expect(try world.office.ledger.heldMail(all: true).map { $0.closing?.why } == ["广告"])
    #expect(try world.office.ledger.mail(held.mail)?.bytes.isEmpty == false)
  }

  @Test func anAuthorsWordsWithoutTheTokenOfHisReceiptAreASupplement() throws {
    let world = try assigned()
    try world.write(from: Cast.citizen, subject: "补充 NM2026000001", text: "是3号楼。")
    let held = try held(world, "no token")
    try release(held, in: world)
    #expect(try world.letter().events.contains { $0.fact.act == .supplement })
    #expect(try world.office.ledger.heldMail(held.id)?.closing?.outcome == .supplement)
  }

  @Test func inAnAuthorsNameNothingIsWithdrawn() throws {
    let world = try assigned()
    try world.write(from: Cast.citizen, subject: "NM2026000001", text: "您好！\n撤回，已解决")
    try release(try held(world, "no token"), in: world)
    #expect(try world.letter().stage == .assigned)
    #expect(try world.mails("author-asks", about: world.letter().id).count == 1, "the desk is asked")
    try world.write(from: Cast.citizen, subject: "NM2026000001", text: "编号：NM2026000001\n同意公开")
    try expectRefusal("must answer his receipt", try held(world, "no token"), .asGuessed, in: world)
  }

  @Test func nobodyElseAddsToALetter() throws {
    let world = try assigned()
    try world.write(from: Cast.citizens[1], subject: "补充 NM2026000001", text: "撤回")
    let held = try held(world, "no token")
    try expectRefusal("address of the author", held, .supplement(try world.letter().id), in: world)
    try release(held, in: world)
    #expect(try world.office.ledger.letters().count == 2)
  }

  @Test func whatFailedIsSortedAnew() throws {
    let world = try assigned()
    let mail = try #require(try world.mails("assigned", about: world.letter().id).first)
    try world.reply(to: mail, from: "officer@zhujian.example", "认领")
    try world.collect()
    let waiting = try #require(try world.office.ledger.newMail(limit: 1).first)
    try world.office.ledger.write {
      try $0.hold(waiting.id, reason: "failed", detail: "a disk", at: world.now)
    }
    try release(try held(world, "failed"), in: world)
    #expect(try world.letter().stage == .handling)
  }

  @Test func aSilentSenderAndAForgedTokenMayBecomeLetters() throws {
    for (text, reason) in [
      ("From: a@b.example, c@d.example\r\nSubject: x\r\n\r\n供热\r\n", "no sender"),
      ("From: a@b.example\r\nSubject: nm2026000001-0000000000000000\r\n\r\n供热\r\n", "bad token"),
      ("From: wangmin@naiman.example\r\nSubject: x\r\n\r\n供热\r\n", "no code"),
      (
        "From: MAILER-DAEMON@b.example\r\nSubject: Undelivered Mail Returned to Sender\r\n\r\n供热\r\n",
        "bounce"
      ),
    ] {
      let world = try World()
      try world.post(Array(text.utf8))
      try release(try held(world, reason), .letter, in: world)
      #expect(try world.office.ledger.letters().count == 1, "\(reason)")
    }
  }

  @Test func whatCannotBeReadIsNotReadByAClerksWord() throws {
    let world = try World()
    try world.post(
      Array("From: a@b.example\r\n".utf8) + Array(String(repeating: "X: y\r\n", count: 2000).utf8))
    let held = try held(world, "unreadable")
    try expectRefusal("cannot be read", held, .letter, in: world)
    try release(held, .retry, in: world)
    let again = try #require(try world.office.ledger.heldMail().first)
    #expect(again.reason == "unreadable" && again.id != held.id, "it comes back as an entry of its own")
    #expect(try world.office.ledger.heldMail(all: true).count == 2)
  }

  @Test func aDeadlyMailIsReadInItsOwnProcessAndComesBackWhereItKills() throws {
    let kills = Lethal()
    let world = try World(examiner: kills.examine)
    try world.write(from: Cast.citizen, subject: "BOOM", text: "供热不足。")
    try world.collect()
    let mail = try #require(try world.office.ledger.newMail(limit: 1).first)
    try world.office.ledger.write {
      try $0.hold(mail.id, reason: "deadly", detail: "signal 11", at: world.now)
    }
    let held = try held(world, "deadly")
    for way: AskedRelease in [.letter, .retry] { try expectRefusal("signal 11", held, way, in: world) }
    kills.isTame.store(true, ordering: .relaxed)
    try release(held, .retry, in: world)
    #expect(try world.office.ledger.letters().count == 1)
    #expect(kills.asked.load(ordering: .relaxed) >= 4, "the stages were wary of it once more")
  }

  @Test func everyRefusedReplyMayBeTriedAgainAndIsJudgedAsBefore() throws {
    let world = try assigned()
    let mail = try #require(try world.mails("assigned", about: world.letter().id).first)
    try world.reply(to: mail, from: "leader@zhujian.example", "答复：已修复。")
    let held = try held(world, "not signed")
    try release(held, .reply(try world.letter().id), in: world)
    #expect(try reasons(world) == ["not signed"])
    #expect(try world.office.ledger.heldMail().first?.id != held.id)
    #expect(try world.letter().answer == nil)
  }

  private func account() throws -> World {
    try World {
      $0.intakes["奈曼政务"] = .init(channel: .newMedia(account: "奈曼政务"), desk: Cast.desk.name, columns: [:])
    }
  }

  @Test func aBadRowBecomesALetterOfWhatCanBeRead() throws {
    let world = try account()
    let text = "评论ID,昵称,内容,时间\n6.9E+18,小李,供热不足,明天\n7,小王,,2026-11-22 09:12\n"
    let bytes = Array(text.utf8)
    _ = try world.office.takeIn(
      "评论.csv", digest: SHA256.digest(of: bytes), from: "奈曼政务", by: clerk, at: world.now
    ) { try Export(of: Table(reading: bytes), now: world.now.seconds) }
    try world.work()
    let held = try world.office.ledger.heldMail()
    #expect(held.map(\.reason) == ["bad row", "bad row"])
    try expectRefusal("only become a letter", held[0], .reply(LetterID("NM2026000001")!), in: world)
    try release(held[0], in: world)
    #expect(try world.letter().registration.text.shown == "供热不足")
    #expect(try world.letter().registration.authorName?.text == "小李")
    try expectRefusal("no text", held[1], .letter, in: world)
  }

  @Test func aWholeFileIsCorrectedAndDroppedAgain() throws {
    let world = try account()
    _ = try world.office.hold(
      file: Array("hello".utf8), named: "评论.csv", from: "奈曼政务", reason: "no list", at: world.now)
    let held = try held(world, "bad file")
    try expectRefusal("whole file", held, .letter, in: world)
    try expectRefusal("whole file", held, .retry, in: world)
  }

  @Test func aMailLeftOnItsServerIsNotReleasedFromHere() throws {
    let world = try World()
    try world.office.ledger.holdUnfetched(
      LeftMail(
        place: MailPlace(validity: 1, uid: 7), mailbox: "liuyan", receivedAt: world.now,
        bytes: Array("From: a@b.example\r\nSubject: photos\r\n\r\n".utf8), content: [1],
        detail: "in liuyan as UID 7"),
      at: world.now)
    let held = try held(world, "left on the server")
    let entry = try HoldingPen(world.office.ledger, Cast.register).entry(held)
    #expect(entry.from == "a@b.example" && entry.subject == "photos")
    try expectRefusal("lies in its mailbox", held, .letter, in: world)
  }
}

/// Dies over every mail, until it is tamed.
private final class Lethal: Sendable {
  let isTame = Atomic(false)
  let asked = Atomic(0)

  func examine(_ mails: [[UInt8]]) -> ExaminedMails {
    asked.add(1, ordering: .relaxed)
    return isTame.load(ordering: .relaxed) ? .survived : .died(how: "signal 11")
  }
}
