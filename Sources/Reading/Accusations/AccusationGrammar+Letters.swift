/// What a clause says of a letter, and of who wrote it.
extension AccusationGrammar {
  /// The words between two commas around a place.
  static func clause(_ scalars: [Unicode.Scalar], around range: Range<Int>) -> ArraySlice<Unicode.Scalar> {
    let start = scalars[..<range.lowerBound].lastIndex(where: endsClause).map { $0 + 1 } ?? 0
    let end = scalars[range.upperBound...].firstIndex(where: endsClause) ?? scalars.count
    return scalars[start..<end]
  }

  /// 我的信, 投诉件; but neither 我的信号 nor 我的信息.
  static func namesLetter(_ clause: ArraySlice<Unicode.Scalar>) -> Bool {
    clause.name(complaints)
      || clause.indices.contains { place in
        letters.contains { clause[place...].starts(with: $0) }
          && !(clause[place...].dropFirst(2).first.map(behindTrust.contains) ?? false)
      }
  }

  /// 我的电话, 举报人的身份.
  static func namesWriter(_ clause: ArraySlice<Unicode.Scalar>) -> Bool { clause.name(writers) }

  /// 被举报人, 对方: from whom a letter is to be kept.
  static func isForAccused(_ clause: ArraySlice<Unicode.Scalar>, after end: Int) -> Bool {
    let words = clause[max(end, clause.startIndex)...].prefix(12)
    return words.name(accused) || words.name(others) && (namesLetter(clause) || namesWriter(clause))
  }

  /// 燃气泄漏
  static func isOfPipes(_ clause: ArraySlice<Unicode.Scalar>) -> Bool { clause.name(pipes) }

  /// Whether a sentence goes on about whom the last one spoke of: 还把我的信…
  static func goesOn(_ clause: ArraySlice<Unicode.Scalar>, to start: Int) -> Bool {
    let words = clause[..<max(start, clause.startIndex)]
    return words.first.map(goingOn.contains) ?? true
  }

  /// 有人, 邻居: that a clause begins with somebody else, of whom nobody here knows anything.
  static func namesStranger(_ clause: ArraySlice<Unicode.Scalar>, to start: Int) -> Bool {
    clause[..<max(start, clause.startIndex)].name(strangers)
  }

  /// 被打伤: to whom something was done.
  static func isPassive(_ scalars: [Unicode.Scalar], at start: Int) -> Bool {
    start > 0 && scalars[start - 1] == "被"
  }

  /// 与…、和…: that somebody is another's company, and not told something.
  static func isCompany(_ scalars: [Unicode.Scalar], at start: Int) -> Bool {
    precedes(start, in: scalars, company, within: 1)
  }

  private static let complaints = phrases(
    "举报", "投诉", "检举", "控告", "上访", "留言", "来信", "信件", "把信", "封信", "信都", "信访件")
  private static let letters = phrases("的信", "我信", "些信")
  /// 信号、信用、信任…
  private static let behindTrust = Set("号用任息贷誉心访仰念".unicodeScalars)
  private static let writers = phrases(
    "个人信息", "身份", "我的信息", "我信息", "隐私", "我的电话", "我电话", "电话号码", "手机号", "我的名字", "我名字", "我的姓名", "住址", "举报人",
    "投诉人",
    "检举人", "是我举报", "是我投诉", "谁举报", "谁投诉")
  private static let accused = phrases("被举报", "被投诉", "被反映", "被检举", "被控告", "被告发")
  private static let others = phrases("对方", "当事人", "他们", "那个人", "那人")
  private static let pipes = phrases("燃气", "煤气", "天然气", "液化气", "管道", "水管", "污水", "气罐", "油罐", "有毒")
  private static let goingOn = Set("把将还又也并竟就居随却".unicodeScalars)
  private static let strangers = phrases(
    "有人", "对方", "邻居", "爸", "妈", "父亲", "母亲", "男人", "男友", "男朋友", "前妻", "公公", "岳", "哥", "弟", "姐", "妹", "儿子",
    "女儿",
    "同事", "同学", "学生", "孩子", "小偷", "醉汉", "别人", "路人", "流氓", "一个人", "几个人", "一伙人")
  private static let company = phrases("与", "和", "跟", "同")
}
