import Reading

/// Whether an author asks in what he wrote that it be not published.
///
/// Clear is a clause that is such a wish from its beginning to its end, or the words alone on their line, in brackets
/// or in the subject. Where they stand otherwise ("村务不公开") they may be his complaint: a person decides.
enum PublicationWish: Equatable {
  case none, mentioned, clear

  init(in text: String, subject: String = "") {
    // Nothing goes from one line to the next.
    let lines = Self.mayHoldWish(text) ? OfficeText.lines(text).filter(Self.mayHoldWish) : []
    let subject = Self.mayHoldWish(subject) ? subject : ""
    let isClear =
      Self.pieces(of: subject).contains { Self.isWish($0, standsAlone: true) }
      || lines.contains { Self.isWish($0, standsAlone: true) || Self.asks(in: $0) }
    self = isClear ? .clear : (lines + [subject]).contains(where: Self.isMentioned) ? .mentioned : .none
  }

  /// Most letters have none of the words of which every wish has one, whatever stands between their letters.
  private static func mayHoldWish(_ text: String) -> Bool { everyWish.occurs(in: text) }

  private static func asks(in line: String) -> Bool {
    if bracketed(in: line).contains(where: { isWish($0, standsAlone: true) }) { return true }
    return sentences(of: line).contains { sentence in
      sentence.unicodeScalars.split { commas.holds($0) || OfficeText.isBracket($0) }
        .contains { clause in
          let clause = String(clause)
          return mayHoldWish(clause) && isWish(clause, standsAlone: false)
        }
    }
  }

  /// Those that may hold a wish, without those that ask something.
  private static func sentences(of line: String) -> [String] {
    var (sentences, current): ([String], String.UnicodeScalarView) = ([], .init())
    for scalar in line.unicodeScalars {
      if scalar == "?" || scalar == "？" {
        current.removeAll()
      } else if stops.holds(scalar) {
        sentences.append(String(current))
        current.removeAll()
      } else {
        current.append(scalar)
      }
    }
    return (sentences + [String(current)]).filter { sentence in
      mayHoldWish(sentence) && !asking.contains(where: sentence.holds)
    }
  }

  private static func bracketed(in line: String) -> [String] {
    var (found, current): ([String], String.UnicodeScalarView?) = ([], nil)
    for scalar in line.unicodeScalars {
      if "（(【[".unicodeScalars.contains(scalar) {
        current = .init()
      } else if "）)】]".unicodeScalars.contains(scalar) {
        if let current { found.append(String(current)) }
        current = nil
      } else {
        current?.append(scalar)
      }
    }
    return found
  }

  private static func pieces(of subject: String) -> [String] {
    subject.unicodeScalars.split {
      $0.properties.isWhitespace || stops.holds($0) || commas.holds($0) || OfficeText.isBracket($0)
    }.map { String($0) }
  }

  /// Whether the whole phrase is the wish.
  /// - Parameter standsAlone: whether nothing stands beside it; else words that could state a fact need a "请" or "我".
  static func isWish(_ phrase: String, standsAlone: Bool) -> Bool {
    let text = AuthorWord.withoutNumbers(OfficeText.bare(phrase))
    guard (2...longest).contains(text.unicodeScalars.count) else { return false }
    if forms.contains(text) { return true }
    let spoken = AuthorWord.stripped(text, of: before)
    let said = text.dropLast(spoken.count)
    let isAsked = standsAlone || addressing.contains(where: said.holds)
    if isAsked, statements.contains(where: { spoken.hasPrefix($0) && isEnd(spoken.dropFirst($0.count)) }) {
      return true
    }
    guard let refusal = (isAsked ? imperatives + refusals : imperatives).first(where: spoken.hasPrefix) else {
      return false
    }
    let object = AuthorWord.stripped(spoken.dropFirst(refusal.count), of: between)
    return verbs.contains { object.hasPrefix($0) && isEnd(object.dropFirst($0.count)) }
  }

  private static func isEnd(_ text: Substring) -> Bool { AuthorWord.stripped(text, of: after).isEmpty }

  private static func isMentioned(_ line: String) -> Bool {
    line.unicodeScalars.split { stops.holds($0) || commas.holds($0) }.contains { clause in
      guard mayHoldWish(String(clause)) else { return false }
      let text = String(String.UnicodeScalarView(clause.filter { !OfficeText.isSpaceOrBracket($0) }))
      if mentions.contains(where: text.holds) { return true }
      guard let end = (imperatives + refusals).compactMap({ text.range(ofOctets: $0)?.upperBound }).min()
      else {
        return false
      }
      return verbs.contains(where: text[end...].holds)
    }
  }

  private static let longest = 40
  private static let commas: Set<Unicode.Scalar> = ["，", ",", "、", "：", ":", "~", "～", "…"]
  private static let stops: Set<Unicode.Scalar> = ["。", "！", "!", "？", "?", "；", ";", "."]
  private static let asking = AuthorWord.asking + ["吗", "为什么", "为何"]
  private static let mentions = ["不公开", "不予公开", "不公布", "保密", "匿名"]
  /// Of a form that he filled in himself.
  private static let forms: Set<String> = [
    "是否公开：否", "是否公开:否", "是否公开：不公开", "是否公开:不公开", "是否公开：不", "公开：否", "是否同意公开：否", "是否同意公开：不同意",
    "是否保密：是", "是否要求保密：是",
  ]
  private static let imperatives = ["不要", "切勿", "请勿", "别", "勿"]
  /// What can be said of others as well.
  private static let refusals = ["不能", "不得", "不可以", "不可", "不许", "不想", "不愿意", "不愿", "不希望", "不同意"]
  private static let verbs = [
    "公开", "公布", "发布", "发表", "公示", "上网", "挂网", "曝光", "透露", "泄露", "泄漏", "外传", "外泄", "发到网", "放到网",
  ]
  private static let everyWish = AnyWord(verbs + ["保密", "匿名"])
  private static let statements = [
    "不公开", "不予公开", "不对外公开", "不公布", "不上网", "不发布", "保密", "匿名处理", "匿名办理", "保密处理",
  ]
  private static let addressing = ["请", "望", "要求", "申请", "求", "我", "本人", "务必", "麻烦"]
  private static let before = AuthorWord.longestFirst(
    AuthorWord.before + [
      "请求", "恳求", "求", "务必", "一定", "千万", "严格", "注意", "最好", "尽量", "也", "还", "都", "同时", "另外", "领导", "工作人员",
      "各位", "贵中心", "贵单位", "贵局", "能", "可以", "替我", "希望能", "但", "但是", "并", "并且", "所以",
    ])
  private static let between = AuthorWord.longestFirst(
    AuthorWord.objects + [
      "把", "将", "对", "向", "在", "到", "给", "往", "网上", "网站上", "网站", "网络上", "网络", "互联网", "上", "对外", "向外",
      "社会", "全部", "内容", "事情", "事", "问题", "随便", "随意", "直接", "进行", "予以", "别人", "他人", "外人", "任何人", "对方",
      "被举报人", "被投诉人", "村里", "村委会", "单位", "和", "及", "回复", "答复", "的",
    ])
  private static let after = AuthorWord.longestFirst(
    AuthorWord.after + between + ["出去", "出来", "啊", "哦", "谢谢", "谢谢您", "处理结果", "办理结果", "结果", "全文", "为好", "为盼"])
}
