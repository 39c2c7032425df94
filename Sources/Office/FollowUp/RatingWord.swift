import Domain

/// How satisfied an author says he is with his answer: 满意, 基本满意, 不满意, in a clause that says nothing else.
///
/// Tolerant of greetings, signatures, brackets, ticks and of what people put around the word (对答复非常满意), never of
/// guesses: a question is no rating, nor are a condition, the whole choice of words copied, or words that contradict each
/// other. Then it is a sentence, which a person reads.
struct RatingWord: Equatable {
  let rating: Rating
  /// Whether he says anything besides, but for courtesies and his signature.
  let hasReason: Bool
  /// Whether somebody has to read what he says: why he is dissatisfied, and whatever is not plainly praise.
  let wantsReader: Bool

  private init(_ rating: Rating, hasReason: Bool, wantsReader: Bool) {
    self.rating = rating
    self.hasReason = hasReason
    self.wantsReader = wantsReader
  }

  /// - Parameter names: with which he may sign.
  init?(reading words: String, signedBy names: [String] = []) {
    guard words.utf8.count <= Self.mostBytes else { return nil }
    let lines = OfficeText.lines(words.replacing("滿", with: "满")).filter { !Self.isSignature($0, names) }
    let clauses = lines.flatMap(Clause.all(in:)).filter { !Self.isIdle($0.text) }
    let readings = clauses.map { Self.rating(in: $0.text) }
    let found = readings.compactMap(\.self)
    guard let place = readings.firstIndex(where: { $0 != nil }), let rating = found.first?.rating,
      found.allSatisfy({ $0.rating == rating }),
      !zip(clauses, readings).contains(where: { $0.isAsked && $1 != nil })
    else { return nil }
    // 如果三天内修好，我就满意. Who begins with 不满意 may well go on to say 如果.
    guard
      place == 0 && rating == .dissatisfied
        || !clauses.contains(where: { Self.conditions.contains(where: $0.text.contains) })
    else { return nil }
    let others = zip(clauses, readings).filter { $1 == nil }.map(\.0)
    let hasReason = !others.isEmpty || found.contains(where: \.hasReason)
    let isPraise = others.allSatisfy(\.isPraise) && !found.contains(where: \.hasReason)
    self.init(rating, hasReason: hasReason, wantsReader: hasReason && (rating == .dissatisfied || !isPraise))
  }

  private struct Clause {
    let text: String
    let isAsked: Bool

    /// 师傅当天就修好了: it leaves nobody anything to do.
    var isPraise: Bool {
      !isAsked && RatingWord.praise.contains(where: text.contains)
        && !RatingWord.wishes.contains(where: text.contains)
    }

    /// What stands between marks; between spaces too, unless the line is the word itself (不 满 意).
    static func all(in line: String) -> [Clause] {
      let joined = AuthorWord.withoutNumbers(line)
      if joined.unicodeScalars.count <= 8, RatingWord.rating(in: joined) != nil {
        return [Clause(text: joined, isAsked: false)]
      }
      var clauses: [Clause] = []
      var text = String.UnicodeScalarView()
      func end(isAsked: Bool) {
        let words = AuthorWord.withoutNumbers(String(text))
        if !words.isEmpty { clauses.append(Clause(text: words, isAsked: isAsked || words.hasSuffix("吗"))) }
        text = String.UnicodeScalarView()
      }
      for scalar in line.unicodeScalars {
        if ["?", "？"].contains(scalar) {
          end(isAsked: true)
        } else if marks.contains(scalar) || scalar.properties.isWhitespace {
          end(isAsked: false)
        } else {
          text.append(scalar)
        }
      }
      end(isAsked: false)
      return clauses
    }

    private static let marks: Set<Unicode.Scalar> = [
      "，", ",", "。", ".", "；", ";", "：", ":", "！", "!", "、", "~", "～", "…", "/", "／", "|", "｜", "—",
    ]
  }

