/// The word of a line that says whether an author was told (已告知、没接), with what stands around it.
///
/// That he was told closes the matter for good: a line that also says the opposite, or asks, says nothing.
struct ToldWord: Equatable {
  enum Kind {
    /// He will not be tried again.
    case end
    case failed
    /// It stands where he can read it.
    case posted
    case said
  }
  let kind: Kind
  let before: String
  let after: String
  /// Why he could not be told; nil where he was.
  let failure: String?

  /// The first such word of a line, unless it is doubtful.
  init?(in line: String) {
    guard let (kind, word, range) = Self.ending(line) ?? Self.first(in: line) else { return nil }
    self.kind = kind
    before = String(line[..<range.lowerBound])
    after = OfficeText.trimmed(
      String(OfficeText.trimmed(String(line[range.upperBound...])).drop { "】]）)：:，,。了 ".contains($0) }))
    let words = line.replacing(Self.link, with: " ")
    guard kind == .said || kind == .posted else {
      // 要不要不再联系？ asks, and 没接，后来打通了 is about two calls.
      guard !["吗", "？", "?", "后来", "又打通", "又接"].contains(where: words.contains),
        kind != .end
          || Self.endsClause(before) && !["吧", "呢"].contains(where: OfficeText.bare(after).hasSuffix)
      else { return nil }
      let isReason = Self.reasons.contains(word)
      let why = kind == .end && after.isEmpty ? Self.reason(before) : after
      failure = isReason ? word + (after.isEmpty ? "" : "，" + after) : why
      return
    }
    failure = nil
    // 还没有已发布的 …, 是否已发布？, 已告知（没接）.
    guard !["没", "有", "未", "否", "不"].contains(where: OfficeText.trimmed(before).hasSuffix),
      !Self.doubts.contains(where: words.contains)
    else { return nil }
  }

  /// 不再联系 where it begins a clause, whatever reason stands before it: `空号，不再联系`.
  private static func ending(_ line: String) -> (Kind, String, Range<String.Index>)? {
    guard let words = words.first(where: { $0.0 == .end })?.1 else { return nil }
    return words.lazy.compactMap { word in
      line.firstRange(of: word).flatMap {
        endsClause(String(line[..<$0.lowerBound])) ? (.end, word, $0) : nil
      }
    }.first
  }

  /// Whether nothing stands before a word that belongs to it: 先不放弃联系 is no 放弃联系.
  private static func endsClause(_ before: String) -> Bool {
    before.unicodeScalars.last.map { !$0.properties.isAlphabetic } ?? true
  }

  /// `空号` of what stands before 不再联系; a letter's number is none.
  private static func reason(_ before: String) -> String {
    let words = OfficeText.bare(before)
    return words.unicodeScalars.contains { $0.properties.isAlphabetic && !$0.isASCII } ? words : ""
  }

  /// A link as it is shared.
  static var link: Regex<Substring> { #/(?i:https?:\/\/)[!-~]{3,500}/# }

  /// Of words that begin at one place, the longest.
  private static func first(in line: String) -> (Kind, String, Range<String.Index>)? {
    var found: (kind: Kind, word: String, range: Range<String.Index>)?
    for (kind, words) in words {
      for word in words {
        guard let range = line.firstRange(of: word) else { continue }
        if let found {
          let isLater = range.lowerBound > found.range.lowerBound
          let isShorter = range.lowerBound == found.range.lowerBound && word.count <= found.word.count
          if isLater || isShorter { continue }
        }
        found = (kind, word, range)
      }
    }
    return found
  }

  private static let words: [(Kind, [String])] = [
    (.end, ["不再联系", "放弃联系"]),
    (.failed, failures + reasons),
    (.posted, ["已公开回复", "已发布", "已私信", "已发送", "已发", "已回"]),
    (
      .said,
      ["已回复", "已告知", "已告之", "已电话告知", "已电告", "告知了", "已通知", "已通知本人", "已答复"]
    ),
  ]
  /// A reason follows.
  private static let failures = [
    "无法告知", "无法发布", "无法回复", "无法联系", "无法私信", "未能告知", "未能发布", "未能联系", "联系不上", "未接通", "无人接听", "打不通",
  ]
  /// Each says why by itself.
  private static let reasons = [
    "没打通", "没有打通", "没接通", "未能接通", "无法接通", "没人接", "没接", "未接听", "无人接", "关机", "停机", "空号", "占线", "拒接",
  ]
  private static let doubts = [
    "没接", "没人接", "没打", "未打", "没通", "打不通", "占线", "空号", "拒接", "挂断", "关机", "停机", "没听", "未接", "无人", "还没", "未能",
    "不在", "明天", "稍后", "再打", "联系不上", "无法告知", "不再联系", "吗", "？", "?",
  ]
}
