import Foundation
import Rehearsal
import Testing

/// `huiyin rules`: what clerks made rules of.
struct RulesTests {
  @Test func aRuleIsAddedListedObeyedAndTakenOutBesideADaemon() throws {
    let bureau = try Bureau([Change.myLogin])
    #expect(try bureau.huiyin("once").status == 0)
    #expect(try bureau.huiyin("rules").lines == ["there are no rules yet"])
    try bureau.write("健身房的事", "健身房很多。")
    #expect(try bureau.huiyin("once").status == 0)
    let number = try #require(try bureau.huiyin("list", "--json").list().first?["letter"] as? String)
    let office = try RunningOffice(bureau)
    #expect(try bureau.huiyin("assign", number, "--lead", "旗文旅局").status == 0)
    let waiting = try #require(try bureau.huiyin("rules", "--json").list().first)
    #expect(waiting["waiting"] as? Bool == true && waiting["unit"] as? String == "旗文旅局")
    let word = try #require(waiting["keyword"] as? String)
    let added = try bureau.huiyin("rules", "add", number)
    #expect(
      added.status == 0 && added.output.contains("已记为规则：今后写有“\(word)”的"), "\(added.output)\(added.errors)")
    #expect(try bureau.huiyin("rules").output.contains("learned.yaml:4"))
    #expect(try bureau.huiyin("rules", "add", number).status == 1, "it is one already")
    #expect(try bureau.huiyin("show", number).output.contains("记为规则"))
    let text = bureau.directory + "/text.txt"
    try Files.write("\(word)太吵了。", to: text)
    #expect(try bureau.huiyin("classify", text).output.contains("learned.yaml:4"))
    #expect(try bureau.huiyin("check", "--quiet").status == 0)
    let removed = try bureau.huiyin("rules", "remove", word, "--why", "太宽")
    #expect(removed.status == 0, "\(removed.errors)")
    #expect(try bureau.huiyin("rules").lines == ["there are no rules yet"])
    #expect(try bureau.huiyin("rules", "remove", word, "--why", "太宽").status == 1)
    #expect(office.terminate().status == 0)
  }

  @Test func checkReadsTheFileAndSaysWhatIsWrongWithIt() throws {
    let bureau = try Bureau.withLetter()
    let path = bureau.directory + "/state/learned.yaml"
    func rule(_ unit: String) -> String {
      "rules:\n- {unit: \(unit), keyword: 违停, letter: NM2026000003, clerk: 王敏, day: 2026-11-24}\n"
    }
    try Files.write(rule("旗没有局"), to: path)
    let gone = try bureau.huiyin("check", "--quiet")
    #expect(
      gone.status == 0 && gone.errors.contains { $0.contains("learned.yaml:2") && $0.contains("is no unit") })
    try Files.write(rule("旗水务局, weigth: 2"), to: path)
    let wrong = try bureau.huiyin("check", "--quiet")
    #expect(
      wrong.status == 0 && wrong.errors.contains { $0.contains("warning") && $0.contains("learned.yaml:2:") },
      "\(wrong.errors)")
  }

  @Test func aDamagedFileStopsNothingAndIsLeftAlone() throws {
    let bureau = try Bureau.withLetter()
    let path = bureau.directory + "/state/learned.yaml"
    let damaged = "rules:\n- {unit: 旗水务局, keyword: 违停, letter\n"
    try Files.write(damaged, to: path)
    for command in [["list"], ["once"], ["check", "--quiet"]] {
      let done = try bureau.huiyin(command)
      let mustTell = command[0] == "check"
      #expect(
        done.status == 0 && done.errors.contains { $0.contains("learned.yaml:") } == mustTell, "\(command)")
    }
    #expect(try String(contentsOfFile: path, encoding: .utf8) == damaged)
  }
}
