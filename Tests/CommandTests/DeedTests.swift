import Foundation
import Rehearsal
import Testing

/// What every deed about a letter can: be tried without being done, and be done in a clerk's name.
struct DeedTests {
  private func office() throws -> (Bureau, String) {
    let bureau = try Bureau.withLetter([Change.myLogin])
    return (bureau, try #require(try bureau.huiyin("list", "--json").list().first?["letter"] as? String))
  }

  @Test(arguments: [false, true]) func whatItWouldCauseIsToldAndNothingIsDone(beside isRunning: Bool) throws {
    let (bureau, letter) = try office()
    let daemon = isRunning ? try RunningOffice(bureau) : nil
    let before = try bureau.huiyin("show", letter, "--json").output
    let answer = try bureau.huiyin("assign", letter, "--lead", "旗水务局", "--dry-run")
    #expect(answer.status == 0, "\(answer.errors)")
    let lines = answer.output.split(separator: "\n")
    #expect(lines.contains { $0.hasPrefix("event  \(letter)  assigned  lead=旗水务局") })
    #expect(lines.contains { $0.hasPrefix("mail   assigned  to=") })
    #expect(lines.contains { $0.hasPrefix("answer ") })
    #expect(try bureau.huiyin("show", letter, "--json").output == before)
    #expect(try bureau.huiyin("assign", letter, "--lead", "旗水务局").status == 0)
    if let daemon { #expect(daemon.terminate().status == 0) }
  }

  @Test func whatCannotBeDoneSaysSoWithoutBeingTried() throws {
    let (bureau, letter) = try office()
    let answer = try bureau.huiyin("withdraw", letter, "--why", "有误", "--dry-run")
    #expect(answer.status == 1)
    #expect(
      answer.complaints.first?.hasPrefix("\(letter): \"withdraw\" does not fit a letter at stage ") == true)
    let rate = try bureau.huiyin("rate", letter, "满意")
    #expect(
      rate.complaints == [
        "\(letter): \"rate\" does not fit a letter at stage registered: its author has no answer"
      ])
    #expect(
      rate.status == 1 && rate.errors.last?.hasPrefix("huiyin: hint: \"huiyin accept\" takes it on; ") == true
    )
  }

  /// What is refused is called as it was typed.
  @Test(arguments: [
    "send-back --why x", "publish --why x", "withhold --why x", "withdraw --why x", "restore --why x",
    "unmerge --why x", "reopen --why x", "rate 满意",
  ]) func whatWasTypedIsWhatIsRefused(typed: String) throws {
    let (bureau, letter) = try office()
    try refuse(typed, letter, in: bureau)
  }

  @Test(arguments: [
    "decline --ground 1", "assign --lead 旗水务局", "extend 2 --why x", "reassign 旗水务局 --why x",
    "retract --why x", "urgent", "pass", "accept", "record --by 张三 claim",
  ]) func norDoesItFitALetterThatWasTakenBack(typed: String) throws {
    let (bureau, letter) = try office()
    #expect(try bureau.huiyin("retract", letter, "--why", "电话要求撤回").status == 0)
    try refuse(typed, letter, in: bureau)
  }

  private func refuse(_ typed: String, _ letter: String, in bureau: Bureau) throws {
    let words = typed.split(separator: " ").map(String.init)
    let answer = try bureau.huiyin([words[0], letter] + words.dropFirst())
    #expect(answer.status == 1)
    #expect(answer.complaints.first?.hasPrefix("\(letter): \"\(words[0])") == true)
    #expect(
      answer.complaints.first?.contains("\" does not fit a letter at stage ") == true, "\(answer.errors)")
  }

  /// In the order in which one letter can take them.
  @Test func aReasonIsNotedWhereTheDeedItselfHasNone() throws {
    let (bureau, letter) = try office()
    for typed in [
      "word --title 停水", "accept --clause 1", "assign --lead 旗水务局", "decline --ground 2",
    ] {
      let words = typed.split(separator: " ").map(String.init)
      let why = "因为\(words[0])"
      let tried = try bureau.huiyin([words[0], letter] + words.dropFirst() + ["--why", why, "--dry-run"])
      #expect(tried.output.contains("noted"), "\(tried.output)")
      let answer = try bureau.huiyin([words[0], letter] + words.dropFirst() + ["--why", why])
      #expect(answer.status == 0, "\(typed): \(answer.errors)")
      let last = try bureau.huiyin("show", letter, "--json").object()["events"] as? [[String: Any]]
      #expect(last?.contains { ($0["words"] as? [String]) == ["原因：\(why)"] } == true, "\(typed)")
    }
    #expect(try bureau.huiyin("note", letter, "--why", "电话催办").status == 0)
    #expect(try bureau.huiyin("show", letter).output.contains("电话催办"))
    #expect(try bureau.huiyin("note", letter).status == 2)
    #expect(try bureau.huiyin("pass", letter, "--why", " ").status == 2)
    for command in ["pass", "merge", "split", "told"] {
      #expect(try huiyin(command, "--help").output.contains("--why"), "\(command)")
    }
  }

  @Test func theAdministratorActsInAClerksNameAndItIsRecorded() throws {
    let (bureau, letter) = try office()
    let answer = try bureau.huiyin("note", letter, "电话催办 张三", "--as", "陈志远")
    #expect(answer.status == 0 && answer.output.contains("已记录（陈志远）"), "\(answer.errors)")
    let story = try bureau.huiyin("show", letter).output
    #expect(story.contains("电话催办 张三") && story.contains("以陈志远的名义办理"))
    let nobody = try bureau.huiyin("note", letter, "电话催办", "--as", "张无忌")
    #expect(nobody.status == 1 && nobody.complaints == ["there is no clerk \"张无忌\" today"])
    #expect(nobody.errors.last == "huiyin: hint: one of 乌日娜, 陈志远")
    let two = try bureau.huiyin("withdraw", letter, "--why", "有误", "--as", "陈志远")
    #expect(two.status == 1 && two.complaints == ["陈志远 has to do that himself: it may take two clerks"])
  }

  @Test func aLetterIsTakenBackAsItsAuthorAsksByTelephone() throws {
    let (bureau, letter) = try office()
    #expect(try bureau.huiyin("retract", letter, "--why", " ").status == 2)
    #expect(try bureau.huiyin("retract", letter, "--why", "电话要求撤回").status == 0)
    #expect(try bureau.huiyin("list", "--json").list().first?["stage"] as? String == "retracted")
    #expect(try bureau.huiyin("once").output.contains("mailed  retracted  to=author"))
  }

  @Test(arguments: [
    "accept", "decline", "assign", "reassign", "merge", "unmerge", "split", "record", "pass", "send-back",
    "publish", "withhold", "withdraw", "restore", "reopen", "retract", "word", "extend", "told", "note",
    "rate",
  ]) func everyDeedCanBeTried(command: String) throws {
    let help = try Answer(of: [DaemonProcess.binary, command, "--help"])
    #expect(help.status == 0 && help.output.contains("--dry-run") && help.output.contains("--as <clerk>"))
  }
}
