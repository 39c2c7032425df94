/// What stands below an answer. Who gave it, where and when, how he is reached, and thanks (落款) are passed over; whatever
/// else is said there in a few words (`呈王局审阅`, `第二版`, `//王局改`) may be a remark that nobody means to publish, and so may be
/// a sentence below who gave it and when (`以上内容请科里再核实一遍。`).
struct BelowAnswer {
  private let surroundings: TriageLine

  /// - Parameter surroundings: who may have signed.
  init(_ surroundings: TriageLine) { self.surroundings = surroundings }

  /// The last line that is neither a part of the answer nor of its end; nil where there is none.
  func remark(in lines: [String]) -> String? {
    let first = lines.firstIndex { !UnitGreeting.isOne($0) } ?? lines.endIndex
    let below = lines.dropFirst(first + 1)
    guard let place = below.indices.suffix(Self.most).last(where: { !isEnd(below[$0]) }) else { return nil }
    let line = below[place]
    let isBelowClosing =
      line.unicodeScalars.count <= Self.longestPostscript && !line.hasPrefix("附")
      && !Audience.addressesAuthor(line) && below[..<place].suffix(Self.most).contains(where: isClosing)
    return isBelowClosing || !isOfAnswer(line) ? line : nil
  }

  /// Whether it closes an answer: its unit's name or somebody's of it, or a day, alone in its line.
  private func isClosing(_ line: String) -> Bool {
    let words = OfficeText.bare(line)
    return line == "--" || Self.isDay(words) || surroundings.isDay(line)
      || Self.withoutDay(words) != words && isEnd(line)
      || surroundings.isOwnName(OfficeText.halfWidth(line))
  }

  /// Whether it goes on with the answer: as long as what tells something, or a point of a list.
  private func isOfAnswer(_ line: String) -> Bool {
    let length = line.unicodeScalars.count
    if OfficeClause.all(in: line).contains(where: { $0.order(to: []) == .certain }) {
      return length > Self.longest
    }
    if line.firstMatch(of: #/^(?:[（(]?[\d一二三四五六七八九十]{1,3}[）)、.．]|[①-⑳\-·•—]\s*\p{Han}|附件)/#) != nil {
      return true
    }
    guard let last = line.unicodeScalars.last else { return true }
    // Who asks speaks to the author, or is heard elsewhere (Consultation).
    if last == "？" || last == "?" { return true }
    let isSentence = Self.ends.contains(last)
    return length >= (isSentence || Audience(of: line, knowing: []) == .author ? Self.shortest : Self.longest)
  }

  private func isEnd(_ line: String) -> Bool {
    // What our own mails have in them, when a client quotes without a sign.
    if OwnCodes.removed(from: line) != line { return true }
    if UnitGreeting.isCourtesy(line) || surroundings.isIdle(line, isSigned: true)
      || surroundings.isOffice(line)
    {
      return true
    }
    let words = Self.withoutDay(OfficeText.bare(line))
    return words.isEmpty || isName(words) || isOfficeName(words) || Self.isDay(words) || Self.isContact(line)
      || OfficeClause.all(in: words).allSatisfy { clause in
        Self.thanks.contains(where: clause.text.hasPrefix) || UnitGreeting.isCourtesy(clause.text)
      }
  }

  /// Of somebody whom the register does not know.
  private func isName(_ words: String) -> Bool {
    (2...3).contains(words.unicodeScalars.count)
      && words.unicodeScalars.first.map(Colleagues.surnames.contains) == true
      && !words.unicodeScalars.contains(where: Self.ofNoName.contains)
  }

  /// Of one that is no unit here: `安沙镇人民政府`.
  private func isOfficeName(_ words: String) -> Bool {
    (4...25).contains(words.unicodeScalars.count) && Self.offices.contains(where: words.hasSuffix)
      && !surroundings.wants(of: words)
  }

  /// `二ｏ一九年二月十五日`, `2017年元月6日`.
  private static func isDay(_ words: String) -> Bool {
    words.contains("年") && words.contains("月")
      && words.unicodeScalars.allSatisfy {
        LineNumbers.isDigit($0) || "年月日号〇○零oOｏＯ元一二三四五六七八九十 ".unicodeScalars.contains($0)
      }
  }

  /// `安沙镇人民政府2012年6月13日` and `谢谢！　2018年3月2日` end an answer as their first half does alone.
  private static func withoutDay(_ words: String) -> String {
    let day = #/[\d〇○零oOｏＯ一二三四五六七八九]{4}年[\d元一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}[日号]$/#
    return OfficeText.bare(words.replacing(day, with: ""))
  }

  private static func isContact(_ line: String) -> Bool {
    ["电话", "热线", "传真", "手机", "联系"].contains(where: line.contains)
      && line.unicodeScalars.count(where: LineNumbers.isDigit) >= 5 && line.unicodeScalars.count <= 60
  }

  /// Lines of an end.
  private static let most = 12
  /// In characters: of what tells something, as a sentence and without its end.
  private static let (shortest, longest) = (8, 20)
  /// Below its closing; what is longer is an answer that goes on.
  private static let longestPostscript = 60
  private static let ends = Set("。！？!?；;：:…”』）)》".unicodeScalars)
  private static let ofNoName = Set("局处科长办报审阅核稿版转呈签发定改请主任总工".unicodeScalars)

  private static let offices = [
    "局", "委", "办", "政府", "中心", "支队", "大队", "中队", "小组", "公司", "处", "所", "站", "院", "街道", "社区", "委员会", "办公室",
    "学校",
  ]

  /// How offices end what they write to citizens.
  private static let thanks = [
    "感谢", "谢谢", "衷心", "再次感谢", "非常感谢", "多谢", "同时感谢", "特此", "专此", "此复", "此致", "敬礼", "祝", "顺祝", "恭祝", "敬祝", "顺颂",
    "同时祝", "最后祝", "最后", "在此", "敬请谅解", "敬请理解", "敬请监督", "敬请关注", "敬请知悉", "请谅解", "请理解", "请予理解", "请予谅解", "请您谅解",
    "请您理解", "请您放心", "请您知悉", "请放心", "请知悉", "望谅解", "望理解", "望您", "欢迎您", "欢迎你", "欢迎广大", "欢迎继续", "欢迎社会",
    "留言已收悉", "来信已收悉", "来信收悉", "答复完毕", "回复完毕", "以上回复", "以上答复", "以上是", "深表歉意", "深感歉意", "给您", "由此", "为您", "对您",
    "对此",
  ]
}
