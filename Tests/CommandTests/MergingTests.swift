import Foundation
import Rehearsal
import Testing

/// `huiyin merge`, `unmerge` and `topics`.
struct MergingTests {
  private func object(_ number: String, in bureau: Bureau) throws -> [String: Any]? {
    try bureau.huiyin("list", "--json").list().first { $0["letter"] as? String == number }
  }

  @Test func whatCannotBeMergedIsSaidWithItsHint() throws {
    let bureau = try Bureau.withLetter([Change.myLogin])
    let letter = try #require(try bureau.huiyin("list", "--json").list().first?["letter"] as? String)
    let itself = try bureau.huiyin("merge", letter, "--into", letter)
    #expect(itself.status == 1 && itself.complaints == ["\(letter): a letter is not merged into itself"])
    let none = try bureau.huiyin("merge", letter, "--into", "NM2026000999")
    #expect(none.complaints == ["\(letter): there is no letter to merge it into"] && none.hints.count == 1)
    let apart = try bureau.huiyin("unmerge", letter, "--why", "另一件事")
    #expect(apart.status == 1 && apart.complaints == ["\(letter): it is not merged"])
    #expect(try object(letter, in: bureau)?["stage"] as? String == "registered")
    #expect(try bureau.huiyin("merge", letter, "--into", "12").status == 2)
  }

  @Test func aMonthIsWrittenAsOne() throws {
    let bureau = try Bureau.withLetter()
    #expect(try bureau.huiyin("topics").output.isEmpty)
    #expect(try bureau.huiyin("topics", "--month", "2026-11", "--json").list().isEmpty)
    let wrong = try bureau.huiyin("topics", "--month", "November")
    #expect(wrong.status == 2 && wrong.complaints == ["\"November\" is no month"])
  }
}
