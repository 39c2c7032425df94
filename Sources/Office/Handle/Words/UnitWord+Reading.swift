/// Reads what a unit writes: tolerant of brackets, colons, spaces, full width and greetings, never of guesses. What begins
/// like a word and is not understood is said so; what cannot be meant as one (`退回的垃圾已清运`) begins an answer.
extension UnitWord {
  /// The words of a reply in their order: a claim may have another one below it.
  package static func all(in words: String) -> [UnitWord] {
    let lines = OfficeText.lines(words)
    guard let form = FilledForm(in: lines) else { return said(in: lines) }
    let own = form.above
    guard let start = own.firstIndex(where: { !UnitGreeting.isOne($0) }) else {
      return form.words(answering: nil)
    }
    let read = word(in: own[start], over: Array(own[(start + 1)...]))
    return form.words(answering: read ?? .answer(UnitAnswer(own.joined(separator: "\n"))))
  }

  /// The words of lines that hold no form.
  static func said(in lines: [String]) -> [UnitWord] {
    guard let start = lines.firstIndex(where: { !UnitGreeting.isOne($0) }) else {
      return [lines.isEmpty ? .answer(UnitAnswer("")) : .courtesy(line: lines[0])]
    }
    let below = lines[(start + 1)...]
    guard let read = word(in: lines[start], over: Array(below)) else { return [plain(lines, from: start)] }
    if case .return = read, let other = contradiction(of: below) {
      return [.unread(UnreadWord(other, "同一封邮件中既写了“退回”，又写了别的办理意见"))]
    }
    if case .extend(let term, let reason) = read { return extended(by: term, reason, below: below) }
    guard case .claim(let note) = read, let next = following(note) else { return [read] }
    if case .return = next { return [.unread(UnreadWord(lines[start], "同一封邮件中既写了“认领”，又写了“退回”"))] }
    return [.claim(note: ""), next]
  }

  /// Below 延期 a claim may stand, in a line of its own; another word contradicts it.
  private static func extended(by term: WrittenTerm?, _ reason: String, below: ArraySlice<String>)
    -> [UnitWord]
  {
    let claims = below.filter { word(in: $0, over: []) == .claim(note: "") }
    let others = below.first { line in
      switch word(in: line, over: []) {
      case .return, .answer, .correct, .complete, .opinion, .ask, .agree, .sendBack: true
      default: false
      }
    }
    if let others { return [.unread(UnreadWord(others, "同一封邮件中既写了“延期”，又写了别的办理意见"))] }
    guard !claims.isEmpty else { return [.extend(term, reason: reason)] }
    let left = OfficeText.lines(reason).filter { !claims.contains($0) }.joined(separator: "\n")
    return [.claim(note: ""), .extend(term, reason: left)]
  }

  package init(reading words: String) { self = Self.all(in: words)[0] }

  /// Below 退回 a line that claims or answers.
  private static func contradiction(of lines: ArraySlice<String>) -> String? {
    lines.first { line in
      switch word(in: line, over: []) {
      case .claim, .answer, .correct, .extend, .opinion, .ask, .agree: true
      default: false
      }
    }
  }

  /// What stands below a claim, where that is a word too.
  private static func following(_ note: String) -> UnitWord? {
    let lines = OfficeText.lines(note)
    return lines.first.flatMap { word(in: $0, over: Array(lines.dropFirst())) }
  }

  /// An answer without a word before it. A line that only addresses the office is none of it.
  private static func plain(_ lines: [String], from start: Int) -> UnitWord {
    if lines.allSatisfy(UnitGreeting.isCourtesy) { return .courtesy(line: lines[start]) }
    let text = lines.drop { UnitGreeting.addressesOffice($0) }
    return .answer(UnitAnswer(text.joined(separator: "\n")))
  }

  /// Whether a text begins with a word of the grammar, certain or not.
  static func begins(_ text: String) -> Bool { word(in: text, over: []) != nil }

  /// Whether the first of some lines does, in the sight of those below it.
  static func begin(_ lines: [String]) -> Bool {
    lines.first.map { word(in: $0, over: Array(lines.dropFirst())) != nil } ?? false
  }

  /// Nil where the line begins an answer.
  private static func word(in line: String, over rest: [String]) -> UnitWord? {
    let line = UnitLine(line)
    let below = rest.joined(separator: "\n")
    let readers: [(UnitLine, String) -> UnitWord?] = [
      extendPolitely, { line, _ in hedge(line) }, claim, leader, giveBack, extend, opinion, hand, question,
      contact,
      abandonment, correction,
      answer, extendLast,
    ]
    return readers.lazy.compactMap { $0(line, below) }.first
  }

