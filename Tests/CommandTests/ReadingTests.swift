import Foundation
import Rehearsal
import Testing

/// What the reading commands answer; their JSON keys are what other programs build on.
@Suite struct ReadingCommandTests {
  private func office() throws -> SmallOffice {
    let office = try SmallOffice()
    try office.receive("=?utf-8?B?5L6b54Ot?=", "小区供热不足。")
    let once = try Program.run("once", "--config", office.config)
    #expect(once.status == 0)
    #expect(
      once.output.contains("NM2026000001  assigned  lead=旗住建局  due=")
        || once.output.contains("assigned  lead=旗住建局"))
    return office
  }

  private func object(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  private func list(_ text: String) throws -> [[String: Any]] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]])
  }

  @Test func aLetterIsListedShownAndPublishedNowhereYet() throws {
    let office = try office()
    let listed = try list(Program.run("list", "--json", "--config", office.config).output)
    let entry = try #require(listed.first)
    #expect(entry["stage"] as? String == "assigned" && entry["lead"] as? String == "旗住建局")
    #expect(
      Set(entry.keys).isSuperset(of: ["letter", "stage", "channel", "title", "due", "overdue", "cooperating"])
    )
    let id = try #require(entry["letter"] as? String)

    let shown = try object(Program.run("show", id, "--json", "--config", office.config).output)
    #expect(Set(shown.keys) == ["letter", "stage", "title", "text", "events", "mails"])
    let events = try #require(shown["events"] as? [[String: Any]])
    #expect(
      events.compactMap { $0["event"] as? String } == [
        "registered", "classified", "accepted", "assigned", "dueSet",
      ])
    let mails = try #require(shown["mails"] as? [[String: Any]])
    #expect(mails.compactMap { $0["kind"] as? String } == ["receipt", "assigned"])
    #expect(mails.allSatisfy { $0["state"] as? String == "sent" })
    #expect(try Program.run("show", id, "--config", office.config).output.contains("小区供热不足。"))
    #expect(try list(Program.run("held", "--json", "--config", office.config).output).isEmpty)
  }

  @Test func theLedgerIsVerifiedAndAnUnknownLetterIsSaidToBeNone() throws {
    let office = try office()
    let verified = try Program.run("ledger", "verify", "--config", office.config)
    #expect(verified.status == 0 && verified.output.hasPrefix("5 events, head "))
    let unknown = try Program.run("show", "NM2026999999", "--config", office.config)
    #expect(unknown.status == 1)
    #expect(unknown.complaints == "huiyin: error: there is no letter NM2026999999\n")
  }

  @Test func aSignatureIsJudgedFromAFile() throws {
    let office = try SmallOffice()
    let draft =
      "From: leader@zhujian.example\r\nTo: a@b.example\r\nSubject: x\r\n"
      + "Date: \(Self.date)\r\nMessage-ID: <1@x>\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n已修复。\r\n"
    let signed = try Command.run(
      "/bin/bash",
      [
        Repository.root + "/Scripts/ca.sh", "sign", office.premises.directory + "/certificates",
        "leader@zhujian.example",
      ],
      input: Array(draft.utf8))
    let file = office.premises.directory + "/answer.eml"
    try Data(signed).write(to: URL(fileURLWithPath: file))
    let good = try Program.run("verify", file, "--json", "--config", office.config)
    let judgement = try object(good.output)
    #expect(good.status == 0 && judgement["verdict"] as? String == "valid")
    #expect(judgement["unit"] as? String == "旗住建局" && judgement["signedText"] as? String == "已修复。")

    try Data(signed).replacingText("已修复", "未修复").write(to: URL(fileURLWithPath: file))
    let bad = try Program.run("verify", file, "--json", "--config", office.config)
    #expect(bad.status == 1)
    #expect(try object(bad.output)["reason"] as? String == "contentChanged")
  }

  private static let date: String = {
    let formatter = DateFormatter()
    formatter.locale = Locale(identifier: "en_US_POSIX")
    formatter.dateFormat = "EEE, dd MMM yyyy HH:mm:ss Z"
    return formatter.string(from: Date())
  }()
}

extension Data {
  fileprivate func replacingText(_ old: String, _ new: String) -> Data {
    Data(String(decoding: self, as: UTF8.self).replacing(old, with: new).utf8)
  }
}
