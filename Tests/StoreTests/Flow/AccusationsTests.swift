import Domain
import Testing

@testable import Store

/// Whom a letter accuses, whether or not it lies open.
@Suite struct AccusationsTests {
  @Test(arguments: [false, true]) func itIsKnownAlsoOfALetterThatLiesPutAway(_ isPutAway: Bool)
    throws
  {
    let test = try TestLedger()
    let (accusing, other) = (try test.register(), try test.register("路灯不亮"))
    let accusation = Accusation(of: [.unit(UnitName("旗水务局"))], because: ["旗水务局"])
    try test.ledger.write {
      for (id, accusation) in [(accusing, accusation), (other, nil)] {
        try $0.record(
          .classified(Classification(category: .complaint, because: [], accusation: accusation)), on: id,
          at: monday, by: .policy)
      }
      // What it was once read as stays with it.
      try $0.record(
        .classified(Classification(category: .complaint, because: [])), on: accusing, at: monday, by: .policy)
    }
    if isPutAway { test.ledger.forgetLetters() }
    let nobody = LetterID(prefix: "NM", year: 2026, serial: 999)
    let found = try test.ledger.write { book in
      try [accusing, other, nobody].map { try book.accusation(of: $0) }
    }
    #expect(found == [accusation, nil, nil])
  }
}
