import Foundation
import Rehearsal
import Testing

/// What authors are told under an account: its file, `huiyin notices` and `huiyin told`.
struct ToldTests {
  private static let account = (
    old: "# accounts:\n#   - name: 奈曼政务 ", new: "accounts:\n  - name: 奈曼政务\n# "
  )
  private static let folder = (
    old: "#     folder:   ", new: "    folder: {path: ../exports, poll: 1 second}\n#"
  )

  @Test func theRunningDaemonBringsAFileAndAClerkClosesWhatStandsInIt() throws {
    let bureau = try Bureau([Self.account, Self.folder, Change.myLogin])
    let office = try RunningOffice(bureau)
    try Files.write("评论ID,昵称,内容\n8,小李,停水了\n", to: bureau.directory + "/exports/评论.csv")
    try office.wait(for: "-  mailed  replies  to=网站管理中心")
    let names = try FileManager.default.contentsOfDirectory(atPath: bureau.directory + "/exports/回复")
    #expect(names.count == 1 && names[0].hasPrefix("奈曼政务-回复-20") && names[0].hasSuffix("-001.csv"))
    let file = String(decoding: try Files.read(bureau.directory + "/exports/回复/" + names[0]), as: UTF8.self)
    let entry = try #require(try bureau.huiyin("notices", "--json").list().first)
    let letter = try #require(entry["letter"] as? String)
    #expect(file.contains(",\(letter),回执,私信,小李,8,"))
    #expect(
      Set(entry.keys) == ["letter", "kind", "way", "account", "desk", "since", "isPublic", "text"])
    #expect(try bureau.huiyin("notices").lines.count == 1)
    #expect(try bureau.huiyin("show", letter).output.contains("notice  receipt  奈曼政务  open since "))

    let told = try bureau.huiyin("told", letter, "--by", "小赵")
    #expect(told.lines == ["已记录：\(letter) 回执"], "\(told.errors)")
    try office.wait(for: "\(letter)  told  way=account  clerk=乌日娜")
    #expect(try bureau.huiyin("notices").lines.isEmpty)
    #expect(try bureau.huiyin("show", letter).output.contains("notice  receipt  奈曼政务  told "))
    let again = try bureau.huiyin("told", letter)
    #expect(again.status == 1 && again.complaints == ["乌日娜 recorded it before"] && again.hints.count == 1)
    #expect(office.terminate().status == 0)
  }

  @Test func withoutADaemonAndWithoutAFolderTheFileGoesByMail() throws {
    let bureau = try Bureau([Self.account])
    let export = bureau.directory + "/评论.csv"
    try Files.write("评论ID,昵称,内容\n8,小李,停水了\n", to: export)
    #expect(try bureau.huiyin("import", export, "--account", "奈曼政务").status == 0)
    #expect(try bureau.huiyin("once").status == 0)
    #expect(try bureau.subjects(to: "taixi@naiman.example").contains { $0.hasPrefix("【待告知】奈曼政务：1条") })
    let letter = try #require(try bureau.huiyin("notices", "--json").list().first?["letter"] as? String)
    let failed = try bureau.huiyin("told", letter, "--failed", "评论已删除")
    #expect(failed.status == 0, "\(failed.errors)")
    #expect(try bureau.huiyin("show", letter).output.contains("未能告知，评论已删除"))
    #expect(try bureau.huiyin("notices").lines.isEmpty)
  }

  @Test func aFolderThatCannotBeWrittenToIsSaidAndDelaysNobody() throws {
    let bureau = try Bureau([Self.account, Self.folder, Change.quickPoll])
    try Files.write("评论ID,内容\n8,停水了\n", to: bureau.directory + "/exports/评论.csv")
    // Where its folder should be, a link leads nowhere.
    let place = bureau.directory + "/exports/回复"
    try FileManager.default.createSymbolicLink(atPath: place, withDestinationPath: "/nowhere/huiyin")
    let once = try bureau.huiyin("once")
    #expect(once.status == 1)
    #expect(once.complaints.count == 1 && once.complaints[0].hasPrefix("奈曼政务/回复: "))
    #expect(try bureau.huiyin("list").lines.count == 1)
    let office = try RunningOffice(bureau)
    try bureau.write()
    try office.wait(for: "mailed  receipt  to=author")
    try FileManager.default.removeItem(atPath: place)
    try office.wait(for: "-  mailed  replies  to=网站管理中心")
  }

  @Test func aNumberAndALinkAreNotGivenTogether() throws {
    let answer = try Bureau().huiyin(
      "told", "NM2026000001", "--link", "https://weibo.example", "--telephone", "0475")
    #expect(
      answer.status == 2 && answer.complaints == ["a word is said under a link or by telephone, not both"])
  }
}
