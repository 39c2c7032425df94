import Domain
import Mail
import Store
import Testing
import World

@testable import Office

/// Codes of ours in mail that waits for a person: they get into no letter, and who answers from the wrong mailbox
/// hears it.
@Suite struct OwnCodesTests {
  private let clerk = Party(.clerk, name: "王敏")

  private func mails(_ kind: String, _ world: World) throws -> [Message] {
    try world.office.ledger.mail(in: .sent).filter { $0.mail.kind == kind }
      .map { try Message(parsing: $0.mail.bytes) }
  }

  /// An office whose desk is asked about a letter.
  private func asked() throws -> (world: World, question: Message) {
    let world = try World()
    try world.write(from: Cast.citizen, subject: "请教", text: "这件事该找谁？")
    try world.work()
    return (world, try #require(try world.mails("decide", about: world.letter().id).first))
  }

  private func digested() throws -> (world: World, digest: Message) {
    let world = try World()
    try world.write(from: Cast.citizen, subject: "供热", text: "家里不热。", headers: [("Precedence", "bulk")])
    try world.work()
    world.now = Timestamp(Day("2026-11-24")!, hour: 9)
    try world.work()
    return (world, try #require(try mails("morning", world).last))
  }

  @Test func aDesksAnswerFromAnUnregisteredAddressIsNoLetter() throws {
    let (world, question) = try asked()
    try world.decide("受理 旗住建局", on: question, from: "wangmin@private.example")
    try world.work()
    let held = try #require(try world.office.ledger.heldMail().last)
    let guess = try HoldingPen(world.office.ledger, Cast.register).entry(held).guess
    #expect(guess.verdict == .unclear)
    #expect(guess.chinese.contains("该邮箱未登记"))
    for way: AskedRelease in [.letter, .asGuessed] {
      #expect(throws: PenRefusal.self) {
        try world.office.release(held.id, as: way, by: clerk, at: world.now)
      }
    }
    #expect(try world.office.ledger.letters().count == 1)
  }

  @Test func aDigestsAnswerFromAnUnregisteredAddressIsNoLetter() throws {
    let (world, digest) = try digested()
    try world.decide("1 登记", on: digest, from: "wangmin@private.example")
    try world.work()
    let held = try #require(try world.office.ledger.heldMail().last)
    #expect(held.reason == "not a clerk")
    #expect(try HoldingPen(world.office.ledger, Cast.register).entry(held).guess.verdict == .unclear)
    let refusal = #expect(throws: PenRefusal.self) {
      try world.office.release(held.id, as: .letter, by: clerk, at: world.now)
    }
    #expect(refusal?.description.contains("carries a code of ours") == true)
  }

  @Test func whatALetterQuotesOfOurCodesIsTakenOut() throws {
    let code = "nm2026000001-4q7x0m2k9w5s8a1z"
    for quoted in [
      code, code.uppercased(), "liuyan+\(code)@naiman.example", "day-4q7x0m2k9w5s8a1z", "%20\(code)",
    ] {
      let world = try World()
      try world.post(
        Array("From: a@b.example, c@d.example\r\nSubject: \(quoted)\r\n\r\n供热 \(quoted)（完）\r\n".utf8))
      try world.work()
      let held = try #require(try world.office.ledger.heldMail().last)
      try world.office.release(held.id, as: .letter, by: clerk, at: world.now)
      try world.work()
      let registration = try world.letter().registration
      for words in [registration.title.shown, registration.text.shown] {
        #expect(!words.lowercased().contains("4q7x") && words.contains("〔核验码已略去〕"), "\(words)")
      }
      #expect(registration.text.shown.contains("供热") && registration.text.shown.contains("（完）"))
    }
  }

  @Test func anAnswerFromTheDesksOwnMailboxIsToldAtOnce() throws {
    let (world, question) = try asked()
    try world.decide("受理 旗住建局", on: question, from: Cast.desk.address)
    try world.work()
    #expect(try world.letter().stage == .accepted)
    let told = try mails("understood", world)
    #expect(told.map { $0.to.map(\.mailbox) } == [[Cast.desk.address]])
    #expect(told.first?.text.contains("请用您本人登记的邮箱回复") == true)
    #expect(told.first?.text.contains("受理 旗住建局") == true)
    #expect(try world.office.ledger.heldMail().isEmpty)
    try world.decide("受理 旗住建局", on: question)
    try world.work()
    #expect(try world.letter().stage == .assigned, "the code is good still")
  }

  @Test func aDigestIsNotAnsweredFromTheDesksOwnMailboxEither() throws {
    let (world, digest) = try digested()
    try world.decide("1 登记", on: digest, from: Cast.desk.address)
    try world.work()
    #expect(try mails("morning-understood", world).last?.text.contains("请用您本人登记的邮箱回复") == true)
    #expect(try world.office.ledger.heldMail().map(\.id) == [1])
    #expect(try world.office.ledger.letters().isEmpty)
  }

  @Test func aDigestShowsTheFirstWordsOfEachEntry() throws {
    let world = try World()
    let texts = [
      "三号楼\n暖气不热 http://evil.example/x " + String(repeating: "长", count: 100), "关于绝密文件的下落，请查。",
    ]
    for text in texts {
      try world.write(from: Cast.citizen, subject: "来信", text: text, headers: [("Precedence", "bulk")])
    }
    try world.work()
    world.now = Timestamp(Day("2026-11-24")!, hour: 9)
    try world.work()
    let digest = try #require(try mails("morning", world).last)
    #expect(digest.text.contains("内容：三号楼 暖气不热 http：／／evil．example／x 长"))
    #expect(!digest.text.contains(String(repeating: "长", count: 60)))
    #expect(!digest.text.contains("绝密文件"))
  }

  @Test func whatWasDiscardedByMistakeIsReleasedAsAnEntryOfItsOwn() throws {
    let (world, digest) = try digested()
    try world.decide("1 丢弃：广告", on: digest)
    try world.work()
    let other = Party(.clerk, name: "陈刚")
    world.now = world.now + 3600
    try world.office.release(1, as: .letter, by: other, at: world.now)
    try world.work()
    #expect(try world.letter().registration.text.shown == "家里不热。")
    let entries = try world.office.ledger.heldMail(all: true)
    #expect(entries.map { $0.closing?.outcome } == [.discarded, .letter])
    #expect(entries.map { $0.closing?.by } == ["王敏", "陈刚"])
    let refusal = #expect(throws: PenRefusal.self) {
      try world.office.release(1, as: .letter, by: other, at: world.now)
    }
    #expect(refusal?.description.contains("released by 陈刚") == true)
    #expect(try world.office.ledger.verify() > 0)
  }

  @Test func aWithdrawalWithoutATokenIsAskedOfTheDeskAndTheAuthorHears() throws {
    let world = try World()
    try world.write(from: Cast.citizen, subject: "小区供热不足", text: "家里不热。")
    try world.work()
    let id = try world.letter().id
    try world.write(from: Cast.citizen, subject: "撤回", text: "编号：\(id)\n撤回")
    try world.work()
    let held = try #require(try world.office.ledger.heldMail().last)
    try world.office.release(held.id, as: .supplement(id), by: clerk, at: world.now)
    try world.work()
    #expect(try world.letter().stage == .assigned, "a clerk's word about where it belongs withdraws nothing")
    let question = try #require(try world.mails("author-asks", about: id).last)
    #expect(question.text.contains("由工作人员转入"))
    #expect(try world.mails("not-retracted", about: id).count == 1)
    try world.decide("同意", on: question)
    try world.work()
    #expect(try world.letter().stage == .retracted)
  }
}
