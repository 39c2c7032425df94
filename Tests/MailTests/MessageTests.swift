import Testing

@testable import Mail

struct MessageTests {
  @Test func aMailIsReadAsAWhole() throws {
    let message = try message(
      """
      From: =?GB2312?B?\(base64(gb("张三")))?= <San.Zhang@Mail.EXAMPLE>
      To: desk@gov.example
      Cc: a@x.example, b@x.example
      Subject: =?utf-8?Q?=E8=B7=AF=E7=81=AF?=
      Date: Mon, 23 Nov 2026 09:12:00 +0800
      Message-ID: <1@mail.example>
      In-Reply-To: <0@gov.example>
      References: <a@gov.example>
       <0@gov.example>
      MIME-Version: 1.0
      Content-Type: multipart/mixed; boundary=B

      --B
      Content-Type: text/plain; charset=gb2312
      Content-Transfer-Encoding: base64

      \(base64(gb("路灯坏了。")))
      --B
      Content-Type: image/jpeg; name="=?gbk?B?\(base64(gb("照片.jpg")))?="
      Content-Disposition: attachment
      Content-Transfer-Encoding: base64

      /9j/4A==
      --B--
      """)
    #expect(message.from == [Address(name: "张三", mailbox: "San.Zhang@mail.example")])
    #expect(message.to.map(\.mailbox) == ["desk@gov.example"])
    #expect(message.cc.count == 2)
    #expect(message.subject == "路灯")
    #expect(message.date == MailDate(seconds: 1_795_396_320, offset: 28800))
    #expect(message.messageID == "1@mail.example")
    #expect(message.inReplyTo == ["0@gov.example"])
    #expect(message.references == ["a@gov.example", "0@gov.example"])
    #expect(message.text == "路灯坏了。")
    #expect(message.attachments.map(\.name) == ["照片.jpg"])
    #expect(message.content(of: message.attachments[0]) == [0xFF, 0xD8, 0xFF, 0xE0])
    #expect(message.kind == .reply)
    #expect(message.findings.isEmpty)
  }

  @Test func aMailWithoutAnythingHasEmptyFields() throws {
    let message = try message("\n")
    #expect(message.subject == "" && message.from.isEmpty && message.date == nil && message.messageID == nil)
    #expect(message.text == "" && message.attachments.isEmpty && message.kind == .letter)
  }

  @Test func repeatedFieldsAreFound() throws {
    let message = try message("From: a@x.example\nfrom: b@x.example\nDate: x\nDate: x\nDate: x\n\n")
    #expect(message.findings == ["two From headers", "3 Date headers", "unreadable Date"])
    #expect(message.from.map(\.mailbox) == ["a@x.example"])
  }

  @Test func aRepeatedParameterIsFoundAndTheFirstCounts() throws {
    let message = try message("Content-Type: multipart/mixed; boundary=A; boundary=B\n\n--A\n\none\n--A--\n")
    #expect(message.findings == ["duplicate parameter \"boundary\" in Content-Type"])
    #expect(message.text == "one")
  }

  @Test func aFilesPlainAndEncodedNamesAreNoDuplicates() throws {
    let message = try message(
      "Content-Disposition: attachment; filename=\"a.pdf\"; filename*=UTF-8''%E5%9B%9E.pdf\n\nx")
    #expect(message.findings.isEmpty)
    #expect(message.root.fileName == "回.pdf")
  }

  @Test(arguments: [("text", "text/plain"), ("image", "application/octet-stream"), ("text/", "text/plain")])
  func aHalfContentTypeIsCompleted(written: String, type: String) throws {
    let parsed = try message("Content-Type: \(written)\n\nx").root.contentType
    #expect("\(parsed.type)/\(parsed.subtype)" == (written == "image" ? "image/octet-stream" : type))
  }

  @Test func anUnreadableContentTypeIsPlainTextAndFound() throws {
    let message = try message("Content-Type: (?)\n\nx")
    #expect(message.root.contentType.matches("text", "plain"))
    #expect(message.findings == ["unreadable Content-Type"])
  }

  @Test func aDigestHoldsMessages() throws {
    let message = try message("Content-Type: multipart/digest; boundary=B\n\n--B\n\nSubject: a\n\nx\n--B--")
    #expect(message.root.parts[0].contentType.matches("message", "rfc822"))
    #expect(message.attachments.count == 1 && message.text == "")
  }
}
