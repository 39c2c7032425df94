/// A clause of what an official writes: whether it has a colleague do something, or only promises.
struct OfficeClause {
  let text: String

  private static let marks = Set("，。；！？：,;!?:（）()“”\"【】[]\n\r\t \u{3000}".unicodeScalars)

  static func all(in text: String) -> [OfficeClause] {
    text.unicodeScalars.split(whereSeparator: marks.contains).map { OfficeClause(text: String($0)) }
  }

  /// `领导您好`, `王局您好`.
  var greetsOfficial: Bool {
    ["您好", "你好"].contains(where: text.hasSuffix) && text.unicodeScalars.count <= 12
      && Self.officials.contains(where: text.contains)
  }

  private static let officials = ["领导", "主任", "局", "老师", "科长", "中心", "书记", "部长", "镇长"]

  /// How surely it speaks to a colleague or to the letters office.
  enum Order { case certain, possible, none }

  /// - Parameter names: those of colleagues.
  func order(to names: [String]) -> Order {
    let clause = Self.withoutSubject(text)
    if let asked = Self.plea(in: clause) { return Self.order(asked, names) }
    if let told = Colleagues.told(in: clause, names), Colleagues.isOrder(told) { return .certain }
    if Self.marksOfReading.contains(clause) { return .certain }
    if Self.certain.contains(where: clause.hasPrefix) || Self.toTheOffice.contains(where: clause.contains) {
      return .certain
    }
    let isPassedOn = ["转", "交", "由"].contains(where: clause.hasPrefix) && clause.unicodeScalars.count <= 20
    if isPassedOn, Self.endsOfPassing.contains(where: clause.hasSuffix) { return .possible }
    return Self.urgings.contains(where: clause.hasPrefix) ? .possible : .none
  }

  /// `此件请…`, `我局申请…` as `请…`, `申请…`.
  private static func withoutSubject(_ text: String) -> String {
    for subject in subjects where text.hasPrefix(subject) {
      let rest = String(text.dropFirst(subject.count))
      if ["请", "由", "转", "呈", "申请", "要求", "需要", "想"].contains(where: rest.hasPrefix) { return rest }
    }
    return text
  }

  /// What stands behind 请.
  private static func plea(in clause: String) -> String? {
    ["烦请", "请", "烦", "望"].first(where: clause.hasPrefix).map { String(clause.dropFirst($0.count)) }
  }

  /// An author is asked to come, to call or to bring something; a colleague is named, or told to act.
  private static func order(_ asked: String, _ names: [String]) -> Order {
    if ["转", "改派", "另行", "退", "延"].contains(where: asked.hasPrefix) { return .certain }
    if authorsPart.contains(where: asked.hasPrefix) { return .none }
    if names.contains(where: { !$0.isEmpty && asked.hasPrefix($0) }) { return .certain }
    if let told = Colleagues.told(in: asked, []),
      actions.contains(where: told.hasPrefix) || Colleagues.isOrder(told)
    {
      return .certain
    }
    let isNamed = titles.contains { title in
      guard let behind = behind(title, in: asked) else { return false }
      return actions.contains(where: behind.contains)
    }
    return isNamed ? .certain : actions.contains(where: asked.hasPrefix) ? .possible : .none
  }

  /// The next words after a title that somebody's name or office ends with: `于春雷同志`, `供热科`.
  private static func behind(_ title: String, in asked: String) -> String? {
    let head = String(String.UnicodeScalarView(asked.unicodeScalars.prefix(14)))
    guard let place = head.firstRange(of: title), place.lowerBound > head.startIndex else { return nil }
    let length = head[..<place.upperBound].unicodeScalars.count
    return String(String.UnicodeScalarView(asked.unicodeScalars.dropFirst(length).prefix(12)))
  }

  /// Whether a text says no more than that something will be done: `好的，我们尽快安排`, with a telephone or without.
  static func areAllPromises(_ text: String) -> Bool {
    let clauses = all(in: text)
    return clauses.contains(where: \.isPromise)
      && clauses.allSatisfy { $0.isPromise || UnitGreeting.isCourtesy($0.text) || $0.isContact }
  }

  private var isPromise: Bool {
    var rest = text[...]
    while let word = (Self.promisers + Self.times).first(where: rest.hasPrefix) {
      rest = rest.dropFirst(word.count)
    }
    let isSoon = rest.endIndex > rest.startIndex && rest.startIndex > text.startIndex
    return isSoon && Self.times.contains(where: text.contains) && !text.contains("已")
  }

  private var isContact: Bool {
    text.hasPrefix("电话") || text.hasPrefix("联系") || text.hasPrefix("手机")
      || text.unicodeScalars.allSatisfy { $0.isASCII }
  }

  private static let subjects = [
    "此件", "本件", "该件", "我局", "我单位", "本单位", "我们", "我委", "我镇", "我办", "并", "同时", "也", "另", "再", "现",
  ]
  private static let promisers = [
    "我们", "我局", "我单位", "本单位", "我委", "我镇", "我办", "会", "将", "并", "也", "有结果后", "有结果",
  ]
  private static let times = ["尽快", "马上", "立即", "抓紧", "稍后", "随后", "第一时间", "尽早", "及时"]
  private static let marksOfReading: Set<String> = ["阅", "已阅", "圈阅", "批示", "拟办", "呈"]
  private static let certain = [
    "阅处", "阅办", "阅示", "阅知", "已阅", "速办", "速查", "速处", "拟请", "呈", "申请延", "申请退", "要求延", "要求退", "需要延", "需要退", "想延",
    "不对", "不行", "不妥", "重新查", "重新核", "重新写", "重新报", "重写", "先不", "不要发", "不要公开", "再核", "再查", "再改", "退回重",
    "务必", "盯",
  ]
  private static let toTheOffice = ["贵中心", "报我", "报办公室", "送我审", "审阅", "阅示", "批示", "再报"]
  private static let endsOfPassing = ["阅处", "阅办", "办理", "处理", "落实", "牵头", "负责", "核实", "答复", "回复"]
  private static let urgings = ["抓紧", "尽快", "立即", "马上", "从速", "认真"]
  private static let authorsPart = [
    "您", "你", "到", "携", "拨", "致电", "来电", "与", "联系", "咨询", "持", "前往", "登录", "登陆", "关注", "放心", "继续", "谅解", "理解",
    "予以",
    "提供", "注意", "网", "市民", "居民", "业主", "大家", "广大", "求", "问", "示", "教", "假", "愿", "客", "直接", "在", "以", "按",
  ]
  private static let titles = [
    "同志", "主任", "局长", "科长", "股长", "所长", "站长", "队长", "经理", "镇长", "书记", "科", "股", "室", "大队", "中队", "所", "站",
    "中心", "局",
    "办", "处", "委", "公司", "部门", "单位", "人员", "工",
  ]
  private static let actions = [
    "阅", "办理", "处理", "核实", "核查", "调查", "查实", "落实", "研究", "跟进", "跟踪", "牵头", "督办", "督促", "查处", "回复", "答复", "安排",
    "协调",
    "对接", "配合", "抓", "尽快", "立即", "马上", "速", "认真", "妥善", "负责", "拿出", "提出", "起草", "派", "把", "将", "于", "依法", "盯",
    "重新",
    "再", "说明", "补充", "改", "写", "报", "了解", "参", "做好", "予", "酌", "高度重视",
  ]
}
