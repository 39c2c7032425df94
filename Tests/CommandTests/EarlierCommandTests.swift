import Foundation
import Rehearsal
import Testing

/// `huiyin import --history` and what goes with it: answers of an earlier system.
struct EarlierCommandTests {
  private static let rows = """
    编号,标题,留言内容,留言时间,承办单位,答复内容,答复时间,原网址
    QZ118,路灯不亮,东大街路灯坏了。,2021-03-01,旗城管局,路灯已修好。,2021-03-05,/art/12.html
    QZ119,医保,母亲确诊癌症，怎么报销？,2021-04-01,旗医保局,请到窗口办理。,2021-04-05,/art/13.html
    QZ120,停水,南小区停水。,2021-05-01,旗水务局,,2021-05-02,
    """

  private func file(in bureau: Bureau) throws -> String {
    let path = bureau.directory + "/2021.csv"
    try Files.write(Self.rows, to: path)
    return path
  }

  @Test func aDryRunShowsWhichColumnIsWhatAndWhatIsKeptBack() throws {
    let bureau = try Bureau()
    let answer = try bureau.huiyin("import", "--history", "--dry-run", try file(in: bureau))
    #expect(answer.status == 1)
    #expect(
      answer.lines == [
        "file       2021.csv  delimited", "number     编号", "title      标题", "question   留言内容",
        "answer     答复内容", "unit       承办单位", "asked      留言时间", "answered   答复时间", "address    原网址",
        "rows       1 good, 0 not public, 0 blocked, 1 doubtful, 1 bad",
        "QZ118      2021-03-05  旗城管局  匿名网民  路灯不亮",
        "line 3: doubtful: health", "line 4: bad: 答复内容: this is missing",
        "hint       read the doubtful rows; then take them in with --reviewed",
      ])
    let shown = try bureau.huiyin("import", "--history", "--dry-run", try file(in: bureau), "--json").object()
    #expect(
      Set(shown.keys) == ["file", "kind", "notes", "heading", "columns", "unused", "good", "kept", "first"])
  }

  @Test func whatIsTakenInIsOnTheSiteAndMayBeTakenDown() throws {
    let bureau = try Bureau()
    let answer = try bureau.huiyin("import", "--history", try file(in: bureau), "--reviewed")
    #expect(
      answer.lines.suffix(2) == ["2021.csv: 2 new, 1 bad", "line 4: bad: 答复内容: this is missing"])
    #expect(answer.lines.first?.hasPrefix("office  earlier answers  new=2") == true)
    #expect(try bureau.huiyin("once").status == 0)
    #expect(
      try bureau.huiyin("site", "moved").lines == [
        "\"/art/12.html\" /hdjl/wszx/ls/2021/nQZ118.html;",
        "\"/art/13.html\" /hdjl/wszx/ls/2021/nQZ119.html;",
      ])
    #expect(try bureau.huiyin("site", "verify").status == 0)
    #expect(try bureau.huiyin("site", "take-down", "QZ118", "--why", "不想要了").status != 0)
    #expect(try bureau.huiyin("site", "take-down", "QZ118", "--why", "个人隐私").status == 0)
    let again = try bureau.huiyin("site", "take-down", "QZ118", "--why", "个人隐私")
    #expect(again.complaints == ["no answer of an earlier system is public under the number \"QZ118\""])
    #expect(try bureau.huiyin("ledger", "verify").status == 0)
  }

  @Test func whatDoesNotGoTogetherIsRefused() throws {
    let bureau = try Bureau()
    let path = try file(in: bureau)
    #expect(try bureau.huiyin("import", path, "--history", "--account", "奈曼政务").status != 0)
    #expect(try bureau.huiyin("import", path, "--reviewed").status != 0)
  }
}
