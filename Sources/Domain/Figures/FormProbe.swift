/// A letter that somebody of the office wrote through the public form and marked as a test (测试), to see whether the form
/// still does what it is there for: an inspector does the same.
package struct FormProbe: Sendable, Equatable {
  package let letter: LetterID
  package let receivedAt: Timestamp
  /// When its receipt left; nil where none has.
  package let receiptAt: Timestamp?
  /// Whether one is owed by mail: who leaves no address has it from the portal.
  package let expectsReceipt: Bool
  /// When its author had his answer; nil where he has none.
  package let answeredAt: Timestamp?

  package init(
    letter: LetterID, receivedAt: Timestamp, receiptAt: Timestamp?, expectsReceipt: Bool,
    answeredAt: Timestamp?
  ) {
    self.letter = letter
    self.receivedAt = receivedAt
    self.receiptAt = receiptAt
    self.expectsReceipt = expectsReceipt
    self.answeredAt = answeredAt
  }
}

extension Inspection {
  /// Sites are inspected every quarter: a form that was tried longer ago may have broken since.
  private static let probeLasts = 90
  /// Within so many working days an inspector wants his answer (国办秘函〔2019〕19号).
  private static let answerWithin = 5

  /// The last test that came through the form.
  package var lastProbe: CaseRecord? {
    tests.filter { $0.channel == .portal }.max { $0.registeredAt < $1.registeredAt }
  }

  /// Whether a letter through the public form comes here, is receipted and answered. Mail alone cannot fill in a form:
  /// somebody writes through it, and marks his letter.
  /// - Parameters:
  ///   - channels: those that are configured.
  ///   - probe: what became of ``lastProbe``.
  package func form(_ channels: Set<String>, _ probe: FormProbe?) -> InspectionItem {
    guard channels.contains("portal") else {
      return InspectionItem(
        .form, .warned, "没有设置网上咨询表单的邮箱", advice: "门户的留言表单请在 mailboxes: 中以 channel: portal 接入。")
    }
    guard let probe, today - probe.receivedAt.day <= Self.probeLasts else {
      return InspectionItem(
        .form, .warned, "\(Self.probeLasts)天内没有用表单试投留言；\(lastThroughForm)",
        advice: "请在门户的表单里写一件留言，用 huiyin test 编号 --why 检查前试投 标为测试（不公开、不计入统计），按本制度答复，再运行本检查。")
    }
    let came = "试投的\(probe.letter)\(probe.receivedAt)收到"
    func finding(_ standing: InspectionItem.Standing, _ words: String, _ advice: String?) -> InspectionItem {
      InspectionItem(.form, standing, "\(came)，\(words)", advice: advice, letters: [probe.letter])
    }
    if probe.expectsReceipt, probe.receiptAt == nil {
      return finding(.failed, "没有发出回执", "请用 huiyin show \(probe.letter) 查看原因。")
    }
    let days = calendar.workingDays(after: probe.receivedAt.day, through: probe.answeredAt?.day ?? today)
    guard let answered = probe.answeredAt else {
      return days > Self.answerWithin
        ? finding(.failed, "已\(days)个工作日没有答复", "请当日答复：\(Self.answerWithin)个工作日内未答复的，检查时扣分。")
        : finding(.warned, "尚未答复", "请按本制度答复这件测试留言。")
    }
    let receipt = probe.receiptAt.map { "\($0)发出回执，" } ?? ""
    return finding(
      days > Self.answerWithin ? .warned : .passed,
      "\(receipt)\(answered)答复（\(days)个工作日）；\(lastThroughForm)",
      days > Self.answerWithin ? "请查明这件测试留言为何超过\(Self.answerWithin)个工作日才答复，再试投一次。" : nil)
  }

  private var lastThroughForm: String {
    guard let last = records.filter({ $0.channel == .portal }).map(\.receivedAt.day).max() else {
      return "一年内没有收到表单留言"
    }
    return "最近一件表单留言在\(last)（\(today - last)天前）"
  }
}
