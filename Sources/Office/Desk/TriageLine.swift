import Domain

/// What surrounds a clerk's orders in his mail: his signature, what he quotes, and his doubts about what he wrote.
struct TriageLine {
  /// How the desk, its clerks, its unit and the office are called, the longest first.
  let names: [String]
  private let units: UnitNames

  init(signedAs names: [String], _ units: UnitNames) {
    self.names = names.map { OfficeText.bare($0) }.filter { !$0.isEmpty }.sorted { $0.count > $1.count }
    self.units = units
  }

  /// Whether it stands in what he answers, with a mark before it.
  static func isQuote(_ line: String) -> Bool { [">", "＞", "｜", "|"].contains(where: line.hasPrefix) }

  /// Whether it parts what somebody wrote from who he is: `--`, `————`.
  static func isRule(_ line: String) -> Bool { line.allSatisfy { "-—–_－=＝*".contains($0) } }

  /// Whether it only says who wrote, and where and how he is reached: `网站管理中心 乌日娜`, `2号楼305室`.
  func isSignature(_ line: String) -> Bool {
    guard line.utf8.count <= TriageSpelling.mostBytes else { return false }
    let line = OfficeText.trimmed(OfficeText.halfWidth(line))
    return isByItsProgram(line) || isTelephone(line) || isPlace(line) || isOwnName(line) || isOwnSection(line)
  }

  /// Whether nothing is said in it: a signature, a rule, a mark of quotation.
  func isNoWord(_ line: String) -> Bool { Self.isRule(line) || Self.isQuote(line) || isSignature(line) }

  /// `旗政府办公室`: the name of an office alone, which below a signature's beginning is a part of it.
  func isOffice(_ line: String) -> Bool {
    let name = OfficeText.bare(OfficeText.halfWidth(line))
    return units.isName(name)
      || !wants(of: name) && NamedUnits(reading: name, units).map { $0.looksLikeName } == true
  }

  /// `同时抄旗住建局`: it ends as an office's name does, and wants something of that office.
  func wants(of name: String) -> Bool {
    units.isAnyName(in: name) && !units.begins(name)
      || name.unicodeScalars.contains { Self.wanting.contains($0) }
      || Self.openings.contains(where: name.hasPrefix) && !Self.trades.contains(where: name.hasPrefix)
  }

  /// Whether it names a unit behind other words than those of a signature.
  func wantsOfUnit(_ line: String) -> Bool {
    let line = OfficeText.halfWidth(line)
    let rest = (names + Self.ranks).reduce(LineNumbers(in: line, numerals: .apart).rest) {
      $0.replacing($1, with: "")
    }
    return namesUnit(rest) && wants(of: OfficeText.bare(rest))
  }

  /// Whether a unit's name stands in it: somebody says something of that unit.
  func namesUnit(_ line: String) -> Bool {
    line.unicodeScalars.count <= TriageDoubt.longest && units.isAnyName(in: line)
  }

  /// Whether it takes back what stands above it, or may: `等等，先别转`.
  func isDoubt(_ line: String) -> Bool { TriageDoubt.isIn(line, besides: names) }
}

extension TriageLine {
  /// `发自我的iPhone`.
  func isByItsProgram(_ line: String) -> Bool {
    let line = line.lowercased()
    if [
      "发自", "来自我的", "来自手机", "来自网易", "来自qq", "从我的", "sent from", "sent by", "get outlook", "获取 outlook",
      "下载 outlook",
    ]
    .contains(where: line.hasPrefix) {
      return true
    }
    if isOpeningOfQuotation(line) { return true }
    return ["通过", "由", "用", "使用"].contains(where: line.hasPrefix)
      && ["发送", "发出"].contains(where: OfficeText.bare(line).hasSuffix)
  }

