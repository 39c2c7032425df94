/// One line of a reply, and what it looks like. The signs are those of QQ, NetEase, Foxmail, Outlook, Coremail,
/// Alimail, Apple Mail, Gmail and Thunderbird, in Chinese and English.
struct QuoteLine: Sendable, Equatable {
  let text: Substring
  /// Without white space anywhere and without the asterisks of bold type; in lower case, colons half-width.
  private let dense: String

  init(_ text: Substring) {
    self.text = text
    var dense = ""
    // No sign is longer; a long line is somebody's words.
    for scalar in text.unicodeScalars.prefix(400) where !scalar.properties.isWhitespace && scalar != "*" {
      dense.unicodeScalars.append(scalar == "：" ? ":" : scalar)
    }
    self.dense = dense.lowercased()
  }

  static func == (one: QuoteLine, other: QuoteLine) -> Bool { one.text == other.text }

  var isBlank: Bool { dense.isEmpty && text.unicodeScalars.allSatisfy(\.properties.isWhitespace) }

  /// `> text`, but not `>= 3` or `>3`.
  var isQuoted: Bool {
    let line = text.drop { $0 == " " || $0 == "\t" }
    guard line.first == ">" else { return false }
    let next = line.dropFirst().first
    return next == nil || next == " " || next == ">" || next == "\u{A0}"
  }

  /// A line of dashes or the like, as Outlook on the web and Alimail draw above the history.
  var isRule: Bool {
    let scalars = dense.unicodeScalars
    guard scalars.count >= 8, let first = scalars.first, "-_=─—".unicodeScalars.contains(first) else {
      return false
    }
    return scalars.allSatisfy { $0 == first }
  }

  /// `------------------ 原始邮件 ------------------`
  var isOriginalMark: Bool {
    guard dense.hasPrefix("--") || dense.hasPrefix("——") else { return false }
    let core = dense.unicodeScalars.drop { $0 == "-" || $0 == "—" }
    guard let end = core.lastIndex(where: { $0 != "-" && $0 != "—" }) else { return false }
    return Self.originalMarks.contains(String(core[...end]).replacing("&nbsp;", with: ""))
  }

  private static let originalMarks: Set<String> = [
    "原始邮件", "原始郵件", "原邮件", "回复的原邮件", "回复的邮件", "原始信息", "original", "originalmessage", "originalmail",
    "original邮件", "replymessage", "邮件原件",
  ]

  /// `在 2026-11-23 09:12:00，"张三" <a@example.cn> 写道：`, in one line.
  var isAttribution: Bool { isAttributionEnd && Self.looksLikeAttribution(dense) }

  /// The end of an attribution, which may have begun on a line before.
  var isAttributionEnd: Bool {
    ["写道:", "寫道:", "wrote:", "写道", "writes:", "写到:"].contains(where: dense.hasSuffix)
  }

  /// Whether these lines, put together, are one attribution.
  static func areAttribution(_ lines: ArraySlice<QuoteLine>) -> Bool {
    looksLikeAttribution(lines.map(\.dense).joined())
  }

  var hasAddress: Bool { dense.contains("@") }

  /// A date with a time, or an address, before the verb: somebody's own "he wrote:" seldom has either.
  private static func looksLikeAttribution(_ dense: String) -> Bool {
    let digits = dense.utf8.filter(\.isDigit).count
    let opens = String(dense.drop { $0 == ">" }).starts(withAny: ["在", "於", "于", "on", "at", "le"])
    let hasAddress = dense.contains("@")
    if dense.contains("wrote:") || dense.contains("writes:") { return digits >= 3 && (opens || hasAddress) }
    let isGmail = hasAddress && dense.contains(any: ["于2", "於2"])
    return digits >= 4 && (isGmail || opens && hasClock(dense))
  }

  /// Digits, a colon, digits.
  private static func hasClock(_ text: String) -> Bool {
    let octets = Array(text.utf8)
    return octets.indices.dropFirst().dropLast().contains {
      octets[$0] == Octet.colon && octets[$0 - 1].isDigit && octets[$0 + 1].isDigit
    }
  }

  /// Which line of a copied header this is: `发件人：`, `Sent:`; nil for any other line.
  var label: Label? {
    guard let colon = dense.firstIndex(of: ":") else { return nil }
    return Self.labels[String(dense[..<colon])]
  }

  enum Label { case from, sent, to, cc, subject, other }

  private static let labels: [String: Label] = [
    "发件人": .from, "寄件者": .from, "寄件人": .from, "發件人": .from, "from": .from, "发送人": .from, "发送时间": .sent,
    "发送日期": .sent, "日期": .sent, "寄件日期": .sent, "傳送時間": .sent, "已发送": .sent, "sent": .sent,
    "date": .sent, "收件时间": .sent, "發送時間": .sent, "收件人": .to, "收件者": .to, "to": .to, "抄送": .cc, "抄送人": .cc,
    "副本": .cc, "cc": .cc, "密送": .cc, "主题": .subject, "主旨": .subject, "主題": .subject,
    "subject": .subject, "重要性": .other, "附件": .other, "importance": .other, "attachments": .other,
    "reply-to": .other,
  ]

  /// What a phone's mail program adds below: `发自我的 iPhone`. Thanks `发自我的内心` name no device.
  var isFooter: Bool {
    guard dense.unicodeScalars.count <= 40 else { return false }
    let opens = dense.starts(withAny: [
      "发自", "来自", "來自", "從我的", "传送自", "傳送自", "获取", "下载", "sentfrom", "getoutlookfor",
    ])
    let isSent = dense.hasPrefix("从我的") && dense.hasSuffix("发送")
    return isSent || opens && dense.contains(any: Self.devices)
  }

  private static let devices = [
    "iphone", "ipad", "手机", "手機", "平板", "电脑", "华为", "荣耀", "小米", "红米", "三星", "魅族", "一加", "中兴", "oppo", "vivo",
    "huawei", "honor", "xiaomi", "redmi", "samsung", "realme", "meizu", "android", "安卓", "mate", "邮箱", "郵箱",
    "邮件",
    "foxmail", "outlook", "钉钉", "企业微信", "wps", "mobile", "phone", "mail", "yahoo", "mac",
  ]

  var isSignatureMark: Bool { dense == "--" }
}
