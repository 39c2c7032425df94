/// What in an answer may not be for the public: a wish that it be kept back, the mark of a draft, a word to a colleague,
/// another word of the grammar. It is asked about, as an answer is published.
struct AnswerDoubt {
  /// Those of the unit.
  private let people: [String]
  private let remarks: [String]
  private let below: BelowAnswer
  private let covering: CoveringNote

  /// - Parameters:
  ///   - surroundings: what may stand below its answers.
  ///   - phrases: of this office, beside those that every office has.
  init(of people: [String], _ surroundings: TriageLine, asking phrases: [String] = []) {
    self.people = people
    covering = CoveringNote(below: people)
    below = BelowAnswer(surroundings)
    remarks = DoubtfulPhrases.remarks + phrases.map(UnitLine.simplified)
  }

  /// - Parameter isKeptBack: whether the unit has said already that it would not have it published.
  func first(in text: String, isKeptBack: Bool) -> UnreadWord? {
    if Self.isPlaceholder(text) || covering.isOnlyNaming(text) {
      return UnreadWord(text, "这不像答复全文；请写拟公开的答复全文")
    }
    let lines = OfficeText.lines(text)
    if lines.count == 1, Self.isOtherWord(text) {
      return UnreadWord(text, "这不像答复全文；认领、延期、退回等请在首行直接写，不要写在“答复：”后面")
    }
    if let line = Vocative.line(atEdgesOf: lines, to: people) { return Self.spoken(line) }
    for (place, line) in lines.enumerated() {
      if DoubtfulPhrases.labels.contains(where: { UnitLine(line).tail(after: [$0])?.joint == .mark }) {
        return UnreadWord(line, "是不是答复的内容不能确定；请只写拟公开的答复全文")
      }
      if place > 0, Self.isWord(line), !Self.asks(lines[place - 1]) {
        return UnreadWord(line, "答复中间又写了别的；请在首行写“答复：”，其后只写答复全文，其他事项另发一封")
      }
      if line.contains(Self.blank) {
        return UnreadWord(line, "有一处还没有填写；请写定稿的答复全文")
      }
      for clause in OfficeClause.all(in: UnitLine.simplified(line)) {
        if !isKeptBack, PublicationDoubt.isIn(clause.text) {
          return UnreadWord(line, "是不是要求不公开不能确定；不公开的，首行请写“答复（不公开）：理由”，从下一行起写答复全文；可以公开的，请去掉这句话")
        }
        if Self.isDraft(clause.text) {
          return UnreadWord(line, "像是草稿；请写定稿的答复全文，不要注明“草稿”“送审稿”等字样")
        }
        if remarks.contains(where: clause.text.contains) { return Self.spoken(line) }
      }
    }
    if let remark = below.remark(in: lines) {
      return UnreadWord(remark, "是不是答复的内容不能确定；请只写拟公开的答复全文，其后只写单位、姓名、日期")
    }
    return Self.misdirected(text)
  }

  private static func spoken(_ line: String) -> UnreadWord {
    UnreadWord(line, "像是对工作人员说的；请只写拟公开的答复全文")
  }

  /// `此事不属我局职责，建议转旗水务局`: it gives the letter back, without saying so.
  private static func misdirected(_ text: String) -> UnreadWord? {
    guard text.unicodeScalars.count <= longestRemark, !Audience.addressesAuthor(text),
      ["不属", "不归", "非我"].contains(where: text.contains)
    else { return nil }
    let clauses = OfficeClause.all(in: text).map(\.text)
    let passed = clauses.first { clause in ["建议转", "建议由", "建议交", "建议改"].contains(where: clause.hasPrefix) }
    return passed.map { UnreadWord($0, "像是要求退回；退回请写“退回：”和理由") }
  }

  /// What stands where an answer is still to be written: `___________`, `[请在此填写答复]`, `见附件`.
  private static func isPlaceholder(_ text: String) -> Bool {
    let letters = String(String.UnicodeScalarView(text.unicodeScalars.filter(\.properties.isAlphabetic)))
    return letters.isEmpty || DoubtfulPhrases.placeholders.contains(letters) || letters.contains("在此填写")
      || letters.unicodeScalars.count <= 24 && letters.hasPrefix("待")
        && ["领导", "审", "定", "补充"].contains(where: letters.contains)
  }

  /// What a model of an answer leaves open: `×月×日`, `　月　日`, `____`, `（　）`, `【时间】`.
  private static var blank: Regex<Substring> {
    #/[XxＸ×]{1,4}\s*(?:年|月|日)|(?:年\s+月|月\s+日)|[_＿]{2,}|[（(]\s+[）)]|【(?:时间|日期|姓名|单位|地址|电话|地点|金额)】/#
  }

  /// In characters.
  private static let longestRemark = 120

  /// `认领`, `延期3天`, `退回：不属我局`: an answer of nothing else was meant as that.
  private static func isOtherWord(_ text: String) -> Bool {
    let unit = UnitLine(text)
    if case .extend = UnitWord.extend(unit, "") { return true }
    guard let tail = unit.tail(after: ["认领", "签收", "同意", "申请退回", "退回", "申请延期", "延期"]) else { return false }
    return tail.joint == .mark || tail.joint == .end
  }

  /// A line that would be a word of its own mail.
  private static func isWord(_ line: String) -> Bool {
    guard !OfficeClause.all(in: line).isEmpty else { return false }
    let unit = UnitLine(line)
    if case .extend = UnitWord.extend(unit, "") { return true }
    guard let tail = unit.tail(after: DoubtfulPhrases.words) else { return false }
    return tail.joint == .mark || tail.joint == .end
  }

  /// Whether the next line answers this one: `问题一：…`, then `答复：…`.
  private static func asks(_ line: String) -> Bool {
    ["?", "？"].contains(where: line.hasSuffix)
      || ["问题", "问", "诉求", "反映", "网民", "留言", "关于", "一、", "二、", "三、", "四、", "五、"].contains(
        where: line.hasPrefix)
  }

  /// The mark of a draft stands by itself: `规划初稿已完成` tells something.
  private static func isDraft(_ clause: String) -> Bool {
    DoubtfulPhrases.drafts.contains(where: clause.contains) && clause.unicodeScalars.count <= 10
      || DoubtfulPhrases.possibleDrafts.contains { mark in
        clause.contains(mark) && clause.unicodeScalars.count <= mark.unicodeScalars.count + 3
      }
  }
}
