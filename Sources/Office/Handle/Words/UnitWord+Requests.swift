import Domain

/// 转, 询问 and 回访: what a unit asks others for.
extension UnitWord {
  static func hand(_ line: UnitLine, _ below: String) -> UnitWord? {
    guard line.text.unicodeScalars.count <= 60,
      let tail = line.tail(after: ["转交给", "转办给", "转交", "转给", "转办", "转由", "转"])
    else { return nil }
    let isNamed = line.tail(after: ["转交", "转给", "转办", "转由"]) != nil
    let isBrief = (isNamed || below.isEmpty) && tail.text.unicodeScalars.count <= 15
    guard tail.isApart || isBrief || tail.text.contains("@") else { return nil }
    // 转 供热办，请三日内答复: what is behind the name is said to it.
    let said = tail.text.replacing(#/\s+(?=[请望烦])/#, with: "，")
    let parts = said.split(maxSplits: 1) { "，,；;。".contains($0) }.map { OfficeText.trimmed(String($0)) }
    var name = OfficeText.bare(parts.first ?? "")
    for verb in ["办理", "处理", "承办", "答复", "阅办", "落实"] where name.hasSuffix(verb) {
      name = OfficeText.bare(String(name.dropLast(verb.count)))
      for plea in ["请予以", "予以", "请"] where name.hasSuffix(plea) {
        name = OfficeText.bare(String(name.dropLast(plea.count)))
      }
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
      guard tail.isApart else { return nil }
      guard let turned = turned(tail.text, ways) else { return noContact(line) }
      return contact(line, by: turned.way, UnitLine(turned.rest), below)
    }
    return contact(line, by: way, UnitLine(rest.tail(after: [way + "回访", way])?.text ?? ""), below)
  }

  /// `满意，电话`: the way alone between marks, and what stands around it.
  private static func turned(_ text: String, _ ways: [String]) -> (way: String, rest: String)? {
    var pieces = text.split { "，,、；;。 　\t".contains($0) }.map { OfficeText.bare(String($0)) }
    let names = ways.map { [$0, $0 + "回访"] }
    guard let place = pieces.firstIndex(where: { piece in names.contains { $0.contains(piece) } }),
      let way = ways.first(where: pieces[place].hasPrefix)
    else { return nil }
    pieces.remove(at: place)
    return (way, pieces.joined(separator: "，"))
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
    let ratings: [(word: String, rating: Rating)] =
      [("非常满意", .satisfied), ("很满意", .satisfied)] + Rating.allCases.reversed().map { ($0.rawValue, $0) }
    guard let said = ratings.first(where: { rest.tail(after: [$0.word]) != nil }),
      let after = rest.tail(after: [said.word]), after.isApart
    else { return noContact(line) }
    return .followUp(AuthorContact(way: way, rating: said.rating, note: joined(after.text, below)))
  }

  private static func noContact(_ line: UnitLine) -> UnitWord {
    .unread(UnreadWord(line.text, "回访请写明方式和结果（满意、基本满意、不满意、未联系上），如：回访：电话 满意"))
  }

  static func joined(_ first: String, _ below: String) -> String {
    [first, below].filter { !$0.isEmpty }.joined(separator: "\n")
  }
}
