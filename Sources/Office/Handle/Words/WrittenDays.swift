/// A number of working days as people write it, `3个工作日`, `五个工作日`, `十五天`, `３ 天`; or of weeks, `一周`.
struct WrittenDays: Equatable {
  let term: WrittenTerm
  /// Whether the text begins with it.
  let isFirst: Bool
  /// Whether it stands by itself: what follows is a mark, or says why.
  let isApart: Bool
  /// The text without it.
  let rest: String

  /// More is no term of an office; what is too long for it is told so.
  private static let most = 999
  private static let reasons = ["需", "因", "原因", "理由", "以便", "办理", "时间", "内", "待", "等"]
  private static let marks = Set(":：,，。、;； )）】」-—\n".unicodeScalars)

  /// Nil where there is none, or more than one: `3至5个工作日` is none.
  init?(in text: String) {
    let scalars = Array(OfficeText.halfWidth(text).unicodeScalars)
    var found: [(term: WrittenTerm, range: Range<Int>)] = []
    var place = 0
    while place < scalars.count {
      let end = scalars[place...].firstIndex { !Self.isNumeral($0) } ?? scalars.count
      if let half = Self.halfMonth(at: place, in: scalars) {
        // 一个半月 is more.
        guard place == 0 || scalars[place - 1] != "个" && !Self.isNumeral(scalars[place - 1]) else {
          return nil
        }
        found.append((.halfMonth, place..<half))
        place = half
      } else if end > place, let unit = Self.unit(at: end, in: scalars),
        let value = Self.value(of: scalars[place..<end])
      {
        guard place == 0 || !Self.isRange(scalars[place - 1]) else { return nil }
        found.append((unit.isWeek ? .weeks(value) : .workingDays(value), place..<unit.end))
        place = unit.end
      } else {
        place = max(end, place + 1)
      }
    }
    guard found.count == 1, let only = found.first else { return nil }
    switch only.term {
    case .workingDays(let days): guard (1...Self.most).contains(days) else { return nil }
    case .weeks(let weeks): guard (1...Self.most / 5).contains(weeks) else { return nil }
    case .halfMonth: break
    case .until, .untilWeekday: return nil
    }
    term = only.term
    // Half width is scalar for scalar.
    let written = Array(text.unicodeScalars)
    var before = OfficeText.bare(String(String.UnicodeScalarView(written[..<only.range.lowerBound])))
    for word in ["大约", "约", "共", "需要", "需"] where before.hasSuffix(word) {
      before = OfficeText.bare(String(before.dropLast(word.count)))
      break
    }
    // `需现场勘查（3个工作日）`
    while let last = before.unicodeScalars.last, OfficeText.isSpaceOrBracket(last) {
      before.unicodeScalars.removeLast()
    }
    isFirst = before.isEmpty
    let next = String(String.UnicodeScalarView(written[only.range.upperBound...].prefix(2)))
    isApart =
      next.unicodeScalars.first.map { Self.marks.contains($0) || OfficeText.isSpaceOrBracket($0) } ?? true
      || Self.reasons.contains(where: next.hasPrefix)
    let behind = written[only.range.upperBound...].drop { Self.marks.contains($0) }
    let tail = OfficeText.trimmed(String(String.UnicodeScalarView(behind)))
    rest = [before, tail].filter { !$0.isEmpty }.joined(separator: "，")
  }

  /// Where `个工作日`, `天` or `周` ends; 一周年 is no week.
  private static func unit(at start: Int, in scalars: [Unicode.Scalar]) -> (end: Int, isWeek: Bool)? {
    var place = start
    func skip() { while place < scalars.count, scalars[place].properties.isWhitespace { place += 1 } }
    skip()
    if place < scalars.count, scalars[place] == "个" || scalars[place] == "個" { place += 1 }
    skip()
    for unit in ["工作日", "工作天", "天", "日", "星期", "礼拜", "周"] {
      let letters = Array(unit.unicodeScalars)
      guard scalars[place...].starts(with: letters) else { continue }
      let end = place + letters.count
      return end < scalars.count && scalars[end] == "年" ? nil : (end, ["星期", "礼拜", "周"].contains(unit))
    }
    return nil
  }

  /// Where 半个月 ends.
  private static func halfMonth(at start: Int, in scalars: [Unicode.Scalar]) -> Int? {
    ["半个月", "半個月", "半月"].lazy.map { Array($0.unicodeScalars) }
      .first { scalars[start...].starts(with: $0) }.map { start + $0.count }
  }

  private static func isNumeral(_ scalar: Unicode.Scalar) -> Bool {
    ("0"..."9").contains(scalar) || chinese.contains(scalar) || scalar == "十" || scalar == "两"
  }

  private static func isRange(_ scalar: Unicode.Scalar) -> Bool {
    "-~至到—–月/.".unicodeScalars.contains(scalar)
  }

  private static let chinese = Array("一二三四五六七八九".unicodeScalars)

  private static func value(of scalars: ArraySlice<Unicode.Scalar>) -> Int? {
    guard scalars.count <= 3 else { return nil }
    if scalars.allSatisfy({ ("0"..."9").contains($0) }) {
      return scalars.reduce(0) { $0 * 10 + Int($1.value) - 48 }
    }
    let values = scalars.map { scalar in
      scalar == "十" ? 10 : scalar == "两" ? 2 : (chinese.firstIndex(of: scalar) ?? -1) + 1
    }
    switch values {
    case let one where one.count == 1 && one[0] > 0: return one[0]
    case let two where two.count == 2 && two[0] == 10 && (1...9).contains(two[1]): return 10 + two[1]
    case let two where two.count == 2 && two[1] == 10 && (1...9).contains(two[0]): return two[0] * 10
    case let three where three.count == 3 && three[1] == 10 && three[0] < 10 && three[2] < 10:
      return three[0] * 10 + three[2]
    default: return nil
    }
  }
}
