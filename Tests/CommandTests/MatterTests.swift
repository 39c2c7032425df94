import Foundation
import Rehearsal
import Testing

/// `huiyin word` and `huiyin split`.
struct MatterTests {
  private func number(in bureau: Bureau) throws -> String {
    try #require(try bureau.huiyin("list", "--json").list().first?["letter"] as? String)
  }

  private func split(_ text: String, _ arguments: [String], in bureau: Bureau) throws -> Answer {
    let path = bureau.directory + "/parts.txt"
    try Files.write(text, to: path)
    let letter = try number(in: bureau)
    return try Answer(
      of: [program, "split", letter, path] + arguments + ["--config", bureau.configuration])
  }

  @Test func besideADaemonALetterIsWordedInTheNameOfTheLogin() throws {
    let bureau = try Bureau.withLetter([Change.myLogin])
    let letter = try number(in: bureau)
    let office = try RunningOffice(bureau)
    let answer = try bureau.huiyin("word", letter, "--title", "反映供热不足", "--summary", "家里冷。")
    #expect(answer.status == 0, "\(answer.errors)")
    #expect(answer.output.contains("已记录“反映供热不足”"))
    #expect(try office.wait(for: "\(letter)  worded").hasSuffix("clerk=乌日娜"))
    #expect(try bureau.huiyin("list", "--json").list().first?["title"] as? String == "反映供热不足")
    let personal = try bureau.huiyin("word", letter, "--title", "请打13812345678")
    #expect(personal.status == 1 && personal.complaints[0].contains("it names what is personal"))
    let nothing = try bureau.huiyin("word", letter)
    #expect(nothing.status == 2 && nothing.complaints[0].contains("give --title or --summary"))
  }

  @Test func withoutADaemonALetterIsDividedByItsFile() throws {
    let bureau = try Bureau.withLetter()
    let parts = "标题：供热不足\n内容：家里冷。\n\n标题：停水\n天天停水。\n"
    let trial = try split(parts, ["--dry-run"], in: bureau)
    #expect(trial.lines.prefix(4) == ["1  供热不足", "    家里冷。", "2  停水", "    天天停水。"])
    #expect(
      trial.lines.contains { $0.hasPrefix("event  NM2026000001  split  into=NM2026000002,NM2026000003") })
    #expect(try bureau.huiyin("list", "--json").list().count == 1)
    let answer = try split(parts, [], in: bureau)
    #expect(answer.status == 0, "\(answer.errors)")
    #expect(answer.output.contains("已分为2件"))
    let stages = try bureau.huiyin("list", "--json").list().map { $0["stage"] as? String }
    #expect(stages == ["split", "accepted", "accepted"])
    let none = try split("供热不足", [], in: bureau)
    #expect(none.status == 2 && none.complaints == ["there are no parts"])
    let again = try split(parts, [], in: bureau)
    #expect(again.status == 1)
    #expect(
      again.complaints == [
        "NM2026000001: \"split\" does not fit a letter at stage split: it was divided into NM2026000002, NM2026000003"
      ])
  }
}
