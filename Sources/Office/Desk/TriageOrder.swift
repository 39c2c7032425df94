import Domain

/// One decision of a clerk's line, and which letters it is about: `1、3-5 通过`, `其余 通过`, `除3外都通过`, `通过`.
struct TriageOrder: Equatable {
  enum Scope: Equatable {
    /// By their numbers in the digest.
    case numbers([Int])
    /// 其余: those that no other line names.
    case rest(except: [Int])
    /// 全部.
    case all
    /// Without a number: the only letter there is.
    case only
  }

  let scope: Scope
  let word: TriageWord
  /// Whether it says that it mends what was written before.
  let isCorrection: Bool

  /// The orders of a line, mostly one; none where any part of it is not plain.
  static func all(in line: String, _ names: UnitNames) -> [TriageOrder] {
    guard line.utf8.count <= mostBytes else { return [] }
    if let order = TriageOrder(reading: line, names) { return [order] }
    for parts in [
      parts(of: line, at: ["；", ";", "。"]), parts(of: line, at: ["；", ";", "。", "，", ","]), spaced(line),
    ]
    where parts.count > 1 {
      let orders = parts.compactMap { TriageOrder(reading: $0, names) }
      if orders.count == parts.count, !orders.contains(where: { $0.scope == .only }) { return orders }
    }
    return []
  }

  init?(reading line: String, _ names: UnitNames) {
    let (line, isCorrection) = Self.withoutCorrection(
      OfficeText.withoutOpeningBrackets(OfficeText.trimmed(line)))
    self.isCorrection = isCorrection
    if let (scope, rest) = Self.rest(in: line) {
      guard let word = TriageWord(reading: rest, names) else { return nil }
      (self.scope, self.word) = (scope, word)
      return
    }
    let numbers = LineNumbers(in: line, numerals: .apart)
    if numbers.all.isEmpty {
      guard let word = TriageWord(reading: line, names) else { return nil }
      (scope, self.word) = (.only, word)
    } else {
      guard let word = TriageWord(reading: numbers.rest, names) else { return nil }
      (scope, self.word) = (.numbers(numbers.all.map { Int($0) }), word)
    }
  }

  /// The letters that a line names at its start, whether or not it is understood.
  static func numbers(in line: String) -> [Int] {
    let (line, _) = withoutCorrection(OfficeText.withoutOpeningBrackets(OfficeText.trimmed(line)))
    return LineNumbers(in: line, numerals: .apart).all.map { Int($0) }
  }

  /// Whether it seems to want something, so that its clerk should hear that it was not understood.
  static func isMeant(_ line: String) -> Bool {
    if line.unicodeScalars.count <= longest, TriageWord.isIn(line) { return true }
    let start = OfficeText.withoutOpeningBrackets(line).unicodeScalars.first
    guard start == "第" || LineNumbers.isDigit(start) else { return false }
    let numbers = LineNumbers(in: line, numerals: .apart)
    // A telephone, a date or an hour under the clerk's name is none.
    guard let last = numbers.all.last, last <= 1000, let next = numbers.rest.unicodeScalars.first else {
      return false
    }
    return !"-/年月日时点%".unicodeScalars.contains(next)
  }

  /// What is longer is no line of orders.
  private static let mostBytes = 1000
  /// More than an order is, in Unicode scalars.
  private static let longest = 60
}

extension TriageOrder {
  private static func withoutCorrection(_ line: String) -> (String, Bool) {
    for mark in ["更正", "改正", "订正", "纠正", "修改", "不对", "写错了", "应为"] where line.hasPrefix(mark) {
      let rest = line.unicodeScalars.dropFirst(mark.unicodeScalars.count)
        .drop { ["：", ":", "，", ",", "。", "、"].contains($0) || $0.properties.isWhitespace }
      return (String(rest), true)
    }
    return (line, false)
  }

  private static let others = [
    "其余的", "其余各件", "其余件", "其余", "其他的", "其他", "其它的", "其它", "余下的", "余下", "剩下的", "剩余的", "剩余", "剩下",
  ]
  private static let everything = ["全部", "所有", "以上全部", "以上", "一律", "均", "都"]

  /// 其余 …, 除3、5外其余 …, 全部 …
  private static func rest(in line: String) -> (Scope, rest: String)? {
    if line.hasPrefix("除") {
      let numbers = LineNumbers(in: String(line.dropFirst(line.hasPrefix("除了") ? 2 : 1)), numerals: .apart)
      guard !numbers.all.isEmpty else { return nil }
      var rest = numbers.rest
      for mark in ["以外", "之外", "外"] where rest.hasPrefix(mark) { rest = String(rest.dropFirst(mark.count)) }
      rest = String(
        rest.unicodeScalars.drop { "，,、".unicodeScalars.contains($0) || $0.properties.isWhitespace })
      guard let start = (others + everything).first(where: rest.hasPrefix) else { return nil }
      return (.rest(except: numbers.all.map { Int($0) }), String(rest.dropFirst(start.count)))
    }
    if let start = others.first(where: line.hasPrefix) {
      return (.rest(except: []), String(line.dropFirst(start.count)))
    }
    guard let start = everything.first(where: line.hasPrefix) else { return nil }
    return (.all, String(line.dropFirst(start.count)))
  }

  /// Cut where a mark stands before the next order; numbers without a word belong to what follows them.
  private static func parts(of line: String, at marks: Set<Unicode.Scalar>) -> [String] {
    var parts: [String] = []
    var open = ""
    for piece in line.unicodeScalars.split(whereSeparator: { marks.contains($0) }) {
      let piece = OfficeText.trimmed(String(piece))
      guard !piece.isEmpty else { continue }
      open += open.isEmpty ? piece : "、" + piece
      let isNumbers = LineNumbers(in: piece, numerals: .apart).rest.isEmpty
      if isNumbers { continue }
      parts.append(open)
      open = ""
    }
    return open.isEmpty ? parts : parts + [open]
  }

  /// `1 通过 2 通过`: cut before numbers. Where a ground may be a number as well, nothing is cut.
  private static func spaced(_ line: String) -> [String] {
    guard !line.contains("受理"), !line.contains("项") else { return [] }
    var parts: [String] = []
    for piece in line.unicodeScalars.split(whereSeparator: \.properties.isWhitespace).map({ String($0) }) {
      let starts = LineNumbers.isDigit(piece.unicodeScalars.first)
      let lastIsNumbers = parts.last.map { LineNumbers(in: $0, numerals: .apart).rest.isEmpty } ?? false
      if starts && !lastIsNumbers || parts.isEmpty {
        parts.append(piece)
      } else {
        parts[parts.count - 1] += " " + piece
      }
    }
    return parts
  }
}
