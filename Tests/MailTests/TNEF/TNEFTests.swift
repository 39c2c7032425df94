import Testing

@testable import Mail

struct TNEFTests {
  @Test func itsFilesTakeThePlaceOfTheWinmailFile() throws {
    var tnef = TNEFBytes(codePage: 936)
    tnef.addFile(title: gb("回复函.pdf"), data: Array("%PDF-1".utf8))
    tnef.addFile(
      title: gb("~1.JPG"), data: [0xFF, 0xD8],
      [.unicode(0x3707, "盖章扫描件.jpg"), .ansi(0x370E, Array("image/jpeg".utf8))])
    let message = try outlookMail(tnef.bytes, text: "同意。")
    #expect(message.attachments.map(\.name) == ["回复函.pdf", "盖章扫描件.jpg"])
    #expect(message.attachments.map(\.contentType.subtype) == ["octet-stream", "jpeg"])
    #expect(message.attachments.map { message.content(of: $0) } == [Array("%PDF-1".utf8), [0xFF, 0xD8]])
    #expect(message.attachments.allSatisfy { $0.part.fileName == "winmail.dat" })
    #expect(message.text == "同意。" && message.findings.isEmpty)
  }

  @Test(arguments: [
    "application/vnd.ms-tnef", "application/octet-stream; name=winmail.dat", "image/png; name=WINMAIL.DAT",
  ])
  func itIsKnownByTypeOrName(type: String) throws {
    var tnef = TNEFBytes()
    tnef.addFile(title: Array("a.pdf".utf8), data: [1])
    #expect(try outlookMail(tnef.bytes, type: type).attachments.map(\.name) == ["a.pdf"])
  }

  @Test func aMailThatIsNothingElseIsUnpacked() throws {
    var tnef = TNEFBytes()
    tnef.addProperties([.unicode(0x1000, "已办结。\r\n")])
    tnef.addFile(title: Array("a.pdf".utf8), data: [1])
    let message = try Message(
      parsing: crlf("Content-Type: application/ms-tnef\nContent-Transfer-Encoding: base64\n\n")
        + Array(base64(tnef.bytes).utf8))
    #expect(message.text == "已办结。" && message.attachments.count == 1)
  }

  @Test func itsWordsAreTakenOnlyWhenThePartsHaveNone() throws {
    var tnef = TNEFBytes()
    tnef.addProperties([.unicode(0x1000, "里面")])
    #expect(try outlookMail(tnef.bytes, text: "外面").text == "外面")
    #expect(try outlookMail(tnef.bytes, text: "\u{A0}\n").text == "里面")
  }

  @Test func htmlComesBeforePlainTextAndThatBeforeRTF() throws {
    let rtf = TNEFBytes.Property.binary(0x1009, TNEFBytes.packed("{\\rtf1 rtf}"))
    let plain = TNEFBytes.Property.unicode(0x1000, "plain")
    let html = TNEFBytes.Property.binary(0x1013, gb("<p>网页</p>"))
    for (properties, words) in [
      ([rtf, plain, html, .integer(0x3FDE, 936)], "网页"), ([rtf, plain], "plain"), ([rtf], "rtf"), ([], ""),
    ] {
      var tnef = TNEFBytes()
      tnef.addProperties(properties)
      #expect(try outlookMail(tnef.bytes).text == words)
    }
  }

  @Test(arguments: [
    (936, "GB18030", "路灯"), (950, "CP950", "臺灣"), (1251, "CP1251", "мир"), (65001, "UTF-8", "路灯"),
    (932, "CP932", "街路灯"), (949, "CP949", "가로등"),
  ])
  func ansiStringsAreReadInTheirCodePage(page: Int, charset: String, text: String) throws {
    var tnef = TNEFBytes(codePage: page)
    tnef.add(0x0002_800C, encoded(text, as: charset) + [0])
    tnef.addFile([.ansi(0x3704, encoded(text, as: charset)), .binary(0x3701, [1])])
    let message = try outlookMail(tnef.bytes)
    #expect(message.text == text && message.attachments.map(\.name) == [text])
  }

