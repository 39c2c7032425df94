import Domain
import Testing

@testable import Store

@Suite struct WaitingSupplementsTests {
  @Test func theFirstThatWaitsIsKeptUntilAllArePassedOn() throws {
    let test = try TestLedger()
    let id = try test.register()
    try test.ledger.write { book in
      try book.letWait(id, since: 7, until: monday + 60)
      try book.letWait(id, since: 9, until: monday + 90)
    }
    #expect(try test.ledger.lettersWithWaitingSupplements(at: monday + 59).isEmpty)
    #expect(try test.ledger.lettersWithWaitingSupplements(at: monday + 60) == [id])
    #expect(try test.ledger.write { try $0.endWaiting(of: id) } == 7)
    #expect(try test.ledger.write { try $0.endWaiting(of: id) } == nil)
    #expect(try test.ledger.lettersWithWaitingSupplements(at: monday + 100).isEmpty)
  }
}
