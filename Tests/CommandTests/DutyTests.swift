import Foundation
import Rehearsal
import Testing

/// `huiyin urgent`, `acknowledge` and `duty`, and the alert command of a running daemon.
struct DutyTests {
  private func bureau(_ changes: [(old: String, new: String)] = []) throws -> Bureau {
    let bureau = try Bureau([Change.quickPoll] + changes)
    // The same person every day, whatever day the test runs on.
    let week = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
      .map { "  \($0): [包立新, 张玉兰]\n" }.joined()
    try Files.write(
      """
      persons:
        - {name: 包立新, address: zhiban-blx@naiman.example, telephone: 0475-0000201, logins: [\(NSUserName())]}
        - {name: 张玉兰, address: zhiban-zyl@naiman.example}
      week:
      \(week)
      """, to: bureau.directory + "/config/duty.yaml")
    return bureau
  }

  /// The one letter's number.
  private func number(in bureau: Bureau) throws -> String {
    try #require(try bureau.huiyin("list", "--json").list().first?["letter"] as? String)
  }

  @Test func anUrgentLetterCallsAndIsAcknowledgedOnTheCommandLine() throws {
    let bureau = try bureau()
    try bureau.write("煤气泄漏", "楼道里煤气泄漏，味道很大。")
    #expect(try bureau.huiyin("once").status == 0)
    let letter = try number(in: bureau)
    #expect(
      try bureau.subjects(to: "zhiban-blx@naiman.example")
        == ["【特急】[\(letter)] 煤气泄漏（请立即回复“已悉”）"])
    #expect(try bureau.huiyin("list").output.contains("registered  URGENT  煤气泄漏"))
    #expect(try bureau.huiyin("duty").output.contains("called 包立新"))

    let answer = try bureau.huiyin("acknowledge", letter)
    #expect(answer.status == 0 && answer.output.contains("值班人员包立新于"), "\(answer.errors)")
    let again = try bureau.huiyin("acknowledge", letter)
    #expect(again.status == 1 && again.complaints.first?.contains("has \(letter) since") == true)
    #expect(try bureau.huiyin("show", letter).output.contains("特急件已悉：值班人员包立新接手"))
  }

  @Test func aClerkMarksAndUnmarks() throws {
    let bureau = try bureau()
    try bureau.write()
    _ = try bureau.huiyin("once")
    let letter = try number(in: bureau)
    let office = try RunningOffice(bureau)
    #expect(try bureau.huiyin("urgent", letter).output.contains("已标为特急"))
    try office.wait(for: "mailed  duty-call  to=包立新")
    #expect(try bureau.huiyin("urgent", letter, "--not").output.contains("已取消特急"))
    try office.wait(for: "mailed  duty-over  to=包立新")
    #expect(try bureau.huiyin("acknowledge", letter).status == 1)
  }

  @Test func theDaemonRunsTheAlertCommandAndNotesHowItEnded() throws {
    let bureau = try bureau()
    let script = bureau.directory + "/alert"
    try Files.write("#!/bin/sh\ncat > \(bureau.directory)/told\nexit 4\n", to: script)
    chmod(script, 0o755)
    try bureau.edit("# alert-command: [/usr/local/bin/send-sms, --urgent]", "alert-command: [\(script)]")
    let office = try RunningOffice(bureau)
    try bureau.write("煤气泄漏", "楼道里煤气泄漏，味道很大。")
    try office.wait(for: "held  reason=alert  detail=\"alert command (called 包立新): exit status 4\"")
    try office.wait(for: "mailed  duty-call  to=包立新")
    let told = String(decoding: try Files.read(bureau.directory + "/told"), as: UTF8.self)
    #expect(told.contains("\"kind\":\"called\"") && told.contains("0475-0000201") && !told.contains("楼道"))
  }
}
