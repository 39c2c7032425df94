import Foundation
import Rehearsal
import Testing

/// `huiyin reassign` and `huiyin extend`, and what `huiyin show` tells of them.
struct ReassigningTests {
  private func assigned() throws -> (Bureau, String) {
    let bureau = try Bureau.withLetter([Change.myLogin])
    let letter = try #require(try bureau.huiyin("list", "--json").list().first?["letter"] as? String)
    try #require(try bureau.huiyin("assign", letter, "--lead", "旗住建局").status == 0)
    return (bureau, letter)
  }

  @Test func aLetterIsTakenFromItsUnitAndTheStoryCountsTheHop() throws {
    let (bureau, letter) = try assigned()
    // One unit that keeps it is no news.
    #expect(try !bureau.huiyin("show", letter).output.contains("round 1"))
    let answer = try bureau.huiyin(
      "reassign", letter, "旗水务局", "--with", "旗民政局", "--why", "漏的是自来水管")
    #expect(answer.status == 0 && answer.output.contains("已改派旗水务局办理"), "\(answer.errors)")
    let show = try bureau.huiyin("show", letter)
    let turns = show.output.split(separator: "\n").filter { $0.hasPrefix("round ") }
    try #require(turns.count == 3)
    #expect(turns[0].hasPrefix("round 1  旗住建局  lead  ") && turns[0].hasSuffix("  reassigned"))
    #expect(turns[1].hasPrefix("round 2  旗水务局  lead  ") && turns[1].hasSuffix(" –"))
    #expect(turns[2].hasPrefix("round 2  旗民政局  cooperating  "))
    #expect(show.output.contains("改派旗水务局：漏的是自来水管"))
    let hops = try #require(
      try bureau.huiyin("show", letter, "--json").object()["hops"] as? [[String: Any]])
    #expect(hops.map { $0["unit"] as? String } == ["旗住建局", "旗水务局", "旗民政局"])
    #expect(hops.first?["end"] as? String == "reassigned")
    let again = try bureau.huiyin("reassign", letter, "旗水务局", "--with", "旗民政局", "--why", "再来")
    #expect(again.status == 1 && again.complaints == ["旗水务局 has \(letter) already"])
  }

  @Test func aUnitIsGivenMoreTime() throws {
    let (bureau, letter) = try assigned()
    let answer = try bureau.huiyin("extend", letter, "3", "--why", "需现场勘查")
    #expect(answer.status == 0 && answer.output.contains("已同意旗住建局延期3个工作日"), "\(answer.errors)")
    let show = try bureau.huiyin("show", letter).output
    #expect(show.contains("乌日娜同意延期3个工作日") && show.contains("需现场勘查"))
    #expect(try bureau.huiyin("once").output.contains("mailed  extended  to=author"))
    let other = try bureau.huiyin("extend", letter, "3", "--unit", "旗水务局", "--why", "需现场勘查")
    #expect(other.status == 1 && other.complaints == ["旗水务局 does not have \(letter)"])
  }

  @Test(arguments: [
    ["reassign", "LETTER", "旗水务局", "--why", " "], ["reassign", "LETTER", "旗水务局"],
    ["extend", "LETTER", "0", "--why", "勘查"], ["extend", "LETTER", "61", "--why", "勘查"],
    ["extend", "LETTER", "3", "--why", ""], ["extend", "NM1", "3", "--why", "勘查"],
  ]) func whatIsAskedWronglyIsNotDone(arguments: [String]) throws {
    let (bureau, letter) = try assigned()
    let words = arguments.map { $0 == "LETTER" ? letter : $0 }
    let answer = try Answer(of: [DaemonProcess.binary] + words + ["--config", bureau.configuration])
    #expect(answer.status == 2, "\(answer.output)\(answer.errors)")
  }
}
