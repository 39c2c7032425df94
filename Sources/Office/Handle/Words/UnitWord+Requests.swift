/// 退回, 延期, 转, 询问 and 回访: what a unit asks for.
extension UnitWord {
  static func giveBack(_ line: UnitLine, _ below: String) -> UnitWord? {
    guard let tail = line.tail(after: ["申请退回", "退回办理", "退回原因", "退回理由", "退回", "退件"]) else {
      let isLast = ["退回", "退件"].contains { OfficeText.bare(line.text).hasSuffix($0) }
      guard isLast, line.text.unicodeScalars.count <= 40 else { return nil }
      return .unread(UnreadWord(line.text, "退回请在行首写“退回：”，其后写理由"))
    }
    if tail.isApart {
      guard !["?", "？", "吗"].contains(where: tail.text.hasSuffix) else { return notReturned(line) }
      let reason = joined(tail.text, below)
      // 退回：多收的取暖费已退还 tells what was given back.
      guard !Deed.isTold(in: reason) || competences.contains(where: reason.contains) else {
        return notReturned(line)
      }
      guard !isTakenBack(reason) else { return notReturned(line) }
      return .return(reason: reason)
    }
    // 退回的垃圾已清运: a sentence.
    return ["不", "非", "本", "我", "该", "此", "原", "理", "建", "吗", "?", "？"].contains(where: tail.text.hasPrefix)
      ? notReturned(line) : nil
  }

  /// 开玩笑的，我们办: whoever says so keeps it.
  private static func isTakenBack(_ reason: String) -> Bool {
    if ["开玩笑", "不退了", "不用退", "不退回", "还是我们", "还是我局", "还是由我"].contains(where: reason.contains) { return true }
    return OfficeClause.all(in: reason).contains { clause in
      keepers.contains { keeper in
        ["办", "办理", "来办", "办吧", "承办", "处理", "认领"].contains { clause.text == keeper + $0 }
      }
    }
  }

  private static let keepers = ["我们", "我局", "我单位", "本单位", "我镇", "我委", "由我们", "由我局", "由我单位"]

  /// Whose matter it is.
  private static let competences = [
    "职责", "职能", "管辖", "权限", "不属", "属于", "不归", "归", "不是我", "非我", "移交", "划转", "改派", "应由", "承办", "主管", "建议", "转",
    "重复", "无关",
  ]

  private static func notReturned(_ line: UnitLine) -> UnitWord {
    .unread(UnreadWord(line.text, "是不是退回不能确定；退回请写“退回：”和理由"))
  }

  static func extend(_ line: UnitLine, _ below: String) -> UnitWord? {
    let words = ["申请延期办理", "申请延期", "延期申请", "延期办理", "申请延长时限", "延长时限", "申请延长", "延期", "延长", "展期"]
    guard let tail = line.tail(after: words) else { return nil }
    if ["0", "０", "零"].contains(where: tail.text.hasPrefix) || isNegative(line) {
      return .unread(UnreadWord(line.text, "延期至少1个工作日，如：延期 3 个工作日：需现场勘查"))
    }
    // Behind the colon a day is part of the reason: `延期 1 个工作日：还需一天`.
    let asked = tail.text.prefix { $0 != ":" && $0 != "：" }
    if asked.endIndex < tail.text.endIndex, let first = WrittenDays(in: String(asked)), first.isFirst {
      guard first.isApart || tail.joint == .mark else { return notExtended(line) }
      let reason = OfficeText.trimmed(String(tail.text[asked.endIndex...].dropFirst()))
      let rest = ["原因", "理由"].contains(first.rest) ? "" : first.rest
      return extend(line, by: first.days, because: joined(joined(rest, reason), below))
    }
    let written = WrittenDays(in: tail.text)
    // 延期三天交房的问题: whose delay that is stands behind it.
    if let written, written.isFirst, !written.isApart, tail.joint != .mark { return notExtended(line) }
    if tail.isApart || written?.isFirst == true {
      guard !["?", "？", "吗"].contains(where: tail.text.hasSuffix) else { return notExtended(line) }
      let reason = joined(written?.rest ?? tail.text, below)
      return extend(line, by: written?.days ?? WrittenDays(in: below)?.days, because: reason)
    }
    let requests = ["至", "到", "几", "一", "二", "两", "三", "需", "请", "因", "原", "理", "吗", "?", "？"]
    let isRequest =
      requests.contains(where: tail.text.hasPrefix) || LineNumbers.isDigit(tail.text.unicodeScalars.first)
    return isRequest ? notExtended(line) : nil
  }

  /// `延期-3天` may mean three days, or none.
  private static func isNegative(_ line: UnitLine) -> Bool {
    let signs: Set<Unicode.Scalar> = ["-", "－", "−", "负"]
    let scalars = line.text.unicodeScalars.filter { !OfficeText.isSpaceOrBracket($0) }.prefix(12)
    return zip(scalars, scalars.dropFirst()).contains { sign, next in
      signs.contains(sign) && LineNumbers.isDigit(next)
    } && !scalars.prefix { !signs.contains($0) }.contains(where: LineNumbers.isDigit)
  }

