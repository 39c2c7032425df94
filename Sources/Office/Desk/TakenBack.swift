/// Reasons that speak of the decision itself and take it back: `退回：先别办`, `不公开：不成立，予以公开`.
enum TakenBack {
  /// - Parameter word: whose reason it is.
  static func isIn(_ reason: String, of word: String) -> Bool {
    // 不能只写“同意”二字 agrees to nothing: what is quoted is a part of its sentence.
    let unquoted = String(String.UnicodeScalarView(reason.unicodeScalars.filter { !quotes.contains($0) }))
    return unquoted.unicodeScalars.split { marks.contains($0) || OfficeText.isSpaceOrBracket($0) }
      .contains { isTaken(OfficeText.bare(TriageSpelling.usual(String($0))), of: word) }
  }

  private static let quotes = Set("“”\"‘’'「」『』".unicodeScalars)

  private static func isTaken(_ clause: String, of word: String) -> Bool {
    guard !clause.isEmpty, clause.unicodeScalars.count <= 20 else { return false }
    let core = core(of: clause)
    return always.contains(clause) || always.contains(core) || contraries(of: word).contains(core)
      || waits(clause) || denies(core, word)
  }

  /// What the same clerk would write if he wanted the opposite.
  private static func contraries(of word: String) -> Set<String> {
    switch word {
    case "不公开":
      ["公开", "发布", "公开发布", "通过", "同意", "同意公开", "理由不成立", "不成立", "不对", "不是", "没必要", "不涉及"]
    case "退回": ["通过", "同意", "公开", "发布", "没问题", "不同意退回", "不退回", "不退", "不同意退", "确认"]
    case "不同意": ["同意", "批准", "通过", "准予", "同意延期", "同意退回", "确认"]
    case "丢弃": ["登记", "重试", "留着", "保留"]
    default: ["通过", "不重办", "登记"]
    }
  }

  /// `先问下领导`, `我问问住建局`, `先等等`: he has not decided yet.
  private static func waits(_ clause: String) -> Bool {
    let opening = ["我", "要不", "还是"].first(where: clause.hasPrefix) ?? ""
    let text = clause.dropFirst(opening.count)
    if ["等等", "等一下", "等会", "再说", "再看看", "再想想", "再定", "待定", "再商量"].contains(String(text)) { return true }
    let isOpen = !opening.isEmpty || ["先", "暂", "再", "等", "稍"].contains(where: text.hasPrefix)
    return isOpen
      && [
        "先等", "再等", "等一下", "等会", "等我", "放着", "放一放", "问问", "问下", "问一下", "问领导", "问主任", "问局长", "请示", "想想", "看看",
        "商量", "缓缓",
        "缓一缓", "搁", "考虑",
      ].contains(where: text.contains)
  }

  /// `不退了`, `先别办`, `不需要退`.
  private static func denies(_ core: String, _ word: String) -> Bool {
    guard let denial = denials.first(where: core.hasPrefix) else { return false }
    let rest = String(core.dropFirst(denial.count))
    let act = rest.hasPrefix("再") ? String(rest.dropFirst()) : rest
    // 不同意：不必 says why.
    if act.isEmpty { return denial.count > 1 && word != "不同意" }
    switch word {
    case "已阅": return ["退", "退回", "发"].contains(act)
    case "不同意": return ["办", "发", "动"].contains(act)
    default: return ["办", "办理", "发", "退", "退回", "退件", "丢", "丢弃", "删", "删除", "动", "处理", "重办"].contains(act)
    }
  }

  /// Without what only leads to it: `我觉得还是公开吧` is 公开.
  private static func core(of clause: String) -> String {
    var core = clause[...]
    while let word = fillers.first(where: { core.hasPrefix($0) && core.count > $0.count }) {
      core = core.dropFirst(word.count)
    }
    while let word = ["吧", "了", "啊", "呢", "为好", "就行"].first(where: {
      core.hasSuffix($0) && core.count > $0.count
    }) {
      core = core.dropLast(word.count)
    }
    return String(core)
  }

  private static let marks = Set("，,。；;！!、：:…".unicodeScalars)
  private static let always: Set<String> = [
    "作废", "无效", "不算", "算了", "撤回", "撤销", "待定", "不用了", "不必了", "用不着", "没必要", "没有必要", "先放", "写错", "写错了", "错了",
  ]
  private static let fillers = [
    "我觉得", "我看", "我想", "要不", "还是", "那就", "那", "就", "请", "应该", "应当", "应", "予以", "可以", "可", "现在", "其实", "也",
    "建议", "改为",
    "最好", "先", "暂时", "暂", "此件", "这件", "该件", "直接",
  ]
  private static let denials = [
    "不需要", "不应该", "没必要", "不要", "不用", "不必", "不需", "无需", "不该", "不应", "别", "不", "勿", "取消", "撤销",
  ]
}