  /// `暂不认领`, `不同意退回`, `建议退回`: a word in the line, and a doubt before it.
  private static func hedge(_ line: UnitLine) -> UnitWord? {
    guard line.text.unicodeScalars.count <= 60 else { return nil }
    if line.tail(after: ["不同意"])?.isApart == true { return notAgreed(line) }
    for doubt in doubts {
      guard let tail = line.tail(after: [doubt]), tail.joint == .none else { continue }
      let next = UnitLine(tail.text)
      let verbs = ["认领", "签收", "退回", "退件", "延期", "延长时限", "答复", "同意", "转办"]
      for verb in verbs where next.tail(after: [verb]) != nil {
        let after = next.tail(after: [verb])
        // 请答复人员注意: a sentence goes on.
        guard after?.isApart == true || (after?.text.unicodeScalars.count ?? 0) <= 12 else { continue }
        return .unread(UnreadWord(line.text, "“\(doubt)\(verb)”的意思不能确定"))
      }
      if doubt == "不同意", tail.text.unicodeScalars.count <= 12 { return notAgreed(line) }
    }
    return nil
  }

  private static let doubts = [
    "暂不", "暂缓", "先不", "尚未", "不予", "不能", "不宜", "无法", "不同意", "不", "未", "拟", "建议", "能否", "可否", "是否", "想", "要求",
    "希望", "请", "待",
  ]

  private static func notAgreed(_ line: UnitLine) -> UnitWord {
    .unread(UnreadWord(line.text, "不同意答复的，请写“退回修改：”和修改意见"))
  }

  private static func claim(_ line: UnitLine, _ below: String) -> UnitWord? {
    let subject = ["我单位", "本单位", "我局", "我委", "我镇", "我们", "收到", "好的", "已收到"]
    if let tail = line.tail(after: subject) {
      let next = UnitLine(tail.text)
      return next.tail(after: claims) == nil ? nil : claim(next, below)
    }
    if let next = line.unnumbered, next.tail(after: claims) != nil { return claim(next, below) }
    guard let tail = line.tail(after: claims) else { return nil }
    var note = tail.text
    if !tail.isApart {
      guard let object = UnitLine(note).tail(after: ["此件", "本件", "该件", "此留言", "该留言", "办理", "承办", "了"]) else {
        // 认领失物的市民请到…
        return note.unicodeScalars.count <= 12 ? notClaimed(line) : nil
      }
      guard object.isApart else { return notClaimed(line) }
      note = object.text
    }
    guard !doubtsOfClaim.contains(where: note.contains),
      !OfficeText.lines(below).prefix(3).contains(where: { refusals.contains(where: $0.contains) })
    else { return notClaimed(line) }
    return .claim(note: [note, below].filter { !$0.isEmpty }.joined(separator: "\n"))
  }

  private static func notClaimed(_ line: UnitLine) -> UnitWord {
    .unread(UnreadWord(line.text, "是不是认领不能确定；认领请只写“认领”"))
  }

  /// 已认领，但应由水务局牵头: whoever says so has not claimed it.
  private static let doubtsOfClaim =
    refusals + ["?", "？", "吗", "暂", "无法", "不能", "再定", "再说", "错", "但", "不过", "然而", "建议", "退回"]
  private static let refusals = ["不属", "不归", "不是我", "改派", "应由", "应当由", "应转", "请转"]

  private static let claims = ["已认领", "已签收", "确认认领", "同意认领", "认领", "签收"]

  /// 同意 and 退回修改.
  private static func leader(_ line: UnitLine, _ below: String) -> UnitWord? {
    if let tail = line.tail(after: ["退回修改", "退回重写", "退改", "修改后再报"]) {
      guard tail.isApart else { return nil }
      return .sendBack(reason: [tail.text, below].filter { !$0.isEmpty }.joined(separator: "\n"))
    }
    if isYes(line.text) { return .agree }
    guard let tail = line.tail(after: ["同意"]), tail.isApart else { return nil }
    return .unread(UnreadWord(line.text, "“同意”之后另有文字，是不是同意不能确定；同意的请只写“同意”"))
  }

  /// Whether the first line is a yes to what was shown: 同意.
  static func isYes(_ words: String) -> Bool {
    let lines = OfficeText.lines(words).filter { !UnitGreeting.isOne($0) }
    // What stands below a yes may take it back: 同意, then 先不要发.
    guard lines.count == 1 else { return false }
    return LeadersYes.isOne(lines[0])
  }
}
