/// What mail programs add of their own below somebody's words.
extension QuoteLine {
  /// What a phone's mail program adds below: `发自我的 iPhone`. Thanks `发自我的内心` name no device.
  var isFooter: Bool {
    let words = endsWithRule ? Self.withoutRule(dense) : Self.withoutLink(dense)
    let line = String(words.drop { $0 == "-" || $0 == "—" || $0 == "|" })
    guard line.unicodeScalars.count <= 40, !line.holds(any: ["，", ",", "。", "；", "!", "！"]) else {
      return false
    }
    if line.hasPrefix("签名由") && line.holds(any: ["定制"]) { return true }
    let sends = line.starts(withAny: ["从", "從", "由", "通过"]) && line.hasSuffix("发送")
    let isForeign =
      line.starts(withAny: ["vonmeinem", "envoyéde", "отправленос", "enviadodesde", "enviadodomeu"])
      || line.hasSuffix("から送信")
    let opens = sends || isForeign || line.starts(withAny: Self.openings)
    return opens && line.holds(any: Self.devices)
  }

  private static let openings = [
    "发自", "發自", "来自", "來自", "從我的", "传送自", "傳送自", "发送自", "获取", "下载", "下載", "取得", "sentfrom", "sentvia",
    "sentwith", "getoutlookfor",
  ]

  private static let devices = [
    "iphone", "ipad", "手机", "手機", "平板", "电脑", "华为", "荣耀", "小米", "红米", "三星", "魅族", "一加", "中兴", "努比亚", "联想",
    "鸿蒙", "harmony", "oppo", "vivo", "huawei", "honor", "xiaomi", "redmi", "samsung", "galaxy", "realme",
    "meizu", "oneplus", "android", "安卓", "mate", "邮箱", "郵箱", "邮件", "foxmail", "outlook", "钉钉", "企业微信", "飞书",
    "wps",
    "mobile", "phone", "mail", "yahoo", "mac", "windows", "blackberry", "sparrow", "ios", "客户端",
  ]

  /// `获取 Outlook for iOS<https://…>` without the address.
  private static func withoutLink(_ dense: String) -> Substring {
    guard let start = dense.firstIndex(where: { $0 == "<" || $0 == "(" }) else { return dense[...] }
    let rest = dense[dense.index(after: start)...]
    return rest.hasPrefix("http") && (rest.hasSuffix(">") || rest.hasSuffix(")") || !rest.holds(any: [">"]))
      ? dense[..<start] : Self.joined(dense, without: start)
  }

  private static func withoutRule(_ dense: String) -> Substring {
    dense[...(dense.lastIndex { $0 != "-" } ?? dense.startIndex)]
  }

  /// The same where words follow the address.
  private static func joined(_ dense: String, without start: String.Index) -> Substring {
    guard let end = dense[start...].firstIndex(of: ">"), dense[start...].hasPrefix("<http") else {
      return dense[...]
    }
    return Substring(dense[..<start] + dense[dense.index(after: end)...])
  }

  /// The card that NetEase's program makes of a signature ends with this line.
  var isCardEnd: Bool { dense.hasPrefix("签名由") && dense.holds(any: ["邮箱"]) && dense.holds(any: ["定制"]) }

  /// The line above a signature (RFC 3676 §4.3).
  var isSignatureMark: Bool { text == "-- " || text == "--\u{A0}" }

  /// The same without its space, which some servers take away.
  var isDoubtfulSignatureMark: Bool { dense == "--" }

  /// The beginning of what an organisation's server writes below all mail.
  ///
  /// Somebody's own sentence about secrecy has not all three parts.
  var isDisclaimer: Bool {
    let line = Self.withoutHeading(dense)
    guard !hasOwnWords else { return false }
    if line.starts(withAny: Self.disclaimers) {
      return line.holds(any: ["保密", "机密"])
        && line.holds(any: ["如果您", "若您", "如您", "误收", "错收", "禁止", "非指定", "仅限于", "仅供"])
    }
    return line.starts(withAny: Self.foreignDisclaimers) && line.holds(any: ["confidential", "privileged"])
  }

  /// Whether a line below the beginning of such a notice goes on with it; 第二段请删掉 is somebody's own, wherever it stands.
  /// - Parameter above: what stands above it, where a line that is long and has no end may go on.
  func continuesDisclaimer(below above: QuoteLine) -> Bool {
    guard dense.unicodeScalars.contains(where: \.properties.isIdeographic) else { return true }
    let goesOn = above.dense.unicodeScalars.count >= 30 && !"。！；.!;".contains(above.dense.last ?? " ")
    return !hasOwnWords && (goesOn || isFooter || isDisclaimerHeading || dense.holds(any: Self.ofNotices))
  }

