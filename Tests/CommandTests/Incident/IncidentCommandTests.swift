import Foundation
import Mail
import Rehearsal
import Testing

/// `huiyin incident`, as an administrator has it.
struct IncidentCommandTests {
  private func report(_ answer: Answer) throws -> [String: Any] {
    #expect(answer.status == 0, "\(answer.errors)")
    return try answer.object()
  }

  @Test(arguments: [false, true]) func aLeakIsTakenDownToldAndDrafted(beside isRunning: Bool) throws {
    let office = try SmallOffice()
    let (bureau, letter) = (office.bureau, office.letter)
    try bureau.edit("  # second-person: ", "  second-person: {withdraw: off}\n  # second-person: ")
    let daemon = isRunning ? try RunningOffice(bureau) : nil
    let backups = bureau.directory + "/backups"
    #expect(try bureau.huiyin("backup", backups).status == 0)
    let file = bureau.directory + "/report.txt"
    let shown = try report(
      bureau.huiyin("incident", letter, "--why", "答复中有住址", "--backups", backups, "--out", file, "--json"))
    #expect(shown["isPublic"] as? Bool == false && shown["stage"] as? String == "withdrawn")
    let times = try #require(shown["shown"] as? [[String: Any]])
    #expect(times.count == 1 && times[0]["until"] is String)
    let mails = try #require(shown["mails"] as? [[String: Any]])
    #expect(mails.contains { $0["kind"] as? String == "assigned" && $0["who"] as? String == "旗水务局" })
    #expect((shown["backups"] as? [[String: Any]])?.first?["holds"] as? Bool == true)
    let text = String(decoding: try Files.read(file), as: UTF8.self)
    #expect(text == shown["report"] as? String && text.contains("关于网民留言信息泄露情况的报告"))
    #expect(try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int == 0o600)
    #expect(try bureau.huiyin("show", letter).output.contains("信息泄露处置：答复中有住址"))
    if let daemon { #expect(daemon.terminate().status == 0) }
    // Without a daemon as well nothing of it is found any more.
    let found = try Answer(of: ["/bin/grep", "-rl", "已开阀", bureau.site])
    #expect(found.output.isEmpty, "\(found.output)")
  }

  @Test func aReportAloneChangesNothing() throws {
    let office = try SmallOffice()
    let before = try office.bureau.huiyin("show", office.letter, "--json").output
    let answer = try office.bureau.huiyin("incident", office.letter, "--report")
    #expect(answer.status == 0 && answer.output.contains("★ 页面目前仍在公开"), "\(answer.errors)")
    #expect(answer.output.contains("没有查看备份"))
    #expect(try office.bureau.huiyin("show", office.letter, "--json").output == before)
    let dry = try office.bureau.huiyin("incident", office.letter, "--dry-run")
    #expect(dry.status == 0 && dry.output.contains("noted"))
    #expect(try office.bureau.huiyin("show", office.letter, "--json").output == before)
  }

  @Test func theWrongUnitIsAskedAndTheRightOneIsNot() throws {
    let office = try SmallOffice()
    let answer = try office.bureau.huiyin("incident", office.letter, "--wrong-unit", "旗水务局", "--why", "转错单位")
    #expect(answer.status == 0 && answer.output.contains("已请旗水务局"), "\(answer.errors)")
    #expect(try office.bureau.huiyin("once").status == 0)
    let sent = try office.bureau.post.mailbox(of: "swj@naiman.example")
    let subjects = try sent.map { try Message(parsing: $0).subject }
    #expect(subjects.contains("【请删除】[\(office.letter)] 误发邮件请删除并回复"), "\(subjects)")
    let nobody = try office.bureau.huiyin("incident", office.letter, "--wrong-unit", "没有的局")
    #expect(nobody.status == 1 && nobody.complaints == ["there is no unit \"没有的局\" today"])
    let both = try office.bureau.huiyin("incident", office.letter, "--wrong-unit", "旗水务局", "--report")
    #expect(both.status == 2 && both.isInForm)
  }

  @Test func aDirectoryWithoutBackupsIsNoDirectoryOfBackups() throws {
    let office = try SmallOffice()
    let answer = try office.bureau.huiyin(
      "incident", office.letter, "--report", "--backups", office.bureau.directory + "/site")
    #expect(answer.status == 1 && answer.complaints.first?.contains("there is no backup") == true)
  }
}
