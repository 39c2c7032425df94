/// A number after the name of the document it stands on: `护照号G12345678`, `社保卡号：A12345678`, `军字第12345678号`.
enum DocumentPattern {
  static let names = [
    "护照号码", "护照号", "护照", "军官证号", "军官证", "士兵证号", "士兵证", "义务兵证号", "义务兵证", "军字第", "武字第", "社保卡号", "社保号", "社会保障号码",
    "社会保障号", "医保卡号", "驾驶证号", "残疾证号", "低保证号", "学籍号", "病历号", "住院号", "证件号码", "证件号",
  ].map { Array($0.unicodeScalars) }
  private static let joints: Set<Unicode.Scalar> = [":", " ", "是", "为", "号", "码"]

  static func span(at start: Int, in scalars: [Unicode.Scalar]) -> PersonalSpan? {
    guard let name = names.first(where: { scalars.has($0, at: start) }) else { return nil }
    var position = start + name.count
    while position < scalars.count, position - start < 16, joints.contains(scalars[position]) {
      position += 1
    }
    let first = position
    var digits = 0
    while position < scalars.count, scalars[position].isDigit || scalars[position].isLatin {
      if scalars[position].isDigit { digits += 1 }
      position += 1
    }
    guard digits >= 6, position - first <= 24 else { return nil }
    return PersonalSpan(kind: .identityNumber, range: first..<position)
  }
}

/// A number of a card or of a customer after its name. The check digit is not asked for: a mistyped number is
/// personal all the same.
enum CardPattern {
  static let names = [
    "卡号", "银行卡", "行卡", "工资卡", "储蓄卡", "信用卡", "一卡通", "存折", "银行账号", "银行帐号", "账号", "帐号", "账户", "帐户",
  ].map {
    Array($0.unicodeScalars)
  }
  private static let joints: Set<Unicode.Scalar> = [":", " ", "是", "为", "号", "码"]

  static func span(at start: Int, in scalars: [Unicode.Scalar]) -> PersonalSpan? {
    guard let name = names.first(where: { scalars.has($0, at: start) }) else { return nil }
    var position = start + name.count
    while position < scalars.count, position - start < 12, joints.contains(scalars[position]) {
      position += 1
    }
    let first = position
    var end = position
    var digits = 0
    while position < scalars.count, digits < 24,
      scalars[position].isDigit || scalars[position] == " " || scalars[position] == "-"
    {
      if scalars[position].isDigit {
        digits += 1
        end = position + 1
      }
      position += 1
    }
    guard (15...23).contains(digits) else { return nil }
    return PersonalSpan(kind: .bankCard, range: first..<end)
  }
}

/// The number of a house in its street, where somebody lives there or a door within it is named: `家住建国路100号`,
/// `建国路100号3单元`. A shop's and an office's are the matter itself.
enum StreetNumberPattern {
  private static let streets = Set("路街巷弄道".unicodeScalars)
  private static let homes = Set("住寄址".unicodeScalars)
  private static let myHome = Array("我家".unicodeScalars)
  /// How far before the number it is looked for that somebody lives there, in characters.
  private static let reach = 24

  static func span(at start: Int, in scalars: [Unicode.Scalar]) -> PersonalSpan? {
    guard start > 0, streets.contains(scalars[start - 1]), scalars[start].isDigit else { return nil }
    var end = start
    while end < scalars.count, scalars[end].isDigit || scalars[end] == "-" { end += 1 }
    guard end - start <= 6, end < scalars.count, scalars[end] == "号" else { return nil }
    end += 1
    // 3路5号线 is no house.
    guard end == scalars.count || scalars[end] != "线" else { return nil }
    let street = end
    while end < scalars.count, end - start < 16,
      scalars[end].isDigit || "附院楼单元室栋幢户号层-".unicodeScalars.contains(scalars[end])
    {
      end += 1
    }
    let before = max(0, start - reach)..<start
    let isHome =
      scalars[before].contains(where: homes.contains) || before.contains { scalars.has(myHome, at: $0) }
    guard isHome || scalars[street..<end].contains(where: \.isDigit) else { return nil }
    return PersonalSpan(kind: .houseNumber, range: start..<end)
  }
}
