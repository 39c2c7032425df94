import Domain
import Mail
import Store
import Testing
import World

@testable import Office

/// Who gets a receipt, and that it can do no harm.
@Suite struct ReceiptTests {
  private func notes(_ world: World, _ serial: Int = 1) throws -> [String] {
    try world.letter(serial).events.compactMap {
      if case .noted(let words) = $0.fact { words.shown } else { nil }
    }
  }

  @Test func itSaysWhatItIsAndWhatItAnswers() throws {
    let world = try World()
    try world.write(from: Cast.citizen, subject: "供热", text: "家里不热。")
    try world.work()
    let receipt = try #require(try world.mails("receipt", about: world.letter().id).first)
    #expect(receipt.headers(named: "Auto-Submitted").map(\.text) == ["auto-replied"])
    #expect(receipt.headers(named: "X-Auto-Response-Suppress").map(\.text) == ["All"])
    #expect(receipt.inReplyTo == ["1@people.example"] && receipt.references == ["1@people.example"])
    let assigned = try #require(try world.mails("assigned", about: world.letter().id).first)
    #expect(assigned.headers(named: "Auto-Submitted").map(\.text) == ["auto-generated"])
    #expect(
      assigned.headers(named: "X-Auto-Response-Suppress").map(\.text) == ["DR, RN, NRN, OOF, AutoReply"])
    #expect(assigned.inReplyTo.isEmpty && assigned.headers(named: "Precedence").isEmpty)
  }

  @Test func nothingThatTheSenderChoseStandsInIt() throws {
    let world = try World()
    try world.post(
      Array(
        ("From: =?utf-8?B?5p2O5aSn5aWW?= <victim@citizen.example>\r\nSubject: WIN http://evil.example\r\n"
          + "Message-ID: <buy:http://evil.example/x@evil.example>\r\nX-Prize: 1\r\n\r\nWIN 供热\r\n").utf8))
    try world.work()
    let item = try #require(
      try world.office.ledger.outbox(of: world.letter().id).first { $0.mail.kind == "receipt" })
    let receipt = try Message(parsing: item.mail.bytes)
    for text in [String(decoding: item.mail.bytes, as: UTF8.self), receipt.text, receipt.subject] {
      for echo in ["evil", "WIN", "李大奖", "供热"] { #expect(!text.contains(echo)) }
    }
  }

  @Test(arguments: [
    "From: noreply@shop.example\r\n", "From: li@citizen.example\r\nList-Id: <news.shop.example>\r\n",
    "From: li@citizen.example\r\nX-Auto-Response-Suppress: OOF\r\n",
    "From: news-request@citizen.example\r\n", "From: li@citizen.example\r\nX-Loop: li@citizen.example\r\n",
  ])
  func whoMayNotBeAnsweredIsRegisteredAllTheSame(header: String) throws {
    let world = try World()
    try world.post(Array((header + "Subject: gongre\r\n\r\n小区供热不足。\r\n").utf8))
    try world.work()
    let held = try world.office.ledger.heldMail()
    if !held.isEmpty {
      #expect(held.map(\.reason) == ["automatic"])
      return
    }
    #expect(try world.mails("receipt", about: world.letter().id).isEmpty)
    #expect(try notes(world) == ["未发回执：来信带有自动发送、群发或请勿回复的标记"])
  }

  @Test(arguments: [
    "LiMeiMei@citizen.example", "limeimei+1@citizen.example", "limeimei+2@Citizen.Example",
  ])
  func oneMailboxGetsOneReceiptADayHoweverItIsWritten(address: String) throws {
    let world = try World()
    try world.write(from: Cast.citizen, subject: "供热", text: "家里不热。")
    try world.write(from: Address(mailbox: address), subject: "停水", text: "家里没有水。")
    try world.work()
    #expect(try world.mails("receipt", about: world.letter(1).id).count == 1)
    #expect(try receipt(world, 2) == .waiting)
    #expect(try notes(world, 2) == ["回执将于\(world.now + 86_400)发出：24小时内已向该邮箱自动发信"])
    try world.restart()
    world.now = world.now + 86_399
    try world.work()
    #expect(try receipt(world, 2) == .waiting)
    world.now = world.now + 1
    try world.work()
    #expect(try receipt(world, 2) == .sent)
    try world.write(from: Address(mailbox: address), subject: "噪声", text: "太吵。")
    try world.work()
    #expect(try receipt(world, 3) == .waiting, "that one counts on the day on which it left")
    world.now = world.now + 86_400
    try world.work()
    #expect(try receipt(world, 3) == .sent)
  }

  private func receipt(_ world: World, _ serial: Int) throws -> OutboxMail.State? {
    try world.office.ledger.outbox(of: world.letter(serial).id).first { $0.mail.kind == "receipt" }?.state
  }

  @Test func fiveReceiptsAWeekArePutOffAndNoMore() throws {
    let world = try World()
    for number in 1...7 { try world.write(from: Cast.citizen, subject: "供热\(number)", text: "不热。") }
    try world.work()
    let states = try (1...7).map { try receipt(world, $0) }
    #expect(states == [.sent, .waiting, .waiting, .waiting, .waiting, nil, nil])
    #expect(try notes(world, 7) == ["未发回执：24小时内已向该邮箱自动发信"])
    for day in 1...4 {
      world.now = world.now + 86_400
      try world.work()
      let sent = try world.office.ledger.mail(in: .sent).filter { $0.mail.kind == "receipt" }
      #expect(sent.count == day + 1)
    }
  }

  @Test func aReceiptThatWaitsIsNotSentAfterTheEnd() throws {
    let world = try World()
    try world.write(from: Cast.citizen, subject: "供热", text: "家里不热。")
    try world.work()
    try world.write(from: Cast.citizen, subject: "法院已判决的案件", text: "法院已判决。")
    try world.work()
    try world.decline(2)
    #expect(try receipt(world, 2) == .failed)
    #expect(try notes(world, 2).last == "回执不再发出：已告知网民不予受理")
    #expect(try receipt(world, 1) == .sent)
  }

  @Test func theOfficeSendsNoMoreReceiptsThanItMay() throws {
    let world = try World { $0.post.automaticMails = 2 }
    for number in 1...3 {
      try world.write(from: Address(mailbox: "li\(number)@citizen.example"), subject: "供热", text: "不热。")
    }
    try world.work()
    #expect(try (1...3).map { try world.mails("receipt", about: world.letter($0).id).count } == [1, 1, 0])
    #expect(try notes(world, 3) == ["未发回执：自动发信已达本中心24小时上限"])
    #expect(try world.letter(3).stage == .assigned, "it goes its way all the same")
  }

  @Test func theAnswerIsNotCapped() throws {
    let world = try World { $0.post.automaticMails = 0 }
    try world.write(from: Cast.citizen, subject: "法院已判决的案件", text: "法院已判决。")
    try world.work()
    try world.decline()
    #expect(try world.mails("declined", about: world.letter().id).count == 1)
  }

  @Test func letterAfterLetterOfOneAuthorWaitsForAPerson() throws {
    let world = try World { $0.post.lettersPerAuthor = 2 }
    for number in 1...4 {
      try world.write(
        from: Address(mailbox: "limeimei+\(number)@citizen.example"), subject: "供热\(number)", text: "不热。")
    }
    try world.write(from: Cast.citizens[1], subject: "停水", text: "没有水。")
    try world.work()
    #expect(try world.office.ledger.letters().count == 3, "another's letter is not delayed")
    #expect(try world.office.ledger.heldMail().map(\.reason) == ["too many", "too many"])
    world.now = world.now + 86_400
    try world.write(from: Cast.citizen, subject: "噪声", text: "太吵。")
    try world.work()
    #expect(try world.office.ledger.letters().count == 4)
  }

  @Test(arguments: [
    ("A.B@gmail.com", "ab@gmail.com"), ("ab+x@googlemail.com", "ab@gmail.com"),
    ("A.b+x@qq.com", "a.b@qq.com"), ("+x@qq.com", "+x@qq.com"), ("nobody", "nobody"),
  ])
  func oneMailboxIsOneName(address: String, mailbox: String) {
    #expect(Correspondent.mailbox(of: address) == mailbox)
  }
}
