import Domain

/// What surrounds a clerk's orders in his mail: his signature, what he quotes, and his doubts about what he wrote.
struct TriageLine {
  /// How the desk, its clerks, its unit and the office are called, the longest first.
  private let names: [String]
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
    return isByItsProgram(line) || isTelephone(line) || isPlace(line) || isOwnName(line)
  }

  /// `旗政府办公室`: the name of an office alone, which below a signature's beginning is a part of it.
  func isOffice(_ line: String) -> Bool {
    let name = OfficeText.bare(OfficeText.halfWidth(line))
    return units.isName(name) || NamedUnits(reading: name, units).map { $0.looksLikeName } == true
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
    return ["通过", "由", "用", "使用"].contains(where: line.hasPrefix)
      && ["发送", "发出"].contains(where: OfficeText.bare(line).hasSuffix)
  }

  private func isTelephone(_ line: String) -> Bool {
    if let label = Self.contacts.first(where: line.hasPrefix), !TriageWord.isIn(line) {
      let next = line.dropFirst(label.count).unicodeScalars.first
      if next.map({
        ":(".unicodeScalars.contains($0) || $0.properties.isWhitespace || LineNumbers.isDigit($0)
      }) ?? true {
        return true
      }
    }
    let digits = line.unicodeScalars.count(where: LineNumbers.isDigit)
    return digits >= 7
      && line.unicodeScalars.allSatisfy { LineNumbers.isDigit($0) || "+-() /转".unicodeScalars.contains($0) }
  }

  private func isPlace(_ line: String) -> Bool {
    guard !TriageWord.isIn(line) else { return false }
    let numbers = LineNumbers(in: line, numerals: .apart)
    if !numbers.all.isEmpty, Self.rooms.contains(where: numbers.rest.hasPrefix) { return true }
    return ["路", "街", "大道"].contains(where: line.contains)
      && line.unicodeScalars.contains(where: LineNumbers.isDigit)
      && numbers.all.isEmpty
  }

  /// Nothing but names of the house, what people are, and numbers of rooms or telephones.
  func isOwnName(_ line: String) -> Bool {
    guard names.contains(where: line.contains) else { return false }
    let rest = (names + Self.ranks + Self.contacts).reduce(line) { $0.replacing($1, with: " ") }
    let letters = rest.unicodeScalars.filter(\.properties.isAlphabetic)
    let digits = rest.unicodeScalars.count(where: LineNumbers.isDigit)
    guard letters.allSatisfy({ "楼层室栋幢号院房".unicodeScalars.contains($0) }) else { return false }
    return digits == 0 || digits >= 7 || !letters.isEmpty
  }

  private static let contacts = [
    "联系电话", "办公电话", "值班电话", "联系方式", "电话", "手机", "座机", "传真", "办公地址", "地址", "邮编", "电子邮箱", "邮箱", "日期", "联系人",
    "经办人", "审核人", "签发人",
    "承办人", "Tel", "TEL", "tel", "Email", "E-mail", "email",
  ]
  private static let rooms = ["楼", "层", "室", "栋", "幢", "单元", "号楼", "号院", "房间"]
  private static let ranks = ["副主任", "主任", "科长", "副科长", "股长", "科员", "值班", "同志", "敬上", "谨上", "落款", "职务"]
}
