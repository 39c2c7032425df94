import Foundation
import Mail
import Rehearsal
import Testing

@testable import huiyin

/// What an administrator reads of the daemon's work.
struct JournalTests {
  @Test func asJSONEveryLineIsAnObjectWithTheSameKeys() throws {
    let bureau = try Bureau([Change.quickPoll] + Change.everythingAutomatic)
    let office = try RunningOffice(bureau, arguments: ["--log", "json"])
    try bureau.write()
    try office.wait(for: "\"event\":\"assigned\"")
    #expect(office.terminate().status == 0)
    let objects = try office.lines.map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: String], "\($0)")
    }
    let known: Set = ["time", "level", "message", "hint", "letter", "event"]
    #expect(objects.count > 4 && objects.allSatisfy { Set($0.keys).isSubset(of: known) })
    let assigned = try #require(objects.first { $0["event"] == "assigned" })
    #expect(assigned["letter"] == "NM2026000001" && assigned["level"] == "info")
    #expect(assigned["time"]?.contains(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00$/) == true)
  }

  /// A journal is read by more people than a letter.
  @Test func noLineNamesAnAuthorOrSaysWhatHeWrote() throws {
    let canaries = ["李梅梅", "limeimei", "13804751234", "暗号乌兰木伦", "暗号题目", "身份证152325198001012345"]
    let bureau = try Bureau([Change.quickPoll] + Change.everythingAutomatic)
    let office = try RunningOffice(bureau)
    try bureau.write("小区供热不足 暗号题目", "室内只有12度，请尽快解决供热问题。暗号乌兰木伦，电话13804751234，身份证152325198001012345。")
    try office.wait(for: "assigned  lead=旗住建局")
    try office.wait(for: "mailed  assigned  to=旗住建局")
    // Troubles as well: an answer that comes back, and a mail that nobody can read.
    try bureau.post.send(
      Array(
        "From: limeimei@citizens.example\nSubject: =?x?b?\u{1}?=\nContent-Type: multipart/mixed\n\n暗号题目".utf8),
      from: "limeimei@citizens.example", to: "liuyan@naiman.example")
    try bureau.write("再次 暗号题目", "室内只有12度，暗号乌兰木伦，电话13804751234，身份证152325198001012345。")
    try office.wait(for: "NM2026000002  registered")
    #expect(office.terminate().status == 0)
    let said = office.lines.joined(separator: "\n")
    for canary in canaries { #expect(!said.contains(canary), "\(canary)") }
  }

  @Test(arguments: [
    ("550 no <wang.fang@qq.example> here", "550 no <…@qq.example> here"),
    ("250 2.0.0 queued for 13904751234", "250 2.0.0 queued for …"),
    ("550 +8613904751234 unknown, or 86-139-0475-1234", "550 … unknown, or …"),
    ("554 ring 0475-4212345 or 04754212345", "554 ring … or …"),
    ("id 15230119900101123X, 152301199001011234", "id …, …"),
    ("NM2026000001, 2026-11-29T13:09:03", "NM2026000001, 2026-11-29T13:09:03"),
    ("250 2.0.0 Ok: queued as 4Cg8Xk139z4", "250 2.0.0 Ok: queued as 4Cg8Xk139z4"),
    ("UIDVALIDITY 1732871234, 13904 messages", "UIDVALIDITY 1732871234, 13904 messages"),
  ])
  func whatAServerSaysIsWrittenWithoutWhoseItIs(said: String, written: String) {
    #expect(said.withoutContacts == written)
  }
}
