import Testing

@testable import Mail

/// Which parts are words, which are files: every part is one of them, or an alternative to what was taken.
struct MailContentsTests {
  private func mail(_ type: String, _ parts: String...) throws -> Message {
    try message(
      "Content-Type: multipart/\(type); boundary=B\n\n" + parts.map { "--B\n\($0)\n" }.joined() + "--B--")
  }

  private func plain(_ text: String) -> String { "Content-Type: text/plain; charset=utf-8\n\n\(text)" }
  private func html(_ text: String) -> String { "Content-Type: text/html; charset=utf-8\n\n\(text)" }

  @Test(arguments: [
    "您的邮件客户端不支持HTML格式邮件", "This message is in HTML format. Please use a client that can show it.",
    "邮件内容为 HTML，请使用浏览器查看。", "Your e-mail client does not support HTML.",
  ])
  func aStubThatSpeaksOfHTMLGivesWay(stub: String) throws {
    #expect(try mail("alternative", plain(stub), html("<p>同意。</p>")).text == "同意。")
    #expect(try mail("alternative", plain(stub)).text == stub)
  }

  @Test(arguments: [" ", "\u{A0}\u{3000}", "\u{200B}", "\n\n"])
  func aPlainTextWithNothingToSeeGivesWay(blank: String) throws {
    #expect(try mail("alternative", plain(blank), html("<p>同意。</p>")).text == "同意。")
  }

  @Test func aPlainTextThatLostItsTableGivesWay() throws {
    let words = String(repeating: "现将办理情况报告如下，请审阅，附表列出各路段的施工进度和完成时间。", count: 4)
    let rows = (1...9).map { "<tr><td>第\($0)路段</td><td>已修复，责任人张三，电话另附</td></tr>" }.joined()
    let page = html("<p>\(words)</p><table>\(rows)</table>")
    #expect(try mail("alternative", plain(words), page).text.contains("第9路段\t已修复"))
    let whole = words + "\n" + (1...9).map { "第\($0)路段 已修复，责任人张三，电话另附\n" }.joined()
    #expect(try mail("alternative", plain(whole), page).text == whole.trimmingLineFeeds)
  }

  @Test func aPlainTextOfNothingButHistoryGivesWay() throws {
    let history = String(repeating: "> 请办理网民留言，并在五个工作日内答复网站管理中心。\n", count: 5)
    let page = html("<p>已修复。</p><blockquote type=cite>请办理网民留言，并在五个工作日内答复网站管理中心。</blockquote>")
    #expect(try mail("alternative", plain(history), page).text.hasPrefix("已修复。"))
    #expect(try mail("alternative", plain("已修复。\n" + history), page).text.hasPrefix("已修复。\n>"))
  }

  @Test func anInvitationIsReportedAndItsTitleIsNotTheWords() throws {
    let calendar =
      "Content-Type: text/calendar; method=REQUEST; charset=utf-8\n\nBEGIN:VCALENDAR\nSUMMARY;LANGUAGE=zh:协调\\,\n 会\nDESCRIPTION:一\\n二\nEND:VCALENDAR"
    let invited = try mail("alternative", plain("请参会。"), html("<p>请参会。</p>"), calendar)
    #expect(invited.text == "请参会。" && invited.findings == ["calendar invitation \"协调,会\""])
    #expect(invited.attachments.map(\.contentType.subtype) == ["calendar"])
    #expect(try mail("alternative", calendar).text == "协调,会\n一\n二")
    #expect(try message(calendar).text == "协调,会\n一\n二" && message(calendar).attachments.count == 1)
  }

  @Test func formsThatFewProgramsWriteAreTakenWhenThereIsNoOther() throws {
    let amp = "Content-Type: text/x-amp-html\n\n<p>amp</p>"
    let enriched = "Content-Type: text/enriched\n\n<bold>one</bold>\ntwo\n\n<<three<param>x</param>"
    let rtf = "Content-Type: text/rtf\n\n{\\rtf1 rich}"
    #expect(try mail("alternative", plain("p"), amp, html("<p>h</p>")).text == "p")
    #expect(try mail("alternative", html("<p>h</p>"), amp).text == "h")
    #expect(try mail("alternative", amp).text == "amp")
    #expect(try mail("alternative", enriched).text == "one two\n<three")
    #expect(try mail("alternative", rtf).text == "rich")
    let hidden = "{\\rtf1\\fromhtml1{\\*\\htmltag <p>}from HTML{\\*\\htmltag </p>}}"
    #expect(try mail("alternative", "Content-Type: text/rtf\n\n\(hidden)").text == "from HTML")
    #expect(try mail("mixed", "Content-Type: text/markdown\n\n*x*").text == "*x*")
    #expect(try mail("alternative", plain("p"), amp, enriched, rtf).attachments.isEmpty)
  }

