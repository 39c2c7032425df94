/// The numbers at the start of a clerk's line, as people write them: `3、5-9 和第十二号：登记` has 3, 5 to 9 and 12,
/// and leaves `登记`.
struct LineNumbers: Equatable {
  /// Where 六 is a number.
  enum Numerals {
    case anywhere
    /// Only where a mark or a space parts it from the word behind it, or 第 stands before it: 三和乡 begins with none.
    case apart
  }

  /// In their order, each once.
  private(set) var all: [Int64] = []
  private(set) var rest = ""
  /// Whether the first may be that of a list which a mail program counts: `1. 3 通过`, `①3 通过`, `一、3 通过`.
  private(set) var areCounted = false

  /// Whether it begins as a count does (`3件都通过`) and not as one item (`第3件`): it names none.
  private(set) var isCount = false
  /// Whether its first two numbers are parted by a dot alone: `22.23 同意`.
  private(set) var isDotted = false
  /// What stands behind the only number and a sign that may part them or be a fraction's: 6 of `5·6 同意`, `5/6 同意`.
  private(set) var second: Int64?

  private typealias Scalars = Substring.UnicodeScalarView

  /// More numbers than anybody writes before one word; a range has at most so many.
  private static let most = 100

  init(in line: String, numerals: Numerals = .anywhere) {
    var rest = OfficeText.withoutOpeningBrackets(line).unicodeScalars[...]
    var start = rest
    while all.count < Self.most, let first = Self.number(at: rest, numerals) {
      if all.count == 1 {
        let between = start[..<rest.startIndex].drop { $0 == "第" || Self.isDigit($0) }
        areCounted = areCounted || Self.counts(rest, from: start)
        isDotted = between.count == 1 && ".．。".unicodeScalars.contains(between.first ?? " ")
      }
      if all.isEmpty { start = rest }
      var last = first
      if let end = Self.rangeEnd(at: first.rest, numerals), first.value < end.value,
        end.value - first.value < Int64(Self.most)
      {
        last = end
      }
      for number in first.value...last.value where !all.contains(number) { all.append(number) }
      rest = Self.withoutMarks(last.rest, numerals)
    }
    self.rest = String(rest)
    if all.count == 1, numerals == .apart, Self.isCounted(start) {
      (all, isCount, self.rest) = ([], true, String(start))
    }
    areCounted = areCounted && !rest.isEmpty
    if all.count == 1, let sign = rest.first, "·・/／".unicodeScalars.contains(sign) {
      second = Self.number(at: rest.dropFirst(), numerals)?.value
    }
  }

  /// `3件`, `三封`, with something behind it.
  private static func isCounted(_ start: Scalars) -> Bool {
    let behind = start.drop { isDigit($0) || numeral($0) != nil }.drop { $0.properties.isWhitespace }
    guard start.first != "第", start.first.flatMap(circled) == nil, behind.startIndex > start.startIndex,
      let word = behind.first, ["件", "封", "项"].contains(word)
    else { return false }
    return behind.dropFirst().contains { $0.properties.isAlphabetic }
  }

  /// Whether what stands between a text's start and its second number is a mark that lists count with.
  private static func counts(_ second: Scalars, from start: Scalars) -> Bool {
    guard isDigit(second.first) else { return false }
    let first = start[..<second.startIndex]
    guard let last = first.last, let mark = first.last(where: { !$0.properties.isWhitespace }) else {
      return false
    }
    // 11.24 is a day.
    return ")）".unicodeScalars.contains(mark) || !isDigit(first.first { $0 != "第" })
      || ".．。:：".unicodeScalars.contains(mark) && last.properties.isWhitespace
  }

  /// Whether a text begins with a number in digits.
  static func isDigit(_ scalar: Unicode.Scalar?) -> Bool { scalar.flatMap(digit) != nil }

  private struct Found {
    let value: Int64
    let rest: Scalars
  }

