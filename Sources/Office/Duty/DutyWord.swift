/// What somebody on duty answers when he was called.
enum DutyWord: Equatable {
  /// 已悉: he sees to it.
  case acknowledged
  /// 下一位: he cannot, and the next one is to be called.
  case next

  /// Reads the first lines of what he wrote, from a phone perhaps: `已悉`, `收到，已悉`, `【已悉】马上过去`.
  ///
  /// Nothing that a machine writes by itself may pass for it: an absence that has `已悉` in it is none, and whoever says
  /// that he knows but cannot has not said that he sees to it.
  init?(reading words: String) {
    let lines = OfficeText.lines(words).prefix(3)
    let phrases = lines.flatMap(Self.phrases)
    if let first = phrases.first(where: { !Self.greetings.contains($0) }),
      ["下一位", "转下一位", "请找下一位", "呼叫下一位"].contains(first)
    {
      self = .next
    } else if phrases.contains(where: Self.acknowledges), !lines.contains(where: Self.isDoubtful) {
      self = .acknowledged
    } else {
      return nil
    }
  }

  private static let greetings: Set<String> = ["您好", "你好", "好", "好的", "收到", "已收到", "嗯", "是", "知道了"]

  /// Between the marks: `收到`, `已悉`.
  private static func phrases(of line: String) -> [String] {
    line.unicodeScalars.split { scalar in
      OfficeText.isSpaceOrBracket(scalar) || ",，.。;；:：!！、~～".unicodeScalars.contains(scalar)
    }.map { String($0) }
  }

  private static func acknowledges(_ phrase: String) -> Bool {
    var phrase = phrase[...]
    for greeting in greetings.sorted(by: { $0.count > $1.count }) where phrase.hasPrefix(greeting) {
      phrase = phrase.dropFirst(greeting.count)
      break
    }
    return ["已悉", "已知悉", "知悉", "己悉"].contains(where: phrase.hasPrefix) && !phrase.contains("吗")
      && !phrase.contains("?") && !phrase.contains("？")
  }

  private static func isDoubtful(_ line: String) -> Bool {
    let signs = ["自动回复", "自动答复", "休假", "出差", "不在", "无法", "不能", "去不了", "处理不了", "下一位", "换人", "未悉"]
    return signs.contains(where: line.contains)
  }
}
