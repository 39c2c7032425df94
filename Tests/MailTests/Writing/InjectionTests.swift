import Testing

@testable import Mail

/// Whatever stands in a draft's fields, the mail has the fields it should have and no others.
struct InjectionTests {
  /// Every field of a draft into which text can be put.
  enum Place: CaseIterable {
    case subject, fromName, fromMailbox, toName, toMailbox, ccMailbox, replyToName, replyToMailbox, messageID,
      inReplyTo
    case reference, fieldName, fieldValue, text, html, attachmentName, attachmentASCIIName, attachmentType
  }

  private func draft(with text: String, at place: Place) -> Draft {
    var draft = Draft.sample()
    draft.cc = [Address(mailbox: "cc@gov.example")]
    draft.replyTo = [Address(name: "x", mailbox: "reply@gov.example")]
    draft.inReplyTo = "0@gov.example"
    draft.references = ["0@gov.example"]
    draft.headers = [(name: "X-Note", value: "x")]
    draft.html = "<p>x</p>"
    draft.attachments = [
      Attachment(name: "x.pdf", asciiName: "x.pdf", type: "application/pdf", bytes: [0, 13, 10])
    ]
    switch place {
    case .subject: draft.subject += text
    case .fromName: draft.from.name = "x" + text + "y"
    case .fromMailbox: draft.from.mailbox = "a\(text)b@gov.example"
    case .toName: draft.to[0].name = text
    case .toMailbox: draft.to[0].mailbox = "a@gov\(text).example"
    case .ccMailbox: draft.cc[0].mailbox += text
    case .replyToName: draft.replyTo[0].name = text + "x"
    case .replyToMailbox: draft.replyTo[0].mailbox = text + "a@gov.example"
    case .messageID: draft.messageID = "a\(text)@gov.example"
    case .inReplyTo: draft.inReplyTo = "a@gov.example\(text)"
    case .reference: draft.references.append("\(text)a@gov.example")
    case .fieldName: draft.headers[0].name = "X-\(text)Note"
    case .fieldValue: draft.headers[0].value = "x\(text)y"
    case .text: draft.text = "x\(text)y"
    case .html: draft.html = "x\(text)y"
    case .attachmentName: draft.attachments[0].name = "x\(text).pdf"
    case .attachmentASCIIName: draft.attachments[0].asciiName = "x\(text).pdf"
    case .attachmentType: draft.attachments[0].type = "application/\(text)pdf"
    }
    return draft
  }

  private static let fields = [
    "Date", "From", "Reply-To", "To", "Cc", "Subject", "Message-ID", "In-Reply-To", "References", "X-Note",
    "MIME-Version", "Content-Type",
  ]

  /// Checks a mail that was composed; a refusal is as good.
  private func check(_ draft: Draft, _ place: Place, _ comment: Comment) throws {
    guard let bytes = try? draft.composed() else { return }
    for (index, octet) in bytes.enumerated() {
      if octet == 0 { Issue.record("NUL: \(comment)") }
      if octet == Octet.lineFeed, bytes[index - 1] != Octet.carriageReturn {
        Issue.record("bare LF: \(comment)")
      }
      if octet == Octet.carriageReturn, bytes[index + 1] != Octet.lineFeed {
        Issue.record("bare CR: \(comment)")
      }
    }
    #expect(bytes.split(separator: Octet.lineFeed).allSatisfy { $0.count <= 999 }, comment)
    #expect(bytes.allSatisfy { $0 < 0x80 }, comment)
    let message = try Message(parsing: bytes)
    let names = message.root.headers.map(\.name)
    #expect(place == .fieldName ? names.count == 12 : names == Self.fields, comment)
    #expect(message.from.count == 1 && message.to.count == 1 && message.cc.count == 1, comment)
    #expect(message.root.parts.count == 2 && message.root.parts[1].headers.count == 3, comment)
    // A sign that turns the direction of a name is a finding of its own, and so is another address in a name.
    let isHarmless = message.findings.allSatisfy {
      $0.hasSuffix("hides its ending") || $0.hasPrefix("From shows ")
    }
    #expect(isHarmless, comment)
  }

  @Test(arguments: Place.allCases)
  func noByteOpensAField(place: Place) throws {
    for octet in 0...255 as ClosedRange<UInt8> {
      let scalar = String(Unicode.Scalar(octet))
      try check(
        draft(with: scalar + "Bcc: evil@x.example", at: place), place, "U+\(octet) with a field in \(place)")
    }
  }

  @Test(arguments: Place.allCases)
  func noSequenceOpensAField(place: Place) throws {
    for text in [
      "\r\nBcc: evil@x.example", "\nBcc: evil@x.example\n\nbody", "\r\n.\r\nMAIL FROM:<x@y>\r\n",
      "\u{2028}Bcc: x", "\u{85}Bcc: x",
      "=?utf-8?Q?=0D=0ABcc:_x?=", ">, <evil@x.example", "\", evil@x.example", ",evil@x.example", "\";x=\"",
      "(", "\\", "\r", "\n", "\0",
      String(repeating: "a", count: 2000), String(repeating: "留", count: 2000), "\u{202E}", "\u{FEFF}", "",
    ] {
      try check(draft(with: text, at: place), place, "\(text.prefix(30).debugDescription) in \(place)")
    }
  }

  @Test func whatAProgramSuppliesIsRefusedByName() {
    func error(_ change: (inout Draft) -> Void) -> ComposeError? {
      var draft = Draft.sample()
      change(&draft)
      do {
        _ = try draft.composed()
        return nil
      } catch { return error }
    }
    #expect(error { $0.to = [] } == .noRecipient)
    #expect(error { $0.to[0].mailbox = "a\r\n@x" } == .mailbox("a\r\n@x"))
    #expect(error { $0.from.mailbox = "张三@x.example" } == .mailbox("张三@x.example"))
    #expect(error { $0.messageID = "<a@b>" } == .messageID("<a@b>"))
    #expect(error { $0.date = -1 } == .date(-1))
    #expect(error { $0.date = 253_402_272_000 } == .date(253_402_272_000))
    #expect(error { $0.headers = [("X Y", "z")] } == .fieldName("X Y"))
    #expect(error { $0.headers = [("bcc", "z")] } == .reservedField("bcc"))
    #expect(error { $0.headers = [("X", "a\nb")] } == .fieldValue("X"))
    let file = Attachment(name: "a", asciiName: "a", type: "a/b", bytes: [])
    #expect(error { $0.attachments = [file] } == nil)
    for type in ["", "a", "a/b/c", "a/b; x=y", "multipart/mixed", "message/rfc822", "text"] {
      #expect(
        error { $0.attachments = [Attachment(name: "a", asciiName: "a", type: type, bytes: [])] }
          == .attachmentType(type))
    }
    for name in ["", "a\"b", "回.pdf", "a/b", String(repeating: "a", count: 61)] {
      #expect(
        error { $0.attachments = [Attachment(name: "a", asciiName: name, type: "a/b", bytes: [])] }
          == .attachmentName(name))
    }
    #expect(ComposeError.mailbox("a\r\n@x").description == "draft: \"a  @x\" is no mailbox")
  }
}
