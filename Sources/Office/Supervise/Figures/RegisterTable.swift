import Domain
import Papers

/// The register (台账): a row a letter, in the columns that supervisors ask for, without a word about who wrote it.
package struct RegisterTable: Sendable {
  /// One letter.
  package struct Row: Sendable {
    package let letter: LetterID
    package let channel: String
    package let receivedAt: Timestamp
    package let registeredAt: Timestamp
    package let title: String
    package let category: String?
    package let lead: String?
    package let cooperating: [String]
    package let assignedAt: Timestamp?
    package let claimedAt: Timestamp?
    package let due: Day?
    /// Of the unit, by what counts as in time; of a letter without one, when it was closed.
    package let doneAt: Timestamp?
    package let workingDays: Int?
    /// Nil where there is no term, or it has not come.
    package let isOverdue: Bool?
    package let returns: Int
    package let extensions: Int
    package let signer: String?
    package let page: String?
    /// Nil where no answer was given.
    package let rating: String?
    package let note: String
  }

  package let rows: [Row]

  package static let heading = [
    "序号", "编号", "来源", "留言时间", "登记时间", "标题", "类型", "承办单位", "配合单位", "转办时间", "签收时间", "办结时限", "办结时间",
    "用时（工作日）", "是否逾期", "退回次数", "延期", "审签人", "公开链接", "满意度", "备注",
  ]

  package var cells: [[TableCell]] { rows.indices.map(cells(ofRow:)) }

  private func cells(ofRow number: Int) -> [TableCell] {
    let row = rows[number]
    return [
      .number(number + 1), .text(row.letter.description), .text(row.channel), .time(row.receivedAt),
      .time(row.registeredAt), .text(row.title), .text(row.category ?? ""), .text(row.lead ?? ""),
      .text(row.cooperating.joined(separator: "、")), .time(row.assignedAt), .time(row.claimedAt),
      .day(row.due), .time(row.doneAt), row.workingDays.map(TableCell.number) ?? .text(""),
      .text(row.isOverdue.map { $0 ? "是" : "否" } ?? ""), .number(row.returns), .number(row.extensions),
      .text(row.signer ?? ""), .text(row.page ?? ""), .text(row.rating ?? ""), .text(row.note),
    ]
  }

  /// With its heading, as rows of a text table.
  package var texts: [[String]] { [Self.heading] + cells.map { $0.map(\.text) } }

  package var sheets: [WorkbookWriter.Sheet] {
    [
      WorkbookWriter.Sheet(
        name: "台账", heading: Self.heading,
        widths: [6, 15, 12, 17, 17, 40, 8, 16, 20, 17, 17, 12, 17, 10, 9, 9, 6, 10, 40, 10, 30],
        count: rows.count
      ) { number in cells(ofRow: number).map(\.spreadsheetCell) }
    ]
  }
}

extension RegisterTable.Row {
  /// - Parameters:
  ///   - title: what its author or the desk called it; nil where nobody did.
  ///   - moment: when running terms are judged.
  init(
    _ record: CaseRecord, title: String?, at moment: Timestamp, by rules: ClockRules,
    in calendar: WorkingCalendar, site: String?
  ) {
    letter = record.letter
    channel = record.channel.chinese
    receivedAt = record.receivedAt
    registeredAt = record.registeredAt
    let subject = Letter.subject(category: record.category, topic: record.topic)
    self.title = record.isSecret ? "（不列示）" : title ?? subject
    category = record.category?.chinese
    lead = record.lead?.text
    let last = record.clocks.last { $0.isLead }
    cooperating = record.clocks.filter { !$0.isLead && $0.round == last?.round }.map(\.unit.text)
    assignedAt = record.clocks.last { $0.isLead && $0.cause == .assigned }?.since
    claimedAt = last?.claimedAt
    due = last?.due?.day
    let met = last?.met(by: rules.judgedBy)
    doneAt = met ?? (last == nil || last?.end != nil ? record.closedAt : nil)
    workingDays = last?.due.flatMap { due in
      met.map { calendar.workingDays(after: due.dayZero, through: $0.day) }
    }
    switch last?.standing(at: moment, by: rules) {
    case .overdue, .late: isOverdue = true
    case .onTime, .answered: isOverdue = false
    case .running, .void, nil: isOverdue = nil
    }
    let count = { (kind: CaseRecord.Happening.Kind) in record.happenings.count { $0.kind == kind } }
    returns = count(.returned)
    extensions = count(.extended)
    signer = record.signer
    page = record.page.map { page in site.map { "\($0)/\(page)" } ?? page }
    rating = record.answered.map { _ in record.rating?.rawValue ?? "未评价" }
    note = Self.note(on: record, reopenings: count(.reopened), sendBacks: count(.sentBack))
  }

  private static func note(on record: CaseRecord, reopenings: Int, sendBacks: Int) -> String {
    let state =
      switch record.stage {
      case .declined: record.ground.map { "不予受理：第七条第（\(chineseDigit($0.rawValue))）项" } ?? "不予受理"
      case .merged: record.root.map { "并入\($0)" } ?? record.stage.chinese
      case .withheld: "不公开答复"
      case .withdrawn: "页面已撤回"
      case .published: ""
      default: record.stage.chinese
      }
    return [
      state, sendBacks > 0 ? "退回重办\(sendBacks)次" : "", reopenings > 0 ? "重新办理\(reopenings)次" : "",
    ].filter { !$0.isEmpty }.joined(separator: "；")
  }
}
