/// What somebody on duty answers when he was called.
enum DutyWord: Equatable {
  /// 已悉: he sees to it.
  case acknowledged
  /// 下一位: he cannot, and the next one is to be called.
  case next

  /// Reads the first line of what he wrote, from a phone perhaps: `已悉`, `收到，已悉`, `【已悉】马上过去`; a greeting may stand in a
  /// line above it.
  ///
  /// Nothing that a machine writes by itself may pass for it. So the whole line is known words and nothing else, as
  /// vacation replies are written in the words of whoever is away; and no sign of one stands below. Whoever is not
  /// understood is told how to answer, and the calls go on: that costs a minute, the other a night.
  ///
  /// - Parameter name: of whoever was called, who may sign with it.
  init?(reading words: String, of name: String? = nil) {
    let lines = OfficeText.lines(words)
    let phrases = lines.prefix(3).map(Self.phrases).filter { !$0.isEmpty }
    let isGreeted = phrases.first?.allSatisfy(Self.greetings.contains) == true
    guard let line = isGreeted ? phrases.dropFirst().first : phrases.first else { return nil }
    if let first = line.first(where: { !Self.greetings.contains($0) }), Self.passes.contains(first) {
      self = .next
    } else if Self.acknowledges(line, name), !Self.own(lines).contains(where: Self.isDoubtful) {
      self = .acknowledged
    } else {
      return nil
    }
  }

  private static let passes: Set<String> = ["下一位", "转下一位", "请找下一位", "呼叫下一位"]
  private static let greetings: Set<String> = [
    "您好", "你好", "好", "好的", "收到", "已收到", "嗯", "是", "知道了", "明白", "谢谢",
  ]
  private static let acknowledgements: Set<String> = ["已悉", "已知悉", "知悉", "己悉"]
  /// What somebody says who sees to it.
  private static let ways = [
    "已在路上", "在路上", "路上", "马上处理", "马上处置", "马上办理", "马上过去", "马上到", "马上去", "马上", "立即处理", "立即处置", "立即办理", "立即前往",
    "立即赶往", "这就去", "这就过去", "现在过去", "现在就去", "正在处理", "正在处置", "正在前往", "正在赶往", "正赶往", "正前往", "赶往", "前往", "已出发",
    "出发", "我来处理", "我来处置", "我来办", "我去", "由我处理", "由我处置", "谢谢", "感谢", "现场", "已到", "已安排", "马上安排", "立即安排", "安排人过去",
    "安排人", "派人过去", "派人", "我安排", "安排", "人过去", "人去", "立刻处理", "立刻过去", "尽快处理",
  ].sorted { $0.count > $1.count }

  /// Between the marks: `收到`, `已悉`.
  private static func phrases(of line: String) -> [String] {
    // What is quoted is not his.
    if [">", "＞"].contains(where: line.hasPrefix) { return [line] }
    return line.unicodeScalars.split { scalar in
      OfficeText.isSpaceOrBracket(scalar) || ",，.。;；:：!！、~～<>＜＞‹›〈〉『』‘’'".unicodeScalars.contains(scalar)
    }.map { String($0) }
  }

  /// Greetings, 已悉, and then what he does about it or his name; nothing else.
  private static func acknowledges(_ line: [String], _ name: String?) -> Bool {
    var line = line[...]
    while let first = line.first, greetings.contains(first) { line = line.dropFirst() }
    guard let first = line.popFirst() else { return false }
    var rest = first[...]
    if let greeting = greetings.sorted(by: { $0.count > $1.count }).first(where: rest.hasPrefix) {
      rest = rest.dropFirst(greeting.count)
    }
    guard let word = acknowledgements.sorted(by: { $0.count > $1.count }).first(where: rest.hasPrefix) else {
      return false
    }
    let tail = [String(rest.dropFirst(word.count))] + line
    return tail.allSatisfy {
      isWay($0) || $0 == name || greetings.contains($0) || acknowledgements.contains($0)
    }
  }

  /// `正在赶往现场`: made of such words from its beginning to its end.
  private static func isWay(_ phrase: String) -> Bool {
    var rest = phrase[...]
    while let way = ways.first(where: rest.hasPrefix) { rest = rest.dropFirst(way.count) }
    return rest.isEmpty
  }

  /// The lines above a mail that his program has quoted without a mark: the call itself tells of 下一位.
  private static func own(_ lines: [String]) -> ArraySlice<String> {
    let heads = [">", "发件人", "From:", "---", "主题："]
    return lines.prefix(20).prefix { line in
      !line.contains("网民留言（编号") && !heads.contains(where: line.hasPrefix)
    }
  }

  private static func isDoubtful(_ line: String) -> Bool {
    let line = line.lowercased()
    let signs = [
      "自动", "休假", "请假", "年假", "产假", "病假", "轮休", "出差", "外出", "外地", "开会", "返岗", "不在", "无法", "不能", "去不了", "处理不了",
      "下一位", "换人", "未悉", "您的来信", "您的邮件", "请联系", "请拨打", "请致电", "代班", "尽快回复", "稍后回复", "auto", "vacation",
      "out of office",
    ]
    return signs.contains(where: line.contains)
  }
}
