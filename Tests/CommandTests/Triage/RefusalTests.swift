import Domain
import Foundation
import Rehearsal
import Testing

/// `huiyin refusals`, and with it the shipped words.
struct RefusalTests {
  private struct Line: Encodable {
    var title: String?
    let text: String
    var author: String?
    var time: String?
  }

  private func file(_ lines: [Line], in bureau: Bureau) throws -> String {
    let encoder = JSONEncoder()
    let text = try lines.map { String(decoding: try encoder.encode($0), as: UTF8.self) }.joined(
      separator: "\n")
    try Files.write(text + "\n", to: bureau.directory + "/letters.jsonl")
    return bureau.directory + "/letters.jsonl"
  }

  /// Which lines are listed below a heading, each with its ground.
  private func listed(_ answer: Answer, below heading: String) -> [Int: String] {
    let lines = answer.lines.drop { $0 != heading }.dropFirst().prefix { $0.hasPrefix("  ") }
    return Dictionary(
      lines.compactMap { line in
        line.firstMatch(of: /^ +(\d+): 第七条第（(.)）项/).map { (Int($0.1) ?? 0, String($0.2)) }
      }, uniquingKeysWith: { first, _ in first })
  }

  @Test func whatADeskWouldDeclineIsProposedOnItsGround() throws {
    let bureau = try Bureau()
    let letters = MadeUpLetters.declined
    let answer = try bureau.huiyin("refusals", file(letters.map { Line(text: $0.text) }, in: bureau))
    let proposed = listed(answer, below: "decline proposed first:")
    #expect(letters.count >= 80)
    for (number, letter) in letters.enumerated() {
      #expect(proposed[number + 1] == chineseDigit(letter.ground.rawValue), "\(letter.text)")
    }
    #expect(listed(answer, below: "declined by itself:").isEmpty, "a person declines")
  }

  @Test func whatOnlyLooksLikeItIsNot() throws {
    let bureau = try Bureau()
    let letters = MadeUpLetters.accepted
    let answer = try bureau.huiyin("refusals", file(letters.map { Line(text: $0) }, in: bureau))
    #expect(letters.count >= 80)
    let proposed = listed(answer, below: "decline proposed first:")
    for number in proposed.keys { Issue.record("\(letters[number - 1])") }
    #expect(answer.lines.last == "decline proposed first: 0 of \(letters.count) (0.00 %)")
  }

  @Test func noInsultIsRepeatedAmongTheReasons() throws {
    let bureau = try Bureau()
    let answer = try bureau.huiyin("refusals", file([Line(text: "你们一群废物，全是王八蛋，死全家。")], in: bureau))
    let reasons = try #require(answer.lines.first { $0.contains("不文明用语") }?.split(separator: "｜").first)
    #expect(!reasons.contains("王八") && !reasons.contains("废物"))
  }

  @Test func theSameWordsByTheSameAuthorAreCertainHoweverTheyStandInTheFile() throws {
    let bureau = try Bureau()
    let text = "我家住在幸福小区三号楼，暖气一直不热，室内只有十二度，请尽快解决。"
    let answer = try bureau.huiyin(
      "refusals",
      file(
        [
          Line(text: text.replacing("，", with: "  "), author: "A1", time: "2019/11/12 8:00:00"),
          Line(text: text, author: "A1", time: "2019/4/24 15:40:04"),
          Line(text: text, author: "A1", time: "2019/4/24 16:02:00"),
          Line(text: text, author: "A2", time: "2019/12/1 0:00:00"),
          Line(text: "什么时候修？", author: "A1", time: "2019/12/2 0:00:00"),
          Line(text: "什么时候修？", author: "A1", time: "2019/12/3 0:00:00"),
        ], in: bureau))
    #expect(listed(answer, below: "declined by itself:") == [1: "六"])
  }

  @Test func aBadLineIsNamedAndNothingElseIsTold() throws {
    let bureau = try Bureau()
    try Files.write("{\"text\": \"供热\"}\n\n{\"title\": \"供热\"}\n", to: bureau.directory + "/letters.jsonl")
    let answer = try bureau.huiyin("refusals", bureau.directory + "/letters.jsonl")
    #expect(answer.status == 1 && answer.output.isEmpty && answer.isInForm)
    #expect(answer.complaints.first?.hasSuffix("letters.jsonl:3: no letter: there is no \"text\"") == true)
    #expect(try bureau.huiyin("refusals", bureau.directory + "/none.jsonl").status == 1)
  }
}
