import Foundation
import Rehearsal
import Testing

/// `huiyin merge`, `unmerge`, `topics` and `duplicates`.
struct MergingTests {
  private func object(_ number: String, in bureau: Bureau) throws -> [String: Any]? {
    try bureau.huiyin("list", "--json").list().first { $0["letter"] as? String == number }
  }

  private func duplicates(_ arguments: String...) throws -> Answer {
    try Answer(of: [DaemonProcess.binary, "duplicates"] + arguments)
  }

  @Test func whatCannotBeMergedIsSaidWithItsHint() throws {
    let bureau = try Bureau.withLetter([Change.myLogin])
    let letter = try #require(try bureau.huiyin("list", "--json").list().first?["letter"] as? String)
    let itself = try bureau.huiyin("merge", letter, "--into", letter)
    #expect(itself.status == 1 && itself.complaints == ["\(letter): a letter is not merged into itself"])
    let none = try bureau.huiyin("merge", letter, "--into", "NM2026000999")
    #expect(none.complaints == ["\(letter): there is no letter to merge it into"] && none.hints.count == 1)
    let apart = try bureau.huiyin("unmerge", letter, "--why", "另一件事")
    #expect(
      apart.status == 1
        && apart.complaints == ["\(letter): \"unmerge\" does not fit a letter at stage registered"])
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

  @Test func duplicatesOfAFileAreHeldAgainstJudgedPairs() throws {
    let bureau = try Bureau()
    let path = bureau.directory + "/letters.jsonl"
    let text = "锦绣澜庭旁边的混凝土搅拌站把供热管道压坏了，整个小区都不热。"
    try """
    {"id": 1, "title": "供热管道", "text": "\(text)", "author": "a"}
    {"id": "2", "title": "管道", "text": "\(text.replacing("，", with: " , "))", "author": "b"}

    {"id": 3, "title": "低保", "text": "我家在幸福路，申请低保三个月没有答复，请问需要什么材料？"}
    """.write(toFile: path, atomically: true, encoding: .utf8)
    let judged = bureau.directory + "/judged.tsv"
    try "# remark\n1\t2\t1.00\tyes\n1\t3\t0.00\tno\n".write(toFile: judged, atomically: true, encoding: .utf8)
    let report = try duplicates(path, "--judged", judged, "--json").object()
    #expect(report["letters"] as? Int == 3 && report["pairs"] as? Int == 1)
    #expect((report["identical"] as? [String: Any])?["groups"] as? Int == 1)
    let figures = try #require(report["judged"] as? [String: Any])
    #expect(figures["precision"] as? Double == 1 && figures["recall"] as? Double == 1)
    #expect(try duplicates(path, "--list").output == "1\t2\t1.00\tidentical\n")

    try "{\"id\": 1, \"text\": \"a\"}\n{\"id\": 2}\n".write(toFile: path, atomically: true, encoding: .utf8)
    let bad = try duplicates(path)
    #expect(bad.status == 1 && bad.complaints == ["\(path):2: no letter: \"text\" is missing"])
    try "1\t2\tperhaps\n".write(toFile: judged, atomically: true, encoding: .utf8)
    try "{\"id\": 1, \"text\": \"a\"}\n".write(toFile: path, atomically: true, encoding: .utf8)
    #expect(try duplicates(path, "--judged", judged).complaints == ["\(judged):1: no judged pair"])
  }
}