  private static func number(at text: Scalars, _ numerals: Numerals) -> Found? {
    let isFramed = text.first == "第"
    let start = isFramed ? text.dropFirst().drop { $0.properties.isWhitespace } : text
    let digits = start.prefix { digit($0) != nil }
    if !digits.isEmpty {
      guard digits.count <= 15 else { return nil }
      let value = digits.reduce(0) { $0 * 10 + (digit($1) ?? 0) }
      let rest = start.dropFirst(digits.count)
      return Found(value: value, rest: isFramed ? withoutLine(rest, of: value) : rest)
    }
    if let circled = start.first.flatMap(circled) { return Found(value: circled, rest: start.dropFirst()) }
    let written = start.prefix { numeral($0) != nil }
    guard let value = number(of: written.compactMap(numeral)) else { return nil }
    let rest = start.dropFirst(written.count)
    guard numerals == .anywhere || isFramed || isApart(rest) else { return nil }
    return Found(value: value, rest: rest)
  }

  /// `第14条` of a list is its fourteenth; 第7条 不予受理 is an article.
  private static func withoutLine(_ rest: Scalars, of value: Int64) -> Scalars {
    guard rest.first == "条", !(6...7).contains(value) || !String(rest).contains("受理") else { return rest }
    return rest.dropFirst()
  }

  private static func isApart(_ rest: Scalars) -> Bool {
    guard let next = rest.first else { return true }
    return next.properties.isWhitespace || marks.contains(next) || dashes.contains(next)
  }

  /// The last number of a range whose first stands before `text`.
  private static func rangeEnd(at text: Scalars, _ numerals: Numerals) -> Found? {
    let start = text.drop { $0.properties.isWhitespace || $0 == "号" || $0 == "件" }
    let dash = start.prefix { dashes.contains($0) }
    guard (1...2).contains(dash.count) else { return nil }
    return number(at: start.dropFirst(dash.count).drop { $0.properties.isWhitespace }, numerals)
  }

  /// 和 and 及 part numbers only: they also begin names.
  private static func withoutMarks(_ text: Scalars, _ numerals: Numerals) -> Scalars {
    let rest = text.drop { marks.contains($0) || $0.properties.isWhitespace }
    guard let word = rest.first, ["和", "及", "与"].contains(word) else { return rest }
    let next = rest.dropFirst().drop { $0.properties.isWhitespace }
    return number(at: next, numerals) == nil ? rest : next
  }

  /// 六, 十二, 二十, 九十九.
  private static func number(of numerals: [Int64]) -> Int64? {
    switch numerals.count {
    case 1: numerals[0]
    case 2 where numerals[0] == 10 && numerals[1] < 10: 10 + numerals[1]
    case 2 where numerals[0] < 10 && numerals[1] == 10: numerals[0] * 10
    case 3 where numerals[1] == 10 && numerals[0] < 10 && numerals[2] < 10: numerals[0] * 10 + numerals[2]
    default: nil
    }
  }

  /// 一 to 十.
  private static func numeral(_ scalar: Unicode.Scalar) -> Int64? {
    numerals.firstIndex(of: scalar).map { Int64($0 + 1) }
  }

  private static let numerals = Array("一二三四五六七八九十".unicodeScalars)

  private static let marks: Set<Unicode.Scalar> = [
    "、", "，", ",", ".", "．", "。", "：", ":", "号", "件", "项", "封", "]", "】", ")", "）", ";", "；",
  ]
  private static let dashes: Set<Unicode.Scalar> = ["-", "－", "–", "—", "~", "～", "至", "到"]

  /// ①, ⑴, ⒈ and ㈠.
  private static func circled(_ scalar: Unicode.Scalar) -> Int64? {
    switch scalar.value {
    case 0x2460...0x249B: Int64((scalar.value - 0x2460) % 20 + 1)
    case 0x3220...0x3229: Int64(scalar.value - 0x321F)
    default: nil
    }
  }

  /// ASCII and full width.
  private static func digit(_ scalar: Unicode.Scalar) -> Int64? {
    switch scalar.value {
    case 0x30...0x39: Int64(scalar.value - 0x30)
    case 0xFF10...0xFF19: Int64(scalar.value - 0xFF10)
    default: nil
    }
  }
}
