/// The checklist as far as letters answer it: pure, so that each line can be tried with a letter or two.
package struct Inspection: Sendable {
  /// What is known of all letters that are open, or to which something happened within a year.
  let records: [CaseRecord]
  /// Letters marked 测试, of which no finding is made but about the form.
  let tests: [CaseRecord]
  let today: Day
  let calendar: WorkingCalendar

  package init(of records: [CaseRecord], on today: Day, in calendar: WorkingCalendar) {
    self.records = records.filter(\.counts)
    tests = records.filter(\.isTest)
    self.today = today
    self.calendar = calendar
  }

  /// Days after which a letter without an answer is remarked, warned of, and the whole site fails.
  private static let unanswered = (noted: 45, warned: 60, failed: 90)

  package var unanswered: InspectionItem {
    let roots = Dictionary(records.map { ($0.letter, $0) }, uniquingKeysWith: { first, _ in first })
    let open = records.filter { record in
      let standing = record.root.flatMap { roots[$0] } ?? record
      return standing.closedAt == nil
    }.map { (id: $0.letter, age: today - $0.openSince.day) }
      .filter { $0.age >= Self.unanswered.noted }.sorted { ($1.age, $0.id) < ($0.age, $1.id) }
    let (noted, warned, failed) = Self.unanswered
    guard let oldest = open.first else {
      return InspectionItem(.unanswered, .passed, "没有收到\(noted)天以上仍未办结的留言\(besidesTests)")
    }
    let counts = [(failed, Int.max), (warned, failed), (noted, warned)].compactMap { from, below in
      let count = open.count { $0.age >= from && $0.age < below }
      return count > 0 ? "\(from)天以上\(below == .max ? "" : "、不足\(below)天")的\(count)件" : nil
    }
    return InspectionItem(
      .unanswered, oldest.age >= failed ? .failed : .warned,
      "未办结：\(counts.joined(separator: "；"))；最早的\(oldest.id)已\(oldest.age)天\(besidesTests)",
      advice: "逐件督办：先答复能答复的，需要时间的先说明进展；不予受理的说明理由。", letters: open.map(\.id))
  }

  private var besidesTests: String {
    let open = tests.count { $0.closedAt == nil }
    return open == 0 ? "" : "；另有测试留言\(open)件在办，不计入"
  }

  package var published: InspectionItem {
    let last = records.compactMap {
      $0.answered?.isPublic == true && !$0.isWithdrawn ? $0.answered?.at.day : nil
    }
    .max()
    guard let last else {
      return InspectionItem(
        .published, .failed, "一年内没有公开过答复", advice: "请选一件可以公开的答复尽快审核公开。")
    }
    let age = today - last
    let standing: InspectionItem.Standing = age >= 60 ? .failed : age >= 45 ? .warned : .passed
    return InspectionItem(
      .published, standing, "最近一次公开答复在\(last)（\(age)天前）",
      advice: standing == .passed ? nil : "请在\(last + 60)以前公开下一件答复。")
  }

  /// Inquiries that wait: an inspector asks one or two himself, and counts five working days.
  package var answers: InspectionItem {
    let late = records.filter { $0.category == .inquiry && $0.closedAt == nil && $0.root == nil }
      .map { (id: $0.letter, days: calendar.workingDays(after: $0.openSince.day, through: today)) }
      .filter { $0.days > Self.answered }.sorted { ($1.days, $0.id) < ($0.days, $1.id) }
    guard let oldest = late.first else {
      return InspectionItem(.answers, .passed, "没有超过\(Self.answered)个工作日未答复的咨询")
    }
    return InspectionItem(
      .answers, .failed,
      "超过\(Self.answered)个工作日未答复的咨询\(late.count)件，最早的\(oldest.id)已\(oldest.days)个工作日",
      advice: "检查时会提问简单常见问题：请先答复这些咨询，或说明进展。", letters: late.map(\.id))
  }

  private static let answered = 5

  /// Inquiries that a desk answers as a unit of its own, within ninety days.
  package func simpleInquiries(answeredBy desks: Set<UnitName>) -> InspectionItem {
    let inquiries = records.filter { record in
      record.category == .inquiry && record.lead.map(desks.contains) == true && record.root == nil
        && today - record.receivedAt.day <= 90
    }
    let slow = inquiries.filter { record in
      calendar.workingDays(after: record.receivedAt.day, through: record.answered?.at.day ?? today) > 1
    }.map(\.letter).sorted()
    guard !inquiries.isEmpty else {
      return InspectionItem(.simpleInquiries, .passed, "90天内没有由本中心直接答复的咨询")
    }
    return InspectionItem(
      .simpleInquiries, slow.isEmpty ? .passed : .warned,
      "90天内由本中心直接答复的咨询\(inquiries.count)件，其中超过1个工作日的\(slow.count)件",
      advice: slow.isEmpty ? nil : "请先答复仍未答复的；常见问题可从知识库取答复，可在 clocks: 设 simple-inquiry。", letters: slow)
  }

  /// The portal publishes the whole report; its block about letters comes from here. Whether it was published nobody here
  /// can see, so January is the month to be reminded in.
  package var annualReport: InspectionItem {
    let year = today.year
    guard today.month == 1 else {
      return InspectionItem(.annualReport, .passed, "\(year)年度的报表应在\(year + 1)年1月31日前发布")
    }
    return InspectionItem(
      .annualReport, .warned, "\(year - 1)年度的报表应在\(year)年1月31日前发布",
      advice: "请运行 huiyin report annual --year \(year - 1)，将“留言办理”一栏的数据交门户汇总，并确认报表已在首页显著位置发布。")
  }

  /// What has come of 我为政府网站找错 since the year began.
  package func siteErrors(by rules: ClockRules, at now: Timestamp) -> InspectionItem {
    let year = Day(year: today.year, month: 1, day: 1) ?? today
    let clocks = records.filter { $0.channel == .siteError }.flatMap { record in
      record.clocks.filter { $0.isLead && ($0.due.map { $0.day >= year } ?? false) }
    }
    let standings = clocks.map { ($0.letter, $0.standing(at: now, by: rules)) }
    let met = standings.count { $0.1 == .onTime }
    let late = standings.filter { [.late, .overdue].contains($0.1) }
    guard met + late.count > 0 else {
      return InspectionItem(.siteErrors, .passed, "今年没有应办结的找错留言")
    }
    let isRunning = late.contains { $0.1 == .overdue }
    // 按期办结率 enters the yearly assessment.
    let rate = met * 1000 / (met + late.count)
    return InspectionItem(
      .siteErrors, late.isEmpty ? .passed : isRunning ? .failed : .warned,
      "今年应办结\(met + late.count)件，按期\(met)件，逾期\(late.count)件，按期办结率\(rate / 10).\(rate % 10)%",
      advice: late.isEmpty ? nil : isRunning ? "逾期未办结的请当日办结。" : "今年不能再有逾期。",
      letters: Set(late.map(\.0)).sorted())
  }
}

extension CaseRecord {
  /// Since when its author waits: whoever had an answer waits again since his letter was opened anew.
  fileprivate var openSince: Timestamp {
    happenings.last { $0.kind == .reopened }?.at ?? receivedAt
  }
}
