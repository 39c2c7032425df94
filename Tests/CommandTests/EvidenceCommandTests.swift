import Foundation
import Mail
import Rehearsal
import Testing

@Suite struct EvidenceCommandTests {
  /// An answer whose paper came, and the other clerk says so by mail; then anybody repeats the verdict.
  @Test func itsArchiveIsCheckedWithItsOwnCommands() throws {
    let bureau = try Bureau.withLetter([Change.myLogin])
    let letter = try #require(try bureau.huiyin("list", "--json").list().first?["letter"] as? String)
    #expect(try bureau.huiyin("assign", letter, "--lead", "旗住建局").status == 0)
    try Files.write("已开阀，今日恢复供热。", to: bureau.directory + "/answer.txt")
    let paper = try "\(today()) EMS 奈住建发〔2026〕12号"
    let recorded = try bureau.huiyin(
      "record", letter, "answer", bureau.directory + "/answer.txt", "--by", "张三", "--paper", paper)
    #expect(recorded.status == 0, "\(recorded.errors)")
    try confirm(paper, in: bureau)

    let script = """
      set -e
      cd '\(bureau.directory)'
      mkdir evidence
      '\(DaemonProcess.binary)' evidence \(letter) --config '\(bureau.configuration)' > evidence/bundle.zip
      cd evidence
      unzip -q bundle.zip
      grep '^    ' README | sed 's/^    //' > commands
      test -s commands
      bash -e commands > /dev/null
      cat README
      """
    let readme = String(decoding: try Command.run("/bin/bash", ["-c", script]), as: UTF8.self)
    #expect(readme.contains(letter) && readme.contains("奈住建发〔2026〕12号"))
    #expect(!readme.contains("李梅梅"))
  }

  private func confirm(_ paper: String, in bureau: Bureau) throws {
    let clerk = "chenzhiyuan@naiman.example"
    #expect(try bureau.huiyin("once").status == 0)
    let questions = try bureau.post.mailbox(of: clerk).map { try Message(parsing: $0) }
    let question = try #require(questions.last { $0.text.contains("原件已收") }?.replyTo.first?.mailbox)
    let draft = Draft(
      from: Address(name: nil, mailbox: clerk), to: [Address(name: nil, mailbox: question)], subject: "回复",
      date: Int64(Date().timeIntervalSince1970), messageID: "paper@naiman.example", text: "原件已收 \(paper)")
    try bureau.post.send(try draft.composed(), from: clerk, to: question)
    #expect(try bureau.huiyin("once").status == 0)
  }

  /// In Beijing, where the office is.
  private func today() throws -> String {
    let date = try Command.run("/usr/bin/env", ["TZ=Asia/Shanghai", "date", "+%F"])
    return String(decoding: date, as: UTF8.self).trimmingCharacters(in: .newlines)
  }

  @Test func aLetterThatNobodySignedOffHasNone() throws {
    let bureau = try Bureau.withLetter()
    let letter = try #require(try bureau.huiyin("list", "--json").list().first?["letter"] as? String)
    let answer = try bureau.huiyin("evidence", letter)
    #expect(answer.status == 1 && answer.output.isEmpty)
    #expect(answer.complaints == ["\(letter): no answer of it was ever signed off"])
  }

  @Test func aLetterThatThereIsNotHasNone() throws {
    let answer = try Bureau.withLetter().huiyin("evidence", "NM2026000009")
    #expect(answer.status == 1 && answer.output.isEmpty)
    #expect(answer.complaints == ["there is no letter NM2026000009"])
  }
}
