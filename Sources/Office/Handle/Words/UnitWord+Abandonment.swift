/// 撤回更正: what a unit no longer wants corrected.
extension UnitWord {
  /// `撤回更正`, `请撤回更正，谢谢`, `撤回上次更正：经核实原答复无误`, `更正撤回`, `取消补充`.
  static func abandonment(_ line: UnitLine, _ below: String) -> UnitWord? {
    if let tail = line.tail(after: ["能否", "可否", "是否", "可不可以", "可以", "想", "拟"]) {
      let isAsked = withoutPlea(UnitLine(tail.text)).tail(after: phrases) != nil
      return isAsked ? doubtful(line) : nil
    }
    let line = withoutPlea(line)
    guard let tail = line.tail(after: phrases) else { return nil }
    guard tail.isApart, !["?", "？", "吗"].contains(where: tail.text.hasSuffix) else {
      // 撤回更正申请的网民可到…
      return tail.text.unicodeScalars.count <= 12 ? doubtful(line) : nil
    }
    let reason = joined(tail.text, below)
    if OfficeText.lines(reason).contains(where: isNamed) || anew.contains(where: reason.contains) {
      return .unread(
        UnreadWord(line.text, "既写了“撤回更正”，又写了新的更正；不再更正的请只写“撤回更正”，另行更正的请只写“更正：”及更正后的答复全文"))
    }
    return .letStand(reason: UnitGreeting.isOne(reason) ? "" : reason)
  }

  private static func doubtful(_ line: UnitLine) -> UnitWord {
    .unread(UnreadWord(line.text, "是不是撤回更正不能确定；撤回更正的，请只写“撤回更正”，可在冒号后写原因"))
  }

  /// What says that something else is to stand there.
  private static let anew = [
    "改为", "改成", "更改为", "换成", "换为", "更正为", "应为", "应改", "重新更正", "另行更正", "重新答复", "另行答复", "以此为准", "以本次为准", "以下为准",
  ]

  private static let phrases: [String] = {
    let nouns = ["更正", "补充"]
    let verbs = ["撤回", "撤销", "取消", "放弃", "终止", "不再"]
    let which = ["", "上一次的", "上一次", "上次的", "上次", "本次", "这次的", "这次", "此次", "刚才的", "该", "此", "原"]
    let before = verbs.flatMap { verb in which.flatMap { which in nouns.map { verb + which + $0 } } }
    let behind = nouns.flatMap { noun in ["撤回", "撤销", "取消", "作废"].map { noun + $0 } }
    return (before + behind).sorted { $0.count > $1.count }
  }()

  /// 请撤回更正 and 我局申请撤回更正 are the same.
  private static func withoutPlea(_ line: UnitLine) -> UnitLine {
    var rest = line
    for pleas in [["我单位", "本单位", "我局", "我委", "我镇", "现"], ["申请", "烦请", "恳请", "麻烦", "请予以", "请"], ["将", "把"]] {
      if let tail = rest.tail(after: pleas) { rest = UnitLine(tail.text) }
    }
    return rest
  }
}
