import Domain

/// What an author writes beside 撤回.
///
/// Plain is what only says that nothing is left to do (问题已解决，谢谢), or who he is. Anything else may take the word back or
/// ask for something first: a person reads it before the letter is closed.
struct RetractionReason {
  private let text: String
  private let author: String?

  init(_ text: String, of letter: Letter) {
    self.text = text
    author = letter.registration.authorName?.text
  }

  /// Whether each of its clauses is one that leaves the wish as it stands.
  var isPlain: Bool {
    guard text.unicodeScalars.count <= Self.longest else { return false }
    return text.unicodeScalars.split { Self.ends.contains($0) || $0.properties.isWhitespace }
      .allSatisfy { isPlain(String($0)) }
  }

  private func isPlain(_ clause: String) -> Bool {
    let words = AuthorWord.withoutNumbers(clause)
    if AuthorWord.isCourtesy(words) || words == author || Self.isDateOrTelephone(words) { return true }
    let said = Self.openings.first(where: words.hasPrefix).map { String(words.dropFirst($0.count)) } ?? words
    if Self.givenUp.contains(said) { return true }
    guard !Self.doubts.contains(where: said.contains) else { return false }
    if words.unicodeScalars.count <= 20, ["谢谢", "感谢", "多谢"].contains(where: words.hasPrefix) { return true }
    return Self.settled.contains(where: said.contains) && (said.contains("了") || said.contains("已"))
  }

  static func isDateOrTelephone(_ words: String) -> Bool {
    words.unicodeScalars.contains(where: LineNumbers.isDigit)
      && words.unicodeScalars.allSatisfy {
        LineNumbers.isDigit($0) || "年月日时分-/+:电话手机：".unicodeScalars.contains($0)
      }
  }

  private static let longest = 100
  private static let ends: Set<Unicode.Scalar> = [
    "，", ",", "。", ".", "；", ";", "：", ":", "！", "!", "、", "~", "～", "…",
  ]
  private static let openings = ["因为", "原因是", "理由是", "由于", "我", "现在", "目前", "原因", "因", "现"]
  /// He wants no more of it.
  private static let givenUp: Set<String> = [
    "没事了", "没什么事了", "没有事了", "没事儿了", "没问题了", "没有问题了", "不想办了", "不办了", "不想反映了", "不反映了", "不投诉了", "不想投诉了", "不需要了",
    "不需要处理了", "不需要办理了", "不用了", "不用办了", "不用处理了", "不用管了", "不再需要", "不再追究", "不追究了", "重复了", "重复提交", "重复提交了",
    "重复反映",
    "重复反映了", "写重了", "发重了", "提交重了", "写错了", "填错了", "发错了", "提交错了", "搞错了", "弄错了", "误发", "误操作", "是误会", "是个误会",
    "自愿撤回",
    "已自行解决", "自行解决", "问题解决",
  ]
  private static let settled = [
    "解决", "修好", "修复", "处理好", "处理完", "处理了", "办好", "办完", "办理完", "办妥", "恢复", "来水了", "来电了", "通水了", "通电了", "供上了",
    "热了",
    "退款", "退钱", "到账", "和解", "谈妥", "协商好", "协商一致", "满意", "弄好", "整改",
  ]
  /// With these it is another matter, or no matter that is settled.
  private static let doubts = [
    "但", "不", "没", "未", "无", "别", "勿", "请", "求", "还", "仍", "又", "再", "才", "先", "后", "等", "继续", "若", "如果", "要",
    "除非",
    "被", "逼", "迫", "威胁", "让", "叫", "骗", "答应", "承诺", "保证", "说", "称", "据", "将", "会", "准备", "打算", "马上", "一半",
    "一个", "一些", "部分", "基本", "只",
    "假", "谎", "难道", "哪", "谁", "何", "什么", "吗", "呢", "可是", "其实", "其他", "另", "希望", "应该", "可能", "也许", "差不多", "暂",
  ]
}
