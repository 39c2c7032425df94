import Testing

@testable import Mail

/// No bytes may stop the reader: it reads them, or says which limit they break.
struct HostileTests {
  private static let mail: [UInt8] =
    crlf(
      """
      From: "张三, \\"x" (c(d)) <a@b.example>, =?gb2312?B?1cXI/Q==?= <c@d.example>;
      To: g: x@y.example, "z"@w.example;
      Subject: =?utf-8?Q?=E8=B7=AF?= =?utf-8?B?54Gv?=
      Date: Mon, 23 Nov 2026 09:12:00 +0800 (CST)
      References: <a@b> <c@d>
      Content-Type: multipart/mixed; boundary="B"; x*0*=utf-8''%E8; x*1=y

      --B
      Content-Type: multipart/alternative; boundary=C

      --C
      Content-Type: text/plain; format=flowed; charset=gb18030
      Content-Transfer-Encoding: quoted-printable

      =C4=E3 =
      > x
      在 2026年11月23日 09:12，a@b.example 写道：
      --C
      Content-Type: text/html; charset=utf-8

      <p style="display:none">a<a href="http://x/">b&nbsp;&#x4F60;</p><!-- c --><script>d</script>
      --C--
      --B
      Content-Type: message/delivery-status
      Content-Transfer-Encoding: base64

      RmluYWwtUmVjaXBpZW50OiByZmM4MjI7IGFAYi5jbg==
      --B--
      """)

  /// Touches everything that is computed from a message.
  private func readAll(_ bytes: [UInt8]) {
    guard let message = try? Message(parsing: bytes) else { return }
    _ = (message.subject, message.date, message.messageID, message.inReplyTo, message.references)
    _ = (message.kind, message.findings, message.bounce, message.reply)
    for file in message.attachments { _ = (message.content(of: file), file.name) }
    for field in message.root.headers { _ = field.text }
    for part in message.root.leaves { _ = (message.text(of: part), message.rawBytes(of: part)) }
  }

  @Test func aMailCutAnywhereIsRead() {
    for end in stride(from: 1, through: Self.mail.count, by: 2) { readAll(Array(Self.mail[..<end])) }
  }

  @Test func aMailWithAnyByteLostIsRead() {
    for place in stride(from: 0, to: Self.mail.count, by: 2) {
      var mail = Self.mail
      mail.remove(at: place)
      readAll(mail)
    }
  }

  @Test(arguments: [0x00, 0x0A, 0x22, 0x3C, 0x3D, 0xFF] as [UInt8])
  func aMailWithBytesChangedIsRead(octet: UInt8) {
    for place in stride(from: Int(octet) % 5, to: Self.mail.count, by: 5) {
      var mail = Self.mail
      mail[place] = octet
      readAll(mail)
    }
  }

  @Test(arguments: [
    "<", "</", "<!--", "<a href=\"", "&#", "<blockquote type=cite>", "<p style=display:none>", "=?", "=?a?b?",
    ">",
    "(", "\"", "--B\n", "-", "\n", "\r", "\u{0}", "=", "写道：\n", "发件人：\n", "Message-ID: <\n", "5.1.",
  ])
  func aFloodOfOneSignIsRead(sign: String) {
    let flood = String(repeating: sign, count: 6000 / sign.utf8.count)
    readAll(Array("Content-Type: text/html\n\n\(flood)".utf8))
    readAll(Array("From: mailer-daemon@x.example\n\n\(flood)".utf8))
    readAll(
      Array("From: \(flood)\nTo: \(flood)\nDate: \(flood)\nReferences: \(flood)\nSubject: \(flood)\n\n".utf8))
    readAll(Array("Content-Type: multipart/mixed; boundary=\"B\"\n\n\(flood)".utf8))
    readAll(Array("Content-Type: \(flood)\nContent-Disposition: x;\(flood)\n\n".utf8))
  }

  @Test func numbersTooLargeForAnyIntegerAreRead() {
    let digits = String(repeating: "9", count: 400)
    readAll(
      crlf(
        "Date: \(digits) Jan \(digits) \(digits):\(digits):\(digits) +\(digits)\nContent-Type: a/b; n*\(digits)*=x\n\n"
      ))
    #expect(HTMLText.text(of: "&#\(digits);&#x110000;&#xD800;") == "&#\(digits);\u{FFFD}\u{FFFD}")
  }
}
