import Domain
import Mail
import Testing
import World

@testable import Office

/// Held mails that accuse the desk which is told of what is held.
@Suite struct PenDiscretionTests {
  private func digest(of text: String, files: [Mail.Attachment] = [], register: Register = Cast.register)
    throws -> (world: World, digest: Message)
  {
    let world = try World(register: register)
    try world.write(
      from: Cast.citizen, subject: "反映情况", text: text, attachments: files, headers: [("Precedence", "bulk")])
    try world.work()
    world.now = Timestamp(Day("2026-11-24")!, hour: 9)
    try world.work()
    let digests = try world.office.ledger.mail(in: .sent).filter { $0.mail.kind == "morning" }
    let last = try #require(digests.last)
    return (world, try Message(parsing: last.mail.bytes))
  }

  @Test func aDeskThatNobodyStandsAboveIsNotToldWhoAccusesIt() throws {
    let (_, digest) = try digest(of: "网站管理中心的王敏把我的举报信扔了。")
    #expect(digest.to.map(\.mailbox) == [Cast.desk.address])
    for trace in ["limeimei", "李梅梅", "王敏把", "反映情况"] { #expect(!digest.text.contains(trace), "\(trace)") }
    #expect(digest.text.contains("来自：（不以邮件转递）") && digest.text.contains("（第1号，"))
  }

  @Test func theNamesOfFilesAccuseHereAsWell() throws {
    let file = Mail.Attachment(
      name: "举报网站管理中心王敏受贿.pdf", asciiName: "a.pdf", type: "application/pdf",
      bytes: Array("%PDF-1.4 x\n%%EOF".utf8))
    let (_, digest) = try digest(of: "见附件。", files: [file])
    #expect(!digest.text.contains("limeimei") && digest.text.contains("来自：（不以邮件转递）"))
  }

  @Test func whoStandsAboveItIsTold() throws {
    let register = Register(
      units: Cast.register.units, desks: Cast.register.desks,
      officials: [Official(role: .coordinator, name: "李国栋", address: "zhengfuban@naiman.example")])
    let (_, digest) = try digest(of: "网站管理中心的王敏把我的举报信扔了。", register: register)
    #expect(digest.to.map(\.mailbox) == ["zhengfuban@naiman.example"])
    #expect(digest.text.contains("limeimei＠citizen．example") && digest.text.contains("举报信扔了"))
  }

  @Test func anotherMailIsToldInFull() throws {
    let (_, digest) = try digest(of: "家里不热。")
    #expect(digest.text.contains("limeimei＠citizen．example") && digest.text.contains("家里不热"))
  }
}
