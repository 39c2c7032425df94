/// A leader's yes to what he was shown: 同意, alone or with what people write around it, `已阅，同意。`, `同意，请公开`, 签发.
///
/// Every word of it must be known: 原则同意, `同意，第二段再改` and `同意后再报` are none.
enum LeadersYes {
  static func isOne(_ line: String) -> Bool {
    guard let words = words(of: line) else { return false }
    return words.contains(where: yeses.contains)
  }

  /// `同意。王强 11月23日`: the yes alone, where nothing but names, what people are and a day stands behind it; nil for
  /// anything else.
  static func unsigned(_ line: String, by names: [String]) -> String? {
    let yes = OfficeText.bare(
      names.filter { !$0.isEmpty }.reduce(OfficeText.halfWidth(line)) { $0.replacing($1, with: " ") }
        .replacing(#/(?:\d{4}\s*[年.\/-]\s*)?\d{1,2}\s*[月.\/-]\s*\d{1,2}\s*日?/#, with: " "))
    return isOne(yes) && !isOne(line) ? yes : nil
  }

  /// Whether it says that the answer is to be published.
  static func publishes(_ line: String) -> Bool {
    words(of: line)?.contains { word in ["公开", "发布", "上网"].contains(where: word.contains) } ?? false
  }

  /// Nil where a word is not known.
  private static func words(of line: String) -> [String]? {
    let plain = OfficeText.halfWidth(line).unicodeScalars.filter { !$0.properties.isEmojiPresentation }
    guard plain.count <= longest, !plain.contains("?") else { return nil }
    let letters = plain.filter { !marks.contains($0) && !OfficeText.isSpaceOrBracket($0) }
    var rest = UnitLine.simplified(String(String.UnicodeScalarView(letters)))[...]
    var words: [String] = []
    while !rest.isEmpty {
      guard let word = known.first(where: rest.hasPrefix) else { return nil }
      words.append(word)
      rest = rest.dropFirst(word.count)
    }
    return words
  }

  /// In characters.
  private static let longest = 40
  private static let marks = Set("，,。.；;：:！!、~～…-—".unicodeScalars)
  private static let yeses: Set<String> = [
    "同意", "同意签发", "已审签", "审签同意", "签发", "准予签发", "同意公开", "同意发布",
  ]
  private static let known =
    (Array(yeses) + [
      "已阅", "已审阅", "已审核", "已审", "阅", "无异议", "无意见", "没有意见", "没意见", "情况属实", "内容属实", "可以", "好的",
      "此答复", "该答复", "本答复", "以上答复", "上述答复", "此件", "该件", "本件", "答复内容", "答复意见", "答复", "回复", "意见", "内容", "全文",
      "审签", "上报", "报送", "请予以公开", "请予以发布", "请公开", "请发布", "请予公开", "请予发布", "予以公开", "予以发布", "对外公开", "对外发布",
      "上网公开", "网上公开", "公开", "发布", "按此答复", "照此答复", "按此公开", "按此发布", "按此回复", "谢谢", "辛苦了",
    ]).sorted { $0.count > $1.count }
}
