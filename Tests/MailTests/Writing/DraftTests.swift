import Testing

@testable import Mail

struct DraftTests {
  private func reread(_ draft: Draft) throws -> Message { try Message(parsing: try draft.composed()) }

  /// The lines of a mail, after checking that nothing but CRLF ends one.
  private func lines(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    let lines = bytes.split(separator: Octet.lineFeed, omittingEmptySubsequences: false)
    #expect(lines.last?.isEmpty == true && lines.dropLast().allSatisfy { $0.last == Octet.carriageReturn })
    let contents = lines.dropLast().map { $0.dropLast() }
    #expect(contents.allSatisfy { !$0.contains(Octet.carriageReturn) && !$0.contains(0) })
    return contents
  }

  @Test func aDraftReadsBackAsItWasMeant() throws {
    var draft = Draft.sample()
    draft.replyTo = [Address(name: "a \"b\" c", mailbox: "reply@gov.example")]
    draft.cc = [Address(mailbox: "one@x.example"), Address(name: "Li, Si", mailbox: "two@x.example")]
    draft.inReplyTo = "0@x.example"
    draft.references = (0..<20).map { "reference-\($0)@x.example" }
    draft.autoSubmitted = .generated
    draft.headers = [(name: "X-Huiyin-Letter", value: "NM2026000123"), (name: "X-Note", value: "备注")]
    draft.html = "<p>您好</p>"
    draft.attachments = [
      Attachment(
        name: "网民留言回复情况表（交通运输局）.docx", asciiName: "NM2026000123.docx", type: "application/octet-stream",
        bytes: Array(0...255))
    ]
    let message = try reread(draft)
    #expect(message.from == [draft.from] && message.to == draft.to && message.cc == draft.cc)
    #expect(message.replyTo == draft.replyTo && message.subject == draft.subject)
    #expect(message.date == MailDate(seconds: draft.date, offset: 28800))
    #expect(message.messageID == draft.messageID && message.inReplyTo == ["0@x.example"])
    #expect(message.references == draft.references)
    #expect(message.headers(named: "Auto-Submitted").map(\.text) == ["auto-generated"])
    #expect(message.headers(named: "X-Note").map(\.text) == ["备注"])
    #expect(message.text == "您好：\n请在五个工作日内答复。")
    #expect(message.attachments.map(\.name) == ["网民留言回复情况表（交通运输局）.docx"])
    #expect(message.attachments.map { message.content(of: $0) } == [Array(0...255)])
    #expect(message.findings.isEmpty)
    let kinds = message.root.leaves.map(\.contentType.subtype)
    #expect(kinds == ["plain", "html", "octet-stream"])
    #expect(
      message.root.contentType.subtype == "mixed"
        && message.root.parts[0].contentType.subtype == "alternative")
  }

  @Test func aPictureLiesBesideThePageThatShowsIt() throws {
    var draft = Draft.sample()
    draft.html = "<img src=\"cid:chart-1.a@gov.example\" alt=\"图\">"
    draft.pictures = [
      InlinePicture(
        contentID: "chart-1.a@gov.example", asciiName: "chart-1.png", type: "image/png", bytes: [1, 2, 3])
    ]
    let message = try reread(draft)
    #expect(message.text == "您好：\n请在五个工作日内答复。")
    let related = message.root.parts[1]
    #expect(related.contentType.subtype == "related" && related.contentType.parameters["type"] == "text/html")
    #expect(related.parts.map(\.contentType.subtype) == ["html", "png"])
    #expect(message.content(of: related.parts[1]) == [1, 2, 3])
    let bytes = String(decoding: try draft.composed(), as: UTF8.self)
    #expect(bytes.contains("\r\nContent-ID: <chart-1.a@gov.example>\r\n"))
    #expect(bytes.contains("\r\nContent-Disposition: inline; filename=\"chart-1.png\"\r\n"))
    draft.pictures[0].contentID = "chart 1"
    #expect(throws: ComposeError.messageID("chart 1")) { try draft.composed() }
  }

  @Test func theSameDraftGivesTheSameBytes() throws {
    var other = Draft.sample()
    other.html = "<p>x</p>"
    let first = try other.composed()
    #expect(try other.composed() == first)
    other.messageID = "b.2@gov.example"
    #expect(try other.composed() != first)
  }

  @Test func theDateIsBeijingTime() throws {
    #expect(
      try reread(.sample()).headers(named: "Date").map(\.text) == ["Mon, 23 Nov 2026 09:12:00 +0800"])
    var draft = Draft.sample()
    draft.date = 0
    #expect(try reread(draft).headers(named: "Date").map(\.text) == ["Thu, 01 Jan 1970 08:00:00 +0800"])
  }

  @Test(arguments: [
    "短", String(repeating: "关于奈曼旗大沁他拉镇道路照明设施损坏的问题", count: 20), String(repeating: "a", count: 3000),
    String(repeating: "word ", count: 500), "  two  spaces  ", "=?utf-8?Q?a?=",
    "𠮷" + String(repeating: "👩‍👩‍👧", count: 60), "",
    "ASCII and 中文 mixed [NM2026000123]",
  ])
  func subjectsOfEveryKindSurvive(subject: String) throws {
    var draft = Draft.sample()
    draft.subject = subject
    draft.from.name = subject
    draft.headers = [(name: "X-Subject", value: subject)]
    let bytes = try draft.composed()
    let message = try Message(parsing: bytes)
    let trimmed = subject.trimmingSpaces
    #expect(message.subject == trimmed)
    #expect(message.from == [Address(name: trimmed.isEmpty ? nil : trimmed, mailbox: draft.from.mailbox)])
    #expect(message.headers(named: "X-Subject").map(\.text) == [trimmed])
    for line in lines(bytes) { #expect(line.count <= 76) }
    for word in String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isWhitespace)
    where word.hasPrefix("=?") {
      #expect(word.utf8.count <= 75)
      #expect(!HeaderText.decoded(Array(word.utf8)).contains("\u{FFFD}"))
    }
  }

  @Test(arguments: 1...60)
  func fileNamesOfEveryLengthSurvive(count: Int) throws {
    let name =
      String("路灯a维修 方案'%\"（终）".map(String.init).joined().prefix(count % 13 + 1))
      + String(repeating: "附", count: count) + ".pdf"
    var draft = Draft.sample()
    draft.attachments = [Attachment(name: name, asciiName: "a.pdf", type: "application/pdf", bytes: [1])]
    let bytes = try draft.composed()
    let part = try #require(try Message(parsing: bytes).attachments.first).part
    #expect(part.disposition?.parameters == ["filename": name])
    #expect(part.contentType.parameters == ["name": "a.pdf"])
    for line in lines(bytes) { #expect(line.count <= 76) }
  }

  @Test func aNameOfAnyLengthKeepsItsEnding() throws {
    var draft = Draft.sample()
    let name = String(repeating: "附", count: 5000) + ".pdf"
    draft.attachments = [Attachment(name: name, asciiName: "a.pdf", type: "application/pdf", bytes: [1])]
    let shown = try #require(try reread(draft).root.parts.last?.fileName)
    #expect(shown.hasSuffix("附.pdf") && shown.unicodeScalars.count <= 200)
  }

  @Test func aHeaderThatNobodyTakesIsAnError() {
    var draft = Draft.sample()
    draft.subject = String(repeating: "留言", count: 5000)
    #expect(throws: ComposeError.self) { try draft.composed() }
    draft.subject = String(repeating: "留言", count: 500)
    #expect(throws: Never.self) { try draft.composed() }
  }

  @Test(arguments: [
    ("../../etc/passwd", "_.._etc_passwd"), ("C:\\附件\\a.pdf", "C__附件_a.pdf"), ("..", "a.pdf"),
    (".htaccess", "htaccess"),
    ("a\u{202E}fdp.exe", "afdp.exe"), ("a\u{2066}b\u{200F}.pdf", "ab.pdf"), ("a\r\nb\0.pdf", "a b .pdf"),
    ("", "a.pdf"),
    ("a／b.pdf", "a_b.pdf"), (" . .x", "x"), ("\"a\".pdf", "\"a\".pdf"),
  ])
  func aFileNameIsNeverAPath(name: String, shown: String) throws {
    var draft = Draft.sample()
    draft.attachments = [Attachment(name: name, asciiName: "a.pdf", type: "application/pdf", bytes: [])]
    let part = try #require(try reread(draft).root.parts.last)
    #expect(part.fileName == shown)
  }

  @Test func aLongThreadIsCutInItsMiddle() throws {
    var draft = Draft.sample()
    draft.references = (0..<500).map { "reference-\($0)@x.example" }
    draft.inReplyTo = draft.references.last
    let message = try reread(draft)
    let field = try #require(message.headers(named: "References").first)
    #expect(field.range.count <= 950)
    #expect(message.references.count > 30)
    #expect(
      message.references == [draft.references[0]] + draft.references.suffix(message.references.count - 1))
    #expect(message.inReplyTo == [draft.references[499]])
    let long = String(repeating: "a", count: 880)
    draft.references = ["\(long)@x", "middle@x", "\(long)b@x"]
    #expect(try reread(draft).references == ["\(long)b@x"])
  }

  @Test func whatStandsByItselfIsACharacter() {
    let scalars = (0...0x10FFFF).compactMap(Unicode.Scalar.init).filter(EncodedWordWriter.isWhole)
    #expect(scalars.count > 20_000)
    #expect(String(String.UnicodeScalarView(scalars)).count == scalars.count)
  }

  @Test func aLetterAndItsMarksStayInOneWord() throws {
    // A flag, Mongolian with a variation selector, and accents of their own.
    for text in ["🇨🇳", "ᠮᠣᠩᠭᠣᠯ᠋", "e\u{301}\u{323}"] {
      for column in 0..<28 {
        for word in EncodedWordWriter.words(String(repeating: text, count: 20), after: column) {
          let first = try #require(HeaderText.decoded(Array(word.utf8)).first)
          #expect(text.contains(first))
        }
      }
    }
  }

  @Test(arguments: [
    "中", "a中", "ab中", "中a", "𠮷", "a𠮷中é", "é", "👩‍👩‍👧‍👦", "aé", " 中 ", "=?中?=", "e\u{301}",
    "a\u{301}\u{302}\u{303}\u{304}\u{305}",
    "a",
  ])
  func everyWordButTheLastIsReadToItsEnd(text: String) throws {
    let wholes = [1, 2, 7, 15, 16, 60].flatMap { count in
      ["", "a", "ab"].map { $0 + String(repeating: text, count: count) }
    }
    for whole in wholes {
      for column in [0, 9, 40, 62, 100] {
        let words = EncodedWordWriter.words(whole, after: column)
        #expect(words.allSatisfy { $0.utf8.count <= 75 })
        #expect(words.dropLast().allSatisfy { !$0.hasPrefix("=?UTF-8?B?") || !$0.hasSuffix("=?=") })
        #expect(words.allSatisfy { !HeaderText.decoded(Array($0.utf8)).contains("\u{FFFD}") })
        #expect(HeaderText.decoded(Array(words.joined(separator: " ").utf8)) == whole)
      }
    }
  }

  @Test func textKeepsItsLinesInCanonicalForm() throws {
    var draft = Draft.sample()
    draft.text = "一\r\n二\n三\r四\n\n.\n--=_\nFrom x"
    let message = try reread(draft)
    #expect(message.text(of: message.root) == "一\r\n二\r\n三\r\n四\r\n\r\n.\r\n--=_\r\nFrom x")
  }

  @Test func aLongAddressOfTheWebIsNotEncoded() throws {
    var draft = Draft.sample()
    let link = "<https://gov.example/" + String(repeating: "a", count: 300) + ">"
    draft.headers = [(name: "List-Unsubscribe", value: "\(link), <mailto:x@gov.example>")]
    let field = try #require(try reread(draft).headers(named: "List-Unsubscribe").first)
    #expect(field.rawValue.contains(UInt8(ascii: "<")) && field.text == draft.headers[0].value)
  }

  @Test func manyRecipientsAreFolded() throws {
    var draft = Draft.sample()
    draft.to = (0..<90).map { Address(name: "第\($0)承办单位", mailbox: "unit\($0)@gov.example") }
    let bytes = try draft.composed()
    #expect(try Message(parsing: bytes).to == draft.to)
    for line in lines(bytes) { #expect(line.count <= 76) }
  }
}
