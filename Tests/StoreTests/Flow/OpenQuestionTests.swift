import Domain
import GRDB
import Synchronization
import Testing

@testable import Store

/// Which letters wait for the desk.
@Suite struct OpenQuestionTests {
  private func ask(_ test: TestLedger, _ kind: String, about id: LetterID) throws {
    try test.ledger.write {
      try $0.ask(kind, about: id, subject: "", of: "网站管理中心", code: "\(kind) \(id)", at: monday)
    }
  }

  @Test func aLetterIsLeftOutWhileOneOfTheQuestionsIsOpen() throws {
    let test = try TestLedger()
    let (asked, called, free) = (try test.register(), try test.register(), try test.register())
    try ask(test, "decide", about: asked)
    try ask(test, "call", about: called)
    #expect(try test.ledger.letters(at: .registered, withoutOpen: "decide") == [called, free])
    #expect(try test.ledger.letters(at: .registered, withoutOpen: "decide", "call") == [free])
    try test.ledger.write { try $0.voidQuestions(about: asked) }
    #expect(try test.ledger.letters(at: .registered, withoutOpen: "decide", "call") == [asked, free])
  }

  @Test(arguments: [false, true]) func ofEachLetterItsOwnQuestionsAloneAreLookedAt(_ hasSeveral: Bool) throws
  {
    let test = try TestLedger()
    let asked = Mutex<[String]>([])
    try test.ledger.database.read {
      $0.trace { event in asked.withLock { $0.append(event.expandedDescription) } }
    }
    _ =
      try hasSeveral
      ? test.ledger.letters(at: .registered, withoutOpen: "decide", "arbitrate")
      : test.ledger.letters(at: .registered, withoutOpen: "decide")
    let question = try #require(asked.withLock { $0.last { $0.hasPrefix("SELECT id") } })
    let plan = try test.ledger.database.read { try Row.fetchAll($0, sql: "EXPLAIN QUERY PLAN \(question)") }
      .map { $0["detail"] as String }
    #expect(plan.contains { $0.contains("questionByLetter (letter=?)") }, "\(plan)")
  }
}