  @Test func propertiesOfEveryKindArePassedOver() throws {
    var tnef = TNEFBytes()
    tnef.addProperties([
      .named(0x8001, "Keywords", "x"), .strings(0x8002 - 0x100, ["一", "二二", ""]), .integer(0x3FDE, 936),
      .time(0x0E06, 1), .binary(0x0FFF, [1, 2, 3]), .unicode(0x1000, "正文"),
    ])
    #expect(try outlookMail(tnef.bytes).text == "正文")
  }

  @Test func anEnclosedMailIsAFileWithASummaryAndItsFilesFollow() throws {
    var inner = TNEFBytes(codePage: 936)
    inner.addProperties([
      .unicode(0x0037, "关于路灯的函"), .ansi(0x0C1A, gb("张三")), .ansi(0x5D01, Array("z@gov.example".utf8)),
      .time(0x0039, (11_644_473_600 + 1_795_396_320) * 10_000_000),
    ])
    inner.addFile(title: Array("scan.jpg".utf8), data: [0xFF])
    var outer = TNEFBytes(codePage: 936)
    outer.addFile([.object(0x3701, inner.bytes)])
    let message = try outlookMail(outer.bytes)
    #expect(message.attachments.map(\.name) == ["关于路灯的函", "scan.jpg"])
    #expect(
      message.attachments[0].enclosed
        == EnclosedMessage(
          subject: "关于路灯的函", from: [Address(name: "张三", mailbox: "z@gov.example")],
          date: MailDate(seconds: 1_795_396_320, offset: 0)))
    #expect(message.content(of: message.attachments[0]) == inner.bytes)
  }

  @Test func unpackedFilesCountAgainstTheLimits() throws {
    var tnef = TNEFBytes()
    for place in 0..<21 { tnef.addFile(title: Array("\(place)".utf8), data: [1]) }
    #expect(throws: MailError.tooManyAttachments(count: 21, limit: 20)) { try outlookMail(tnef.bytes) }
    var large = TNEFBytes()
    large.addFile(title: Array("a.pdf".utf8), data: [UInt8](repeating: 1, count: 10 << 20 + 1))
    #expect(throws: MailError.attachmentTooLarge(name: "a.pdf", limit: 10 << 20)) {
      try outlookMail(large.bytes)
    }
  }
}

/// Damaged and malicious files: what can be read is read, and the rest is said.
struct DamagedTNEFTests {
  private func sample() -> TNEFBytes {
    var tnef = TNEFBytes(codePage: 936)
    tnef.addProperties([.unicode(0x1000, "正文"), .binary(0x1009, TNEFBytes.packed("{\\rtf1 x}"))])
    tnef.addFile(title: gb("回复函.pdf"), data: [1, 2, 3], [.unicode(0x3707, "长名.pdf")])
    return tnef
  }

  @Test func whatIsNoTNEFStaysAFile() throws {
    let message = try outlookMail(Array("PK\u{3}\u{4}".utf8), text: "x")
    #expect(message.attachments.map(\.name) == ["winmail.dat"])
    #expect(message.findings == ["winmail.dat cannot be read: it does not begin as such a file"])
    let empty = try outlookMail(TNEFStream.signature + [0, 0], text: "x")
    #expect(empty.findings == ["winmail.dat cannot be read: it holds nothing"])
    #expect(empty.attachments.count == 1)
  }

  @Test func aWrongChecksumIsToldAndTolerated() throws {
    var tnef = TNEFBytes()
    tnef.add(0x0002_800C, Array("words\0".utf8), checksum: 1)
    let message = try outlookMail(tnef.bytes)
    #expect(message.text == "words" && message.findings == ["winmail.dat with wrong checksums, 1 of 2"])
  }

