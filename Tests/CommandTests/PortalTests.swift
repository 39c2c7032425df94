import Foundation
import Rehearsal
import Testing

/// A portal's forms from its mailbox to its folder, through the program itself.
struct PortalTests {
  private static let form = """
    From: wszx@portal.example
    To: liuyan@naiman.example
    Subject: new letter
    Precedence: bulk
    Message-ID: <1@portal.example>
    X-Portal-Secret: s3cret
    Content-Type: text/plain; charset=utf-8

    编号：WZ7
    姓名：李四
    电话：13900001234
    住址：诺恩吉雅小区3号楼
    标题：供热不足
    内容：室内只有12度，请尽快解决供热问题。

    """

  private func bureau(_ changes: [(old: String, new: String)] = []) throws -> Bureau {
    let settings = """
          channel: portal
          form:
            senders: [wszx@portal.example]
            secret: {header: X-Portal-Secret, file: ../portal-secret}
          status: {path: ../portal}
      """
    let bureau = try Bureau([("    # channel: mail  ", settings + "\n    # channel: mail  ")] + changes)
    try Files.write("s3cret\n", to: bureau.directory + "/portal-secret")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o600], ofItemAtPath: bureau.directory + "/portal-secret")
    let mail = Self.form.replacing("\n", with: "\r\n")
    try bureau.post.send(Array(mail.utf8), from: "", to: "")
    return bureau
  }

  private func status(_ number: String, in bureau: Bureau) throws -> [String: Any] {
    let bytes = try Files.read("\(bureau.directory)/portal/status/\(number).json")
    return try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
  }

  @Test func aLetterIsFoundByThePortalsNumberAndToldToThePortal() throws {
    let bureau = try bureau()
    let answer = try bureau.huiyin("once")
    #expect(answer.status == 0, "\(answer.errors)")
    let shown = try bureau.huiyin("show", "WZ7")
    #expect(shown.status == 0 && shown.output.contains("portal serial WZ7"))
    #expect(shown.output.contains("住址：诺恩吉雅小区3号楼"))
    let number = try #require(
      try bureau.huiyin("show", "wz7", "--json").status == 1 ? shown.lines.first : nil
    )
    .prefix(12)
    let status = try status(String(number), in: bureau)
    #expect(status["serial"] as? String == "WZ7" && status["messageID"] as? String == "1@portal.example")
    #expect(status["status"] as? String == "已收到")
    #expect(try bureau.huiyin("check").complaints.isEmpty)
  }

  @Test func aFolderThatIsAwayIsSaidOnceAndDelaysNothing() throws {
    let bureau = try bureau()
    // Where the folder should be lies a file.
    try Files.write("x", to: bureau.directory + "/portal")
    let answer = try bureau.huiyin("once")
    #expect(answer.status == 1)
    #expect(answer.complaints.count == 1 && answer.complaints[0].hasPrefix("status 收件箱: "))
    #expect(try bureau.huiyin("list").lines.count == 1)
    try FileManager.default.removeItem(atPath: bureau.directory + "/portal")
    #expect(try bureau.huiyin("once").status == 0)
    #expect(FileManager.default.fileExists(atPath: bureau.directory + "/portal/status"))
  }

  @Test func theDaemonTellsThePortalAtOnce() throws {
    let bureau = try bureau([Change.quickPoll])
    let office = try RunningOffice(bureau)
    let line = try office.wait(for: "registered  channel=网上咨询")
    let number = String(line.prefix(12))
    try bureau.huiyin("once")
    #expect(try status(number, in: bureau)["serial"] as? String == "WZ7")
  }

  @Test func aNumberThatNobodyHasIsSaidToBeNone() throws {
    let answer = try bureau().huiyin("show", "WZ8")
    #expect(answer.status == 1)
  }
}
