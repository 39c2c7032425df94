extension Bomb {
  /// Histories: whatever looks like the beginning of one, without end.
  static let quotes: [Bomb] = [
    flood("quote-signs", of: ">"),
    flood("quoted-lines", of: "> x\r\n"),
    flood("quoted-and-own-lines", of: "> x\r\ny\r\n"),
    flood("empty-quoted-lines", of: ">\r\n"),
    flood("attributions", of: "On Mon, Nov 23, 2026, x wrote:\r\n"),
    flood("attributions-on-two-lines", of: "On Mon, Nov 23, 2026, x\r\nwrote:\r\n"),
    flood("attribution-openings", of: "On Mon, \r\n"),
    flood("chinese-attributions", of: "在 2026年11月23日，x 写道：\r\n"),
    flood("chinese-attributions-and-lines", of: "在 2026年11月23日，x 写道：\r\n\r\n> x\r\n"),
    flood("chinese-attribution-openings", of: "在 2026年11月23日\r\n"),
    flood("one-line-of-attributions", of: "在 写道："),
    flood("header-blocks", of: "发件人: x\r\n"),
    flood("whole-header-blocks", of: "发件人: x\r\n发送时间: y\r\n收件人: z\r\n主题: w\r\n\r\n"),
    flood("english-header-blocks", of: "From: x\r\nSent: y\r\nTo: z\r\nSubject: w\r\n"),
    flood("original-marks", of: "------------------ 原始邮件 ------------------\r\n"),
    flood("rules-of-hyphens", of: "-----\r\n"),
    flood("rules-of-underscores", of: "________________________________\r\n"),
    flood("footers", of: "发自我的iPhone\r\n"),
    flood("footers-and-blanks", of: "\r\n发自我的iPhone\r\n\r\n"),
    flood("signature-marks", of: "-- \r\n"),
    flood("ideographic-blanks", of: "\u{3000}"),
    flood("blank-lines-with-blanks", of: " \r\n"),
    flood("combining-marks", of: "\u{301}"),
    flood("joiners", of: "👩\u{200D}"),
    flood("flags", of: "🇨"),
    flood("line-separators", of: "\u{2028}"),
    flood("flowed-soft-lines", of: "x \r\n", type: "text/plain; format=flowed"),
    flood("flowed-quotes", of: "> x \r\n", type: "text/plain; format=flowed; delsp=yes"),
    flood("flowed-quote-signs", of: ">", type: "text/plain; format=flowed"),
    flood("flowed-signature-marks", of: "-- \r\n", type: "text/plain; format=flowed"),
    Bomb("flowed-growing-quotes", full: 6000) { count in
      let lines = numbered(count) { String(repeating: ">", count: $0 % 4000) + " x \r\n" }
      return mail("Content-Type: text/plain; format=flowed\r\n", "", lines)
    },
  ]
}
