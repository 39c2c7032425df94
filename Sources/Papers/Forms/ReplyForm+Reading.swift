extension ReplyForm {
  /// What a cell says that stands before another: the rows of the form.
  private enum Label {
    case number, findings, answer, truth, publication, handler, head, leader, remark
    /// Of the upper half, and what others fill in: whatever stands behind it is no label.
    case other

    private static let names: [String: Label] = [
      "编号": .number, "调查核实情况": .findings, "调查核实": .findings, "核实情况": .findings, "办理情况": .findings,
      "回复内容": .answer, "答复内容": .answer, "是否属实": .truth, "公开建议": .publication, "承办人": .handler,
      "股室负责人": .head, "科室负责人": .head, "单位领导审签": .leader, "领导审签": .leader,
      "单位负责人审签": .leader, "备注": .remark,
    ]
    private static let others: Set<String> = [
      "留言来源", "来源编号", "来源链接或序号", "网民称呼", "联系电话", "留言时间", "登记时间", "留言类型", "受理类别", "是否公开", "重复件",
      "留言标题", "摘要", "留言内容", "承办单位", "配合单位", "转办时间", "办结时限", "签收时间", "信息员", "转办次数", "管理中心审核",
      "审核人", "回复网民", "回访结果",
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
        var value = cells.popFirst() ?? ""
        // What a leader writes, and what is remarked, may go on in the next cell.
        while [.leader, .remark].contains(label), let next = cells.first, Label(next) == nil {
          value += "\n" + next
          cells.removeFirst()
        }
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
    case .answer: readAnswer(Self.withoutHint(value))
    case .truth: readTruth(value)
    case .publication: publication = publication.joined(with: PublicationAdvice(reading: value))
    case .handler: if handler.isEmpty { handler = Self.name(in: value) }
    case .head: if head.isEmpty { head = Self.name(in: value) }
    case .leader:
      if leader.isEmpty { leader = Self.name(in: value) }
      Self.add(value, to: &leadersCell)
    case .remark: Self.add(value, to: &remark)
    case .other: break
    }
  }

  /// On a form that goes on overleaf each says something.
  private static func add(_ value: String, to text: inout String) {
    if !value.isEmpty { text += text.isEmpty ? value : "\n" + value }
  }

  /// Another answer in the same document is told of: nobody here knows which was meant.
  private mutating func readAnswer(_ value: String) {
    if answer.isEmpty {
      answer = value
    } else if !value.isEmpty, Self.core(value) != Self.core(answer) {
      hasSeveralAnswers = true
    }
  }

  private static func core(_ text: String) -> [Unicode.Scalar] {
    text.unicodeScalars.filter { !$0.properties.isWhitespace }
  }

  private mutating func readTruth(_ value: String) {
    let pieces = value.split(separator: "公开建议", maxSplits: 1)
    if pieces.count > 1 {
      publication = publication.joined(with: PublicationAdvice(reading: String(pieces[1])))
    }
    truth = truth ?? pieces.first.flatMap { Truth(reading: String($0)) }
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
        $0.properties.isWhitespace || FormBlank.signs.contains($0)
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

  /// `签字：张三　2026年11月24日` is 张三.
  package static func name(in value: String) -> String {
    var text = value[...]
    if let sign = value.firstRange(of: "签字") {
      text = value[sign.upperBound...]
    } else if value.contains("意见") {
      return ""
    }
    let ends: Set<Unicode.Scalar> = ["（", "(", "年", "月", "日", "，", ",", "。"]
    let written = text.unicodeScalars.filter { !$0.properties.isWhitespace && !FormBlank.signs.contains($0) }
    let name = written.prefix { !ends.contains($0) && $0.properties.numericType != .decimal }
    let joined = String(String.UnicodeScalarView(name))
    return joined.unicodeScalars.count <= 40 ? joined : ""
  }
}
