import Foundation
import Mail
import Rehearsal
import Testing

/// `huiyin held`: what waits for a person, and what a clerk does with it.
struct HeldTests {
  /// An office with one mail in its holding pen: a citizen's, which a gateway marked as automatic.
  private func bureau(_ changes: [(old: String, new: String)] = []) throws -> Bureau {
    let bureau = try Bureau(changes)
    try send(bureau, subject: "供热\u{1B}[2J", ["Precedence: bulk"])
    let answer = try bureau.huiyin("once")
    #expect(answer.status == 0, "\(answer.errors)")
    return bureau
  }

  private func send(_ bureau: Bureau, subject: String, _ headers: [String]) throws {
    let lines =
      ["From: =?utf-8?B?5p2O5qKF?= <limei@citizens.example>", "To: liuyan@naiman.example"] + headers
      + [
        "Subject: =?utf-8?B?\(Data(subject.utf8).base64EncodedString())?=",
        "Content-Type: text/plain; charset=utf-8", "",
        "小区供热不足。", "",
      ]
    try bureau.post.send(
      Array(lines.joined(separator: "\r\n").utf8), from: "limei@citizens.example", to: "liuyan@naiman.example"
    )
  }

  /// It is no ledger that lost a mail.
  @Test func aMailWithoutAByteIsHeldAsWhatItIs() throws {
    let bureau = try Bureau()
    try bureau.post.send([], from: "limei@citizens.example", to: "liuyan@naiman.example")
    #expect(try bureau.huiyin("once").status == 0)
    let shown = try bureau.huiyin("held", "show", "1")
    #expect(shown.status == 0 && !shown.output.contains("damaged"), "\(shown.output)")
    #expect(try bureau.huiyin("ledger", "verify").status == 0)
  }

