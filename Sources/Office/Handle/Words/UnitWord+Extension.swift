/// 延期: a unit asks for more time.
extension UnitWord {
  /// `延期 3 个工作日：理由`, `申请延期一周，因…`, `延期至12月3日：…`.
  static func extend(_ line: UnitLine, _ below: String) -> UnitWord? {
    let words = ["申请延期办理", "申请延期", "延期申请", "延期办理", "申请延长时限", "延长时限", "申请延长", "延期", "延长", "展期"]
    guard let tail = line.tail(after: words) else { return nil }
    if ["0", "０", "零"].contains(where: tail.text.hasPrefix) || isNegative(line) {
      return .unread(UnreadWord(line.text, "延期至少1个工作日，如：延期 3 个工作日：需现场勘查"))
    }
    if let asked = until(line, tail, below) { return asked }
    // Behind the colon a day is part of the reason: `延期 1 个工作日：还需一天`.
    let asked = tail.text.prefix { $0 != ":" && $0 != "：" }
    if asked.endIndex < tail.text.endIndex, let first = WrittenDays(in: String(asked)), first.isFirst {
      guard first.isApart || tail.joint == .mark else { return notExtended(line) }
      let reason = OfficeText.trimmed(String(tail.text[asked.endIndex...].dropFirst()))
      let rest = ["原因", "理由"].contains(first.rest) ? "" : first.rest
      return extend(line, by: first.term, because: joined(joined(rest, reason), below))
    }
    let written = WrittenDays(in: tail.text)
    // 延期三天交房的问题: whose delay that is stands behind it.
    if let written, written.isFirst, !written.isApart, tail.joint != .mark { return notExtended(line) }
    if tail.isApart || written?.isFirst == true {
      guard !["?", "？", "吗"].contains(where: tail.text.hasSuffix) else { return notExtended(line) }
      let reason = joined(written?.rest ?? tail.text, below)
      return extend(line, by: written?.term ?? WrittenDays(in: below)?.term, because: reason)
    }
    let requests = ["至", "到", "几", "一", "二", "两", "三", "需", "请", "因", "原", "理", "吗", "?", "？"]
    let isRequest =
      requests.contains(where: tail.text.hasPrefix) || LineNumbers.isDigit(tail.text.unicodeScalars.first)
    return isRequest ? notExtended(line) : nil
  }

  /// The same said more politely, `请延期一周，现场勘查`, `我局申请延期三天，因…`; only where it says for how long.
  static func extendPolitely(_ line: UnitLine, _ below: String) -> UnitWord? {
    let subjects = ["", "我局", "我单位", "本单位", "我委", "我镇", "我办", "我们"]
    let pleas = ["请求", "恳请", "特申请", "现申请", "拟申请", "特请", "申请", "请"]
    for plea in subjects.flatMap({ subject in pleas.map { subject + $0 } }) {
      guard let tail = line.tail(after: [plea]), tail.joint == .none || tail.joint == .space,
        case .extend(let term?, let reason)? = extend(UnitLine(tail.text), below)
      else { continue }
      return .extend(term, reason: reason)
    }
    return nil
  }

  /// `需现场勘查，申请延期3个工作日`: why stands before it, and nothing below.
  static func extendLast(_ line: UnitLine, _ below: String) -> UnitWord? {
    let text = OfficeText.bare(line.text)
    guard text.unicodeScalars.count <= longestRequest,
      let mark = text.unicodeScalars.lastIndex(where: { "，,；;。 　".unicodeScalars.contains($0) })
    else { return nil }
    let why = OfficeText.bare(String(text.unicodeScalars[..<mark]))
    let last = UnitLine(OfficeText.trimmed(String(text.unicodeScalars[mark...].dropFirst())))
    guard case .extend(let term?, "")? = extendPolitely(last, "") ?? extend(last, ""),
      !["您", "你", "网民", "市民", "可以", "业主"].contains(where: why.contains)
    else { return nil }
    guard OfficeText.lines(below).allSatisfy(UnitGreeting.isOne) else { return notExtended(line) }
    return extend(line, by: term, because: why)
  }

  /// In characters.
  private static let longestRequest = 60

  /// 至12月3日, and why; 延期至12月3日交房的问题 asks for nothing.
  private static func until(_ line: UnitLine, _ tail: UnitLine.Tail, _ below: String) -> UnitWord? {
    guard let word = ["至", "到"].first(where: tail.text.hasPrefix) else { return nil }
    var rest = tail.text.dropFirst(word.count).drop(while: \.isWhitespace)
    guard let term = WrittenTerm(takingDayFrom: &rest) else { return nil }
    if let end = ["前办结", "前答复", "前回复", "之前", "以前", "办结", "答复", "回复", "前"].first(where: rest.hasPrefix) {
      rest = rest.dropFirst(end.count)
    }
    let behind = UnitLine(String(rest)).text
    let isApart =
      behind.unicodeScalars.first.map { ends.contains($0) || OfficeText.isSpaceOrBracket($0) } ?? true
    guard isApart || ["因", "需", "待"].contains(where: behind.hasPrefix),
      !["?", "？", "吗"].contains(where: behind.hasSuffix)
    else { return notExtended(line) }
    let said = String(
      String.UnicodeScalarView(
        behind.unicodeScalars.drop { ends.contains($0) || OfficeText.isSpaceOrBracket($0) }))
    let reason = UnitLine(said).tail(after: ["理由", "原因"]).flatMap { $0.isApart ? $0.text : nil } ?? said
    return extend(line, by: term, because: joined(reason, below))
  }

  private static let ends = Set("：:，,。；;、-—".unicodeScalars)

  /// `延期-3天` may mean three days, or none.
  private static func isNegative(_ line: UnitLine) -> Bool {
    let signs: Set<Unicode.Scalar> = ["-", "－", "−", "负"]
    let scalars = line.text.unicodeScalars.filter { !OfficeText.isSpaceOrBracket($0) }.prefix(12)
    return zip(scalars, scalars.dropFirst()).contains { sign, next in
      signs.contains(sign) && LineNumbers.isDigit(next)
    } && !scalars.prefix { !signs.contains($0) }.contains(where: LineNumbers.isDigit)
  }

  private static func extend(_ line: UnitLine, by term: WrittenTerm?, because reason: String) -> UnitWord {
    guard !Deed.isTold(in: reason) || needs.contains(where: reason.contains) else { return notExtended(line) }
    return .extend(term, reason: reason)
  }

  /// Why something takes longer, whatever was done already.
  private static let needs = [
    "需", "待", "未", "尚", "正在", "因", "等", "无法", "不能", "还", "拟", "协调", "复杂", "困难", "勘", "鉴定", "审批", "再",
  ]

  private static func notExtended(_ line: UnitLine) -> UnitWord {
    .unread(UnreadWord(line.text, "延期请写明几个工作日和理由，如：延期 3 个工作日：需现场勘查"))
  }
}
