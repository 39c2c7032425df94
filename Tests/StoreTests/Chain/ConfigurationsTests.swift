import Domain
import Testing

@testable import Store

/// Under which configuration something was done stands in the chain.
@Suite struct ConfigurationsTests {
  @Test func itIsRecordedWhereItChangesAndOnlyThere() throws {
    let test = try TestLedger()
    #expect(try test.ledger.configuration() == nil)
    for digest in ["aa", "aa", "bb", "bb", "aa"] { try test.ledger.noteConfiguration(digest, at: monday) }
    #expect(try test.ledger.officeEvents().map(\.fact) == ["aa", "bb", "aa"].map { .configured(digest: $0) })
    #expect(try test.ledger.verify() == 3)
  }

  @Test func whatWasInEffectAtAPositionIsKnown() throws {
    let test = try TestLedger()
    try test.register()
    try test.ledger.noteConfiguration("aa", at: monday)
    try test.register()
    try test.ledger.noteConfiguration("bb", at: monday)
    #expect(try (1...4).map { try test.ledger.configuration(asOf: $0) } == [nil, "aa", "aa", "bb"])
  }
}
