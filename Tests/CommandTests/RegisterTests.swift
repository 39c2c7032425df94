import Foundation
import Rehearsal
import Testing

/// `huiyin register`: a letter that somebody took, with a daemon and without.
struct RegisterTests {
  private static let account = (
    old: "# accounts:\n#   - name: 奈曼政务 ", new: "accounts:\n  - name: 奈曼政务\n# "
  )
  private let call = ["--by", "telephone", "--received", "now", "--name", "张三", "--phone", "138 0000 0000"]

  private func register(_ arguments: [String], text: String = "小区供热不足。", in bureau: Bureau) throws -> Answer {
    let path = bureau.directory + "/call.txt"
    try Files.write(text, to: path)
    return try Answer(of: [program, "register", path] + arguments + ["--config", bureau.configuration])
  }

  private func letters(in bureau: Bureau) throws -> [[String: Any]] {
    try bureau.huiyin("list", "--json").list()
  }

  @Test func withoutADaemonItIsRegisteredAndItsNumberTold() throws {
    let bureau = try Bureau()
    let answer = try register(call, in: bureau)
    #expect(answer.status == 0, "\(answer.errors)")
    #expect(answer.output.contains("已登记：编号NM") && answer.output.contains("查询码"))
    let letter = try #require(try letters(in: bureau).first)
    #expect(letter["channel"] as? String == "电话")
    #expect(letter["title"] as? String == "关于供热的咨询")
  }

  @Test func besideADaemonTheClerkOfTheLoginIsRecorded() throws {
    let bureau = try Bureau([Change.myLogin])
    let office = try RunningOffice(bureau)
    let answer = try register(call + ["--json"], in: bureau)
    #expect(answer.status == 0, "\(answer.errors)")
    let receipt = try answer.object()
    #expect(Set(receipt.keys) == ["letter", "queryCode", "title", "receivedAt", "mustBeCalled"])
    let number = try #require(receipt["letter"] as? String)
    #expect(try office.wait(for: "\(number)  registered  channel=电话").hasSuffix("clerk=乌日娜"))
    try office.wait(for: "\(number)  mailed  decide  to=网站管理中心")
    #expect(office.terminate().status == 0)
  }

  @Test func whoCanOnlyBeCalledIsOnTheListOfCalls() throws {
    let bureau = try Bureau()
    let answer = try register(call, in: bureau)
    #expect(answer.output.contains("已列入待告知电话"))
    let calls = try bureau.huiyin("calls")
    #expect(calls.lines.first?.hasSuffix("  13800000000  张三  关于供热的咨询") == true, "\(calls.output)")
    let entry = try #require(try bureau.huiyin("calls", "--json").list().first)
    #expect(Set(entry.keys) == ["letter", "desk", "telephone", "name", "title", "tries", "words"])
    #expect(try bureau.huiyin("once").output.contains("mailed  call  to=网站管理中心"))
    let number = try #require(entry["letter"] as? String)
    #expect(try bureau.huiyin("told", number, "--failed", "占线").status == 0)
    #expect(try bureau.huiyin("calls").lines.first?.contains("  tries=1  ") == true)
    let told = try bureau.huiyin("told", number, "--telephone", "13800000000", "--by", "张三")
    #expect(told.status == 0, "\(told.errors)")
    #expect(try bureau.huiyin("calls", "--json").list().isEmpty)
  }

  @Test func whoIsToldOnTheLineIsNotOnIt() throws {
    let bureau = try Bureau()
    let answer = try register(call + ["--told"], in: bureau)
    #expect(answer.status == 0, "\(answer.errors)")
    #expect(try bureau.huiyin("calls", "--json").list().isEmpty)
    let number = try #require(answer.output.firstMatch(of: /NM\d{10}/)?.0)
    #expect(try bureau.huiyin("show", String(number)).output.contains("told  way=telephone"))
    let paper = try register(
      ["--by", "paper", "--received", "now", "--phone", "13800000000", "--told"], in: bureau)
    #expect(paper.complaints == ["by paper nobody was there to be told"])
  }

