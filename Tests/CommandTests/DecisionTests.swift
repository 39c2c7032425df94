import Foundation
import Rehearsal
import Testing

/// `huiyin assign` and `huiyin decline`, with a daemon and without.
struct DecisionTests {
  /// The one letter's number.
  private func number(in bureau: Bureau) throws -> String {
    try #require(try bureau.huiyin("list", "--json").list().first?["letter"] as? String)
  }

  private func events(of number: String, in bureau: Bureau) throws -> [[String: Any]] {
    try #require(try bureau.huiyin("show", number, "--json").object()["events"] as? [[String: Any]])
  }

  private func by(_ event: String, of number: String, in bureau: Bureau) throws -> String? {
    try events(of: number, in: bureau).last { $0["event"] as? String == event }?["by"] as? String
  }

  @Test func withoutADaemonTheLetterIsAssignedInTheNameOfTheLogin() throws {
    let bureau = try Bureau.withLetter()
    let letter = try number(in: bureau)
    let answer = try bureau.huiyin("assign", letter, "--lead", "旗住建局", "--with", "旗水务局")
    #expect(answer.status == 0, "\(answer.errors)")
    #expect(answer.output.contains("已受理并转旗住建局办理，旗水务局配合"))
    #expect(answer.output.contains("\(letter)  assigned  lead=旗住建局  cooperating=旗水务局  due="))
    #expect(try by("assigned", of: letter, in: bureau) == "clerk \(NSUserName())")
    #expect(try bureau.huiyin("once").output.contains("mailed  assigned  to=旗住建局"))
  }

  @Test func besideADaemonTheClerkOfTheLoginIsRecorded() throws {
    let bureau = try Bureau.withLetter([Change.myLogin])
    let letter = try number(in: bureau)
    let office = try RunningOffice(bureau)
    let answer = try bureau.huiyin("assign", letter, "--lead", "住建局")
    #expect(answer.status == 0, "\(answer.errors)")
    #expect(answer.lines.count == 1, "the journal is the daemon's")
    #expect(try office.wait(for: "\(letter)  assigned  lead=旗住建局").hasSuffix("clerk=乌日娜"))
    try office.wait(for: "\(letter)  mailed  assigned  to=旗住建局")
    #expect(try by("assigned", of: letter, in: bureau) == "clerk 乌日娜")
  }

  @Test func aLetterIsDeclinedOnItsGround() throws {
    let bureau = try Bureau.withLetter([Change.myLogin])
    let letter = try number(in: bureau)
    let office = try RunningOffice(bureau)
    let answer = try bureau.huiyin("decline", letter, "--ground", "七")
    #expect(answer.status == 0, "\(answer.errors)")
    #expect(answer.output.contains("不予受理，并告知网民"))
    try office.wait(for: "\(letter)  mailed  declined  to=author")
    #expect(try by("declined", of: letter, in: bureau) == "clerk 乌日娜")
  }

  @Test func aDeclinedLetterIsReopenedByTheClerkOfTheLogin() throws {
    let bureau = try Bureau.withLetter([Change.myLogin])
    let letter = try number(in: bureau)
    #expect(try bureau.huiyin("decline", letter, "--ground", "七").status == 0)
    #expect(try bureau.huiyin("reopen", letter, "--why", " ").status == 2)
    let answer = try bureau.huiyin("reopen", letter, "--why", "有新的材料")
    #expect(answer.status == 0 && answer.output.contains("已重新登记"), "\(answer.errors)")
    #expect(try by("reopened", of: letter, in: bureau) == "clerk 乌日娜")
    #expect(try bureau.huiyin("reopen", letter, "--why", "再来一次").status == 1)
  }

  struct Mistake: CustomTestStringConvertible {
    let arguments: [String]
    let complaint: String
    let hint: String
    var testDescription: String { arguments.joined(separator: " ") }
  }

  static let mistakes = [
    Mistake(
      arguments: ["assign", "NM2026999999", "--lead", "旗住建局"], complaint: "there is no letter NM2026999999",
      hint: "\"huiyin list\" shows the numbers"),
    Mistake(
      arguments: ["assign", "LETTER", "--lead", "旗火星局"], complaint: "there is no unit \"旗火星局\" today",
      hint: "write a name or an alias of units.yaml"),
    Mistake(
      arguments: ["assign", "LETTER", "--lead", "旗住建局", "--with", "旗住建局"],
      complaint: "旗住建局 cannot lead and cooperate at once", hint: "name it once"),
  ]

  @Test(arguments: mistakes, [false, true])
  func aMistakeIsExplainedAndChangesNothing(mistake: Mistake, besideADaemon: Bool) throws {
    let bureau = try Bureau.withLetter()
    let letter = try number(in: bureau)
    let before = try events(of: letter, in: bureau).count
    let office = besideADaemon ? try RunningOffice(bureau) : nil
    let arguments = mistake.arguments.map { $0 == "LETTER" ? letter : $0 }
    let answer = try Answer(of: [program] + arguments + ["--config", bureau.configuration])
    #expect(answer.status == 1)
    #expect(answer.output.isEmpty)
    #expect(answer.complaints == [mistake.complaint])
    #expect(answer.hints.last == mistake.hint)
    #expect(try events(of: letter, in: bureau).count == before)
    _ = office?.terminate()
  }

  @Test(arguments: [false, true])
  func whatTheStageDoesNotAllowIsExplained(besideADaemon: Bool) throws {
    let bureau = try Bureau.withLetter()
    let letter = try number(in: bureau)
    #expect(try bureau.huiyin("decline", letter, "--ground", "1").status == 0)
    let office = besideADaemon ? try RunningOffice(bureau) : nil
    let answer = try bureau.huiyin("assign", letter, "--lead", "旗住建局")
    #expect(answer.status == 1)
    #expect(answer.complaints == ["\(letter): \"assign\" does not fit a letter at stage declined"])
    #expect(answer.hints.last == "\"huiyin reopen\" takes it up again")
    _ = office?.terminate()
  }

  @Test func aDecisionMakesNoLedgerWhereNoneIs() throws {
    let bureau = try Bureau()
    let answer = try bureau.huiyin("assign", "NM2026000001", "--lead", "旗住建局")
    #expect(answer.status == 1)
    #expect(answer.complaints == ["\(bureau.directory)/state: there is no ledger yet"])
    #expect(!FileManager.default.fileExists(atPath: bureau.directory + "/state"))
  }
}
