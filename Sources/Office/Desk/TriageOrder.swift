import Domain

/// One decision of a clerk's line, and which letters it is about: `1、3-5 通过`, `其余 通过`, `除3外都通过`, `通过`.
struct TriageOrder: Equatable {
  enum Scope: Equatable {
    /// By their numbers in the list.
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
  /// - Parameter line: in its usual spelling.
  static func all(in line: String, _ names: UnitNames) -> [TriageOrder] {
    guard line.utf8.count <= TriageSpelling.mostBytes, !holdsHour(line) else { return [] }
    // Before what could pass for one long name.
    let packed = packed(line, names)
    let whole = packed.count > 1 ? packed : some(in: line, names)
    guard whole.isEmpty else { return whole }
    for parts in [
      parts(of: line, at: ["；", ";", "。"]), parts(of: line, at: ["；", ";", "。", "，", ","]), spaced(line),
    ]
    where parts.count > 1 {
      let orders = parts.map { some(in: $0, names) }
      if orders.allSatisfy({ !$0.isEmpty && $0[0].scope != .only }) { return orders.flatMap(\.self) }
    }
    return []
  }

  /// `标题：…` with the letter's number before it or without.
  /// - Parameter line: as it was written: a title is nobody's to spell.
  init?(wording line: String) {
    guard line.utf8.count <= 4 * TriageSpelling.mostBytes else { return nil }
    let numbers = LineNumbers(in: line, numerals: .apart)
    let text = numbers.rest.replacing("標題", with: "标题")
    guard let wording = Wording(reading: text) else { return nil }
    scope = numbers.all.isEmpty ? .only : .numbers(numbers.all.map { Int($0) })
    (word, isCorrection) = (.word(wording), false)
  }

  /// One, or the two of `1 通过 特急`.
  private static func some(in line: String, _ names: UnitNames) -> [TriageOrder] {
    let (scope, text, isCorrection) = scope(of: line)
    func order(_ word: TriageWord) -> TriageOrder {
      TriageOrder(scope: scope, word: word, isCorrection: isCorrection)
    }
    if let word = TriageWord(reading: text, names) { return [order(word)] }
    if let both = TriageWord.besideUrgency(in: text).flatMap({ TriageWord(reading: $0, names) }) {
      return [order(.markUrgent), order(both)]
    }
    guard scope == .only, let (word, numbers) = behind(text, names) else { return [] }
    return [TriageOrder(scope: .numbers(numbers), word: word, isCorrection: isCorrection)]
  }

  init(scope: Scope, word: TriageWord, isCorrection: Bool) {
    (self.scope, self.word, self.isCorrection) = (scope, word, isCorrection)
  }

  /// Which letters a line is about, and what it says of them.
  private static func scope(of line: String) -> (Scope, rest: String, isCorrection: Bool) {
    let (line, isCorrection) = withoutCorrection(
      OfficeText.withoutOpeningBrackets(OfficeText.trimmed(line)))
    if let (scope, rest) = rest(in: line) { return (scope, rest, isCorrection) }
    let numbers = LineNumbers(in: line, numerals: .apart)
    return numbers.all.isEmpty
      ? (.only, line, isCorrection) : (.numbers(numbers.all.map { Int($0) }), numbers.rest, isCorrection)
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

  /// 8:30 is no list of letters.
  private static func holdsHour(_ line: String) -> Bool {
    let scalars = Array(line.unicodeScalars)
    return scalars.indices.dropLast(2).dropFirst().contains { place in
      [":", "：", "∶"].contains(scalars[place])
        && [place - 1, place + 1, place + 2].allSatisfy { LineNumbers.isDigit(scalars[$0]) }
    }
  }

  /// More than an order is, in Unicode scalars.
  private static let longest = 60
}

extension TriageOrder {
  static func withoutCorrection(_ line: String) -> (String, Bool) {
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

  /// `通过 3件`: how many, perhaps.
  private static func isCountBehind(_ line: String) -> Bool {
    !line.contains("第") && ["件", "封", "项"].contains(where: OfficeText.bare(line).hasSuffix)
  }

  /// `通过 1、3`: the numbers behind a word that takes none of its own.
  private static func behind(_ line: String, _ names: UnitNames) -> (TriageWord, [Int])? {
    let word = line.unicodeScalars.prefix { !LineNumbers.isDigit($0) && $0 != "第" }
    let numbers = LineNumbers(in: String(line.unicodeScalars.dropFirst(word.count)), numerals: .apart)
    guard !word.isEmpty, !numbers.all.isEmpty, !isCountBehind(line), OfficeText.bare(numbers.rest).isEmpty,
      let plain = TriageWord(reading: String(word), names), plain.takesNothing
    else { return nil }
    return (plain, numbers.all.map { Int($0) })
  }
}