  @Test func theListSaysWhoWroteWhatWhyItWaitsAndWhatItLooksLike() throws {
    let bureau = try bureau()
    let answer = try bureau.huiyin("held")
    #expect(answer.status == 0)
    #expect(
      answer.lines[0].hasPrefix("1  20") && answer.lines[0].hasSuffix("李梅 <limei@citizens.example>  供热 [2J"))
    #expect(
      Array(answer.lines.dropFirst()) == [
        "    it looks like an automatic mail, and answers none of ours",
        "    it is marked as a machine's mail, and a person may have written it",
      ])
    let entry = try #require(try bureau.huiyin("held", "--json").list().first)
    #expect(
      Set(entry.keys) == [
        "number", "at", "received", "mailbox", "from", "subject", "reason", "sentence", "detail", "letter",
        "guess",
        "closed", "result",
      ])
    #expect(entry["reason"] as? String == "automatic" && entry["closed"] is NSNull)
  }

  @Test func anEntryIsShownWithTheCommandsThatWouldDealWithIt() throws {
    let bureau = try bureau()
    let page = try bureau.huiyin("held", "show", "1")
    #expect(page.status == 0)
    for line in [
      "from     李梅 <limei@citizens.example>", "    小区供热不足。", "command  huiyin held release 1 --as letter",
      "command  huiyin held discard 1 --why \"REASON\"",
    ] {
      #expect(page.lines.contains(line), "\(page.output)")
    }
    #expect(!page.output.unicodeScalars.contains("\u{1B}"))
    let raw = try bureau.huiyin("held", "show", "1", "--raw").output
    #expect(raw.hasPrefix("From: =?utf-8?B?") && raw.hasSuffix("小区供热不足。\r\n"), "not a byte more")
    let object = try bureau.huiyin("held", "show", "1", "--json").object()
    #expect(Set(object.keys) == ["entry", "mail", "row", "beginning", "size", "commands", "wayOut"])
    #expect((object["mail"] as? [String: Any])?["reply"] as? String == "小区供热不足。")
  }

  @Test func withoutADaemonALetterComesOfItAtOnce() throws {
    let bureau = try bureau()
    let answer = try bureau.huiyin("held", "release", "1", "--as", "letter")
    #expect(answer.status == 0, "\(answer.errors)")
    let letter = try #require(try bureau.huiyin("list", "--json").list().first?["letter"] as? String)
    #expect(answer.lines.last == "1 released as a letter: registered as \(letter)")
    #expect(try bureau.huiyin("held").output.isEmpty)
    let all = try bureau.huiyin("held", "--all").output
    #expect(
      all.contains("released by \(NSUserName()) at ")
        && all.hasSuffix("as a letter; registered as \(letter)\n"))
    let again = try bureau.huiyin("held", "release", "1", "--as", "letter")
    #expect(again.status == 1)
    #expect(again.complaints.first?.hasPrefix("entry 1 was released by \(NSUserName()) at ") == true)
    #expect(try bureau.huiyin("list", "--json").list().count == 1)
  }

  @Test func besideADaemonTheClerkOfTheLoginIsRecorded() throws {
    let bureau = try bureau([Change.myLogin])
    let office = try RunningOffice(bureau)
    let answer = try bureau.huiyin("held", "release", "1", "--as", "letter")
    #expect(answer.status == 0, "\(answer.errors)")
    #expect(answer.lines.count == 1, "the journal is the daemon's")
    try office.wait(for: "  registered  channel=")
    #expect(try bureau.huiyin("held", "--all").output.contains("released by 乌日娜 at "))
    #expect(office.terminate().status == 0)
  }

  @Test(arguments: [false, true])
  func whatIsDiscardedKeepsItsReason(besideADaemon: Bool) throws {
    let bureau = try bureau([Change.myLogin])
    let office = besideADaemon ? try RunningOffice(bureau) : nil
    #expect(try bureau.huiyin("held", "discard", "1").status == 2, "without a reason nothing is discarded")
    let answer = try bureau.huiyin("held", "discard", "1", "--why", "广告")
    #expect(answer.status == 0 && answer.lines == ["1 discarded; the mail is kept"], "\(answer.errors)")
    #expect(try bureau.huiyin("held", "--all").output.contains("discarded by 乌日娜 at "))
    #expect(try bureau.huiyin("held", "show", "1").output.contains("小区供热不足。"))
    try send(bureau, subject: "x", ["Precedence: bulk"])
    #expect(try bureau.huiyin("once").status == 0)
    let several = try bureau.huiyin("held", "discard", "1", "2", "--why", "广告")
    #expect(several.status == 1 && several.lines == ["2 discarded; the mail is kept"])
    #expect(several.complaints.first?.hasPrefix("entry 1 was discarded by 乌日娜") == true)
    _ = office?.terminate()
  }

  struct Mistake: CustomTestStringConvertible {
    let arguments: [String]
    let status: Int32
    let complaint: String
    let hint: String
    var testDescription: String { arguments.joined(separator: " ") }
  }

  static let mistakes = [
    Mistake(
      arguments: ["show", "7"], status: 1, complaint: "there is no entry 7 in the holding pen",
      hint: "\"huiyin held\" shows what waits, with --all what was closed as well"),
    Mistake(
      arguments: ["release", "7"], status: 1, complaint: "there is no entry 7 in the holding pen",
      hint: "\"huiyin held\" shows what waits, with --all what was closed as well"),
    Mistake(
      arguments: ["release", "1"], status: 1,
      complaint: "it is not clear what this mail is to be released as",
      hint: "say what it is: --as letter, reply, supplement or retry"),
    Mistake(
      arguments: ["release", "1", "--as", "reply", "--letter", "NM2026999999"], status: 1,
      complaint: "there is no letter NM2026999999", hint: "\"huiyin list\" shows the numbers"),
    Mistake(
      arguments: ["release", "1", "--letter", "nm2026999999"], status: 1,
      complaint: "there is no letter NM2026999999", hint: "\"huiyin list\" shows the numbers"),
    Mistake(
      arguments: ["release", "1", "--as", "reply"], status: 1,
      complaint: "it is not clear which letter is meant",
      hint: "name it: --letter NM2026000001"),
    Mistake(
      arguments: ["discard", "1", "--why", " "], status: 1, complaint: "an entry is discarded for a reason",
      hint: "say it with --why"),
  ]

  @Test(arguments: mistakes)
  func aMistakeIsExplainedAndChangesNothing(mistake: Mistake) throws {
    let bureau = try bureau()
    let answer = try Answer(of: [program, "held"] + mistake.arguments + ["--config", bureau.configuration])
    #expect(answer.status == mistake.status)
    #expect(answer.complaints == [mistake.complaint])
    #expect(answer.hints.last == mistake.hint)
    #expect(try bureau.huiyin("held", "--json").list().count == 1)
  }

  @Test func wrongUsageIsNamed() throws {
    for arguments in [
      ["release", "1", "--as", "spam"], ["release", "x"], ["show", "1", "--raw", "--json"],
    ] {
      #expect(try Answer(of: [program, "held"] + arguments).status == 2)
    }
  }

  @Test func aRowAndAFileAreShownAsWhatTheyAre() throws {
    let bureau = try Bureau([(old: "# accounts:\n#   - name: 奈曼政务 ", new: "accounts:\n  - name: 奈曼政务\n# ")])
    let path = bureau.directory + "/评论.csv"
    try Files.write("评论ID,用户昵称,评论内容,评论时间\n6.9E+18,小王,停水了,2026-11-23 09:12\n", to: path)
    _ = try bureau.huiyin("import", path, "--account", "奈曼政务")
    let page = try bureau.huiyin("held", "show", "1")
    #expect(page.lines.contains { $0.hasPrefix("评论ID") && $0.hasSuffix("6.9E+18") }, "\(page.output)")
    #expect(page.lines.contains("guess    looks like a letter of its own: its text can be read"))
    #expect(try bureau.huiyin("held").lines.first?.contains("奈曼政务 小王  停水了") == true)
    let answer = try bureau.huiyin("held", "release", "1")
    #expect(
      answer.lines.last?.contains("1 released as a letter: registered as NM") == true, "\(answer.errors)")
  }
}
