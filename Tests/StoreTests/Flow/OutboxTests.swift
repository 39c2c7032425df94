import Domain
import GRDB
import Testing

@testable import Store

@Suite struct OutboxTests {
  @Test func aMailIsClaimedDurablyBeforeItIsSent() throws {
    let test = try TestLedger()
    try test.ledger.write { try $0.send(.example(letter: nil), at: monday) }
    #expect(try test.ledger.claimNextMail(at: monday + -1) == nil, "it is not due yet")
    let claimed = try #require(try test.ledger.claimNextMail(at: monday))
    #expect(try test.ledger.claimNextMail(at: monday) == nil, "nobody claims it twice")
    try test.reopen()
    try test.ledger.recoverClaims(at: monday)
    let found = try #require(try test.ledger.ambiguousMail(at: monday).first)
    #expect(found.mail.messageID == claimed.mail.messageID)
    #expect(try test.ledger.claimNextMail(at: monday) == nil, "its fate is unknown: nobody sends it blindly")
  }

  @Test func theSameMessageIDIsOneMail() throws {
    let test = try TestLedger()
    for _ in 0..<3 { try test.ledger.write { try $0.send(.example(letter: nil), at: monday) } }
    #expect(try test.ledger.claimNextMail(at: monday) != nil)
    #expect(try test.ledger.claimNextMail(at: monday) == nil)
  }

  @Test func aRetryWaitsForItsTime() throws {
    let test = try TestLedger()
    try test.ledger.write { try $0.send(.example(letter: nil), at: monday) }
    let mail = try #require(try test.ledger.claimNextMail(at: monday))
    try test.ledger.write {
      try $0.finish(mail.id, .retry(after: monday + 300, reply: "451 4.7.1 greylisted"), at: monday)
    }
    #expect(try test.ledger.claimNextMail(at: monday + 299) == nil)
    #expect(try test.ledger.nextMailDue(at: monday) == monday + 300)
    #expect(try test.ledger.claimNextMail(at: monday + 300)?.tries == 1)
  }

  @Test func whatTheServerTakesIsRememberedUntilItSaysOtherwise() throws {
    let test = try TestLedger()
    #expect(try test.ledger.announcedMailSize() == nil)
    try test.ledger.rememberMailSize(10_240_000)
    try test.ledger.rememberMailSize(nil)
    try test.reopen()
    #expect(try test.ledger.write { try $0.announcedMailSize() } == 10_240_000)
    try test.ledger.rememberMailSize(5_000_000)
    #expect(try test.ledger.announcedMailSize() == 5_000_000)
  }

  @Test func onlyWhatNobodyHasBegunToSendIsTakenBack() throws {
    let test = try TestLedger()
    let letter = try test.register()
    try test.ledger.write { book in
      for number in 1...2 {
        try book.send(.example(letter: letter, messageID: "\(number)@nm.example"), at: monday)
      }
    }
    let claimed = try #require(try test.ledger.claimNextMail(at: monday))
    try test.ledger.write {
      try $0.withdraw(
        claimed.mail.kind, about: letter, to: claimed.mail.recipient, reply: "packed anew", at: monday)
    }
    #expect(try test.ledger.outbox(of: letter).map(\.state) == [.claimed, .failed])
  }

  @Test(arguments: ["waiting", "ambiguous", "claimed"])
  func whatIsFinishedIsNotReadToFindWhatIsOpen(state: String) throws {
    let test = try TestLedger()
    let order = state == "waiting" ? "priority, id" : "id"
    let plan = try test.ledger.database.read {
      try Row.fetchAll(
        $0,
        sql: """
          EXPLAIN QUERY PLAN
          SELECT * FROM outbox WHERE state = '\(state)' AND notBefore <= 0 ORDER BY \(order)
          """
      )
    }.map { $0["detail"] as String }
    #expect(plan.allSatisfy { $0.contains("USING INDEX outbox") }, "\(plan)")
  }

  @Test func whatWasSentStaysSent() throws {
    let test = try TestLedger()
    #expect(try test.ledger.nextMailDue(at: monday) == nil)
    try test.ledger.write { try $0.send(.example(letter: nil), at: monday) }
    let mail = try #require(try test.ledger.claimNextMail(at: monday))
    try test.ledger.write { try $0.finish(mail.id, .sent(reply: "250 2.0.0 Ok: queued as 4Z"), at: monday) }
    #expect(throws: DatabaseError.self) {
      try test.ledger.write { try $0.finish(mail.id, .retry(after: monday, reply: ""), at: monday) }
    }
    #expect(try test.ledger.nextMailDue(at: monday) == nil)
  }
}

@Suite struct QuestionTests {
  @Test func aCodeWorksOnceForItsQuestion() throws {
    let test = try TestLedger()
    let id = try test.register()
    try test.ledger.write {
      try $0.ask("decide", about: id, subject: "1", of: "网站管理中心", code: "k7m2x9", at: monday)
    }
    let question = try #require(try test.ledger.question(withCode: "K7M2X9"))
    #expect(question.isOpen)
    try test.ledger.write { try $0.answer(question, by: "王敏", at: monday) }
    #expect(try test.ledger.question(withCode: "k7m2x9")?.answeredBy == "王敏")
    #expect(throws: LedgerError.self) {
      try test.ledger.write { try $0.answer(question, by: "王敏", at: monday) }
    }
    #expect(try test.ledger.question(withCode: "forged") == nil)
  }

  @Test func askingAgainMakesTheOldCodeVoid() throws {
    let test = try TestLedger()
    let id = try test.register()
    for code in ["first", "second"] {
      try test.ledger.write {
        try $0.ask("decide", about: id, subject: "1", of: "网站管理中心", code: code, at: monday)
      }
    }
    #expect(try test.ledger.question(withCode: "first")?.isVoid == true)
    #expect(try test.ledger.question(withCode: "second")?.isOpen == true)
  }

  @Test func aSignatureServesOnce() throws {
    let test = try TestLedger()
    let id = try test.register()
    #expect(try test.ledger.write { try $0.use(signature: "s1", content: "c1", for: id) })
    #expect(try !test.ledger.write { try $0.use(signature: "s1", content: "c2", for: id) })
    #expect(try !test.ledger.write { try $0.use(signature: "s2", content: "c1", for: id) })
  }
}