  @Test func aSecondTimeIsRefusedWithTheFirstNumber() throws {
    let bureau = try Bureau()
    let number = try #require(
      try register(call + ["--json"], in: bureau).output.firstMatch(of: /NM\d{10}/)?.0)
    let again = try register(call, in: bureau)
    #expect(again.status == 1)
    #expect(again.complaints == ["it was entered before, as \(number)"])
    #expect(again.hints == ["if it is another one, confirm it with --yes"])
    #expect(try register(call + ["--yes"], in: bureau).status == 0)
    #expect(try letters(in: bureau).count == 2)
  }

  @Test func aDryRunShowsItAndRegistersNothing() throws {
    let bureau = try Bureau([Self.account])
    let answer = try register(
      [
        "--by", "私信", "--received", "2026-11-24 16:30", "--account", "奈曼政务", "--nickname", "飞雪", "--private",
        "--yes", "--dry-run",
      ], in: bureau)
    #expect(answer.status == 0, "\(answer.errors)")
    #expect(answer.lines.first == "channel    奈曼政务")
    #expect(answer.lines.contains("received   2026-11-24 16:30"))
    #expect(answer.lines.contains("published  no"))
    #expect(!FileManager.default.fileExists(atPath: bureau.directory + "/state"))
  }

  @Test func aTextOfChineseWindowsIsRead() throws {
    let bureau = try Bureau()
    let path = bureau.directory + "/来电.txt"
    // "供热不足" in GB18030.
    try Data([0xB9, 0xA9, 0xC8, 0xC8, 0xB2, 0xBB, 0xD7, 0xE3, 0x0D, 0x0A]).write(
      to: URL(fileURLWithPath: path))
    let answer = try Answer(
      of: [program, "register", path] + call + ["--dry-run", "--json", "--config", bureau.configuration])
    #expect(try answer.object()["text"] as? String == "供热不足")
  }

  struct Mistake: CustomTestStringConvertible {
    let arguments: [String]
    var text = "供热不足"
    let complaint: String
    var testDescription: String { arguments.joined(separator: " ") }
  }

  static let mistakes = [
    Mistake(
      arguments: ["--by", "pigeon", "--received", "now", "--unreachable"],
      complaint: "how it came \"pigeon\" cannot be read"),
    Mistake(
      arguments: ["--by", "telephone", "--received", "2999-01-01 09:00", "--unreachable"],
      complaint: "the time of receipt \"2999-01-01 09:00\" cannot be read"),
    Mistake(
      arguments: ["--by", "paper", "--received", "2020-01-01", "--unreachable"],
      complaint: "2020-01-01 00:00 is more than 30 days ago"),
    Mistake(
      arguments: ["--by", "telephone", "--received", "now", "--phone", "110"],
      complaint: "the telephone \"110\" cannot be read"),
    Mistake(
      arguments: ["--by", "telephone", "--received", "now"],
      complaint: "nothing says how the author can be reached"),
    Mistake(
      arguments: ["--by", "message", "--received", "now", "--account", "无此帐号", "--nickname", "飞雪"],
      complaint: "there is no account \"无此帐号\""),
    Mistake(
      arguments: ["--by", "window", "--received", "now", "--unreachable"], text: " \n",
      complaint: "the text is missing"),
  ]

  @Test(arguments: mistakes) func aMistakeIsExplainedAndRegistersNothing(mistake: Mistake) throws {
    let bureau = try Bureau()
    let answer = try register(mistake.arguments, text: mistake.text, in: bureau)
    #expect(answer.status == 2)
    #expect(answer.output.isEmpty)
    #expect(answer.complaints == [mistake.complaint])
    #expect(answer.hints.count == 1)
    #expect(!FileManager.default.fileExists(atPath: bureau.directory + "/state"))
  }
}
