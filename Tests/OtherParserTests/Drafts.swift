import Mail

/// A draft whose parts are hard to write down, and how a header shows what a header cannot hold.
struct HardDraft: Sendable, CustomStringConvertible {
  let description: String
  let draft: Draft
  /// Where it differs from the draft's own, as for white space at its ends.
  var subject: String
  var names: [String]

  init(_ description: String, subject: String? = nil, names: [String]? = nil, _ change: (inout Draft) -> Void)
  {
    self.description = description
    var draft = Draft(
      from: Address(name: "网站管理中心", mailbox: "desk@gov.example"),
      to: [Address(name: "交通运输局", mailbox: "jtj@gov.example")],
      subject: "请办理网民留言 NM2026000123", date: 1_795_396_320,
      messageID: "3k9q0m2w7x5r8t1v4b6c0d2e.NM2026000123@gov.example", text: "您好：\n请在五个工作日内答复。\n")
    change(&draft)
    self.draft = draft
    self.subject = subject ?? draft.subject
    self.names = names ?? draft.attachments.map(\.name)
  }
}

extension HardDraft {
  static let all = subjects + people + threads + texts + files

  private static let subjects = [
    HardDraft("plain") { _ in },
    HardDraft("no subject") { $0.subject = "" },
    HardDraft("ASCII subject") { $0.subject = "Letter NM2026000123" },
    HardDraft("subject of ten kilobytes") { $0.subject = String(repeating: "关于路灯的问题。", count: 430) },
    HardDraft("long ASCII subject") { $0.subject = String(repeating: "word ", count: 500) + "end" },
    HardDraft("subject of one long word") { $0.subject = String(repeating: "a", count: 3000) },
    HardDraft("subject that looks encoded") { $0.subject = "=?utf-8?Q?a?= b =?x" },
    HardDraft("emoji") { $0.subject = String(repeating: "👩‍👩‍👧‍👦🇨🇳", count: 30) },
    HardDraft("Mongolian") { $0.subject = String(repeating: "ᠮᠣᠩᠭᠣᠯ᠋ ᠪᠢᠴᠢᠭ᠎ᠡ ", count: 12) + "ᠨᠠᠢᠮᠠᠨ" },
    HardDraft("from right to left") { $0.subject = "שלום 路灯 مرحبا 12" },
    HardDraft("rare characters") { $0.subject = "𠮷𪚥㐀龘 é e\u{301} \u{FFFD}" },
    HardDraft("spaces at the ends", subject: "路灯  NM2026000123") { $0.subject = "  路灯  NM2026000123 " },
    HardDraft("two spaces in ASCII") { $0.subject = "two  spaces   here" },
    HardDraft("control characters", subject: "a  Bcc: x  b") { $0.subject = "a\r\nBcc: x\u{0}\u{85}b" },
    HardDraft("percent and quotes") { $0.subject = "\"100%\" <b> \\ ' ; , : ( )" },
  ]

  private static let people = [
    HardDraft("no names") {
      $0.from.name = nil
      $0.to[0].name = nil
    },
    HardDraft("names with commas and quotes") {
      $0.to = [
        Address(name: "Li, Si \"the\" (boss) \\ x", mailbox: "a@x.example"),
        Address(name: "李四, 张三 <x@y> \"终\"", mailbox: "b@x.example"),
        Address(name: "O'Neil; Mr.", mailbox: "c@x.example"),
      ]
    },
    HardDraft("long names") {
      $0.from.name = String(repeating: "奈曼旗大沁他拉镇人民政府", count: 20)
      $0.to[0].name = String(repeating: "long name ", count: 40) + "end"
    },
    HardDraft("a name that looks encoded") { $0.from.name = "=?utf-8?B?6Lev?=" },
    HardDraft("200 recipients") {
      $0.to = (0..<200).map { Address(name: "第\($0)承办单位", mailbox: "unit\($0)@gov.example") }
    },
    HardDraft("copies and a way to answer") {
      $0.cc = [Address(mailbox: "one@x.example"), Address(name: "二", mailbox: "two@x.example")]
      $0.replyTo = [Address(mailbox: "desk+nm2026000123-4q7x0m2k9w5s8a1z@gov.example")]
      $0.autoSubmitted = .generated
    },
    HardDraft("a long mailbox") {
      $0.to = [
        Address(
          name: "长",
          mailbox: String(repeating: "a", count: 64) + "@" + String(repeating: "b.", count: 80) + "example")
      ]
    },
  ]

