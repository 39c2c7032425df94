import Foundation
import Rehearsal
import Testing

@Suite struct EvidenceCommandTests {
  @Test func aLetterThatNobodySignedOffHasNone() throws {
    let bureau = try Bureau.withLetter()
    let letter = try #require(try bureau.huiyin("list", "--json").list().first?["letter"] as? String)
    let answer = try bureau.huiyin("evidence", letter)
    #expect(answer.status == 1 && answer.output.isEmpty)
    #expect(answer.complaints == ["\(letter): no answer of it was ever signed off"])
  }

  @Test func aLetterThatThereIsNotHasNone() throws {
    let answer = try Bureau.withLetter().huiyin("evidence", "NM2026000009")
    #expect(answer.status == 1 && answer.output.isEmpty)
    #expect(answer.complaints == ["there is no letter NM2026000009"])
  }
}
