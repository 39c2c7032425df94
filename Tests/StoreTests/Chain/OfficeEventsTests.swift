import Domain
import Testing

@testable import Store

/// What happened to no letter stands in the same chain.
@Suite struct OfficeEventsTests {
  private let mark = BulletinMark(period: Period(month: "2026-10")!, position: 1, digest: "ab")

  @Test func theyAreChainedBetweenLettersAndReadBack() throws {
    let test = try TestLedger()
    try test.register()
    try test.ledger.write { _ = try $0.record(.bulletinDrafted(mark), at: monday, by: .policy) }
    let letter = try test.register()
    #expect(try test.ledger.verify() == 3)
    let event = try #require(try test.ledger.officeEvents().first)
    #expect(event.sequence == 2)
    #expect(event.fact == .bulletinDrafted(mark))
    #expect(try test.ledger.letter(letter)?.events.map(\.sequence) == [3])
  }

  @Test func oneThatWasTamperedWithIsFound() throws {
    let test = try TestLedger()
    try test.ledger.write { _ = try $0.record(.bulletinDrafted(mark), at: monday, by: .policy) }
    try test.tamper("UPDATE event SET act = 'releaseBulletin'")
    #expect(throws: LedgerError.self) { try test.ledger.verify() }
  }

  @Test func whatFailsLeavesNoneBehind() throws {
    let test = try TestLedger()
    struct Trouble: Error {}
    try test.ledger.write { book in
      try? book.attempt {
        try book.record(.bulletinDrafted(mark), at: monday, by: .policy)
        throw Trouble()
      }
    }
    try test.register()
    #expect(try test.ledger.officeEvents().isEmpty)
    #expect(try test.ledger.verify() == 1)
  }
}
