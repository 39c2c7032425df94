import Domain
import Foundation
import GRDB
import Testing

@testable import Store

/// Records of closed letters are kept; whatever a report reads is what the events say.
@Suite struct CaseRecordsTests {
  private let november = Period(month: "2026-11")!
  private let clerk = Party(.clerk, name: "王敏")

  private func decline(_ id: LetterID, in test: TestLedger, at time: Timestamp) throws {
    try test.ledger.write {
      _ = try $0.record(
        .declined(ground: .outsideGovernment, explanation: Words("一"), suggestion: Words("二"), because: []),
        on: id, at: time, by: clerk)
    }
  }

  private func kept(_ test: TestLedger) throws -> Int {
    try test.ledger.database.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM caseRecord") ?? 0 }
  }

  @Test func onlyClosedLettersAreKeptAndAllAreRead() throws {
    let test = try TestLedger()
    let (first, second) = (try test.register("一"), try test.register("二"))
    try decline(first, in: test, at: monday + 60)
    #expect(try test.ledger.keepRecords() == 1)
    #expect(try kept(test) == 1)
    #expect(try test.ledger.keepRecords() == 0, "nothing happened since")
    let records = try test.ledger.records(for: november)
    #expect(records.map(\.letter) == [first, second])
    #expect(try records == [first, second].map { try #require(try test.ledger.record(of: $0)) })
    #expect(try test.ledger.texts(of: records.compactMap(\.title)).values.sorted() == ["一", "二"])
  }

  @Test func whatHappensAfterwardsIsReadThoughItIsNotKeptYet() throws {
    let test = try TestLedger()
    let id = try test.register()
    try decline(id, in: test, at: monday + 60)
    try test.ledger.keepRecords()
    try test.ledger.write {
      _ = try $0.record(.reopened(reason: Words("再看")), on: id, at: monday + 120, by: clerk)
    }
    let record = try #require(try test.ledger.records(for: november).first)
    #expect(record.declinedAt == nil && record.closedAt == nil)
    #expect(record.happenings.map(\.kind) == [.reopened])
  }

  @Test func thePastIsReadAsTheLedgerHadItThen() throws {
    let test = try TestLedger()
    let id = try test.register()
    let before = try test.ledger.head().sequence
    try decline(id, in: test, at: monday + 60)
    try test.ledger.keepRecords()
    let record = try #require(try test.ledger.records(for: november, through: before).first)
    #expect(record.declinedAt == nil)
    #expect(try test.ledger.records(for: november).first?.declinedAt == monday + 60)
    #expect(try test.ledger.time(of: before) == monday && test.ledger.time(of: before + 9) == nil)
  }

  @Test func aPeriodHasNothingToDoWithWhatWasClosedBeforeOrCameAfter() throws {
    let test = try TestLedger()
    let id = try test.register()
    try decline(id, in: test, at: monday + 60)
    try test.ledger.keepRecords()
    #expect(try test.ledger.records(for: Period(month: "2026-12")!).isEmpty)
    #expect(try test.ledger.records(for: Period(month: "2026-10")!).isEmpty)
  }

  @Test func aMergedLetterIsOpenForAsLongAsItsRootIs() throws {
    let test = try TestLedger()
    let (root, merged) = (try test.register("一"), try test.register("二"))
    try test.ledger.write {
      _ = try $0.record(.merged(into: root), on: merged, at: monday + 60, by: clerk)
    }
    try test.ledger.keepRecords()
    let december = Period(month: "2026-12")!
    #expect(try test.ledger.records(for: december).map(\.letter) == [root, merged])
    try decline(root, in: test, at: monday + 120)
    try test.ledger.keepRecords()
    #expect(try test.ledger.records(for: december).isEmpty)
    #expect(try test.ledger.records(for: november).count == 2)
  }
}
