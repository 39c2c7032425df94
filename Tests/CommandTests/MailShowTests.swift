import Foundation
import Rehearsal
import Testing

/// `huiyin mail show`: what the office reads in a mail, for people and for other programs.
struct MailShowTests {
  private static let reply = """
    From: =?gb2312?B?zfW98LLm?= <wangjc@slj.example>
    To: liuyan@naiman.example, "=?UTF-8?B?6ZmI5b+X6L+c?=" <czy@naiman.example>
    Subject: =?UTF-8?B?5Zue5aSN77ya?= NM2026000123
    Date: Wed, 25 Nov 2026 09:12:00 +0800
    Message-ID: <2@slj.example>
    In-Reply-To: <1@naiman.example>
    References: <0@naiman.example> <1@naiman.example>
    Content-Type: multipart/mixed; boundary=b

    --b
    Content-Type: text/plain; charset=utf-8

    认领

    ------------------ 原始邮件 ------------------
    发件人: "网站管理中心" <liuyan@naiman.example>;
    发送时间: 2026年11月24日(星期二) 上午9:00
    收件人: "旗水务局" <wangjc@slj.example>;
    主题: NM2026000123

    请于5个工作日内答复。
    --b
    Content-Type: image/jpeg; name="scan.jpg"
    Content-Transfer-Encoding: base64

    YWJj
    --b--
    """

  private func shown(_ mail: String, _ options: String...) throws -> Answer {
    let file = FileManager.default.temporaryDirectory.path + "/huiyin-mail-" + UUID().uuidString + ".eml"
    try Files.write(mail, to: file)
    // A leftover in the temporary folder harms nobody.
    defer { try? FileManager.default.removeItem(atPath: file) }
    return try Answer(of: [DaemonProcess.binary, "mail", "show", file] + options)
  }

  @Test func theKeysOfAMail() throws {
    let mail = try shown(Self.reply, "--json").object()
    #expect(
      Set(mail.keys) == [
        "subject", "from", "to", "date", "messageID", "inReplyTo", "references", "original", "kind", "text",
        "reply", "attachments", "signed", "findings",
      ])
    #expect(mail["subject"] as? String == "回复： NM2026000123")
    #expect(mail["from"] as? [[String: String]] == [["name": "王金叉", "address": "wangjc@slj.example"]])
    #expect(mail["date"] as? String == "2026-11-25T09:12:00+08:00")
    #expect(mail["messageID"] as? String == "2@slj.example")
    #expect(mail["inReplyTo"] as? String == "1@naiman.example")
    #expect(mail["references"] as? [String] == ["0@naiman.example", "1@naiman.example"])
    #expect(mail["kind"] as? String == "reply")
    #expect(mail["reply"] as? String == "认领")
    #expect((mail["text"] as? String)?.contains("请于5个工作日内答复。") == true)
    #expect(mail["signed"] as? String == "none")
  }

  @Test func theKeysOfAnAttachment() throws {
    let mail = try shown(Self.reply, "--json").object()
    let files = try #require(mail["attachments"] as? [[String: Any]])
    #expect(files.count == 1)
    #expect(Set(files[0].keys) == ["name", "type", "size", "sha256"])
    #expect(files[0]["name"] as? String == "scan.jpg")
    #expect(files[0]["type"] as? String == "image/jpeg")
    #expect(files[0]["size"] as? Int == 3)
    #expect(
      files[0]["sha256"] as? String == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }

  @Test func whatAMailDoesNotHaveIsNull() throws {
    let mail = try shown("From: a@b.example\n\n您好", "--json").object()
    for key in ["date", "messageID", "inReplyTo", "original"] { #expect(mail[key] is NSNull, "\(key)") }
    #expect(mail["subject"] as? String == "")
    #expect((mail["to"] as? [Any])?.isEmpty == true)
    #expect((mail["from"] as? [[String: Any]])?.first?["name"] is NSNull)
  }

  @Test func aPersonReadsTheNewWordsAndWhatWasSentAlong() throws {
    let answer = try shown(Self.reply)
    #expect(answer.status == 0)
    #expect(answer.lines.contains("from     王金叉 <wangjc@slj.example>"))
    #expect(answer.lines.contains("file     scan.jpg  image/jpeg  3 bytes  ba7816bf8f01cfea"))
    #expect(answer.lines.last == "    认领")
  }

  @Test func aMailBeyondALimitIsNotHalfRead() throws {
    let parts = String(repeating: "--b\n\nx\n", count: 300)
    let answer = try shown("Content-Type: multipart/mixed; boundary=b\n\n" + parts, "--json")
    #expect(answer.status == 1)
    #expect(answer.output.isEmpty)
    #expect(answer.complaints.first?.hasSuffix("mail: limit parts: more than 200 parts") == true)
    #expect(answer.hints == ["the office holds such a mail for a person, whole as it came"])
  }

  @Test func aSignatureIsNamedByItsKindAndNotJudged() throws {
    func signed(_ type: String, _ signature: String) throws -> String? {
      let mail =
        "From: a@b.example\nContent-Type: multipart/signed; protocol=\"\(type)\"; boundary=b\n\n--b\n\nx\n--b\n"
        + "Content-Type: \(type)\n\n\(signature)\n--b--\n"
      return try shown(mail, "--json").object()["signed"] as? String
    }
    #expect(try signed("application/pkcs7-signature", "MAA=") == "smime")
    #expect(try signed("application/pgp-signature", "-----BEGIN PGP SIGNATURE-----") == "openpgp")
  }

  @Test func nothingInAMailMovesTheCursor() throws {
    let answer = try shown("From: a@b.example\nSubject: =?UTF-8?B?GwpbMkrkvaDlpb0=?=\n\n\u{1B}[2J\u{202E}x")
    #expect(!answer.output.unicodeScalars.contains { $0.value == 0x1B || $0.value == 0x202E })
  }

  @Test func aFileThatIsNotThereIsWrongUsage() throws {
    let answer = try Answer(of: [DaemonProcess.binary, "mail", "show", "/nonexistent.eml"])
    #expect(answer.status == 2)
    #expect(answer.complaints == ["/nonexistent.eml: cannot be read"])
  }
}
