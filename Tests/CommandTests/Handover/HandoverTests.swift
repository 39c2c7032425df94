import Foundation
import Rehearsal
import Testing

/// `huiyin handover`: the paper that goes from hand to hand.
struct HandoverTests {
  @Test func thePaperNamesOpenWorkByNumberAndNoAuthor() throws {
    let bureau = try Bureau.withLetter()
    try bureau.write("李梅梅反映停水", "我是李梅梅，电话13804751234，小区停水三天，请尽快解决。")
    try bureau.huiyin("once")
    let letters = try bureau.huiyin("list", "--json").list().compactMap { $0["letter"] as? String }
    #expect(try bureau.huiyin("assign", letters[0], "--lead", "旗住建局").status == 0)
    let answer = try bureau.huiyin("handover")
    #expect(answer.status == 0 && answer.errors.isEmpty, "\(answer.errors)")
    for letter in letters { #expect(answer.output.contains(letter)) }
    #expect(answer.output.contains(/旗住建局　\w+　.*办理期限\d{4}-/))
    #expect(!answer.output.contains("李梅梅") && !answer.output.contains("13804751234"))
    #expect(!answer.output.contains("limeimei"))
    for line in ["移交人：", "接收人：", "监交人："] { #expect(answer.output.contains("\n\(line)＿")) }
    #expect(answer.output.contains("从未备份"))
  }

  /// What such a mail says, and who wrote it, nobody has looked at yet.
  @Test func aHeldMailStandsThereByItsNumberAlone() throws {
    let bureau = try Bureau.withLetter()
    try bureau.post.send(
      Array(
        """
        From: limeimei@citizens.example
        To: liuyan@naiman.example
        Subject: Li Meimei is away
        Auto-Submitted: auto-replied
        Message-ID: <away@citizens.example>
        Date: Mon, 23 Nov 2026 09:00:00 +0800

        Call 13804751234.

        """.replacing("\n", with: "\r\n").utf8), from: "limeimei@citizens.example",
      to: "liuyan@naiman.example")
    try bureau.huiyin("once")
    let number = try #require(try bureau.huiyin("held", "--json").list().first?["number"] as? Int)
    let paper = try bureau.huiyin("handover").output
    #expect(paper.contains("- [ ] 无法识别的来信　第\(number)号　自20"))
    #expect(!paper.contains("Meimei") && !paper.contains("13804751234"))
  }

  @Test func afterARestoreThePaperSaysThatNothingLeaves() throws {
    let bureau = try Bureau.withLetter()
    let made = try bureau.huiyin("backup", bureau.directory + "/backups", "--json").object()
    let backup = try #require(made["backup"] as? String)
    #expect(try bureau.huiyin("handover").output.contains("- [ ] 上次完好的备份：20"))
    #expect(try bureau.huiyin("restore", backup).status == 0)
    #expect(try bureau.huiyin("handover").output.contains("起**只收不发**：已由20"))
    let hold = try bureau.huiyin("handover", "--json").object()["hold"] as? [String: Any]
    #expect(hold?["ending"] is NSNull)
  }

  @Test func secretsStandThereByAccountAndFileAndNeverThemselves() throws {
    let (bureau, mailbox) = (try Bureau.withLetter(), Change.imapMailbox("网上咨询", port: 9))
    try bureau.edit(mailbox.old, mailbox.new)
    try bureau.writePassword("tiger")
    let paper = try bureau.huiyin("handover").output
    #expect(paper.contains("邮箱“网上咨询”的密码　帐号liuyan　127.0.0.1　"))
    #expect(paper.contains("上次更换20") && !paper.contains("tiger"))
    #expect(paper.contains("- [ ] 办件标识密钥　\(bureau.directory)/state/token.key　写于20"))
  }

  @Test func whoGoesIsFoundWhereverHeStands() throws {
    let bureau = try Bureau.withLetter()
    let paper = try bureau.huiyin("handover", "--from", "乌日娜")
    #expect(paper.output.contains("- 移交人：乌日娜"))
    #expect(paper.output.contains("- [ ] 乌日娜　网站管理中心工作人员　wurina@naiman.example　登录名wurina　（huiyin.yaml）"))
    #expect(!paper.output.contains("- [ ] 陈志远"))
    #expect(try bureau.huiyin("handover", "--from", "无此人").warnings.count == 1)
  }

  @Test func itIsWrittenIntoAFileOfOnesOwn() throws {
    let bureau = try Bureau.withLetter(Change.everythingAutomatic)
    let path = bureau.directory + "/交接.md"
    #expect(try bureau.huiyin("handover", "--out", path).output.isEmpty)
    let paper = String(decoding: try Files.read(path), as: UTF8.self)
    #expect(paper.contains("- [ ] 自动受理　policy: accept: automatic"))
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode.map { $0 & 0o077 } == 0)
    let object = try bureau.huiyin("handover", "--json").object()
    #expect((object["automatic"] as? [[String: Any]])?.count == 4)
    #expect(object["hold"] is NSNull && object["from"] is NSNull)
  }

  @Test func whereThereIsNoLedgerThereIsNothingToHandOver() throws {
    let answer = try Bureau().huiyin("handover")
    #expect(answer.status == 1 && answer.output.isEmpty && answer.isInForm)
  }
}
