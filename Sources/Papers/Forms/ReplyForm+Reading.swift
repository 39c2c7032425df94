extension ReplyForm {
  /// What a cell says that stands before another: the rows of the form.
  private enum Label {
    case number, findings, answer, truth, publication, handler, head, leader
    /// Of the upper half, and what others fill in: whatever stands behind it is no label.
    case other

    private static let names: [String: Label] = [
      "编号": .number, "调查核实情况": .findings, "调查核实": .findings, "核实情况": .findings, "办理情况": .findings,
      "回复内容": .answer, "答复内容": .answer, "是否属实": .truth, "公开建议": .publication, "承办人": .handler,
      "股室负责人": .head, "科室负责人": .head, "单位领导审签": .leader, "领导审签": .leader,
      "单位负责人审签": .leader,
    ]
    private static let others: Set<String> = [
      "留言来源", "来源编号", "来源链接或序号", "网民称呼", "联系电话", "留言时间", "登记时间", "留言类型", "受理类别", "是否公开", "重复件",
      "留言标题", "摘要", "留言内容", "承办单位", "配合单位", "转办时间", "办结时限", "签收时间", "信息员", "转办次数", "管理中心审核",
      "审核人", "回复网民", "回访结果", "备注",
    ]

    /// - Parameter cell: `回复内容（拟公开全文）：`, with whatever spaces and line breaks.
    init?(_ cell: String) {
      guard cell.utf8.count <= 120 else { return nil }
      var name = cell.unicodeScalars.filter {
        !$0.properties.isWhitespace && $0 != ":" && $0 != "：" && $0 != "*"
      }
      if let bracket = name.firstIndex(where: { $0 == "（" || $0 == "(" }) {
        name.removeSubrange(bracket...)
      }
      if let label = Self.names[String(name)] {
        self = label
      } else if Self.others.contains(String(name)) {
        self = .other
      } else {
        return nil
      }
    }
  }

  /// - Returns: nil where no cell stands for the answer.
  init?(in document: WordDocument) {
    self.init()
    var hasAnswer = false
    for row in document.rows {
      if row.isLoose { readLine(row.cells[0]) }
      var cells = row.cells[...]
      while let cell = cells.popFirst() {
        guard let label = Label(cell) else { continue }
        let value = cells.popFirst() ?? ""
        if label == .answer { hasAnswer = true }
        read(value, as: label)
      }
    }
    if !hasAnswer { return nil }
  }

  private init() {}

  /// The first that says something counts, as a form that goes on overleaf repeats its labels.
  private mutating func read(_ value: String, as label: Label) {
    switch label {
    case .number: addNumber(value)
    case .findings: if findings.isEmpty { findings = value }
    case .answer: if answer.isEmpty { answer = Self.withoutHint(value) }
    case .truth: readTruth(value)
    case .publication: readPublication(value)
    case .handler: if handler.isEmpty { handler = Self.name(in: value) }
    case .head: if head.isEmpty { head = Self.name(in: value) }
    case .leader: if leader.isEmpty { leader = Self.name(in: value) }
    case .other: break
    }
  }

  private mutating func readTruth(_ value: String) {
    let pieces = value.split(separator: "公开建议", maxSplits: 1)
    if pieces.count > 1 { readPublication(String(pieces[1])) }
    let ways = [["不属实"], ["部分属实"], ["属实"], ["咨询类", "咨询"]]
    let chosen = pieces.first.flatMap { TickedChoice(in: String($0), of: ways).chosen }
    truth = truth ?? chosen.flatMap(Truth.init)
  }

  /// How units say that something should not be published.
  package static let refusals = [
    "不公开", "不予公开", "不宜公开", "不同意公开", "不建议公开", "不便公开", "不应公开", "不可公开", "不能公开", "暂不公开", "暂不予公开", "不对外公开", "不要公开",
    "请不公开", "请勿公开",
  ]

  private mutating func readPublication(_ value: String) {
    var choice = value
    if let start = value.firstRange(of: "理由") {
      choice = String(value[..<start.lowerBound])
      if reason.isEmpty { reason = Self.blank(String(value[start.upperBound...])) }
    }
    let yes = ["公开", "同意公开", "可以公开", "建议公开", "可公开"]
    guard let chosen = TickedChoice(in: choice, of: [Self.refusals, yes]).chosen else { return }
    suggestsPublication = suggestsPublication ?? (chosen == 1)
  }

  /// The lines between the tables: 编号：NM2026000123, but not 原编号.
  private mutating func readLine(_ line: String) {
    var rest = line[...]
    while let place = rest.firstRange(of: "编号") {
      let before = rest[..<place.lowerBound].unicodeScalars.last { !$0.properties.isWhitespace }
      rest = rest[place.upperBound...]
      if before != "原" && before != "统" { addNumber(String(rest)) }
    }
    if mark.isEmpty, let place = line.firstRange(of: "办件标识") {
      let rest = line[place.upperBound...].unicodeScalars.drop {
        $0.properties.isWhitespace || Self.blanks.contains($0)
      }
      mark = String(
        String.UnicodeScalarView(rest.prefix { $0.isASCII && !$0.properties.isWhitespace }.prefix(80)))
    }
  }

  /// Letters and digits, also in full width.
  private mutating func addNumber(_ value: String) {
    var number = ""
    for scalar in value.unicodeScalars {
      let plain = (0xFF01...0xFF5E).contains(scalar.value) ? scalar.value - 0xFEE0 : scalar.value
      guard let ascii = Unicode.Scalar(plain), ascii.isASCII,
        ascii.properties.isAlphabetic || ascii.properties.numericType != nil
      else {
        if number.isEmpty, scalar == "：" || scalar == ":" || scalar.properties.isWhitespace { continue }
        break
      }
      number.unicodeScalars.append(ascii)
      if number.utf8.count > 40 { return }
    }
    number = number.uppercased()
    if !number.isEmpty, !numbers.contains(number), numbers.count < 10 { numbers.append(number) }
  }

  /// `（拟公开全文）` is no answer.
  private static func withoutHint(_ value: String) -> String {
    for hint in ["（拟公开全文）", "(拟公开全文)"] where value.hasPrefix(hint) {
      return String(value.dropFirst(hint.count)).trimmedLines
    }
    return value
  }

  /// What a line is made of that stands ready to be written on.
  private static let blanks: Set<Unicode.Scalar> = ["_", "＿", "：", ":"]

  /// What was written on a line that stood ready for it, in one line.
  private static func blank(_ value: String) -> String {
    let signs = blanks.union(["）", ")", "（", "(", "。"])
    var scalars = value.unicodeScalars[...]
    func isEmpty(_ scalar: Unicode.Scalar) -> Bool {
      signs.contains(scalar) || scalar.properties.isWhitespace
    }
    while let first = scalars.first, isEmpty(first) { scalars.removeFirst() }
    while let last = scalars.last, isEmpty(last) { scalars.removeLast() }
    return String(String.UnicodeScalarView(scalars)).split(whereSeparator: \.isNewline).joined(separator: " ")
  }

  /// `签字：张三　2026年11月24日` is 张三.
  private static func name(in value: String) -> String {
    var text = value[...]
    if let sign = value.firstRange(of: "签字") {
      text = value[sign.upperBound...]
    } else if value.contains("意见") {
      return ""
    }
    let ends: Set<Unicode.Scalar> = ["（", "(", "年", "月", "日", "，", ",", "。"]
    let written = text.unicodeScalars.filter { !$0.properties.isWhitespace && !blanks.contains($0) }
    let name = written.prefix { !ends.contains($0) && $0.properties.numericType != .decimal }
    let joined = String(String.UnicodeScalarView(name))
    return joined.unicodeScalars.count <= 40 ? joined : ""
  }
}
