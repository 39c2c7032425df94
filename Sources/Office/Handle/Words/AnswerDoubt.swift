/// What in an answer may not be for the public: a wish that it be kept back, the mark of a draft, a word to a colleague,
/// another word of the grammar. It is asked about, as an answer is published.
struct AnswerDoubt {
  /// - Parameters:
  ///   - isKeptBack: whether the unit has said already that it would not have it published.
  ///   - people: those of the unit.
  static func first(in text: String, isKeptBack: Bool, of people: [String]) -> UnreadWord? {
    if isPlaceholder(text) { return UnreadWord(text, "这不像答复全文；请写拟公开的答复全文") }
    let lines = OfficeText.lines(text)
    for (place, line) in lines.enumerated() {
      if Address.isIn(line, to: people) {
        return UnreadWord(line, "像是对工作人员说的；请只写拟公开的答复全文")
      }
      if labels.contains(where: { UnitLine(line).tail(after: [$0])?.joint == .mark }) {
        return UnreadWord(line, "是不是答复的内容不能确定；请只写拟公开的答复全文")
      }
      if place > 0, isWord(line), !asks(lines[place - 1]) {
        return UnreadWord(line, "答复中间又写了别的；请在首行写“答复：”，其后只写答复全文，其他事项另发一封")
      }
      for clause in OfficeClause.all(in: UnitLine.simplified(line)) {
        if !isKeptBack, PublicationDoubt.isIn(clause.text) {
          return UnreadWord(line, "是不是要求不公开不能确定；不公开的，首行请写“答复（不公开）：理由”，从下一行起写答复全文；可以公开的，请去掉这句话")
        }
        if isDraft(clause.text) {
          return UnreadWord(line, "像是草稿；请写定稿的答复全文，不要注明“草稿”“送审稿”等字样")
        }
        if remarks.contains(where: clause.text.contains) {
          return UnreadWord(line, "像是对工作人员说的；请只写拟公开的答复全文")
        }
      }
    }
    return misdirected(text)
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
    return letters.isEmpty || placeholders.contains(letters) || letters.contains("在此填写")
      || letters.unicodeScalars.count <= 24 && letters.hasPrefix("待")
        && ["领导", "审", "定", "补充"].contains(where: letters.contains)
  }

  /// In characters.
  private static let longestRemark = 120
  private static let placeholders: Set<String> = [
    "见附件", "请见附件", "详见附件", "见附表", "同上", "同前", "答复全文", "答复内容", "回复内容", "略", "无", "暂无", "待定", "测试", "如题", "见上",
    "见正文", "以附件为准",
  ]
  private static let labels = [
    "备注", "附言", "内部说明", "内部备注", "抄送", "抄报", "主送", "批示", "领导批示", "领导意见", "审核意见", "是否公开",
  ]

  /// A line that would be a word of its own mail.
  private static func isWord(_ line: String) -> Bool {
    guard !OfficeClause.all(in: line).isEmpty else { return false }
    let unit = UnitLine(line)
    if case .extend = UnitWord.extend(unit, "") { return true }
    guard let tail = unit.tail(after: words) else { return false }
    return tail.joint == .mark || tail.joint == .end
  }

  /// Whether the next line answers this one: `问题一：…`, then `答复：…`.
  private static func asks(_ line: String) -> Bool {
    ["?", "？"].contains(where: line.hasSuffix)
      || ["问题", "问", "诉求", "反映", "网民", "留言", "关于", "一、", "二、", "三、", "四、", "五、"].contains(
        where: line.hasPrefix)
  }

  private static let words = [
    "申请退回", "退回修改", "退回", "退件", "申请延期", "延期", "认领", "签收", "询问", "配合意见", "更正", "同意", "答复意见", "答复内容", "答复全文",
    "答复如下", "答复", "回复意见", "回复内容", "回复如下", "回复",
  ]

  /// The mark of a draft stands by itself: `规划初稿已完成` tells something.
  private static func isDraft(_ clause: String) -> Bool {
    let sure = ["未定稿", "送审稿", "待审稿", "答复稿", "回复稿", "待审核", "未审定", "未审核"]
    return sure.contains(where: clause.contains) && clause.unicodeScalars.count <= 10
      || ["草稿", "初稿", "讨论稿", "征求意见稿", "拟稿", "草拟稿"].contains { mark in
        clause.contains(mark) && clause.unicodeScalars.count <= mark.unicodeScalars.count + 3
      }
  }

