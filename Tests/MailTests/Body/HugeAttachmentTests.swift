import Testing

@testable import Mail

struct HugeAttachmentTests {
  private func attachments(_ text: String) -> [HugeAttachment] {
    HugeAttachmentReader(text.split(separator: "\n", omittingEmptySubsequences: false)).attachments
  }

  @Test(arguments: [
    ("https://mail.qq.com/cgi-bin/ftnExs_download?k=1", HugeAttachment.Provider.qq),
    ("https://wx.mail.qq.com/ftn/download?func=3", .qq), ("http://fs.163.com/fs/display/?file=1", .netEase),
    ("https://mail.126.com/large-attachment-download/index.html?file=1", .netEase),
    ("https://mail.qi.example/coremail/s/nf?func=download", .coremail),
    ("https://qiye.aliyun.com/alimail/attachment/download?id=1", .aliyun),
  ])
  func aLinkTellsItsProvider(link: String, provider: HugeAttachment.Provider) {
    #expect(
      attachments("见 \(link)。") == [
        HugeAttachment(provider: provider, name: nil, size: nil, expires: nil, link: link)
      ])
  }

  @Test(arguments: [
    "https://mail.qq.com/", "https://qq.com.evil.example/ftn/download", "https://x.example/coremail/",
    "mail.qq.com/ftn/download",
    "https://news.163.com/a", "://mail.qq.com/ftn/", "http://", "从QQ邮箱发来的超大附件",
  ])
  func otherLinksAreNone(text: String) { #expect(attachments(text).isEmpty) }

  @Test func whatIsSaidOfAFileIsRead() {
    let found = attachments(
      "从QQ邮箱发来的超大附件\n\n现场.zip (128.03M, 2026年12月25日 21:59 到期)进入下载页面：http://mail.qq.com/cgi-bin/ftnExs_download?k=1"
    )
    #expect(
      found.map(\.finding) == ["huge attachment at QQ: 现场.zip, 128.03M, until 2026年12月25日 21:59; not fetched"]
    )
  }

  @Test func eachFileHasItsOwnNameAndIsReportedOnce() {
    let link = "https://fs.163.com/fs/display/?file="
    let found = attachments("超大附件\n甲.pdf\t10M\n<\(link)1>\n下载 <\(link)1>\n乙.pdf\t20M\n<\(link)2>")
    #expect(found.map(\.name) == ["甲.pdf", "乙.pdf"])
    #expect(found.map(\.size) == ["10M", "20M"])
  }

  @Test func anUnknownProviderCountsWithinANoticeOnly() {
    #expect(attachments("从某邮箱发来的超大附件\n甲.pdf (10M) https://x.example/1").map(\.provider) == [.other])
    #expect(attachments("超大附件请从 https://x.example/1 下载").isEmpty)
  }

  @Test func theNoticeOfHTMLIsCutWithItsRuleAndItsPictures() {
    func file(_ name: String) -> String {
      let link = "<a href=\"https://wx.mail.qq.com/ftn/download?func=3&amp;k=\(name)\">"
      return
        "<hr><div>\(link)<img></a></div><div>\(link)\(name).pdf</a> (1M, 2026年12月25日 21:59 到期)</div>\(link)进入下载页面</a>"
    }
    let html =
      "<p>见附件。</p><hr><div><b>从QQ邮箱发来的超大附件</b></div>\(file("a"))<div><br></div>\(file("b"))<p>谢谢！</p>"
    let reply = ReplyText(of: HTMLText.lines(of: html))
    #expect(reply.words == "见附件。\n谢谢！")
    #expect(reply.cut.contains("从QQ邮箱发来的超大附件") && reply.cut.contains("b.pdf"))
    #expect(ReplyText(of: HTMLText.text(of: html)).words == reply.words)
    #expect(attachments(HTMLText.text(of: html)).map(\.name) == ["a.pdf", "b.pdf"])
  }

  @Test func theNoticeIsNotTheWritersOwn() {
    let notice =
      "从QQ邮箱发来的超大附件\n\n现场.zip (1M, 2026年12月25日 21:59 到期)进入下载页面：http://mail.qq.com/cgi-bin/ftnExs_download?k=1"
    let reply = ReplyText(of: "见附件。\n\n\(notice)\n\n谢谢！")
    #expect(reply.words == "见附件。\n\n谢谢！")
    #expect(reply.cut == notice.replacing("\n\n", with: "\n\n"))
    #expect(ReplyText(of: "请勿使用超大附件。\n甲.pdf").words == "请勿使用超大附件。\n甲.pdf")
  }
}
