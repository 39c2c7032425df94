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
    let head = try test.ledger.head()
    try test.ledger.eraseWords(of: id)
    #expect(try test.ledger.verify() == 1)
    #expect(try test.ledger.head() == head)
    let letter = try #require(try test.ledger.letter(id))
    #expect(letter.registration.authorName?.text == nil)
    #expect(letter.registration.text.shown == "〔已删除〕")
  }
}