  @Test func aFileThatEndsEarlyIsReadAsFarAsItGoes() throws {
    let whole = sample().bytes
    for end in 6..<whole.count { _ = try outlookMail(Array(whole[..<end])) }
    let message = try outlookMail(Array(whole.dropLast(4)))
    #expect(message.text == "正文" && message.attachments.count == 1)
    #expect(message.findings.contains("winmail.dat ends early, read in part"))
  }

  @Test func aDamagedFileThatGivesNothingStaysAFile() throws {
    let message = try outlookMail(TNEFBytes(codePage: 936).bytes + [1, 2, 3], text: "x")
    #expect(message.attachments.map(\.name) == ["winmail.dat"])
    #expect(message.findings == ["winmail.dat is damaged, read in part"])
  }

  @Test func anyByteChangedIsRead() throws {
    let whole = sample().bytes
    for place in whole.indices {
      for octet in [0x00, 0x7F, 0xFF] as [UInt8] {
        var tnef = whole
        tnef[place] = octet
        _ = try outlookMail(tnef)
      }
    }
  }

  @Test func lyingLengthsAndCountsAreNotBelieved() throws {
    var long = TNEFBytes()
    long.add(0x0002_800C, Array("words\0".utf8), length: 0xFFFF_FFFF)
    #expect(try outlookMail(long.bytes).text == "words")
    for count in [0xFFFF_FFFF, 0x8000_0000, 0x7FFF_FFFF] {
      var tnef = TNEFBytes()
      tnef.add(0x0006_9003, little(count, octets: 4) + TNEFBytes.Property.unicode(0x1000, "正文").bytes)
      let message = try outlookMail(tnef.bytes)
      #expect(message.text == "正文" && message.findings == ["winmail.dat with properties that end early"])
      // Values without octets, so many of them that only a limit ends it.
      for type in [0x1000, 0x1001, 0x101F, 0x1003] {
        var multiple = TNEFBytes()
        multiple.add(
          0x0006_9003,
          little(1, octets: 4) + little(type, octets: 2) + little(0x10, octets: 2) + little(count, octets: 4))
        #expect(try outlookMail(multiple.bytes).text == "")
      }
    }
  }

  @Test func attributesAreLimited() throws {
    var tnef = TNEFBytes()
    for _ in 0..<11_000 { tnef.add(0x0006_9004, []) }
    #expect(
      try outlookMail(tnef.bytes).findings == ["winmail.dat of too many attributes, read in part"])
  }

  @Test func mailsNestedTooDeeplyAreNotOpened() throws {
    var tnef = TNEFBytes()
    for _ in 0..<15 {
      var outer = TNEFBytes()
      outer.addFile([.object(0x3701, tnef.bytes)])
      tnef = outer
    }
    let message = try outlookMail(tnef.bytes)
    #expect(message.attachments.count == 11)
    #expect(message.findings == ["winmail.dat with mails nested more than 10 deep, read in part"])
  }

  @Test func findingsDoNotFillALog() throws {
    // Mails within mails, each with twenty files without content.
    var tnef = TNEFBytes()
    for depth in 0..<5 {
      var outer = TNEFBytes()
      for place in 0..<20 { outer.addFile(title: Array("\(depth).\(place)".utf8)) }
      outer.addFile([.object(0x3701, tnef.bytes)])
      tnef = outer
    }
    let findings = try outlookMail(tnef.bytes).findings
    #expect(findings.count == 51 && findings.last == "50 more findings")
  }

  @Test func aFileWithoutContentIsTold() throws {
    var tnef = TNEFBytes()
    tnef.addFile(title: Array("a.pdf".utf8))
    let message = try outlookMail(tnef.bytes, text: "x")
    #expect(message.attachments.map(\.name) == ["winmail.dat"])
    #expect(message.findings == ["winmail.dat with a file without content: \"a.pdf\""])
  }
}
