import Domain

/// Lines about items that are answered in other words than letters that wait: `2 退回：未回应供水时间`, `11 已告知 10:20 李某`.
extension TriageLines {
  /// What a line says of such items.
  enum OwnWords: Equatable {
    case order(TriageOrder)
    /// It names some of them, and what it says is not of their words.
    case unread(why: String, named: [Int])
  }

  /// Nil where it names none of them, or says what may be said of every item (通过、待定).
  func ownWords(of text: String) -> OwnWords? {
    guard text.utf8.count <= Self.mostOwnBytes else { return nil }
    let (line, isCorrection) = TriageOrder.withoutCorrection(
      OfficeText.withoutOpeningBrackets(OfficeText.trimmed(numbers.translated(text))))
    let (named, words) = Self.parted(line)
    guard !named.isEmpty else { return only.flatMap { ownWords(text, of: $0) } }
    let kinds = named.compactMap { vocabularies[$0] }
    if isForAll(words) { return nil }
    if kinds.isEmpty, vocabularies.values.contains(where: { $0 != .letters && $0.reads(words, names) }) {
      // None of them is listed, as its clerk will hear.
      return .order(TriageOrder(scope: .numbers(named), word: .said(words), isCorrection: isCorrection))
    }
    guard kinds.contains(where: { $0 != .letters }) else { return nil }
    guard let first = kinds.first, kinds.allSatisfy({ $0 == first }) else {
      return .unread(why: "未办理：这几件要答复的不是同一类事，请分行写", named: named)
    }
    if let another = anotherItem(in: words) {
      return .unread(
        why: "未办理：一行请只写一类事，另起一行写“\(PenText.plain(another.line))”", named: named + another.numbers)
    }
    if first.takesReason(words), let other = reference(in: words) {
      return .unread(why: UnreadLine.refers(to: other), named: named + [other])
    }
    if first == .question(.review), DeskWord.publishes(words) {
      return .order(TriageOrder(scope: .numbers(named), word: .agree, isCorrection: isCorrection))
    }
    if first == .question(.call), let time = ToldLine.impossibleTime(in: words) {
      return .unread(why: UnreadLine.impossible(time), named: named)
    }
    guard first.reads(words, names) else {
      return .unread(why: "\(UnreadLine.notUnderstood)。\(first.help)", named: named)
    }
    guard !first.isOpen(words) else { return .unread(why: UnreadLine.withoutReason, named: named) }
    if let fault = first.fault(in: words, names) { return .unread(why: fault, named: named) }
    return .order(TriageOrder(scope: .numbers(named), word: .said(words), isCorrection: isCorrection))
  }

  /// Of a list with one item, a line without its number.
  private func ownWords(_ text: String, of number: Int) -> OwnWords? {
    if vocabularies[number] == .question(.review), DeskWord.publishes(text) {
      return .order(TriageOrder(scope: .only, word: .agree, isCorrection: false))
    }
    if vocabularies[number] == .question(.call), let time = ToldLine.impossibleTime(in: text) {
      return .unread(why: UnreadLine.impossible(time), named: [number])
    }
    guard let vocabulary = vocabularies[number], vocabulary != .letters, !isForAll(text),
      vocabulary.reads(text, names)
    else { return nil }
    if let fault = vocabulary.fault(in: text, names) { return .unread(why: fault, named: [number]) }
    return .order(TriageOrder(scope: .only, word: .said(text), isCorrection: false))
  }

  /// 通过 and 待定, which every item understands.
  private func isForAll(_ words: String) -> Bool {
    switch TriageWord(reading: TriageSpelling.usual(words), names) {
    case .agree, .leave: true
    default: false
    }
  }

  /// `2 退回：未说明；3 通过`: what stands behind a mark or a space and begins as a line about other items does.
  private func anotherItem(in words: String) -> (numbers: [Int], line: String)? {
    let ends = "；;。，,、\t 　".unicodeScalars
    for place in words.unicodeScalars.indices where ends.contains(words.unicodeScalars[place]) {
      let rest = OfficeText.trimmed(String(words.unicodeScalars[place...].dropFirst()))
      if case .rest? = TriageOrder.all(in: TriageSpelling.usual(rest), names).first?.scope {
        return ([], rest)
      }
      let found = LineNumbers(in: rest, numerals: .apart)
      let named = found.all.map { Int($0) }
      guard let vocabulary = named.first.flatMap({ vocabularies[$0] }) else { continue }
      if isForAll(found.rest) || vocabulary.reads(TriageWord.withoutArrow(found.rest), names) {
        return (named, rest)
      }
    }
    return nil
  }

  /// Another item that a reason refers to: `同23`, `9 那件也一样`; a day and a house are none.
  private func reference(in words: String) -> Int? {
    let text = OfficeText.halfWidth(words)
    let found =
      text.matches(of: #/(?:同|像|参照|参见|参考)\s*第?\s*(\d{1,3})\s*(?:号?件|号)?(?=$|[,。;、\s)]|那|一样|相同)/#).map(\.1)
      + text.matches(of: #/(?:和|与|跟)\s*第?\s*(\d{1,3})\s*(?:号?件|号)?\s*(?:一样|相同|那件|同样|一致|重复)/#).map(\.1)
      + text.matches(
        of:
          #/(?:^|[,。;、:\s])第?\s*(\d{1,3})\s*(?:号?件|号)?\s*(?:那件|这件|那封|那个|那条|也|亦同|同上|同样|相同|一样|同(?=$|[,。;\s]))/#
      ).map(\.1) + text.matches(of: #/第\s*(\d{1,3})\s*[件封](?!事|诉求|问题)/#).map(\.1)
    return found.lazy.compactMap { Int($0) }.first { vocabularies[$0] != nil }
  }

  /// The items that a line names at its start, and what it says of them. In `4、三项无误` the second is no number.
  static func parted(_ line: String) -> (named: [Int], words: String) {
    let start = line.firstRange(of: "三项")?.lowerBound ?? line.endIndex
    let found = LineNumbers(in: String(line[..<start]), numerals: .apart)
    return (found.all.map { Int($0) }, TriageWord.withoutArrow(found.rest + line[start...]))
  }

  /// A reason is no letter.
  private static let mostOwnBytes = 3000
}
