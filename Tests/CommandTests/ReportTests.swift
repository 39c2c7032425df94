import Foundation
import Rehearsal
import Testing

/// `huiyin report`: the figures of a period.
@Suite struct ReportTests {
  @Test func theFiguresAreThereInEveryFormatAndDefined() throws {
    let office = try SmallOffice()
    let text = try office.bureau.huiyin("report")
    #expect(text.status == 0, "\(text.errors)")
    #expect(text.output.contains("月网民留言办理情况统计") && text.output.contains("  按期："))
    let table = try office.bureau.huiyin("report", "--by", "unit", "--format", "csv")
    #expect(table.output.hasPrefix("\u{FEFF}20") && table.output.contains("月网民留言办理情况统计"))
    #expect(table.output.contains("旗住建局,"))
    let page = try office.bureau.huiyin("report", "--from", "2026-01-01", "--format", "html")
    #expect(page.output.contains("<th scope=\"row\" style=\"text-align:left\">收到</th>"))
    #expect(page.output.contains("<svg ") && page.output.contains("<title id=\"report-title\">"))
  }

  @Test func theRegisterHasARowForEachLetterAndNobodysName() throws {
    let office = try SmallOffice()
    let table = try office.bureau.huiyin("report", "register")
    #expect(table.status == 0, "\(table.errors)")
    #expect(table.output.hasPrefix("\u{FEFF}序号,编号,来源,留言时间,登记时间,标题,类型,承办单位,"))
    #expect(table.lines.contains { $0.contains(",\(office.letter),") && $0.contains(",旗住建局,") })
    #expect(!table.output.contains("张三") && !table.output.contains("138"))
    let book = try office.bureau.huiyin("report", "register", "--format", "xlsx")
    #expect(book.output.hasPrefix("PK"))
    let ofOne = try office.bureau.huiyin("report", "register", "--unit", "旗水务局", "--json")
    for row in try #require(try ofOne.json() as? [[String: Any]]) {
      let units = [row["lead"] as? String].compactMap(\.self) + (row["cooperating"] as? [String] ?? [])
      #expect(units.contains("旗水务局"), "\(row)")
    }
  }

  @Test func unitsAreScoredAndTheFormulaIsSaid() throws {
    let ran = try SmallOffice().bureau.huiyin("report", "scores")
    #expect(ran.status == 0 && ran.output.contains("月网民留言办理情况考核"))
    #expect(ran.output.contains("得分 = （办结率×30 + 按期率×40 + 一次通过率×10 + 满意率×20）"))
  }

  @Test func whatIsWrittenElsewhereClaimsNoMoreThanIsKnown() throws {
    let office = try SmallOffice()
    let paragraph = try office.bureau.huiyin("report", "self-check").output
    #expect(paragraph.contains("月共收到网民留言") && paragraph.contains("有评价的1条中满意率"))
    #expect(paragraph.contains("本期“我为政府网站找错”平台未收到网民留言。"))
    let block = try office.bureau.huiyin("report", "annual")
    #expect(block.output.contains("  收到留言数量（条）：") && block.output.contains("公开答复数量（条）："))
  }

  @Test func whatIsWrittenElsewhereSaysAtWhichStateItWasCounted() throws {
    let office = try SmallOffice()
    for command in ["self-check", "annual"] {
      let last = try office.bureau.huiyin("report", command).lines.last ?? ""
      #expect(last.hasPrefix("截至") && last.contains("　台账第") && last.contains("　配置"), "\(command): \(last)")
    }
  }

  @Test func twoFormatsAtOnceAreRefused() throws {
    let office = try SmallOffice()
    for command in ["figures", "register", "scores"] {
      let ran = try office.bureau.huiyin("report", command, "--format", "csv", "--json")
      #expect(ran.status == 2 && ran.errors.contains { $0.contains("ask for different things") })
      #expect(try office.bureau.huiyin("report", command, "--format", "json", "--json").status == 0)
    }
  }

  @Test func whatLeavesEveryFigureLeavesItForAReason() throws {
    let office = try SmallOffice()
    let bare = try office.bureau.huiyin("test", office.letter)
    #expect(bare.status != 0 && bare.errors.contains { $0.contains("say why with --why") })
    #expect(try office.bureau.huiyin("test", office.letter, "--not").status == 0)
  }

  @Test func aFigureListsItsLetters() throws {
    let office = try SmallOffice()
    let listed = try office.bureau.huiyin("report", "--letters", "received")
    #expect(listed.lines.contains { $0.hasPrefix(office.letter) })
    let answer = try office.bureau.huiyin("report", "--json").json() as? [String: Any]
    let total = answer?["total"] as? [String: Any]
    #expect((total?["figures"] as? [String: Int])?["received"] == listed.lines.count)
  }

  @Test func whatAReportSaysOfItsStateBringsItBack() throws {
    let office = try SmallOffice()
    let original = try office.bureau.huiyin("report", "--json")
    let answer = try original.json() as? [String: Any]
    let (position, moment) = (answer?["position"] as? Int, answer?["asOf"] as? String)
    try office.bureau.huiyin("note", office.letter, "电话核实", "--as", "乌日娜")
    let again = try office.bureau.huiyin(
      "report", "--json", "--as-of", "\(try #require(position))", "--at", try #require(moment))
    #expect(again.output == original.output && again.status == 0)
    #expect(try office.bureau.huiyin("report", "--at", "2026-11-12 10:00").status == 2)
  }

  @Test func theSamePositionGivesTheSameBytes() throws {
    let office = try SmallOffice()
    let answer = try office.bureau.huiyin("report", "--json").json() as? [String: Any]
    let position = "\(try #require(answer?["position"] as? Int))"
    let first = try office.bureau.huiyin("report", "--as-of", position)
    try office.bureau.huiyin("note", office.letter, "电话核实", "--as", "乌日娜")
    let second = try office.bureau.huiyin("report", "--as-of", position)
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