  /// No official says so to an author; none of these is in any of the real answers that this was tried on.
  private static let remarks = [
    "老上访", "上访户", "闹访", "缠访", "缠诉", "信访积案", "冷处理", "经常投诉", "多次投诉的", "难缠", "贵中心", "你中心", "领导催", "发错", "上一封",
    "上封",
    "这封为准", "此封为准", "正在休假", "我在休假", "请假期间", "我已离岗", "改改", "再改一", "怎么答", "怎么回", "推给", "行吗", "行不行",
    "您看行", "你看行", "您看这", "你看这", "这样写", "这样回复", "这样答复", "待领导", "领导审定", "再核实", "掌握即可", "内部说明", "内部掌握", "内部参考",
    "别跟他", "不要跟他", "发出去", "我的意见", "你再改", "您别用", "别用",
  ]
}

/// Whether something is perhaps not to be published, as officials write it.
enum PublicationDoubt {
  /// - Parameter clause: in the simplified script.
  static func isIn(_ clause: String) -> Bool {
    let scalars = Array(clause.unicodeScalars)
    guard scalars.count <= longest else { return false }
    if sure.contains(clause) || phrases.contains(where: clause.contains) { return true }
    return ["公开", "发布", "公布", "外传", "对外"].contains { isDenied($0, in: scalars) }
  }

  /// 不…公开, 请勿发布; 不对外开放 is said of a place.
  private static func isDenied(_ word: String, in clause: [Unicode.Scalar]) -> Bool {
    let letters = Array(word.unicodeScalars)
    for place in clause.indices where clause[place...].starts(with: letters) {
      let before = clause[..<place].suffix(4)
      guard before.contains(where: denials.contains), !before.contains("未") else { continue }
      let behind = String(String.UnicodeScalarView(clause[(place + letters.count)...].prefix(2)))
      if word != "对外" || behind.isEmpty || outward.contains(behind) { return true }
    }
    return false
  }

  /// In characters: a clause that is longer tells something.
  private static let longest = 20
  private static let denials: Set<Unicode.Scalar> = ["不", "勿", "非", "暂", "别", "莫", "缓", "免"]
  private static let outward: Set<String> = ["公开", "发布", "公布", "答复", "回复", "宣传", "透露", "说", "讲", "提供"]
  private static let sure: Set<String> = [
    "内部", "内部答复", "内部回复", "内部资料", "内部使用", "内部文件", "保密", "请保密", "须保密", "需保密", "注意保密", "予以保密", "请予保密", "涉密",
    "秘密",
    "机密", "依申请公开", "部分公开", "否公开", "不上网", "请不上网",
  ]
  private static let phrases = [
    "仅回复本人", "只回复本人", "仅答复本人", "只答复本人", "仅告知", "仅供内部", "仅供参考", "先别发", "先不发", "先不要发", "不要上网", "勿上网", "公开否",
    "仅供贵",
  ]
}

/// Who is spoken to at the beginning of a line: `乌主任您好：`, `小于，`, `乌日娜姐：`.
private enum Address {
  static func isIn(_ line: String, to people: [String]) -> Bool {
    let scalars = Array(line.unicodeScalars)
    guard let mark = scalars.firstIndex(where: marks.contains), mark > 0 else { return false }
    var name = OfficeText.trimmed(String(String.UnicodeScalarView(scalars[..<mark])))
    for greeting in ["您好", "你好", "好"] where name.hasSuffix(greeting) {
      name = String(name.dropLast(greeting.count))
      break
    }
    let rest = scalars[(mark + 1)...]
    guard rest.isEmpty || rest.contains(where: \.properties.isIdeographic) else { return false }
    let length = name.unicodeScalars.count
    if length == 2, ["小", "老"].contains(where: name.hasPrefix) || short.contains(where: name.hasSuffix) {
      return true
    }
    if (3...5).contains(length), ["姐", "哥"].contains(where: name.hasSuffix) { return true }
    return length <= 6 && titles.contains(where: name.hasSuffix) || people.contains(name)
  }

  private static let marks: Set<Unicode.Scalar> = ["，", ",", "：", ":", "！", "!"]
  private static let short = ["局", "处", "科", "总", "姐", "哥", "工", "主任"]
  private static let titles = [
    "主任", "局长", "科长", "股长", "书记", "镇长", "经理", "站长", "所长", "队长", "处长", "领导", "旗长", "县长", "部长",
  ]
}
