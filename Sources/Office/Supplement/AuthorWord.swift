import Domain

/// What an author says in a later mail, by its first line; no word of these means that he adds something (补充).
///
/// Tolerant of greetings, brackets, spaces and polite turns, never of guesses: a line must be such a word from its
/// beginning to its end or to its reason, and a question is none.
enum AuthorWord: Equatable {
  /// 撤回[：原因].
  case retract(reason: String)
  /// 不公开, or 同意公开 to take it back, with whatever else he wrote.
  case wish(mayBePublished: Bool, rest: String)
  case supplement(String)
  /// No new words at all, or thanks alone.
  case nothing

  init(reading words: String) {
    let lines = OfficeText.lines(words)
    let spoken = lines.drop { Self.isCourtesy($0) || Self.isNumber($0) }
    guard let first = spoken.first else {
      self = .nothing
      return
    }
    if let word = Self.word(in: first, followedBy: Array(spoken.dropFirst())) {
      self = word
    } else {
      self = .supplement(lines.joined(separator: "\n"))
    }
  }

  private static func word(in line: String, followedBy lines: [String]) -> AuthorWord? {
    guard !line.unicodeScalars.contains(where: questionMarks.contains) else { return nil }
    var clauses = line.unicodeScalars.split { marks.contains($0) }.map { String($0) }[...]
    while clauses.count > 1, let first = clauses.first, isCourtesy(first) { clauses.removeFirst() }
    guard let phrase = clauses.first, let wish = wish(in: phrase) else { return nil }
    let tail = clauses.dropFirst().joined(separator: "，")
    // "撤回，怎么办理" asks how.
    guard !asking.contains(where: tail.contains) else { return nil }
    let rest = ([tail] + lines).filter { !isCourtesy($0) }.joined(separator: "\n")
    switch wish {
    case .retract: return .retract(reason: rest)
    case .conceal: return .wish(mayBePublished: false, rest: rest)
    case .publish: return .wish(mayBePublished: true, rest: rest)
    }
  }

  private enum Wish { case retract, conceal, publish }

  private static func wish(in phrase: String) -> Wish? {
    let text = withoutNumbers(phrase)
    guard text.unicodeScalars.count <= longest else { return nil }
    let spoken = stripped(text, of: before)
    for (wish, verbs) in verbs {
      for verb in verbs
      where spoken.hasPrefix(verb) && stripped(spoken.dropFirst(verb.count), of: after).isEmpty {
        return wish
      }
    }
    return PublicationWish.isWish(phrase, standsAlone: true) ? .conceal : nil
  }

  /// Without whatever of `words` stands at the beginning, one after the other.
  static func stripped(_ text: some StringProtocol, of words: [String]) -> Substring {
    var text = Substring(text)
    while let word = words.first(where: text.beginsWith) { text = text.behind(word) }
    return text
  }

  /// The words without spaces and brackets, and without the numbers of letters.
  static func withoutNumbers(_ text: String) -> String {
    let scalars = text.unicodeScalars.filter { !OfficeText.isSpaceOrBracket($0) }
    guard scalars.contains(where: { ("0"..."9").contains($0) }) else { return String(scalars) }
    return scalars.split(omittingEmptySubsequences: true) { !isASCIIWord($0) }.map { String($0) }
      .filter { LetterID($0.uppercased()) != nil }
      .reduce(String(String.UnicodeScalarView(scalars))) { $0.replacing($1, with: "") }
  }

  /// `编号：NM2026000001`, which people write above what they have to say.
  static func isNumber(_ line: String) -> Bool {
    guard !LetterNumbers.all(in: line).isEmpty else { return false }
    let rest = withoutNumbers(line).unicodeScalars.filter { !marks.contains($0) }
    return ["", "编号", "留言编号", "信件编号", "来信编号"].contains(String(String.UnicodeScalarView(rest)))
  }

  private static func isASCIIWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar))
  }

  static func isCourtesy(_ line: String) -> Bool {
    let scalars = line.unicodeScalars.filter { !marks.contains($0) && !OfficeText.isSpaceOrBracket($0) }
    return scalars.isEmpty || courtesies.contains(String(String.UnicodeScalarView(scalars)))
  }

  /// Few, and nothing in them that anybody could be waiting for.
  private static let courtesies: Set<String> = [
    "您好", "你好", "领导好", "领导您好", "领导你好", "尊敬的领导", "尊敬的领导您好", "尊敬的工作人员", "工作人员您好",
    "谢谢", "谢谢您", "谢谢你", "谢谢你们", "谢谢领导", "多谢", "感谢", "非常感谢", "十分感谢", "感谢您", "感谢你们", "感谢领导",
    "好的", "好的谢谢", "好的谢谢您", "收到", "收到谢谢", "收到谢谢您", "已收到", "已收到谢谢", "知道了", "知道了谢谢", "辛苦了",
    "您辛苦了", "麻烦了", "此致", "敬礼", "此致敬礼",
  ]
  private static let marks: Set<Unicode.Scalar> = [
    "，", ",", "。", ".", "；", ";", "：", ":", "！", "!", "、", "~", "～", "…",
  ]
  private static let questionMarks: Set<Unicode.Scalar> = ["?", "？", "吗"]
  private static let longest = 40
  static let asking = ["怎么", "怎样", "如何", "能否", "可否", "能不能", "可不可以", "是否", "行不行"]
  private static let verbs: [(Wish, [String])] = [
    (.retract, ["撤回", "撤销", "撤消"]),
    (.publish, ["同意公开", "可以公开", "公开"]),
  ]
  static let objects = [
    "我的", "这条", "这个", "这封", "这件", "之前的", "此", "该", "本", "留言", "来信", "信件", "信", "投诉", "举报", "求助", "咨询",
    "建议", "诉求",
  ]
  static let before = longestFirst(
    objects + [
      "现在", "本人", "特此", "恳请", "麻烦", "烦请", "申请", "要求", "想要", "希望", "决定", "自愿", "你们", "帮我", "给我", "为我",
      "请", "我", "特", "要", "想", "将", "把", "对", "予以",
    ])
  static let after = longestFirst(objects + ["申请", "即可", "一下", "吧", "了"])

  /// Some begin with another.
  static func longestFirst(_ words: [String]) -> [String] { words.sorted { $0.count > $1.count } }
}