  private static func extend(_ line: UnitLine, by days: Int?, because reason: String) -> UnitWord {
    guard !Deed.isTold(in: reason) || needs.contains(where: reason.contains) else { return notExtended(line) }
    return .extend(workingDays: days, reason: reason)
  }

  /// Why something takes longer, whatever was done already.
  private static let needs = [
    "需", "待", "未", "尚", "正在", "因", "等", "无法", "不能", "还", "拟", "协调", "复杂", "困难", "勘", "鉴定", "审批", "再",
  ]

  private static func notExtended(_ line: UnitLine) -> UnitWord {
    .unread(UnreadWord(line.text, "延期请写明几个工作日和理由，如：延期 3 个工作日：需现场勘查"))
  }

  static func hand(_ line: UnitLine, _ below: String) -> UnitWord? {
    guard line.text.unicodeScalars.count <= 60,
      let tail = line.tail(after: ["转交给", "转办给", "转交", "转给", "转办", "转由", "转"])
    else { return nil }
    let isNamed = line.tail(after: ["转交", "转给", "转办", "转由"]) != nil
    guard tail.isApart || (isNamed || below.isEmpty) && tail.text.unicodeScalars.count <= 15 else {
      return nil
    }
    // 转 供热办，请三日内答复: what is behind the name is said to it.
    let parts = tail.text.split(maxSplits: 1) { "，,；;。".contains($0) }.map { OfficeText.trimmed(String($0)) }
    var name = OfficeText.bare(parts.first ?? "")
    for verb in ["办理", "处理", "承办", "答复", "阅办", "落实"] where name.hasSuffix(verb) {
      name = OfficeText.bare(String(name.dropLast(verb.count)))
      break
    }
    return .hand(to: name, note: joined(parts.count > 1 ? parts[1] : "", below))
  }

  static func question(_ line: UnitLine, _ below: String) -> UnitWord? {
    guard let tail = line.tail(after: ["询问网民", "询问留言人", "问网民", "询问"]) else { return nil }
    if tail.isApart { return .ask(joined(tail.text, below)) }
    guard ["?", "？"].contains(where: OfficeText.trimmed(tail.text).hasSuffix) else { return nil }
    // 询问热力公司后得知…？ tells whom somebody else asked.
    let isQuestion = asking.contains(where: tail.text.hasPrefix)
    return isQuestion
      ? .ask(joined(tail.text, below)) : .unread(UnreadWord(line.text, "是不是询问网民不能确定；询问网民的，请写“询问：”和问题"))
  }

  private static let asking = [
    "您", "你", "哪", "什么", "何", "几", "多少", "是否", "是不是", "有没有", "有无", "谁", "怎", "具体", "贵姓", "反映", "一下",
  ]

  static func contact(_ line: UnitLine, _ below: String) -> UnitWord? {
    let ways = ["电话", "微信", "短信", "上门", "入户", "当面", "邮件", "来访"]
    if let way = ways.first(where: { line.tail(after: ["已\($0)回访", "\($0)回访"]) != nil }),
      let tail = line.tail(after: ["已\(way)回访", "\(way)回访"])
    {
      // 电话回访 may as well begin an answer.
      if case .followUp(let contact) = contact(line, by: way, UnitLine(tail.text), below) {
        return .followUp(contact)
      }
      return nil
    }
    guard let tail = line.tail(after: ["已回访", "回访情况", "回访结果", "回访"]) else { return nil }
    let rest = UnitLine(tail.text)
    guard let way = ways.first(where: { rest.tail(after: [$0]) != nil }) else {
      return tail.isApart ? noContact(line) : nil
    }
    return contact(line, by: way, UnitLine(rest.tail(after: [way + "回访", way])?.text ?? ""), below)
  }

  private static func contact(_ line: UnitLine, by way: String, _ result: UnitLine, _ below: String)
    -> UnitWord
  {
    var rest = result
    let missed = ["未联系上", "无人接听", "打不通", "未接通", "关机", "停机", "空号"]
    if let after = rest.tail(after: missed), after.isApart {
      return .followUp(AuthorContact(way: way, rating: nil, note: joined(after.text, below)))
    }
    if let who = rest.tail(after: ["网民表示", "网民", "留言人表示", "留言人", "对方表示", "结果"]) { rest = UnitLine(who.text) }
    let ratings = ["非常满意", "基本满意", "不满意", "满意"]
    guard let rating = ratings.first(where: { rest.tail(after: [$0]) != nil }),
      let after = rest.tail(after: [rating]), after.isApart
    else { return noContact(line) }
    return .followUp(AuthorContact(way: way, rating: rating, note: joined(after.text, below)))
  }

  private static func noContact(_ line: UnitLine) -> UnitWord {
    .unread(UnreadWord(line.text, "回访请写明方式和结果（满意、基本满意、不满意、未联系上），如：回访：电话 满意"))
  }

  static func joined(_ first: String, _ below: String) -> String {
    [first, below].filter { !$0.isEmpty }.joined(separator: "\n")
  }
}