  /// - Returns: also whether its reason stands in the same clause (不满意因为没修好).
  private static func rating(in clause: String) -> (rating: Rating, hasReason: Bool)? {
    let text = clause.unicodeScalars.drop { ticks.contains($0) }
    guard text.count <= longest else { return nil }
    let spoken = AuthorWord.stripped(withoutObject(String(text)), of: before)
    for (rating, words) in words {
      for word in words where spoken.hasPrefix(word) {
        let rest = AuthorWord.stripped(spoken.dropFirst(word.count), of: after)
        if rest.isEmpty { return (rating, false) }
        return openings.contains(where: rest.hasPrefix) ? (rating, true) : nil
      }
    }
    return nil
  }

  /// 对旗住建局的答复不满意 is 不满意.
  private static func withoutObject(_ text: String) -> Substring {
    let text = AuthorWord.stripped(text, of: before.filter { $0 != "对" })
    guard text.hasPrefix("对"),
      let end = objects.compactMap({ text.ranges(of: $0).last?.upperBound }).max()
    else { return text }
    return text[end...]
  }

  private static func isSignature(_ line: String, _ names: [String]) -> Bool {
    let words = AuthorWord.withoutNumbers(line)
    return names.contains(words) || AuthorWord.isNumber(line) || RetractionReason.isDateOrTelephone(words)
      || ["发自我的", "来自我的", "发自", "Sent from"].contains(where: line.hasPrefix)
  }

  /// Courtesies, what a subject begins with, and boxes that were left empty.
  private static func isIdle(_ clause: String) -> Bool {
    AuthorWord.isCourtesy(clause) || ["□", "☐", "○"].contains(where: clause.hasPrefix)
      || ["回复", "答复", "评价", "回访", "Re", "RE", "re"].contains(clause)
  }

  /// Somebody who rates writes less.
  private static let mostBytes = 20_000
  private static let longest = 40
  private static let ticks: Set<Unicode.Scalar> = ["√", "☑", "✓", "✔", "■", "●"]
  /// A longer word stands before those with which it begins.
  private static let words: [(Rating, [String])] = [
    (
      .dissatisfied,
      [
        "不满意", "很不满意", "非常不满意", "十分不满意", "特别不满意", "极不满意", "极其不满意", "极度不满意", "太不满意", "不太满意", "不大满意", "不是很满意",
        "不够满意", "不怎么满意", "并不满意", "还是不满意", "仍不满意", "仍然不满意",
      ]
    ),
    (.fairly, ["基本满意", "基本上满意", "比较满意", "较满意", "较为满意", "还算满意", "还满意", "大体满意", "大致满意", "总体满意"]),
    (
      .satisfied,
      ["满意", "很满意", "非常满意", "十分满意", "特别满意", "相当满意", "挺满意", "太满意", "极其满意", "万分满意", "都满意", "都很满意"]
    ),
  ]
  private static let objects = [
    "答复", "回复", "处理结果", "办理结果", "处理", "办理", "结果", "工作", "服务", "解决", "态度", "这件事", "此事",
  ]
  private static let before = AuthorWord.longestFirst(
    objects + [
      "我", "本人", "我们", "对", "表示", "感到", "觉得", "我的评价是", "评价是", "评价为", "评价", "回访", "选择", "选", "个人", "总的来说",
      "这次",
      "本次", "此次", "这个", "你们", "贵单位", "的", "是",
    ])
  private static let after = AuthorWord.longestFirst(
    objects + ["了", "的", "啦", "啊", "哦", "对", "这个", "这次", "此次", "你们", "贵单位", "谢谢", "感谢", "辛苦了"])
  /// With what a reason begins that no mark sets apart.
  private static let openings = [
    "因为", "由于", "原因", "理由", "主要", "但", "不过", "可是", "没", "还没", "根本", "至今", "问题", "希望", "建议",
  ]
  private static let conditions = ["如果", "要是", "假如", "倘若", "除非", "否则", "是否", "能否", "才能", "才会", "就会", "等到"]
  private static let praise = [
    "谢", "辛苦", "好", "及时", "迅速", "很快", "解决", "热了", "很热", "恢复", "通了", "来水了", "来电了", "负责", "认真", "耐心", "到位",
    "点赞", "表扬",
  ]
  private static let wishes = [
    "但", "不过", "可是", "然而", "只是", "就是", "希望", "建议", "请", "没", "未", "不", "仍", "依然", "另外", "此外", "还有", "何时",
    "至今", "坏", "差",
    "慢", "再",
  ]
}
