/// What a reviewer should look at in an answer, by its words alone. It is never a reason to refuse it.
package enum WordingDoubt: Sendable, Equatable {
  /// It sends the author elsewhere (推诿), in these words.
  case shifting(String)
  /// It gives a time without a day (近期、尽快).
  case vague(String)
  /// It promises what nobody can keep (保证).
  case promising(String)
  /// It has a word of the administrator's list (错敏词).
  case listed(String)
  /// It shares no telling word with the question.
  case unrelated

  /// - Parameter words: the administrator's list.
  package static func all(
    in answer: String, to question: String, listed words: [String] = []
  ) -> [WordingDoubt] {
    let phrases: [WordingDoubt?] = [
      shiftingWords.first(where: answer.contains).map(shifting),
      vagueWord(in: answer).map(vague), promises.first(where: answer.contains).map(promising),
    ]
    let isUnrelated = !isRelated(answer, to: question)
    return phrases.compactMap(\.self) + words.filter(answer.contains).map(listed)
      + (isUnrelated ? [unrelated] : [])
  }

  private static let shiftingWords = [
    "不属于我", "不归我", "与我局无关", "与我单位无关", "与本单位无关", "不在我", "非我单位", "不是我单位", "不归本", "不属本", "不属于本",
    "无能为力", "无法解决", "找其他部门", "向其他部门反映", "不予答复",
  ]
  private static let promises = [
    "彻底解决", "绝不会", "绝对不", "一定会", "一定能", "百分之百", "100%", "永久", "向您保证", "我们保证", "保证不", "保证在",
  ]
  private static let vagueWords = ["近期", "尽快", "适时", "择机", "早日", "陆续", "时机成熟", "条件成熟"]

  /// A sentence that names a day or a span beside such a word says when.
  private static func vagueWord(in answer: String) -> String? {
    for sentence in answer.split(whereSeparator: { "。！？；\n".contains($0) }) {
      guard let word = vagueWords.first(where: sentence.contains) else { continue }
      if !namesTime(sentence) { return word }
    }
    return nil
  }

  private static func namesTime(_ sentence: Substring) -> Bool {
    if ["年底", "月底", "年内", "月内", "周内", "日前", "当日", "明天"].contains(where: sentence.contains) { return true }
    var isAfterNumber = false
    for scalar in sentence.unicodeScalars {
      if isAfterNumber, "日天月年周时个".unicodeScalars.contains(scalar) { return true }
      isAfterNumber = ("0"..."9").contains(scalar) || "一二三四五六七八九十两".unicodeScalars.contains(scalar)
    }
    return false
  }

  /// A few words only say too little to tell.
  private static func isRelated(_ answer: String, to question: String) -> Bool {
    let (asked, answered) = (
      PlainScalars(question, atMost: 5000).values, PlainScalars(answer, atMost: 5000).values
    )
    let (before, after) = (tellingPairs(of: asked), tellingPairs(of: answered))
    return before.count < 8 || after.count < 8 || !before.isDisjoint(with: after)
      || !rarePairs(of: asked).isDisjoint(with: rarePairs(of: answered))
  }

  /// Pairs with a character that few texts have: they tell something even within a common word.
  private static func rarePairs(of scalars: [UInt32]) -> Set<UInt64> {
    var pairs: Set<UInt64> = []
    for place in scalars.indices.dropLast() where scalars[place] > 0x39 && scalars[place + 1] > 0x39 {
      let weight = max(CommonWords.weight(of: scalars[place]), CommonWords.weight(of: scalars[place + 1]))
      if weight >= 2 { pairs.insert(UInt64(scalars[place]) << 32 | UInt64(scalars[place + 1])) }
    }
    return pairs
  }

  /// Pairs of neighbouring characters, without those of words that stand in every letter, and without numbers.
  private static func tellingPairs(of scalars: [UInt32]) -> Set<UInt64> {
    let isCommon = CommonWords.cover(scalars)
    var pairs: Set<UInt64> = []
    for place in scalars.indices.dropLast()
    where !isCommon[place] && !isCommon[place + 1] && scalars[place] > 0x39 && scalars[place + 1] > 0x39 {
      pairs.insert(UInt64(scalars[place]) << 32 | UInt64(scalars[place + 1]))
    }
    return pairs
  }
}
