import Mail

/// What a gateway or a company puts below all of its mail: 免责声明, 本邮件仅供收件人使用, Confidentiality notice. It decides nothing
/// and is no part of what somebody says.
///
/// It is known by its beginning and by each of its sentences. Where one of them speaks of anything but the mail, as
/// 本邮件第二段请删掉 does, all of it is its writer's own.
enum Disclaimer {
  /// The text without it, and without what a telephone's mail program wrote above it.
  static func removed(from text: String) -> String {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map {
      OfficeText.trimmed(String($0))
    }
    let shown = lines.indices.filter { !lines[$0].isEmpty }
    let start = shown.suffix(mostLines).first { place in
      isBeginning(lines[place]) && isOne(lines[place...].filter { !$0.isEmpty })
    }
    guard let start else { return text }
    return ReplyText(of: lines[..<start].joined(separator: "\n")).words
  }

  /// Whether each sentence of a line speaks of the mail, where it came from and what is to be done with it.
  static func isOnlyAboutMail(_ line: String) -> Bool {
    let sentences = sentences(of: [line])
    return !sentences.isEmpty && sentences.allSatisfy { isAboutMail($0) }
  }

  private static let mostLines = 24
  /// In characters.
  private static let longest = 4000

  private static func isBeginning(_ line: String) -> Bool {
    isRule(line) || heading(of: line) != nil || openings.contains(where: words(line).hasPrefix)
  }

  private static func isOne(_ lines: [String]) -> Bool {
    var lines = lines[...]
    while let first = lines.first, isRule(first) { lines = lines.dropFirst() }
    guard let first = lines.first, lines.reduce(0, { $0 + $1.unicodeScalars.count }) <= longest else {
      return false
    }
    if let heading = heading(of: first) {
      // What stands behind it in its line is the first sentence.
      lines = [String(words(first).dropFirst(heading.count))] + lines.dropFirst()
    } else if !openings.contains(where: words(first).hasPrefix) {
      return false
    }
    let sentences = sentences(of: Array(lines))
    return sentences.contains { !isThanks($0) } && sentences.allSatisfy { isThanks($0) || isAboutMail($0) }
  }

  private static func isRule(_ line: String) -> Bool {
    line.unicodeScalars.count >= 2
      && line.unicodeScalars.allSatisfy { "-—–=_*·~".unicodeScalars.contains($0) }
  }

  /// 【保密声明】, alone in its line or before its first sentence.
  private static func heading(of line: String) -> String? {
    let line = words(line)
    return headings.first { heading in
      guard line.hasPrefix(heading) else { return false }
      let next = line.dropFirst(heading.count).unicodeScalars.first
      return next.map { !$0.properties.isAlphabetic } ?? true
    }
  }

  /// In lower case, without what decorates its beginning.
  private static func words(_ line: String) -> String {
    String(OfficeText.halfWidth(line).lowercased().unicodeScalars.drop { !$0.properties.isAlphabetic })
  }

  /// A line that is long and has no end goes on in the next one.
  private static func sentences(of lines: [String]) -> [String] {
    var text = ""
    for line in lines {
      let isWhole = line.unicodeScalars.count < (isChinese(line) ? shortestWrapped : 2 * shortestWrapped)
      text += line + (isWhole ? "\n" : isChinese(line) ? "" : " ")
    }
    let ends = Set("。；;！!？?\n".unicodeScalars)
    return text.replacing(". ", with: "\n").unicodeScalars.split(whereSeparator: ends.contains)
      .map { words(String($0)) }.filter { !$0.isEmpty }
  }

  /// In Chinese characters.
  private static let shortestWrapped = 30

  private static func isChinese(_ text: String) -> Bool {
    text.unicodeScalars.contains(where: \.properties.isIdeographic)
  }

  private static func isThanks(_ sentence: String) -> Bool {
    UnitGreeting.isCourtesy(sentence) || thanks.contains(OfficeText.bare(sentence))
  }

  private static func isAboutMail(_ sentence: String) -> Bool {
    guard isChinese(sentence) else {
      return english.contains(where: sentence.contains) && !englishOfOthers.contains(where: sentence.contains)
    }
    return subjects.contains(where: sentence.contains)
      && OfficeClause.all(in: sentence).allSatisfy { isAboutMail(clause: $0.text) }
  }

