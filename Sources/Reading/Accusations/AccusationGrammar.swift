/// The small words around a name that say what part it plays in a sentence.
enum AccusationGrammar {
  static func endsSentence(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "。", "!", "?", ";", "\n", "\r", "…", "！", "？", "；": true
    default: false
    }
  }

  static func endsClause(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case ",", "，", "、", ":", "：": true
    default: endsSentence(scalar)
    }
  }

  /// 那些敷衍的单位, 任何渎职行为: a sentence about nobody in particular.
  static func isGeneral(_ scalars: [Unicode.Scalar], around range: Range<Int>) -> Bool {
    let start = scalars[..<range.lowerBound].lastIndex(where: endsSentence) ?? 0
    let end = scalars[range.upperBound...].firstIndex(where: endsSentence) ?? scalars.count
    return scalars[start..<end].name(general)
  }

  /// 请…、希望…: asked to act. A few characters may stand between, as in 请咱们旗住建局.
  static func isAsked(_ scalars: [Unicode.Scalar], at start: Int) -> Bool {
    precedes(start, in: scalars, asking, within: 5)
  }

  /// 向…、找…、到…: told or visited.
  static func isTold(_ scalars: [Unicode.Scalar], at start: Int) -> Bool {
    precedes(start, in: scalars, telling, within: 2)
  }

  /// 对…、任由…
  static func isObject(_ scalars: [Unicode.Scalar], at start: Int) -> Bool {
    precedes(start, in: scalars, objects, within: 3)
  }

  /// 不要…、有没有…、严禁…
  static func isDenied(_ scalars: [Unicode.Scalar], at start: Int) -> Bool {
    precedes(start, in: scalars, denials, within: 3) || start > 0 && noes.contains(scalars[start - 1])
  }

  /// 尊敬的…、…您好.
  static func isGreeted(_ scalars: [Unicode.Scalar], _ range: Range<Int>) -> Bool {
    precedes(range.lowerBound, in: scalars, greetings, within: 6)
      || follows(
        range.upperBound, in: scalars, ["您好", "你好", "们好", "好:", "您们", "辛苦", ":您好", ":你好", ",您好", ",你好"])
  }

  /// 旗住建局门口: where something happens.
  static func isPlace(_ scalars: [Unicode.Scalar], after end: Int) -> Bool {
    follows(end, in: scalars, places)
  }

  /// Whether a way to somebody is told: 到…, 给….
  static func leads(_ words: ArraySlice<Unicode.Scalar>) -> Bool {
    words.contains { $0 == "到" || $0 == "给" || $0 == "至" || $0 == "后" }
  }

  static func isGovernment(_ scalars: [Unicode.Scalar], after end: Int) -> Bool {
    follows(end, in: scalars, ["政府", "人民政府", "党委", "党政", "机关"])
  }

  /// 旗林草局的人、住建局验收的人、政府办小李、督查室姓白的; 旗住建局长, which has the office and the title in one.
  static func isSomebody(_ scalars: [Unicode.Scalar], after end: Int) -> Bool {
    follows(end, in: scalars, ["的人", "那帮人", "有人", "某", "姓", "的小", "的老", "小", "老"])
      || scalars[end...].prefix(5).prefix { !endsClause($0) }.name(workers)
      || (scalars[..<end].last == "局" && follows(end, in: scalars, ["长"])
        && !follows(end, in: scalars, ["长期", "长时间", "长年"]))
  }

  /// Money or a present, within the clause; a fee, a fine or a deposit is what somebody may take.
  static func namesMoney(_ scalars: [Unicode.Scalar], after end: Int) -> Bool {
    let words = scalars[end...].prefix(14).prefix { !endsClause($0) }
    return (words.prefix(12).contains(where: money.contains) || words.name(funds)) && !words.name(fees)
  }

  /// 好处, 干股, within the clause: no office may take that, whatever it is worth.
  static func namesBribe(_ scalars: [Unicode.Scalar], after end: Int) -> Bool {
    scalars[end...].prefix(14).prefix { !endsClause($0) }.name(bribes)
  }

  /// 陈志远收了…: whether the clause begins with a name, or one stands behind 窗口的, 有个叫.
  static func isName(before end: Int, in scalars: [Unicode.Scalar]) -> Bool {
    [3, 2, 4].contains { length in
      let start = end - length
      guard start >= 0, let last = scalars[..<end].last, !endsNoName.contains(last) else { return false }
      let begins = start == 0 || endsClause(scalars[start - 1]) || beforeNames.contains(scalars[start - 1])
      return begins && NamePattern.isName(scalars[start..<end])
    }
  }

  /// 他弟弟, 自己亲戚; but 我弟弟 is the author's.
  static func isHis(_ scalars: [Unicode.Scalar], at start: Int) -> Bool {
    !scalars[..<start].suffix(2).contains(where: ours.contains)
  }

  /// 给他弟弟、包给亲戚.
  static func isGiven(_ scalars: [Unicode.Scalar], at start: Int) -> Bool {
    let words = scalars[..<start].suffix(5)
    guard let gift = words.lastIndex(of: "给") else { return false }
    return !words[gift...].contains(where: endsClause)
  }

  /// 跟黑车司机要钱: of whom something is taken.
  static func isTakenFrom(_ scalars: [Unicode.Scalar], at start: Int) -> Bool {
    precedes(start, in: scalars, givers, within: 3)
  }

  /// 甲、乙和丙: at most a name of nobody we know stands beside the little word.
  static func joins(_ words: ArraySlice<Unicode.Scalar>) -> Bool {
    words.count <= 4 && words.contains(where: conjunctions.contains)
      && !words.contains { endsClause($0) && $0 != "、" }
  }

  private static let money: Set<Unicode.Scalar> = ["钱", "元", "块", "万", "礼", "酒", "烟"]
  /// What people are due.
  private static let funds = phrases("补偿", "补贴", "征地款", "粮补", "低保", "救济", "扶贫款", "年货")
  private static let fees = phrases(
    "费", "罚款", "押金", "定金", "订金", "货款", "房款", "首付", "租金", "房租", "利息", "彩礼", "工程款", "尾款", "工钱", "借款", "保证金",
    "货"
  )
  private static let bribes = phrases(
    "好处", "辛苦费", "红包", "喝茶", "茶水费", "跑腿费", "打点", "干股", "回扣", "购物卡", "礼金", "金条", "茅台")
  private static let beforeNames: Set<Unicode.Scalar> = ["的", "叫", "是", "员", "候"]
  /// 陈总, 王哥, and what stands between somebody and what he does: 都收了.
  private static let endsNoName = Set("总哥姐叔姨们方某已都就又还只".unicodeScalars)
  private static let ours: Set<Unicode.Scalar> = ["我", "俺", "咱"]
  private static let conjunctions: Set<Unicode.Scalar> = ["、", "和", "与", "跟", "及", "同"]
  private static let givers = phrases("跟", "向", "给", "收", "收了", "找", "让", "骗", "和", "与")

  /// 验收的人
  private static let workers = phrases("的人")

  private static let asking = phrases(
    "请", "希望", "恳请", "盼", "期盼", "望", "求", "建议", "麻烦", "能否", "要求", "呼吁", "敦促", "责令", "感谢", "谢谢")
  private static let telling = phrases(
    "向", "找", "到", "去", "去了", "在", "给", "跟", "和", "与", "联系", "拨打", "致电", "咨询", "问", "由", "归", "属于",
    "报到")
  private static let objects = phrases("对", "对于", "任由", "放任", "纵容", "包庇", "跟着", "偏袒")
  private static let denials = phrases(
    "不要", "别再", "请勿", "不得", "禁止", "严禁", "杜绝", "避免", "防止", "是否", "有没有", "没有", "不存在", "如有", "如果", "并非", "不是要",
    "不是想",
    "不想", "不能", "别")
  /// 不推诿
  private static let noes = Set("不没未勿莫".unicodeScalars)
  private static let general = phrases("那些", "凡是", "任何", "一切", "各种", "对于不", "责任人")
  private static let greetings = phrases("尊敬的", "敬爱的", "各位", "亲爱的", "你好,", "您好,")
  private static let places = [
    "门口", "门前", "大门", "对面", "旁边", "附近", "后面", "前面", "东侧", "西侧", "南侧", "北侧", "东面", "西面", "南面", "北面", "路口",
    "家属院", "家属楼", "家属区", "办公楼", "院内", "后院", "隔壁", "小区", "十字", "周边", "管辖", "监管的", "主管的", "审批的", "下属的", "发包",
    "电话多少", "电话是",
  ]

  static func phrases(_ texts: String...) -> [[Unicode.Scalar]] {
    texts.map { Array($0.unicodeScalars) }
  }

  /// Whether one of the phrases ends at most `distance` characters before `start`, within its clause.
  static func precedes(
    _ start: Int, in scalars: [Unicode.Scalar], _ phrases: [[Unicode.Scalar]], within distance: Int
  ) -> Bool {
    var end = start
    while end > 0, start - end <= distance {
      if phrases.contains(where: { end >= $0.count && scalars.has($0, at: end - $0.count) }) {
        return true
      }
      if endsClause(scalars[end - 1]) { return false }
      end -= 1
    }
    return false
  }

  static func follows(_ end: Int, in scalars: [Unicode.Scalar], _ texts: [String]) -> Bool {
    guard end < scalars.count else { return false }
    return texts.contains { text in
      text.unicodeScalars.first == scalars[end] && scalars[end...].starts(with: text.unicodeScalars)
    }
  }
}

extension ArraySlice<Unicode.Scalar> {
  /// Whether one of the phrases stands in it.
  func name(_ phrases: [[Unicode.Scalar]]) -> Bool {
    indices.contains { place in
      phrases.contains { $0.first == self[place] && self[place...].starts(with: $0) }
    }
  }
}