  /// What no server writes of all mail.
  private var hasOwnWords: Bool {
    dense.holds(any: [
      "答复", "一段", "二段", "三段", "四段", "末段", "段落", "修改", "删掉", "删去", "再发", "先不", "暂不", "别发", "同意", "重新",
    ])
  }

  private static let ofNotices = [
    "邮件", "收件人", "收信人", "发件人", "接收", "误收", "错收", "保密", "机密", "授权", "披露", "泄露", "复制", "传播", "散发", "法律责任", "病毒",
    "谢谢", "合作", "e-mail", "email",
  ]

  private static let disclaimers = [
    "此邮件及", "本邮件及", "此电子邮件", "本电子邮件", "该邮件及", "此e-mail", "本e-mail", "本邮件所", "本邮件包含", "本邮件含有", "此邮件包含",
    "此邮件含有",
  ]
  private static let foreignDisclaimers = [
    "thise-mailand", "thisemailand", "thise-mailmessage", "thisemailmessage",
    "theinformationcontainedinthise",
    "theinformationinthise", "thismessageandany", "theinformationtransmitted",
  ]

  /// `【保密声明】` or `Disclaimer:` in a line of its own.
  var isDisclaimerHeading: Bool {
    dense.utf8.count <= 60 && Self.headings.contains { dense.holds(any: [$0]) }
      && Self.withoutHeading(dense).isEmpty
  }

  private static let headings = [
    "保密声明", "保密提示", "免责声明", "重要提示", "confidentialitynotice", "disclaimer",
  ]

  /// What is below such a heading, when both are on one line.
  private static func withoutHeading(_ dense: String) -> String {
    let line = dense.unicodeScalars.drop { !$0.properties.isAlphabetic }
    let opening = String(line.prefix(24))
    guard let heading = headings.first(where: opening.hasPrefix) else { return String(line) }
    return String(line.dropFirst(heading.unicodeScalars.count).drop { !$0.properties.isAlphabetic })
  }

  /// Whether this can be a line of a signature: short, no sentence, no date, nothing to choose.
  var isShortAndPlain: Bool {
    let dense = withoutLinks
    return dense.unicodeScalars.count <= 80 && text.utf8.count <= 1200 && !isHeading
      && !dense.holds(any: ["。", "；", "！", "？", "答复", "回复", "认领", "退回", "通过", "延期", "受理", "公开"]) && !hasDate
  }

  /// Whether it can stand below the mark of a signature: no heading, and no words that an officer answers with.
  var mayBeSigned: Bool {
    text.utf8.count <= 300 && !isHeading
      && !dense.holds(any: ["。", "答复", "认领", "退回", "延期", "申请", "附件说明", "受理"])
  }

  /// Without the addresses of links, which HTML shows behind their words.
  var withoutLinks: String {
    guard dense.holds(any: ["<http"]) else { return dense }
    return dense.split(separator: "<", omittingEmptySubsequences: false).enumerated().map { place, piece in
      guard place > 0 else { return String(piece) }
      return piece.hasPrefix("http") ? String(piece.drop { $0 != ">" }.dropFirst()) : "<" + piece
    }.joined()
  }

  /// The beginning of a numbered part: `三、`, `（一）`, `2.`; or of what a citizen is to know: `联系人：`.
  private var isHeading: Bool {
    let scalars = dense.unicodeScalars.prefix(8)
    if dense.hasPrefix("联系人") || dense.hasPrefix("第") || dense.hasPrefix("附件") { return true }
    let opening = scalars.first.map { $0 == "(" || $0 == "（" } ?? false
    let rest = opening ? scalars.dropFirst() : scalars
    let number = rest.prefix { Self.numerals.contains($0) || ("0"..."9").contains($0) }
    guard !number.isEmpty, number.count <= 3, let sign = rest.dropFirst(number.count).first else {
      return false
    }
    let next = rest.dropFirst(number.count + 1).first
    if opening { return sign == ")" || sign == "）" }
    return "、.．)）".unicodeScalars.contains(sign) && !(next.map { ("0"..."9").contains($0) } ?? false)
  }

  private static let numerals = Set("一二三四五六七八九十".unicodeScalars)

  private var hasDate: Bool {
    dense.holds(any: ["年"]) && dense.holds(any: ["月"]) || dense.holds(any: ["月"]) && dense.holds(any: ["日"])
  }

  /// Whether it says how somebody can be reached.
  var isContact: Bool {
    hasAddress || hasTelephone
      || dense.holds(any: [
        "电话:", "手机:", "传真:", "邮箱:", "tel:", "mobile:", "fax:", "e-mail:", "email:", "办公室电话", "地址:", "邮编",
      ])
  }

  /// Ten digits or more in a row, hyphens aside; a date has eight.
  private var hasTelephone: Bool {
    var run = 0
    for octet in dense.utf8 {
      if octet.isDigit { run += 1 } else if octet != Octet.hyphen { run = 0 }
      if run >= 10 { return true }
    }
    return false
  }
}
