import Foundation
import Rehearsal
import Testing

/// `huiyin report`: the figures of a period.
@Suite struct ReportTests {
  @Test func theFiguresAreThereInEveryFormatAndDefined() throws {
    let office = try SmallOffice()
    let text = try office.bureau.huiyin("report", "--month", "2026-11")
    #expect(text.status == 0, "\(text.errors)")
    #expect(text.output.contains("2026年11月网民留言办理情况统计") && text.output.contains("  按期："))
    let table = try office.bureau.huiyin("report", "--month", "2026-11", "--by", "unit", "--format", "csv")
    #expect(table.output.hasPrefix("\u{FEFF}2026年11月网民留言办理情况统计"))
    #expect(table.output.contains("旗住建局,"))
    let page = try office.bureau.huiyin("report", "--quarter", "2026-Q4", "--format", "html")
    #expect(page.output.contains("<th scope=\"row\" style=\"text-align:left\">收到</th>"))
  }

  @Test func aFigureListsItsLetters() throws {
    let office = try SmallOffice()
    let listed = try office.bureau.huiyin("report", "--month", "2026-11", "--letters", "received")
    #expect(listed.lines.contains { $0.hasPrefix(office.letter) })
    let answer = try office.bureau.huiyin("report", "--month", "2026-11", "--json").json() as? [String: Any]
    let total = answer?["total"] as? [String: Any]
    #expect((total?["figures"] as? [String: Int])?["received"] == listed.lines.count)
  }

  @Test func theSamePositionGivesTheSameBytes() throws {
    let office = try SmallOffice()
    let answer = try office.bureau.huiyin("report", "--month", "2026-11", "--json").json() as? [String: Any]
    let position = "\(try #require(answer?["position"] as? Int))"
    let first = try office.bureau.huiyin("report", "--month", "2026-11", "--as-of", position)
    try office.bureau.huiyin("note", office.letter, "电话核实", "--as", "乌日娜")
    let second = try office.bureau.huiyin("report", "--month", "2026-11", "--as-of", position)
    #expect(first.output == second.output && !first.output.isEmpty)
  }

  @Test(arguments: [
    (["--month", "2026-13"], "\"2026-13\" is no month", "write it as 2026-11"),
    (["--quarter", "2026-Q5"], "\"2026-Q5\" is no quarter", "write it as 2026-Q4"),
    (["--month", "2026-11", "--year", "2026"], "more than one period is given", "one of --month"),
    (
      ["--from", "2026-11-20", "--to", "2026-11-02"], "2026-11-20 comes after 2026-11-02",
      "--from is the first day"
    ),
    (["--month", "2999-01"], "2999-01-01 has not come yet", "a period that has begun"),
    (["--month", "2026-11", "--unit", "旗住建据"], "there is no unit \"旗住建据\"", "did you mean \"旗住建局\"?"),
    (["--month", "2026-11", "--as-of", "999999"], "the ledger has no position 999999", nil),
  ])
  func whatCannotBeCountedIsNamed(_ arguments: [String], words: String, hint: String?) throws {
    let ran = try SmallOffice().bureau.huiyin(["report"] + arguments)
    #expect(ran.status != 0)
    #expect(ran.complaints.contains { $0.contains(words) }, "\(ran.errors)")
    #expect(hint.map(ran.errors.joined().contains) ?? true, "\(ran.errors)")
  }

  @Test func aPeriodWithNothingInItIsReportedAsThat() throws {
    let ran = try SmallOffice().bureau.huiyin("report", "--month", "2025-03", "--json")
    #expect(ran.status == 0)
    let total = (try ran.json() as? [String: Any])?["total"] as? [String: Any]
    #expect((total?["figures"] as? [String: Int])?.values.allSatisfy { $0 == 0 } == true)
    #expect(total?["onTimeShare"] is NSNull)
  }
}