  @Test func theStartOfRelatedPartsMayBeALaterOne() throws {
    let root = "Content-ID: <r@x>\n" + html("<p>正文</p>")
    let message = try mail("related; start=\"<r@x>\"", "Content-Type: image/png; name=a.png\n\nx", root)
    #expect(message.text == "正文" && message.attachments.map(\.name) == ["a.png"])
    #expect(try mail("related; start=\"<other>\"", html("一"), html("二")).text == "一")
  }

  @Test func alternativesWithinRelatedWithinMixedAreFound() throws {
    let alternative =
      "Content-Type: multipart/alternative; boundary=D\n\n--D\n\(plain("答复"))\n--D\n\(html("<p>答复</p>"))\n--D--"
    let picture = "Content-Type: image/png; name=a.png\nContent-ID: <1>\n\nx"
    let related = "Content-Type: multipart/related; boundary=C\n\n--C\n\(alternative)\n--C\n\(picture)\n--C--"
    let message = try mail("mixed", related, "Content-Type: application/pdf; name=b.pdf\n\nx", plain("列表页脚"))
    #expect(message.text == "答复\n列表页脚" && message.attachments.map(\.name) == ["a.png", "b.pdf"])
  }

  @Test func noTextIsNeitherWordsNorAFile() throws {
    for type in ["related", "signed"] {
      let message = try mail(type, plain("一"), plain("二"))
      #expect(message.text == "一" && message.attachments.count == 1)
    }
    let uncut = try mail("mixed", plain("一"), "Content-Type: multipart/mixed\n\n二")
    #expect(uncut.text == "一\n二" && uncut.findings == ["multipart without boundary"])
    #expect(try mail("mixed", "Content-Type: multipart/mixed; boundary=C\n\n--C--").text == "")
    #expect(try message("Content-Type: application/pkcs7-signature\n\nx").attachments.count == 1)
  }

  @Test func aTextWithANameSpeaksOnlyWhenNothingElseDoes() throws {
    let named = "Content-Type: text/plain; name=a.txt\nContent-Disposition: inline\n\n内容"
    let both = try mail("mixed", plain("正文"), named)
    #expect(both.text == "正文" && both.attachments.map(\.name) == ["a.txt"] && both.findings.isEmpty)
    let alone = try mail("mixed", named, "Content-Type: image/png; name=a.png\n\nx")
    #expect(alone.text == "内容" && alone.attachments.map(\.name) == ["a.txt", "a.png"])
    #expect(alone.findings == ["the words are those of the file \"a.txt\""])
    let page = try mail("mixed", "Content-Type: text/html\nContent-Disposition: attachment\n\n<p>x</p>")
    #expect(page.text == "" && page.attachments.count == 1)
  }

  @Test func anEmptyFileIsTold() throws {
    let message = try mail("mixed", plain("x"), "Content-Type: application/pdf; name=a.pdf\n")
    #expect(
      message.attachments.map(\.name) == ["a.pdf"] && message.findings == ["attachment \"a.pdf\" is empty"])
  }

  @Test func textIsNeverCutSilently() throws {
    let finding = ["the text is longer than 65536 bytes: the rest is cut"]
    let long = String(repeating: "字", count: 22_000)
    #expect(try message("Content-Type: text/plain; charset=utf-8\n\n\(long)").findings == finding)
    #expect(try mail("mixed", plain(String(repeating: "x", count: 65_536)), plain("y")).findings == finding)
    #expect(try message("A: b\n\n" + String(repeating: "x", count: 65_536)).findings.isEmpty)
    #expect(
      try message("Content-Type: text/html\n\n" + String(repeating: " ", count: 1 << 20 + 9)).findings
        == finding)
    #expect(try mail("alternative", plain("x"), html("<p>\(long)")).findings == finding)
  }
}

extension String {
  fileprivate var trimmingLineFeeds: String { hasSuffix("\n") ? String(dropLast()) : self }
}
