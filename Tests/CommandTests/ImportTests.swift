import Foundation
import Rehearsal
import Testing

/// `huiyin import`: what an export would bring, and what it brings.
struct ImportTests {
  private static let account = (
    old: "# accounts:\n#   - name: 奈曼政务 ", new: "accounts:\n  - name: 奈曼政务\n# "
  )
  private let export = """
    评论ID,用户昵称,评论内容,评论时间,点赞数
    7301234567890123456,小李,小区供热不足,2026-11-23 09:12,3
    6.9E+18,小王,停水了,昨天 09:12,0
    """

  private func file(in bureau: Bureau, _ text: String? = nil) throws -> String {
    let path = bureau.directory + "/评论.csv"
    try Files.write(text ?? export, to: path)
    return path
  }

  @Test func aDryRunShowsWhichColumnIsWhatAndWhatIsWrong() throws {
    let bureau = try Bureau()
    let answer = try bureau.huiyin(
      "import", "--dry-run", try file(in: bureau), "--made-at", "2026-11-23 12:00")
    #expect(answer.status == 1)
    #expect(
      answer.lines == [
        "file       评论.csv  delimited", "id         评论ID", "author     用户昵称", "text       评论内容",
        "time       评论时间", "unused     点赞数", "rows       1 good, 1 bad",
        "line 2     2026-11-23 09:12  小李  7301234567890123456  小区供热不足",
        "line 3     bad: 评论ID \"6.9E+18\": the number was rounded",
        "hint       export this column as text, or format it as text before saving",
      ])
  }

  @Test func theKeysOfADryRun() throws {
    let bureau = try Bureau()
    let shown = try bureau.huiyin("import", "--dry-run", try file(in: bureau), "--json").object()
    #expect(
      Set(shown.keys) == [
        "file", "kind", "notes", "heading", "columns", "unused", "good", "bad", "first", "faults",
      ])
    let fault = try #require((shown["faults"] as? [[String: Any]])?.first)
    #expect(Set(fault.keys) == ["line", "column", "value", "reason", "hint"])
    let first = try #require((shown["first"] as? [[String: Any]])?.first)
    #expect(Set(first.keys) == ["line", "id", "author", "time", "text"])
  }

  @Test func whatIsNoExportIsRefusedWithAHint() throws {
    let bureau = try Bureau()
    let answer = try huiyin("import", "--dry-run", try file(in: bureau, "序号,点赞数\n1,2\n"))
    #expect(answer.status == 1)
    #expect(answer.complaints == ["评论.csv: no column looks like the text of a comment: 序号, 点赞数"])
    #expect(answer.hints.count == 1)
    #expect(try huiyin("import", "--dry-run", bureau.directory + "/nothing.csv").status == 2)
  }

  @Test func anExportBelongsToAKnownAccount() throws {
    let bureau = try Bureau()
    let file = try file(in: bureau)
    #expect(try bureau.huiyin("import", file).complaints == ["an export belongs to an account"])
    let answer = try bureau.huiyin("import", file, "--account", "奈曼政务")
    #expect(answer.status == 2)
    #expect(answer.complaints == ["there is no account \"奈曼政务\""])
  }

  @Test func rowsGoInByThemselvesWhereNoDaemonRuns() throws {
    let bureau = try Bureau([Self.account])
    let file = try file(in: bureau)
    let answer = try bureau.huiyin("import", file, "--account", "奈曼政务")
    #expect(answer.status == 0, "\(answer.errors)")
    #expect(
      answer.lines == ["奈曼政务: 1 new, 1 held", "held line 3: 评论ID \"6.9E+18\": the number was rounded"])
    #expect(try bureau.huiyin("import", file, "--account", "奈曼政务", "--json").object()["known"] as? Int == 1)
    #expect(try bureau.huiyin("once").status == 0)
    let letter = try #require(try bureau.huiyin("list", "--json").list().first)
    #expect(letter["channel"] as? String == "奈曼政务")
    #expect(letter["title"] as? String == "关于供热的咨询")
    #expect(try bureau.huiyin("held", "--json").list().map { $0["reason"] as? String } == ["bad row"])
  }

  @Test func whatLiesInTheAccountsFolderIsTaken() throws {
    let folder = (old: "#     folder:   ", new: "    folder: {path: ../exports, poll: 1 second}\n#")
    let bureau = try Bureau([Self.account, folder])
    try Files.write(export, to: bureau.directory + "/exports/评论.csv")
    let once = try bureau.huiyin("once")
    #expect(once.status == 0, "\(once.errors)")
    #expect(try bureau.huiyin("list", "--json").list().count == 1)
    let office = try RunningOffice(bureau)
    try Files.write("评论ID,内容\n8,停水了\n", to: bureau.directory + "/exports/评论.csv")
    try office.wait(for: "000002  registered  channel=奈曼政务")
    #expect(office.terminate().status == 0)
    let done = try FileManager.default.contentsOfDirectory(atPath: bureau.directory + "/exports/已收")
    #expect(done.count == 4, "\(done)")
  }

  @Test func theRunningDaemonTakesItInAndRegistersIt() throws {
    let bureau = try Bureau([Self.account])
    let rows = (0..<2000).map { "\($0),小李,小区供热不足\($0)" }
    let file = try file(in: bureau, "评论ID,昵称,内容\n" + rows.joined(separator: "\n"))
    let office = try RunningOffice(bureau)
    let answer = try bureau.huiyin("import", file, "--account", "奈曼政务")
    #expect(answer.lines == ["奈曼政务: 2000 new"], "\(answer.errors)")
    try office.wait(for: "000001  registered  channel=奈曼政务")
    let broken = try self.file(in: bureau, "评论ID,内容\n1,\"a")
    let refused = try bureau.huiyin("import", broken, "--account", "奈曼政务")
    #expect(refused.status == 1)
    #expect(refused.complaints == ["评论.csv: line 2: a quotation mark is never closed"])
    #expect(refused.hints.count == 1)
    #expect(office.terminate().status == 0)
  }
}