  private static func isAboutMail(clause: String) -> Bool {
    guard !ofOthers.contains(where: clause.contains), deletesMail(clause) else { return false }
    return (subjects + particulars).contains(where: clause.contains)
  }

  /// 请删除本邮件并通知发件人, but not 请删除第二段.
  private static func deletesMail(_ clause: String) -> Bool {
    let pieces = clause.replacing("销毁", with: "删除").split(separator: "删除", omittingEmptySubsequences: false)
    return pieces.dropFirst().allSatisfy { piece in
      piece.unicodeScalars.prefix { !"并且后".unicodeScalars.contains($0) }.allSatisfy(whatIsDeleted.contains)
    }
  }

  private static let whatIsDeleted = Set("此该本这封原其及与和以全部所有副拷贝任何的电子邮件信息内容附者或由您处 e-mail".unicodeScalars)

  private static let headings = [
    "免责声明", "保密声明", "保密提示", "保密条款", "重要声明", "重要提示", "法律声明", "邮件声明", "郑重声明", "温馨提示", "声明", "disclaimer",
    "e-mail disclaimer", "email disclaimer", "confidentiality notice", "confidentiality", "important notice",
    "notice",
    "legal notice",
  ]
  private static let openings = [
    "本邮件", "此邮件", "该邮件", "本电子邮件", "此电子邮件", "该电子邮件", "本e-mail", "本email", "此e-mail", "此email", "本信息及", "本信息仅",
    "如果您不是", "如您不是", "若您不是", "如果您错误", "如果您误", "如您误收", "若您误收", "如误收", "如您错误", "若您错误", "this e-mail",
    "this email",
    "this message", "this communication", "this transmission", "the information contained",
    "the information in this",
    "the information transmitted", "the content of this", "the contents of this",
    "if you are not the intended",
    "if you have received this", "please consider the environment",
  ]
  private static let thanks: Set<String> = [
    "谢谢合作", "感谢您的合作", "谢谢您的合作", "感谢配合", "谢谢配合", "thank you", "thanks",
  ]

  /// One of these is in every sentence.
  private static let subjects = [
    "邮件", "收件人", "收信人", "发件人", "发信人", "接收者", "接收人", "接收方", "误收", "错收", "保密", "机密", "未经授权", "法律责任", "病毒", "免责",
    "披露", "泄露", "e-mail", "email",
  ]
  /// One of these, or of those above, is in every clause.
  private static let particulars = [
    "阅读", "使用", "复制", "传播", "散发", "散布", "转发", "分发", "传送", "删除", "销毁", "通知", "告知", "联系", "信息", "附件", "责任",
    "法律",
    "损失", "损害", "观点", "立场", "公司", "授权", "形式", "目的", "谢谢", "感谢", "合作", "系统", "安全", "扫描", "截取", "篡改", "延误",
    "保证",
    "承担", "构成", "要约", "承诺", "立即", "指定", "特定", "组织", "商业", "秘密", "隐私", "特权", "禁止", "不得", "严禁", "错误", "环保",
    "环境",
    "打印", "链接", "纸张", "节约", "仅供", "仅限",
  ]
  /// What speaks of the letter and its answer, or asks for something to be done.
  private static let ofOthers =
    [
      "答复", "网民", "留言", "公开", "发布", "公布", "一段", "二段", "三段", "四段", "末段", "段落", "句", "修改", "改成", "改为", "改后",
      "再改", "再发", "先不", "先别", "暂", "别发",
      "不发", "不要发", "退回", "重写", "重新", "核实", "补充", "换", "删掉", "删去", "去掉", "加上", "数据", "同意", "不行", "不妥", "内部",
      "上网", "姓名", "名字", "盖章", "签字", "上报", "报送",
    ] + "一二三四五六七八九123456789".map { "第\($0)" }.filter { $0 != "第三" } + ["第三条", "第三句", "第三页", "第三点", "第三项"]

  private static let english = [
    "e-mail", "email", "message", "recipient", "sender", "confidential", "privileged", "disclaimer",
    "disclos", "copying",
    "distribut", "virus", "liab", "attachment", "transmi", "addressee", "printing", "sent from", "intended",
    "unauthori", "notify", "destroy", "views", "opinions",
  ]
  private static let englishOfOthers = [
    "paragraph", "answer", "publish", "revise", "second", "draft", "sentence", "agree",
  ]
}