  /// What stands above a mail that is answered, as far as its reader has left it: `----回复邮件信息----`, and
  /// `在 2026年11月24日，上午8:30，网站管理中心` of an attribution in two lines.
  private func isOpeningOfQuotation(_ line: String) -> Bool {
    if line.hasPrefix("----"), line.hasSuffix("----"), line.contains("邮件") || line.contains("message") {
      return true
    }
    if line.hasSuffix("写道:"), names.contains(where: line.contains) { return true }
    return line.hasPrefix("在") && names.contains(where: line.hasSuffix)
      && line.firstMatch(of: #/\d{4}年\d{1,2}月\d{1,2}日\D+\d{1,2}:\d{2}/#) != nil
  }

  /// How somebody is reached, and nothing else: `电话：0475-4212345`, not `电话请隐去`.
  private func isTelephone(_ line: String) -> Bool {
    if let label = Self.contacts.first(where: line.hasPrefix), !TriageWord.isIn(line) {
      let value = OfficeText.trimmed(String(line.dropFirst(label.count).drop { ":( ".contains($0) }))
      if Self.addresses.contains(label) { return value.count <= 60 && Self.looksLikePlace(value) }
      if Self.people.contains(label) { return value.count <= 6 && !Self.asks(value) }
    }
    let rest = Self.contacts.reduce(line) { $0.replacing($1, with: " ") }
      .replacing(#/[A-Za-z0-9._+-]+@[A-Za-z0-9.-]+|(?:https?://|www\.)[A-Za-z0-9.\/_-]+/#, with: " ")
    let digits = rest.unicodeScalars.count(where: LineNumbers.isDigit)
    return (digits >= 7 || rest != line && (digits == 0 || digits >= 5))
      && rest.unicodeScalars.allSatisfy {
        LineNumbers.isDigit($0) || "+-()/转:,;| ".unicodeScalars.contains($0)
      }
  }

  private func isPlace(_ line: String) -> Bool {
    guard !TriageWord.isIn(line) else { return false }
    let numbers = LineNumbers(in: line, numerals: .apart)
    if !numbers.all.isEmpty, Self.rooms.contains(where: numbers.rest.hasPrefix) {
      let rest = (names + ["办公室"]).reduce(numbers.rest) { $0.replacing($1, with: " ") }
      return rest.unicodeScalars.allSatisfy {
        LineNumbers.isDigit($0) || !$0.properties.isAlphabetic
          || "楼层室栋幢号院房单元间东西南北区".unicodeScalars.contains($0)
      }
    }
    return ["路", "街", "大道"].contains(where: line.contains)
      && line.unicodeScalars.contains(where: LineNumbers.isDigit)
      && numbers.all.isEmpty && Self.looksLikePlace(line)
  }

  /// `奈曼旗大沁他拉镇人民路1号`: it ends as places do, and nothing is wanted in it.
  private static func looksLikePlace(_ text: String) -> Bool {
    let text = OfficeText.bare(text)
    guard !asks(text), let last = text.unicodeScalars.last else { return text.isEmpty }
    return LineNumbers.isDigit(last) || "路街道号楼层室院栋幢房元区镇心局府厦".unicodeScalars.contains(last)
  }

  /// Nothing but names of the house, what people are, and numbers of rooms or telephones.
  func isOwnName(_ line: String) -> Bool {
    guard names.contains(where: line.contains) else { return false }
    let rest = (names + Self.ranks + Self.contacts).reduce(
      line.replacing(#/<[A-Za-z0-9._+-]+@[A-Za-z0-9.-]+>/#, with: " ")
    ) { $0.replacing($1, with: " ") }
    let letters = rest.unicodeScalars.filter(\.properties.isAlphabetic)
    let digits = rest.unicodeScalars.count(where: LineNumbers.isDigit)
    guard letters.allSatisfy({ "楼层室栋幢号院房".unicodeScalars.contains($0) }) else { return false }
    return digits == 0 || digits >= 7 || !letters.isEmpty
  }

  /// Neither stands in an office's name.
  private static let wanting = Set("抄送给也还另、，,;；+".unicodeScalars)
  /// How somebody begins who wants something of an office.
  private static let openings = [
    "同时", "并", "再", "转", "发", "报", "交", "由", "派", "请", "通知", "告知", "联系", "会同", "协同", "加", "改", "换", "不", "已",
    "需",
    "须", "和", "及", "与", "以及", "或", "让", "叫", "找", "问", "待", "等", "先", "但", "若", "如", "要", "应", "该", "这", "那",
    "都",
    "均", "只", "最好", "麻烦", "顺便", "主送", "呈", "致", "建议", "是", "即", "属", "归", "按", "对", "为", "向",
  ]
  /// What begins so and is the name of an office.
  private static let trades = [
    "应急", "和平", "报社", "再就业", "对外", "为民", "派出所", "加工", "改革", "向阳", "交通", "交警", "交管", "发改", "发展", "致富", "按揭",
  ]
  private static let contacts = [
    "联系电话", "办公电话", "值班电话", "联系方式", "电话", "手机", "座机", "传真", "办公地址", "地址", "邮编", "电子邮箱", "邮箱", "日期", "联系人",
    "经办人", "审核人", "签发人",
    "承办人", "Tel", "TEL", "tel", "Email", "E-mail", "email", "网址", "微信号", "微信", "QQ",
  ]
  private static let addresses = ["办公地址", "地址"]
  private static let people = ["联系人", "经办人", "审核人", "签发人", "承办人"]
  private static let rooms = ["楼", "层", "室", "栋", "幢", "单元", "号楼", "号院", "房间"]
  static let ranks = ["副主任", "主任", "科长", "副科长", "股长", "科员", "值班", "同志", "敬上", "谨上", "落款", "职务"]
}
