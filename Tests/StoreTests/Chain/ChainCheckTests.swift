import Domain
import Testing

@testable import Store

@Suite struct ChainCheckTests {
  @Test func aSoundLedgerIsVerifiedAndNamesItsHead() throws {
    let test = try TestLedger()
    #expect(try test.ledger.verify() == 0)
    for _ in 0..<5 { try test.register() }
    #expect(try test.ledger.verify() == 5)
    #expect(try test.ledger.head().sequence == 5)
    #expect(try test.ledger.head().hash.utf8.count == 64)
  }

  @Test(arguments: [
    ("UPDATE event SET payload = CAST(replace(payload, 'mail', 'mall') AS BLOB) WHERE sequence = 2", 2),
    ("UPDATE event SET at = at + 60 WHERE sequence = 3", 3),
    ("UPDATE event SET letter = 'NM2026000001' WHERE sequence = 2", 2),
    ("DELETE FROM event WHERE sequence = 2", 2),
    ("UPDATE event SET prev = zeroblob(32) WHERE sequence = 4", 4),
    ("UPDATE event SET sequence = sequence + 100 WHERE sequence = 5", 5),
    ("UPDATE words SET text = '别的话' WHERE id = 6", 2),
    ("DELETE FROM words WHERE id = 11", 3),
  ])
  func whatWasChangedIsFoundWhereItWasChanged(sql: String, sequence: Int64) throws {
    let test = try TestLedger()
    for _ in 0..<5 { try test.register() }
    try test.tamper(sql)
    let error = #expect(throws: LedgerError.self) { try test.ledger.verify() }
    guard case .chainBroken(sequence, _) = error else {
      Issue.record("expected event \(sequence), got \(String(describing: error))")
      return
    }
  }

  @Test(arguments: ["UPDATE letter SET stage = 'published'", "DELETE FROM letter WHERE serial = 1"])
  func aProjectionThatLiesIsFound(sql: String) throws {
    let test = try TestLedger()
    try test.register()
    try test.tamper(sql)
    #expect(throws: LedgerError.self) { try test.ledger.verify() }
  }

  @Test func erasingAPersonLeavesTheChainValidAndReplayWorking() throws {
    let test = try TestLedger()
    let id = try test.register()
    let clerk = Party(.clerk, name: "王敏")
    try test.ledger.write { book in
      try book.record(.retracted(reason: Words("本人撤回")), on: id, at: monday, by: clerk)
      try book.record(.erased(reason: Words("本人要求")), on: id, at: monday, by: clerk)
    }
    let head = try test.ledger.head()
    try test.ledger.eraseWords(of: id)
    #expect(try test.ledger.verify() == 3)
    #expect(try test.ledger.head() == head)
    let letter = try #require(try test.ledger.letter(id))
    #expect(letter.registration.authorName?.text == nil)
    #expect(letter.registration.text.shown == "〔已删除〕")
  }

  @Test func wordsThatNobodyErasedAreMissed() throws {
    let test = try TestLedger()
    let id = try test.register()
    try test.ledger.eraseWords(of: id)
    #expect(throws: LedgerError.chainBroken(sequence: 1, reason: "words 1 are gone, and nobody erased them"))
    {
      try test.ledger.verify()
    }
  }

  @Test(arguments: [
    ("DELETE FROM mail", "mail 1 is gone"), ("UPDATE mail SET bytes = x'00'", "mail 1 was changed"),
  ])
  func evidenceThatWasTouchedIsFound(sql: String, reason: String) throws {
    let test = try TestLedger()
    let received = ReceivedMail(
      place: MailPlace(validity: 1, uid: 1), receivedAt: monday, bytes: Array("Subject: x\r\n\r\n".utf8),
      content: [1])
    try test.ledger.receive([received], from: "liuyan", cursor: nil)
    let mail = try #require(try test.ledger.mail(1)).reference
    let registration = Registration(
      desk: "网站管理中心", channel: .mail, receivedAt: monday, title: Words("x"), text: Words("y"),
      authorName: nil,
      authorAddress: nil, queryCode: Words("z"), mail: mail)
    try test.ledger.write { _ = try $0.register(registration, prefix: "NM", at: monday, by: .policy) }
    #expect(try test.ledger.verify() == 1)
    try test.ledger.mailDatabase.write { try $0.execute(sql: sql) }
    #expect(throws: LedgerError.chainBroken(sequence: 1, reason: reason)) { try test.ledger.verify() }
  }
}
