/// What may stand below a clerk's orders and say nothing of them. Whatever else stands there may be a condition.
extension TriageLine {
  /// - Parameter isSigned: whether a signature has begun above it.
  func isIdle(_ line: String, isSigned: Bool = false) -> Bool {
    guard line.utf8.count <= TriageSpelling.mostBytes else { return false }
    let line = OfficeText.trimmed(OfficeText.halfWidth(line))
    guard line.unicodeScalars.contains(where: { $0.properties.isAlphabetic || LineNumbers.isDigit($0) })
    else { return true }
    return isSignature(line) || Self.isCourtesy(line) || isGreeting(line) || isNickname(line)
      || isDate(line, isSigned: isSigned) || isOfHouse(line, isSigned: isSigned) || Self.isNotice(line)
      || Self.isHeading(line)
  }

  /// `谢谢！`, `先这样，特别感谢`.
  static func isCourtesy(_ line: String) -> Bool {
    let clauses = line.unicodeScalars.split { !$0.properties.isAlphabetic }.map { String($0).lowercased() }
    return !clauses.isEmpty && clauses.allSatisfy(courtesies.contains)
  }

  /// `王主任好：`, `李先生：`.
  private func isGreeting(_ line: String) -> Bool {
    let words = OfficeText.bare(line)
    let greeting = Self.greetings.first(where: words.hasSuffix)
    let called = OfficeText.bare(String(words.dropLast(greeting?.count ?? 0)))
    guard let title = Self.titles.first(where: called.hasSuffix) else {
      return greeting != nil && called.isEmpty
    }
    return called.count - title.count <= 3 && !Self.asks(called.dropLast(title.count))
      && (greeting != nil || ":,!".contains(line.last ?? " "))
  }

  /// 小敏 of 王敏.
  private func isNickname(_ line: String) -> Bool {
    let name = OfficeText.bare(line)
    guard (2...3).contains(name.count) else { return false }
    if names.contains(where: { $0.count <= 6 && $0.hasSuffix(name) }) { return true }
    return name.count == 2 && "小老阿".contains(name.prefix(1))
      && names.contains { $0.count <= 6 && $0.contains(name.suffix(1)) }
  }

  /// `11月24日`, `2026.11.24 9:05` alone: its first number is no item's.
  func isDay(_ line: String) -> Bool {
    let line = OfficeText.trimmed(OfficeText.halfWidth(line))
    return line.firstMatch(of: #/^(?:20\d{2}\s*[年.\/-]\s*)?\d{1,2}\s*[月.\/-]\s*\d{1,2}\s*日?/#) != nil
      && (line.contains("月") || line.hasPrefix("20")) && isDate(line, isSigned: false)
  }

  /// `2026年11月24日 9:05`, `乌日娜 11.30`; 5-9 alone may be letters.
  private func isDate(_ line: String, isSigned: Bool) -> Bool {
    var rest = (names + Self.ranks + ["日期"]).reduce(line) { $0.replacing($1, with: " ") }
    let isNamed = rest != line
    rest = Self.days.reduce(rest) { $0.replacing($1, with: " ") }
    let digits = rest.unicodeScalars.count(where: LineNumbers.isDigit)
    let isPlain = rest.unicodeScalars.allSatisfy {
      LineNumbers.isDigit($0) || "年月日号时点分秒〇○零一二三四五六七八九十:./- ()".unicodeScalars.contains($0)
    }
    return isPlain
      && (isNamed || isSigned || rest.contains("月") || rest.contains(":") && digits >= 3 || digits >= 6)
  }

  /// `网站管理中心 综合科`: the house's own name, and of which of its parts.
  func isOwnSection(_ line: String) -> Bool {
    guard let name = names.first(where: line.hasPrefix) else { return false }
    return !namesUnit(String(line.dropFirst(name.count))) && isOfHouse(line, isSigned: false)
  }

  /// `综合科 王敏`.
  private func isOfHouse(_ line: String, isSigned: Bool) -> Bool {
    guard !TriageWord.isIn(line) else { return false }
    let rest = (names + Self.ranks).reduce(line) { $0.replacing($1, with: " ") }
    guard isSigned || rest != line else { return false }
    return rest.split(whereSeparator: { " ,;|/()·".contains($0) }).allSatisfy { word in
      isSignature(String(word))
        || (2...14).contains(word.count) && !Self.asks(word) && !wants(of: String(word))
          && Self.offices.contains(where: word.hasSuffix)
    }
  }

  /// What an office or a program puts below all its mails.
  private static func isNotice(_ line: String) -> Bool {
    func holds(_ words: [String]) -> Bool { words.contains(where: line.contains) }
    if ["请勿打印", "请勿转发", "请勿回复", "请勿直接回复"].contains(OfficeText.bare(line)) { return true }
    return line.contains("收件人") && holds(["如果", "若", "非", "不是", "仅供", "指定", "误收"])
      || holds(["环保", "环境"]) && line.contains("打印") || line.contains("免责声明")
      || holds(["本邮件", "此邮件", "该邮件", "本电子邮件"]) && holds(["保密信息", "机密", "请勿转发", "请勿回复", "自动发送", "系统发送", "误收"])
  }

  /// What a program writes above the mail that is answered; of its header one field alone is a person's (`抄送：刘书记`).
  private static func isHeading(_ line: String) -> Bool {
    let line = line.lowercased()
    return ["写道:", "wrote:"].contains(where: line.hasSuffix) || line.contains("原始邮件")
  }

  /// Whether a sign stands in it that neither a name nor a place has, and that wants something.
  static func asks(_ text: some StringProtocol) -> Bool {
    text.unicodeScalars.contains { asking.contains($0) }
  }

  private static let asking = Set("请隐删改去除掉别不勿莫要须需只仅暂未没再退限让先等待撤换补漏错的了有里把将".unicodeScalars)
  private static let greetings = ["早上好", "上午好", "中午好", "下午好", "晚上好", "您好", "你好", "们好", "好"]
  private static let titles = [
    "主任", "局长", "科长", "股长", "书记", "旗长", "老师", "同志", "先生", "女士", "领导", "各位", "大家", "同事",
  ]
  private static let days =
    ["一", "二", "三", "四", "五", "六", "日", "天"].flatMap { ["星期" + $0, "周" + $0] } + [
      "上午", "下午", "早上", "晚上", "中午",
    ]
  private static let offices = ["科", "股", "室", "处", "中心", "局", "委", "部", "组", "窗口", "办"]
  private static let courtesies: Set<String> = [
    "谢谢", "谢谢您", "请查收", "请查收谢谢", "请注意查收谢谢", "多谢", "感谢", "非常感谢", "特别感谢", "辛苦", "辛苦了", "谢谢辛苦了", "请办理",
    "请按此办理", "请照此办理", "以上请办理", "以上", "麻烦您了", "麻烦了", "此致", "敬礼", "祝好", "祝工作顺利", "顺颂商祺", "先这样", "先这样吧", "先到这",
    "收到", "好的", "请知悉", "谢谢配合", "谢谢支持", "不用谢", "不用回", "不必回", "勿念", "祝您工作愉快", "祝工作愉快", "thanks", "regards",
    "best", "ok",
  ]
}
