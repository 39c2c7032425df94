import Papers

/// 答复, 配合意见, 更正 and 补充: what a unit says on the matter.
extension UnitWord {
  static func opinion(_ line: UnitLine, _ below: String) -> UnitWord? {
    guard let tail = line.tail(after: ["反馈配合意见", "配合意见如下", "配合意见", "协办意见如下", "协办意见"]) else { return nil }
    return tail.isApart ? .opinion(joined(tail.text, below)) : nil
  }

  /// Whether a line begins with a word that says what it is: 答复：, 更正：.
  static func isNamed(_ line: String) -> Bool {
    let line = UnitLine(line)
    return answer(line, "") != nil || correction(line, "") != nil || opinion(line, "") != nil
  }

  static func answer(_ line: UnitLine, _ below: String) -> UnitWord? {
    if let tail = line.tail(after: ["不公开答复", "不公开回复"]) {
      return tail.isApart ? keptBack(line, "", tail.text, below) : nil
    }
    let words = [
      "答复内容如下", "答复内容", "答复意见", "答复全文", "答复如下", "统一答复", "答复", "回复内容如下", "回复内容", "回复意见", "回复如下", "统一回复",
      "回复",
    ]
    guard let tail = line.tail(after: words, takingAside: true) else { return nil }
    if let aside = tail.aside, let wish = wish(in: aside) { return keptBack(line, wish, tail.text, below) }
    if let aside = tail.aside, !passable.contains(OfficeText.bare(aside)) {
      // 答复（编号…）, 回复（关于…）: a sentence, or what it is about.
      guard !isAboutMatter(aside) else { return nil }
      return .unread(
        UnreadWord(line.text, "括号内的意思不能确定；可以公开的请只写“答复：”，不公开的请写“答复（不公开）：理由”，从下一行起写答复全文"))
    }
    return tail.isApart ? .answer(UnitAnswer(joined(tail.text, below))) : nil
  }

  private static let passable: Set<String> = [
    "", "拟公开全文", "全文", "公开", "拟公开", "可公开", "可以公开", "同意公开", "建议公开", "定稿", "正式",
  ]

  private static func isAboutMatter(_ aside: String) -> Bool {
    aside.unicodeScalars.contains(where: LineNumbers.isDigit)
      || ["关于", "网民", "编号", "对"].contains(where: aside.hasPrefix)
  }

  /// The reason in `不公开：涉及隐私`, empty where none is given; nil for anything else.
  static func wish(in aside: String) -> String? {
    let line = UnitLine(aside)
    let words = (PublicationAdvice.refusals.map { "建议" + $0 } + PublicationAdvice.refusals).sorted {
      $0.count > $1.count
    }
    guard let tail = line.tail(after: words), tail.isApart else { return nil }
    let reason = UnitLine(tail.text).tail(after: ["理由", "原因"])?.text ?? tail.text
    return OfficeText.bare(reason)
  }

  /// The reason stands in the brackets and the answer behind them, or the reason behind them and the answer below.
  private static func keptBack(_ line: UnitLine, _ inside: String, _ behind: String, _ below: String)
    -> UnitWord
  {
    let behind = UnitLine(behind).tail(after: ["理由", "原因"]).flatMap { $0.isApart ? $0.text : nil } ?? behind
    let reason = inside.isEmpty ? behind : inside
    let text = inside.isEmpty ? below : joined(behind, below)
    guard !reason.isEmpty, !text.isEmpty else {
      return .unread(UnreadWord(line.text, "不公开的，请在这一行写明理由，从下一行起写答复全文"))
    }
    return .answer(UnitAnswer(text, keptBack: reason))
  }

  static func correction(_ line: UnitLine, _ below: String) -> UnitWord? {
    let isWhole = ["更正答复", "更正为", "更正如下", "更正"]
    if let tail = line.tail(after: isWhole, takingAside: true) {
      if let aside = tail.aside, wish(in: aside) != nil { return keptBackCorrection(line) }
      // 更正（编号…）的: a sentence, or what it is about.
      if let aside = tail.aside, !passable.contains(OfficeText.bare(aside)) { return nil }
      return tail.isApart ? .correct(UnitAnswer(joined(tail.text, below))) : nil
    }
    guard let tail = line.tail(after: ["补充答复", "补充如下", "补充说明", "补充"]) else { return nil }
    return tail.isApart ? .complete(joined(tail.text, below)) : nil
  }

  /// What is public stays so until somebody at the desk withdraws it: a correction changes words.
  private static func keptBackCorrection(_ line: UnitLine) -> UnitWord {
    .unread(
      UnreadWord(
        line.text, "“更正”只替换答复的文字，不能同时写“不公开”；要更正的请只写“更正：”及更正后的答复全文，原答复不宜再公开的请致电本中心，由工作人员办理撤回"))
  }
}
