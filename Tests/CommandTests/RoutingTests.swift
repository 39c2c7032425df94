import Foundation
import Rehearsal
import Testing

/// `huiyin accept`, `huiyin route` and `huiyin proposals`, with a daemon and without.
struct RoutingTests {
  private func number(in bureau: Bureau) throws -> String {
    try #require(try bureau.huiyin("list", "--json").list().first?["letter"] as? String)
  }

  private func stage(of number: String, in bureau: Bureau) throws -> String? {
    try bureau.huiyin("show", number, "--json").object()["stage"] as? String
  }

  @Test(arguments: [false, true])
  func aProposalIsShownWithItsReasonsAndChangesNothing(besideADaemon: Bool) throws {
    let bureau = try Bureau.withLetter()
    let letter = try number(in: bureau)
    let office = besideADaemon ? try RunningOffice(bureau) : nil
    let answer = try bureau.huiyin("route", letter)
    #expect(answer.status == 0, "\(answer.errors)")
    #expect(answer.lines.first?.hasPrefix("\(letter)  已收到  ") == true, "\(answer.output)")
    #expect(answer.output.contains("受理  第六条第（五）项  "))
    #expect(answer.output.contains(/牵头  旗住建局  \d+%  .*供热（units.yaml:\d+）/), "\(answer.output)")
    #expect(try stage(of: letter, in: bureau) == "registered")
    _ = office?.terminate()
  }

  @Test func aProposalIsCarriedOutInTheNameOfTheLoginAndCounted() throws {
    let bureau = try Bureau.withLetter([Change.myLogin])
    let letter = try number(in: bureau)
    let office = try RunningOffice(bureau)
    let answer = try bureau.huiyin("route", letter, "--confirm")
    #expect(answer.status == 0, "\(answer.errors)")
    #expect(answer.output.contains("已受理并转旗住建局办理") && answer.output.contains("（乌日娜）"))
    try office.wait(for: "\(letter)  mailed  assigned  to=旗住建局")
    #expect(
      try bureau.huiyin("proposals").lines.last
        == "assign  1 of 1 right (100%)  too few to tell: 200 are needed")
    let records = try bureau.huiyin("proposals", "--json").list()
    #expect(records.map { $0["step"] as? String } == ["accept", "decline", "assign"])
    let again = try bureau.huiyin("route", letter, "--confirm")
    #expect(again.complaints == ["\(letter): \"route --confirm\" does not fit a letter at stage assigned"])
  }

  @Test func aLetterIsAcceptedUnderAnItemOfArticleSix() throws {
    let bureau = try Bureau.withLetter([Change.myLogin])
    let letter = try number(in: bureau)
    let wrong = try bureau.huiyin("accept", letter, "--clause", "8")
    #expect(wrong.status == 2 && wrong.complaints.joined().contains("an item of article 6 is 一 … 七 or 1 … 7"))
    let answer = try bureau.huiyin("accept", letter, "--clause", "三")
    #expect(answer.output.contains("clause=第六条第（三）项  clerk=乌日娜"), "\(answer.output)")
    #expect(answer.output.contains("已受理，承办单位另行指定（乌日娜）"))
    #expect(try bureau.huiyin("once").output.contains("mailed  decide"), "the desk is asked for the unit")
    #expect(try bureau.huiyin("accept", letter).complaints.first?.contains("\"accept\" does not fit") == true)
  }

  @Test func whatNobodyIsProposedForIsNotCarriedOut() throws {
    let bureau = try Bureau()
    try bureau.write("请教", "您好。")
    #expect(try bureau.huiyin("once").status == 0)
    let letter = try number(in: bureau)
    let answer = try bureau.huiyin("route", letter, "--confirm")
    #expect(answer.complaints == ["no unit is proposed for \(letter)"])
    #expect(answer.hints == ["name a unit: \"huiyin assign\" with --lead"])
    #expect(try stage(of: letter, in: bureau) == "registered")
  }
}
