import Domain
import GRDB
import Testing

@testable import Store

/// The projection of what is 特急, and the watch that goes with it.
@Suite struct UrgencyTests {
  private func classify(_ test: TestLedger, _ id: LetterID, _ isUrgent: Bool, by party: Party) throws {
    try test.ledger.write {
      try $0.record(
        .classified(Classification(category: .appeal, isUrgent: isUrgent, because: [])), on: id, at: monday,
        by: party)
    }
  }

  private let clerk = Party(.clerk, name: "王敏")

  @Test func aPersonsWordIsNotUndoneByTheRules() throws {
    let test = try TestLedger()
    let id = try test.register()
    #expect(try test.ledger.urgentLetters() == [])
    try classify(test, id, true, by: .policy)
    #expect(try test.ledger.urgentLetters() == [id])
    try classify(test, id, false, by: clerk)
    try classify(test, id, true, by: .policy)
    #expect(try test.ledger.urgentLetters() == [] && test.ledger.letter(id)?.isUrgent == false)
    try classify(test, id, true, by: clerk)
    try classify(test, id, false, by: .policy)
    #expect(try test.ledger.urgentLetters() == [id] && test.ledger.letter(id)?.isUrgent == true)
    #expect(try test.ledger.verify() == 6)
  }

  @Test func aLetterThatIsUrgentAgainIsWatchedFromItsStart() throws {
    let test = try TestLedger()
    let id = try test.register()
    try classify(test, id, true, by: .policy)
    #expect(try test.ledger.lettersToCallAbout(at: monday) == [id])
    try test.ledger.write { try $0.endWatch(of: id, by: "包立新", at: monday) }
    try classify(test, id, true, by: .policy)
    #expect(try test.ledger.lettersToCallAbout(at: monday) == [], "it was urgent before")
    try classify(test, id, false, by: clerk)
    try classify(test, id, true, by: clerk)
    let watch = try #require(try test.ledger.dutyWatch(of: id))
    #expect(watch.firstRound == 2 && watch.round == 2 && watch.next == monday && watch.endedBy == nil)
  }

  @Test func aClosedLetterIsOnNoList() throws {
    let test = try TestLedger()
    let id = try test.register()
    try classify(test, id, true, by: .policy)
    try test.ledger.write {
      try $0.record(
        .declined(ground: .other, explanation: Words(""), suggestion: Words(""), because: []), on: id,
        at: monday, by: clerk)
    }
    #expect(try test.ledger.urgentLetters() == [])
  }

  @Test func aProjectionThatWasTamperedWithIsFound() throws {
    let test = try TestLedger()
    let id = try test.register()
    try classify(test, id, true, by: .policy)
    try test.tamper("UPDATE letter SET urgent = 0")
    #expect(throws: LedgerError.corrupt("whether \(id) is urgent differs from its events")) {
      try test.ledger.verify()
    }
  }

  @Test func whatIsAskedAtEveryPassUsesAnIndex() throws {
    let test = try TestLedger()
    let questions = [
      "SELECT letter FROM dutyWatch WHERE next IS NOT NULL AND next <= 1 ORDER BY next, letter",
      "SELECT count(*) FROM dutyCall WHERE isFirst = 1 AND at > 1",
      "SELECT * FROM alert WHERE endedAt IS NULL AND begunAt IS NULL ORDER BY id LIMIT 1",
      "SELECT id FROM letter WHERE urgent = 1 AND stage IN ('registered') ORDER BY year, serial",
    ]
    for question in questions {
      let plan = try test.ledger.database.read { try Row.fetchAll($0, sql: "EXPLAIN QUERY PLAN \(question)") }
        .map { $0["detail"] as String }
      #expect(plan.contains { $0.contains("INDEX") }, "\(plan)")
    }
  }
}
