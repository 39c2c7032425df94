import Foundation
import Rehearsal
import Testing

/// `huiyin todo`: what waits for a desk, and the commands that decide it.
struct TodoTests {
  @Test func itShowsWhatIsNeededAndTheCommandsThatDo() throws {
    let bureau = try Bureau.withLetter([Change.myLogin])
    let page = try bureau.huiyin("todo")
    #expect(page.status == 0, "\(page.errors)")
    #expect(page.lines[0].hasPrefix("网站管理中心  1 wait"))
    #expect(page.lines[1].contains(/^1  待受理  NM\d{4}000001  due=/))
    for line in ["　　｜室内只有12度，请尽快解决供热问题。", "　　标题：小区供热不足"] { #expect(page.lines.contains(line)) }
    let number = try #require(try bureau.huiyin("list", "--json").list().first?["letter"] as? String)
    #expect(page.lines.contains("    huiyin pass \(number)"), "\(page.output)")
    let head = try bureau.huiyin("ledger", "verify").output
    let entry = try #require(try bureau.huiyin("todo", "--json").list().first)
    #expect(entry["letter"] as? String == number && entry["held"] is NSNull)
    #expect(try bureau.huiyin("ledger", "verify").output == head, "looking records nothing")
    let answers = try #require(entry["answers"] as? [String])
    #expect(answers.count > 2)
    for answer in answers {
      let words = answer.split(separator: " ").dropFirst().map {
        ["UNIT": "旗水务局", "GROUND": "二"][$0] ?? String($0)
      }
      let tried = try bureau.huiyin(words + ["--dry-run"])
      #expect(tried.status == 0, "\(answer): \(tried.errors)")
    }
    #expect(try bureau.huiyin("pass", number).status == 0)
    #expect(try bureau.huiyin("todo").lines == ["nothing waits"])
    #expect(try bureau.huiyin("todo", "--json").list().isEmpty)
  }

  @Test func oneDeskAloneIsShownAndAnUnknownOneIsSaidToBeNone() throws {
    let bureau = try Bureau.withLetter()
    #expect(try bureau.huiyin("todo", "--desk", "网站管理中心").lines[0].hasPrefix("网站管理中心  1 wait"))
    let unknown = try bureau.huiyin("todo", "--desk", "气象局")
    #expect(unknown.status == 1 && unknown.complaints == ["there is no desk \"气象局\" today"])
    #expect(unknown.hints.last?.contains("网站管理中心") == true)
  }

  @Test func besideADaemonItShowsWhatHasComeSinceTheMorning() throws {
    let bureau = try Bureau.withLetter([(old: "questions: at once ", new: "questions: morning ")])
    let office = try RunningOffice(bureau)
    let entry = try #require(try bureau.huiyin("todo", "--json").list().first)
    #expect(entry["kind"] as? String == "decide")
    #expect(office.terminate().status == 0)
  }

  @Test func heldMailStandsThereWithWhatBecomesOfIt() throws {
    let bureau = try Bureau()
    let mail =
      "From: a@citizens.example\r\nPrecedence: bulk\r\nSubject: =?utf-8?q?=1B[2Jx?=\r\n\r\n\u{1B}[31mred\r\n"
    try bureau.post.send(Array(mail.utf8), from: "", to: "")
    #expect(try bureau.huiyin("once").status == 0)
    let page = try bureau.huiyin("todo")
    #expect(page.lines.contains("    huiyin held release 1 --as letter"), "\(page.output)")
    #expect(!page.output.unicodeScalars.contains("\u{1B}"))
    let entry = try #require(try bureau.huiyin("todo", "--json").list().first)
    #expect(entry["held"] as? Int == 1 && entry["letter"] is NSNull && entry["kind"] as? String == "held")
  }

  @Test func anOfficeThatNeverRanIsToldSo() throws {
    let bureau = try Bureau()
    let answer = try bureau.huiyin("todo")
    #expect(answer.status == 1 && answer.complaints == ["\(bureau.directory)/state: there is no ledger yet"])
  }
}