  private static let threads = [
    HardDraft("a thread") {
      $0.inReplyTo = "2@x.example"
      $0.references = ["1@x.example", "2@x.example"]
    },
    HardDraft("a long thread") {
      $0.references = (0..<300).map { "reference.\($0)@mail.example" }
      $0.inReplyTo = $0.references.last
    },
    HardDraft("a long identifier") { $0.inReplyTo = String(repeating: "a", count: 800) + "@x.example" },
    HardDraft("further fields") {
      $0.headers = [
        ("X-Note", "备注"), ("List-Unsubscribe", "<https://gov.example/\(String(repeating: "a", count: 300))>"),
      ]
    },
  ]

  private static let texts = [
    HardDraft("no text") { $0.text = "" },
    HardDraft("two alternatives") { $0.html = "<!DOCTYPE html>\r\n<p>您好：<br>\r请答复。</p>\n" },
    HardDraft("line breaks of all kinds") { $0.text = "一\r\n二\n三\r四\r\r\n五\u{2028}六\u{85}七\n" },
    HardDraft("lines that mean something to a server") {
      $0.text = ".\n..\nFrom here\n>From there\n--=_\n-- \nQUIT\n.\n"
      $0.html = ".\nFrom <b>x</b>\n"
    },
    HardDraft("a line of ten thousand characters") {
      $0.text = String(repeating: "路", count: 10_000) + "\nend"
    },
    HardDraft("control characters in the text") { $0.text = "a\u{0}b\u{1}c\u{7F}d\te\u{FEFF}f" },
    HardDraft("Mongolian text") { $0.text = "ᠮᠣᠩᠭᠣᠯ᠋ ᠪᠢᠴᠢᠭ᠎ᠡ 𠮷 👩‍👩‍👧\n" },
  ]

  private static func file(_ name: String, _ bytes: [UInt8] = [1, 2, 3], type: String = "application/pdf")
    -> Attachment
  {
    Attachment(name: name, asciiName: "NM2026000123.pdf", type: type, bytes: bytes)
  }

  private static let files = [
    HardDraft("an ASCII name") { $0.attachments = [file("report.pdf")] },
    HardDraft("a Chinese name") { $0.attachments = [file("网民留言回复情况表（交通运输局）.docx")] },
    HardDraft("a name of 200 characters") {
      $0.attachments = [file(String(repeating: "附", count: 196) + ".pdf")]
    },
    HardDraft("quotes and other marks in a name") {
      $0.attachments = [file("a \"b\" 'c' %41 *0*=; =?x?=.pdf"), file("路灯'%\"（终）.pdf")]
    },
    HardDraft(
      "paths as names", names: ["_.._etc_passwd", "C__附件_a.pdf", "NM2026000123.pdf", "afdp.exe", "a b.pdf"]
    ) {
      $0.attachments = ["../../etc/passwd", "C:\\附件\\a.pdf", "..", "a\u{202E}fdp.exe", "a\r\nb.pdf"].map {
        file($0)
      }
    },
    HardDraft("files of every content") {
      $0.html = "<p>x</p>"
      $0.attachments = [
        file("empty.pdf", []), file("二进制.bin", Array(0...255), type: "application/octet-stream"),
        file("lines.txt", Array("a\r\nb\nc\rd\0\n.\r\nFrom x\n".utf8), type: "text/plain"),
        file("一.jpg", [UInt8](repeating: 0xFF, count: 57 * 40), type: "image/jpeg"),
        file("二.jpg", [UInt8](repeating: 0, count: 57 * 40 + 1), type: "image/jpeg"),
      ]
    },
  ]
}
