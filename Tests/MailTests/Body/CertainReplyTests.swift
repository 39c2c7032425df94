import Testing

@testable import Mail

/// What is carried out because somebody wrote it: only what is certainly his.
struct CertainReplyTests {
  private static let header =
    "<b>发件人:</b> 李姐 &lt;a@b.example&gt;<br><b>发送时间:</b> 2026年11月26日 9:00<br><b>收件人:</b> desk<br><b>主题:</b> x"

  @Test(arguments: [
    "<p>1 通过</p><div style='border:none;border-top:solid #E1E1E1 1.0pt'><p>\(header)</p></div><p>4 通过</p><p>5 通过</p>",
    "<div>1 通过</div><div id=appendonsend></div><hr><div id=divRplyFwdMsg>\(header)</div><div>4 通过<br>5 通过</div>",
    "<div>1 通过</div><hr><div>\(header)</div><div>4 通过<br>5 通过</div>",
    """
    <div>1 通过</div><div style='border-top:1px solid #b5c4df'><div><b>发件人：</b>&nbsp;<a>李姐</a></div>\
    <div><b>发送时间：</b>&nbsp;2026-11-26&nbsp;09:00</div><div><b>收件人：</b>&nbsp;desk</div>\
    <div><b>主题：</b>&nbsp;x</div></div><div>4 通过<br>5 通过</div>
    """,
    "<div>1 通过</div><hr><div><b>发件人:</b> 李姐<br><b>主题:</b> x</div><div>4 通过</div>",
    "<div>1 通过</div><div>---------- 转发的邮件 ----------<br>发件人：李姐<br>主题：x</div><div>4 通过</div>",
    "<div>1 通过</div><blockquote>4 通过<br>5 教体局</blockquote>",
    "<div>1 通过</div><blockquote type=cite><div>李姐写道：</div><div>4 通过</div></blockquote>",
    "<div>1 通过</div><div>李姐于11月26日写道</div><div>4 通过</div>",
  ])
  func whatStandsInAnothersMailIsNotHis(html: String) throws {
    // No field and no prefix says that it answers.
    #expect(try reply("Subject: 1", html: html).words == "1 通过")
    #expect(try reply("Subject: Re: 1", html: html).words == "1 通过")
  }

  @Test(arguments: [
    "发件人: 李姐\n主题: x", "主题：x\n发件人：李姐", "李姐 2026-11-26 09:00 写道：", "李姐于11月26日写道", "李姐写道：", "[引用]", "【引用】",
    "引用：", "原邮件：", "---------- 转发的邮件 ----------", "2026年11月26日 09:00，李姐 写道：",
  ])
  func whatIsBelowAnyMarkOfAQuotationIsNotHis(mark: String) {
    let reply = ReplyText(of: BodyLine.lines(of: "1 通过\n\n\(mark)\n4 通过\n\n5 通过"), isCertain: true)
    #expect(reply.words == "1 通过")
    #expect(reply.cut.hasSuffix("5 通过"))
  }

  @Test(arguments: [
    ("> 4 通过", ""), ("1 通过\n> 4 通过\n\n发件人: a\n主题: x\n\n5 通过", "1 通过"),
    ("在 2026-11-26 09:00，a@b.example 写道：\n> 您好\n\n1 通过", "1 通过"),
    ("1 通过\n引用第三条。\n2 通过", "1 通过\n引用第三条。\n2 通过"),
    ("1 通过\n主题：路灯", "1 通过\n主题：路灯"),
  ])
  func quotedLinesAreNeverHisAndOthersStay(text: String, words: String) {
    #expect(ReplyText(of: BodyLine.lines(of: text), isCertain: true).words == words)
  }

  @Test(arguments: [
    ("<p>1 通过</p><p><s>9 不予受理 二</s></p>", "1 通过"), ("<p>1 通过</p><p><strike>9 不予受理 二</strike></p>", "1 通过"),
    ("<p>1 <del>教体局</del> 住建局</p>", "1 住建局"),
    ("<p>1 通过</p><p><span style='text-decoration: underline line-through'>9 通过</span></p>", "1 通过"),
    ("<p>1 通过</p><p style='text-decoration-line:line-through'>9 <b>通过</b></p>", "1 通过"),
    ("<p>1 <u>通过</u></p><p style='text-decoration:underline'>2 通过</p>", "1 通过\n2 通过"),
  ])
  func whatIsStruckOutIsNotWritten(html: String, words: String) throws {
    #expect(try reply("Subject: 1", html: html).words == words)
    #expect(HTMLText.text(of: html) == words)
  }

  @Test func aStrikeWithoutEndCountsWhereWordsMustBeCertain() throws {
    let html = "<p>1 通过</p><s>9 不予受理 二"
    #expect(try reply("Subject: 1", html: html).words == "1 通过")
    #expect(try message("Subject: 1\n" + page(html)).reply.words == "1 通过\n9 不予受理 二")
  }

  @Test(arguments: [
    ("1 教体局 住建局", "1 <s>教体局</s> 住建局", "1 住建局"), ("9 通过\n1 通过", "<s>9 通过</s><p>1 通过</p>", "1 通过"),
    ("1 通过\n4 通过\n2 通过", "1 通过<blockquote>4 通过</blockquote>2 通过", "1 通过\n2 通过"),
    ("1 通过\n> 4 通过\n2 通过", "1 通过<p>4 通过</p>2 通过", "1 通过\n2 通过"),
  ])
  func thePlainFormDoesNotBringBackWhatTheOtherTookOut(plain: String, html: String, words: String) throws {
    let mail = try message(
      "Subject: 1\nContent-Type: multipart/alternative; boundary=B\n\n--B\nContent-Type: text/plain; charset=utf-8\n\n"
        + "\(plain)\n--B\n\(page(html))\n--B--")
    #expect(mail.certainReply.words == words)
  }

  @Test(arguments: [
    ("1 通过<blockquote>4 通过<br>5 教体局</blockquote>", ["4 通过", "5 教体局"]),
    ("<blockquote>1 通过</blockquote><blockquote type=cite>4 通过</blockquote>", ["1 通过"]),
    ("<blockquote>1 通过</blockquote><hr><div>\(header)</div><blockquote>4 通过</blockquote>", ["1 通过"]),
    ("1 通过<blockquote style='margin-left:0.5em'><div>\(header)</div><div>4 通过</div></blockquote>", []),
    ("1 通过<div>李姐 &lt;a@b.example&gt; 写道：</div><blockquote>4 通过</blockquote>", []),
  ])
  func whatIsIndentedAndNotSaidToBeQuotedIsAtHand(html: String, lines: [String]) throws {
    #expect(try message("Subject: 1\n\(page(html))").indentedLines == lines)
  }

  private func page(_ html: String) -> String { "Content-Type: text/html; charset=utf-8\n\n\(html)" }

  private func reply(_ header: String, html: String) throws -> ReplyText {
    try message("\(header)\n\(page(html))").certainReply
  }
}
