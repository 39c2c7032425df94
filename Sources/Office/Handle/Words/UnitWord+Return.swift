/// 退回: a unit gives a letter back, as it is not its to answer.
extension UnitWord {
  static func giveBack(_ line: UnitLine, _ below: String) -> UnitWord? {
    guard let tail = line.tail(after: ["申请退回", "退回办理", "退回原因", "退回理由", "退回", "退件"]) else {
      if let reason = disowned(line.text) {
        guard OfficeText.lines(below).allSatisfy(UnitGreeting.isOne) else { return notReturned(line) }
        return .return(reason: reason)
      }
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
    return ["不", "非", "本", "我", "该", "此", "原", "理", "建", "吗", "吧", "了事", "算了", "?", "？"].contains(
      where: tail.text.hasPrefix)
      ? notReturned(line) : nil
  }

  /// `这个不归我们，退回`, `不归我局管，应由水务局办`: whose it is not, and what becomes of it, and not one clause more.
  /// - Returns: the reason.
  private static func disowned(_ text: String) -> String? {
    let text = UnitLine.simplified(OfficeText.bare(text))
    let clauses = OfficeClause.all(in: text).map { OfficeText.trimmed($0.text) }
    guard text.unicodeScalars.count <= longestDisowning, let first = clauses.first, clauses.count > 1,
      isDisowned(first), !["您", "你", "?", "？", "吗"].contains(where: text.contains)
    else { return nil }
    let rest = clauses.dropFirst().filter { !returns.contains($0) }
    guard rest.allSatisfy(isPassedOn) else { return nil }
    return ([first] + rest).joined(separator: "，")
  }

  /// In characters.
  private static let longestDisowning = 40
  private static let returns: Set<String> = ["退回", "退件", "申请退回", "请退回", "现退回", "予以退回", "请予退回", "特退回"]

  /// `此件不归我局管`.
  private static func isDisowned(_ clause: String) -> Bool {
    func cut(_ words: [String], from rest: Substring) -> Substring? {
      words.first(where: rest.hasPrefix).map { rest.dropFirst($0.count) }
    }
    let subjects = [
      "这个件", "这个事", "这个问题", "这个", "这件事", "这件", "这事", "此件", "此事", "此问题", "本件", "该件", "该事项", "该问题", "该留言",
      "此留言",
    ]
    let rest = cut(subjects, from: clause[...]) ?? clause[...]
    guard let denied = cut(["不归", "不属于", "不属", "不是", "并非", "非"], from: rest),
      let own = cut(
        ["我们", "我单位", "本单位", "我局", "本局", "我镇", "我委", "我办", "我站", "我所", "我中心", "我公司"], from: denied)
    else { return false }
    return [
      "", "管", "管辖", "的", "的事", "的职责", "职责", "职能", "职责范围", "职责范围内", "管辖范围", "管辖范围内", "负责", "承办", "办理", "主管",
      "管理",
    ].contains(own)
  }

  /// `应由水务局办`, `建议转水务局`.
  private static func isPassedOn(_ clause: String) -> Bool {
    let way = #/(应该|应当|应|建议|请)?(由|转交|转给|转|改派|归|属于|属|交)(.{2,12})/#
    guard let match = clause.wholeMatch(of: way) else { return false }
    return ["局", "镇", "委", "办", "中心", "公司", "社区", "所", "站", "队", "苏木", "管", "理", "责", "承办", "处理"].contains {
      match.3.hasSuffix($0)
    }
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
}
