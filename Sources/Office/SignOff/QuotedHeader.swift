import Mail

/// What a mail program writes above a mail that it quotes: a rule, 发件人, 发送时间, 收件人, 主题, or `在 … 写道：`. It says whose
/// mail it is and when it came; a line that says more is somebody's own.
struct QuotedHeader {
  private let names: [String]
  private let subjects: [[Unicode.Scalar]]

  init(of mails: [Message], knowing names: [String]) {
    let people = mails.flatMap { $0.from + $0.to + $0.replyTo }.flatMap { [$0.name, $0.mailbox] }
    // Some programs write of an address what stands before its @.
    let parts = people.compactMap { $0?.split(separator: "@").first.map(String.init) }.filter { $0.count > 2 }
    self.names = (names + people.compactMap(\.self) + parts).filter { !$0.isEmpty }
      .sorted { $0.count > $1.count }
    subjects = mails.map { QuotedMail.comparable($0.subject) }
  }

  /// How many of these lines are one of its own; nil where the first is none. Some go on in the next line or two.
  func length(of lines: ArraySlice<String>) -> Int? {
    (1...3).first { count in
      guard count <= lines.count else { return false }
      let line = lines.prefix(count).joined(separator: " ")
      return isRule(line) || isBanner(line) || isField(line) || isAttribution(line) || isTitle(line)
    }
  }

  /// Thunderbird quotes a page with its title, which is the subject.
  private func isTitle(_ line: String) -> Bool {
    let scalars = QuotedMail.comparable(line)
    return !scalars.isEmpty && subjects.contains(scalars)
  }

  private func isRule(_ line: String) -> Bool { Self.rules.contains(Self.letters(of: line)) }

  /// What a gateway puts above a mail that came from outside.
  private func isBanner(_ line: String) -> Bool {
    let words = Self.letters(of: line)
    return words.unicodeScalars.count <= 120 && Self.outside.contains(where: words.contains)
      && Self.warnings.contains(where: words.contains) && Disclaimer.isOnlyAboutMail(line)
  }

  private func isField(_ line: String) -> Bool {
    guard let (label, value) = Self.cells(of: line) ?? Self.labelled(line) else { return false }
    if Self.people.contains(label) {
      return isNoMoreThanName(value)
    }
    if Self.dates.contains(label) { return rest(of: value).isEmpty }
    if label == "主题" || label == "subject" || label == "主旨" { return isSubject(value) }
    return Self.importances[label]?.contains(Self.letters(of: value)) ?? false
  }

  private static func labelled(_ line: String) -> (label: String, value: String)? {
    let plain = OfficeText.halfWidth(line).drop { $0 == "*" || $0 == ">" || $0.isWhitespace }
    guard let colon = plain.firstIndex(of: ":") else { return nil }
    return (letters(of: String(plain[..<colon])), String(plain[plain.index(after: colon)...]))
  }

  /// A row of a table that was written as text: `| 发件人 | 网站管理中心<liuyan@naiman.example> |`.
  private static func cells(of line: String) -> (label: String, value: String)? {
    let plain = OfficeText.trimmed(line)
    guard plain.hasPrefix("|") else { return nil }
    let cells = plain.split(separator: "|", maxSplits: 1)
    guard cells.count == 2 else { return nil }
    return (letters(of: String(cells[0])), String(cells[1]))
  }

  private func isSubject(_ value: String) -> Bool {
    let scalars = QuotedMail.comparable(value)
    return subjects.contains { subject in
      guard !subject.isEmpty, scalars.count >= subject.count,
        scalars.suffix(subject.count).elementsEqual(subject)
      else { return false }
      var before = Self.letters(
        of: String(String.UnicodeScalarView(scalars.dropLast(subject.count))))
      while let word = Self.prefixes.first(where: before.hasPrefix) {
        before = String(before.dropFirst(word.count))
      }
      return before.isEmpty
    }
  }

