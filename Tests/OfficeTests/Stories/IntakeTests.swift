import Domain
import Mail
import Testing
import World

@testable import Office

/// What reaches the office, and what is not a letter.
@Suite struct IntakeTests {
  @Test func theReceiptEchoesNothingOfTheLetter() throws {
    let world = try World()
    try world.write(from: Cast.citizen, subject: "点击领奖 http://evil.example", text: "供热不足，请看附件。")
    try world.work()
    let receipt = try #require(try world.mails("receipt", about: world.letter().id).first)
    #expect(receipt.text.contains("NM2026000001"))
    for echo in ["领奖", "evil", "供热", "李梅梅"] {
      #expect(!receipt.text.contains(echo) && !receipt.subject.contains(echo))
    }
    #expect(receipt.headers(named: "Auto-Submitted").map(\.text) == ["auto-replied"])
  }

  @Test(arguments: ["李梅@例子.中国", "李梅@citizen.example", "limei@例子.中国"])
  func anAuthorWhoCannotBeWrittenToIsRegisteredAllTheSame(address: String) throws {
    let world = try World()
    try world.post(Array("From: <\(address)>\r\nSubject: gongre\r\n\r\n小区供热不足。\r\n".utf8))
    try world.work()
    #expect(try world.office.ledger.letters().count == 1)
    #expect(try world.letter().stage == .assigned)
    #expect(try world.mails("receipt", about: world.letter().id).isEmpty)
    let told = try world.letter().events.filter { $0.fact.act == .tell }
    #expect(told.count == 1, "his letter says that he was not told")
  }

  @Test func aLetterThatNobodyCanReadIsHeldForAPerson() throws {
    let world = try World()
    try world.post(
      Array(
        ("From: li@citizen.example\r\nSubject: gongre\r\nContent-Type: application/pkcs7-mime;"
          + " smime-type=enveloped-data; name=smime.p7m\r\n\r\nMIAGCSqGSIb3DQEHA6CA\r\n").utf8))
    try world.work()
    #expect(try world.office.ledger.letters().isEmpty)
    #expect(try world.office.ledger.heldMail().map(\.reason) == ["encrypted"])
  }

  @Test func theSameMailTwiceIsOneLetter() throws {
    let world = try World()
    let bytes = Array("From: li@citizen.example\r\nSubject: gongre\r\nMessage-ID: <1@c>\r\n\r\n供热\r\n".utf8)
    try world.post(Array("Received: from a\r\n".utf8) + bytes)
    try world.post(Array("Received: from b\r\n by c\r\n".utf8) + bytes)
    try world.work()
    #expect(try world.office.ledger.letters().count == 1)
  }

  @Test func theSameMessageIDWithOtherWordsIsAnotherLetter() throws {
    let world = try World()
    for text in ["供热", "停水"] {
      try world.post(
        Array("From: li@citizen.example\r\nSubject: x\r\nMessage-ID: <1@c>\r\n\r\n\(text)\r\n".utf8))
    }
    try world.work()
    #expect(try world.office.ledger.letters().count == 2)
  }

  @Test func automaticMailIsNeverALetterAndNeverAnswered() throws {
    let world = try World()
    try world.write(
      from: Cast.citizen, subject: "自动回复：您好", text: "我在休假。")
    try world.write(
      from: Cast.citizen, subject: "x", text: "y", headers: [("Precedence", "bulk")])
    try world.work()
    #expect(try world.office.ledger.letters().isEmpty)
    #expect(try world.office.ledger.nextMailDue(at: world.now) == nil)
  }

  @Test func aMailThatCannotBeParsedWaitsInTheHoldingPenWithItsBytes() throws {
    let world = try World()
    let bomb = Array("From: a@b.example\r\n".utf8) + Array(String(repeating: "X: y\r\n", count: 2000).utf8)
    try world.post(bomb)
    try world.write(from: Cast.citizen, subject: "供热", text: "家里不热。")
    try world.work()
    let held = try #require(try world.office.ledger.heldMail().first)
    #expect(held.reason == "unreadable")
    #expect(try world.office.ledger.mail(held.mail)?.bytes == bomb)
    #expect(try world.office.ledger.letters().count == 1, "the letter after it is not delayed")
  }

  @Test func whatAnAuthorWritesLaterIsAddedToHisLetter() throws {
    let world = try World()
    try world.write(from: Cast.citizen, subject: "供热", text: "家里不热。")
    try world.work()
    let receipt = try #require(try world.mails("receipt", about: world.letter().id).first)
    try world.reply(to: receipt, from: Cast.citizen.mailbox, "补充：是3号楼。")
    try world.work()
    #expect(try world.office.ledger.letters().count == 1)
    #expect(try world.letter().events.last?.fact.act == .supplement)
  }

  @Test func aBounceIsRecordedOnTheLetterWhoseMailCameBack() throws {
    let world = try World()
    try world.write(from: Cast.citizen, subject: "供热", text: "家里不热。")
    try world.work()
    let assigned = try #require(try world.mails("assigned", about: world.letter().id).first)
    let id = try #require(assigned.messageID)
    try world.post(
      Array(
        """
        From: MAILER-DAEMON@mx.zhujian.example\r
        To: liuyan@naiman.example\r
        Subject: Undelivered Mail Returned to Sender\r
        Content-Type: multipart/report; report-type=delivery-status; boundary=b\r
        \r
        --b\r
        Content-Type: text/plain\r
        \r
        It could not be delivered.\r
        --b\r
        Content-Type: message/delivery-status\r
        \r
        Reporting-MTA: dns; mx.zhujian.example\r
        \r
        Final-Recipient: rfc822; officer@zhujian.example\r
        Action: failed\r
        Status: 5.1.1\r
        \r
        --b\r
        Content-Type: text/rfc822-headers\r
        \r
        Message-ID: <\(id)>\r
        \r
        --b--\r

        """.utf8))
    try world.work()
    let bounce = try world.letter().events.first { $0.fact.act == .bounce }
    guard case .bounced(_, "5.1.1")? = bounce?.fact else {
      Issue.record("\(String(describing: bounce))")
      return
    }
  }

  @Test func whatAServerSaysOfAnAddressIsNotInTheJournal() throws {
    let world = try World()
    // No courier takes an address as long as this, and what it says quotes it.
    let address = String(repeating: "li", count: 33) + "@citizen.example"
    try world.write(from: Address(name: "李梅梅", mailbox: address), subject: "供热", text: "家里不热。")
    try world.work()
    let receipt = try #require(
      try world.office.ledger.outbox(of: world.letter().id).first { $0.state == .failed })
    #expect(receipt.reply?.contains(address) == true)
    let journal = world.takeJournal()
    #expect(journal.contains("NM2026000001  bounced  status=5.0.0"))
    #expect(!journal.contains { $0.contains("lili") })
  }

  @Test func everyEventIsOneReadableLineWithoutAWordOfTheLetter() throws {
    let world = try World()
    try world.write(from: Cast.citizen, subject: "小区供热", text: "家里不热，13804751234。")
    try world.work()
    let lines = Journal.lines(for: try world.letter().events)
    #expect(lines.contains("NM2026000001  assigned  lead=旗住建局  due=2026-11-30"))
    for line in lines {
      for word in ["小区", "不热", "1380475", "李梅梅", "limeimei"] { #expect(!line.contains(word)) }
    }
  }
}