  /// `在 2026-11-23 09:12:00，"网站管理中心" <liuyan@naiman.example> 写道：`
  private func isAttribution(_ line: String) -> Bool {
    let end = Self.letters(of: line)
    guard Self.verbs.contains(where: end.hasSuffix), line.utf8.contains(where: { (0x30...0x39).contains($0) })
    else { return false }
    return isNoMoreThanName(line)
  }

  /// Names that are known, and what an address book calls the address right behind it.
  private func isNoMoreThanName(_ text: String) -> Bool {
    let entry =
      #/([^<>;,，；:：、"“”'‘’()（）\[\]|]*)["”']?\s*[<\[(]\s*[A-Za-z0-9._+=\-]+@[A-Za-z0-9.\-]+\s*[>\])]/#
    let others = text.replacing(entry) { match in
      let name = rest(of: String(match.1))
      let isName = name.count <= Self.longestName && !name.contains(where: Self.sayings.contains)
      return isName ? " " : String(match.0)
    }
    return rest(of: others).isEmpty
  }

  /// The letters that are left without names, addresses and days.
  private func rest(of text: String) -> [Unicode.Scalar] {
    var text = text.replacing(#/[A-Za-z0-9._+=\-]+@[A-Za-z0-9.\-]+/#, with: " ")
    for name in names { text = text.replacing(name, with: " ") }
    var words = OfficeText.halfWidth(text).lowercased()
    for word in Self.daysAndVerbs { words = words.replacing(word, with: " ") }
    return words.unicodeScalars.filter(\.properties.isAlphabetic)
  }

  private static func letters(of text: String) -> String {
    String(String.UnicodeScalarView(text.lowercased().unicodeScalars.filter(\.properties.isAlphabetic)))
  }

  /// In letters; some address books call an office otherwise than it calls itself.
  private static let longestName = 12
  /// In no name of a person or an office.
  private static let sayings = Set("不请先别勿再删改待缓废暂退夺此稿".unicodeScalars)

  private static let rules: Set<String> = [
    "原始邮件", "原始郵件", "原始邮件信息", "原邮件", "回复的原邮件", "回复的邮件", "回复邮件", "邮件原文", "邮件原件", "原文", "引用", "转发的邮件",
    "转发邮件", "转发的原邮件", "转发邮件信息", "转发的邮件信息", "originalmessage", "originalmail", "forwardedmessage",
    "beginforwardedmessage", "replymessage",
  ]
  private static let people: Set<String> = [
    "发件人", "发送人", "發件人", "寄件者", "收件人", "收件者", "抄送", "抄送人", "副本", "密送", "答复至", "回复至", "from", "to", "cc",
    "bcc",
    "replyto", "sender",
  ]
  private static let dates: Set<String> = [
    "日期", "发送时间", "发送日期", "發送時間", "时间", "日期时间", "收件时间", "date", "sent",
  ]
  private static let importances: [String: Set<String>] = {
    let values: Set<String> = ["高", "普通", "低", "一般", "high", "normal", "low"]
    return ["重要性": values, "优先级": values, "importance": values, "priority": values]
  }()
  private static let prefixes = ["回复", "答复", "转发", "回覆", "re", "fw", "fwd"]
  private static let verbs = ["写道", "寫道", "写到", "wrote", "writes", "写"]
  private static let outside = ["外部", "external", "组织外", "单位外", "外网", "境外"]
  private static let warnings = ["邮件", "发件人", "sender", "email", "mail", "message"]
  private static let daysAndVerbs = [
    "写道", "寫道", "写到", "wrote", "writes", "星期", "周一", "周二", "周三", "周四", "周五", "周六", "周日", "上午", "下午", "晚上",
    "凌晨",
    "早上", "中午", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue",
    "wed",
    "thu", "fri", "sat", "sun", "january", "february", "march", "april", "may", "june", "july", "august",
    "september",
    "october", "november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct",
    "nov",
    "dec", "gmt", "utc", "cst", "中国标准时间", "年", "月", "日", "时", "分", "秒", "一", "二", "三", "四", "五", "六", "天",
    "在", "于",
    "於", "on", "at", "am", "pm", "来自", "写", "邮件",
  ].sorted { $0.count > $1.count }
}
