/// What a report counts (统计口径). Every figure can name what it counted, and says in one sentence how.
package enum Figure: String, CaseIterable, Sendable, Codable {
  case received, accepted, declined, merged, retracted
  case answered, published, withheld, closed, open
  case due
  case onTime = "on-time"
  case overdue
  case cooperatingOnTime = "cooperating-on-time"
  case cooperatingOverdue = "cooperating-overdue"
  case returned
  case sentBack = "sent-back"
  case extended, reminded, escalated, reopened
  case satisfied, fairly, dissatisfied, unrated

  package var chinese: String {
    switch self {
    case .received: "收到"
    case .accepted: "受理"
    case .declined: "不予受理"
    case .merged: "并案"
    case .retracted: "留言人撤回"
    case .answered: "答复"
    case .published: "公开答复"
    case .withheld: "不公开答复"
    case .closed: "办结"
    case .open: "期末在办"
    case .due: "应办结"
    case .onTime: "按期"
    case .overdue: "逾期"
    case .cooperatingOnTime: "配合按期"
    case .cooperatingOverdue: "配合逾期"
    case .returned: "退回"
    case .sentBack: "退回重办"
    case .extended: "延期"
    case .reminded: "催办"
    case .escalated: "督办"
    case .reopened: "重新办理"
    case .satisfied: "满意"
    case .fairly: "基本满意"
    case .dissatisfied: "不满意"
    case .unrated: "未评价"
    }
  }

  /// How it is counted, as it stands under every report.
  /// - Parameter act: by which recorded time units are judged.
  package func definition(judgedBy act: ClockRules.TimelyAct) -> String {
    switch self {
    case .received: "期内登记的留言。一信多事分办的，按分出的件数计，原件不计；并案的各计一件；标为测试的不计。"
    case .accepted: "期内受理、至今未改为不予受理的留言。"
    case .declined: "期内作出不予受理决定、至今有效的留言，按第七条各项分列。"
    case .merged: "期内并入其他留言、至今有效的留言；不属于第七条第（六）项，随主件答复。"
    case .retracted: "期内留言人撤回的留言。"
    case .answered: "首次答复（公开或者不公开）在期内的留言。"
    case .published: "其中首次答复为公开的。"
    case .withheld: "其中首次答复为不公开的，按不公开的原因分列；只答复本人的测试留言不计。"
    case .closed: "期内办结、至今未重新办理的留言：已答复、不予受理、留言人撤回的；并案的随主件。"
    case .open: "期末以前登记、到期末尚未办结的留言，包括已经办结、后来又重新办理的。"
    case .due: "办结时限在期内的牵头办理件次：每次转办、改派、重新办理各计一次；时限前退回、改派、并案的不计。"
    case .onTime: "应办结中，按时限办结的，以\(act.chinese)为准。"
    case .overdue: "应办结中，超过时限办结的，以及到统计时已过时限仍未办结的。"
    case .cooperatingOnTime: "配合意见时限在期内、按时限提出的件次。"
    case .cooperatingOverdue: "配合意见时限在期内、逾期提出或者到统计时已过时限仍未提出的件次；时限前已办结的不计。"
    case .returned: "期内承办单位退回的次数。"
    case .sentBack: "期内答复被退回重办的次数，计入答复的单位。"
    case .extended: "期内批准延期的次数。"
    case .reminded: "期内催办的次数。"
    case .escalated: "期内报告督查、协调人员的次数，同一单位同一天计一次，计入逾期的单位；收到已满规定天数的，计入当时的牵头单位。"
    case .reopened: "期内重新办理的次数，计入原牵头单位。"
    case .satisfied: "期内首次答复的留言中，留言人最后评价为满意的，计入所评答复的单位。"
    case .fairly: "期内首次答复的留言中，留言人最后评价为基本满意的，计入所评答复的单位。"
    case .dissatisfied: "期内首次答复的留言中，留言人最后评价为不满意的，计入所评答复的单位。"
    case .unrated: "期内首次答复的留言中，留言人没有评价的；不计入满意率。承办单位自行回访的结果另记，不计入本项。"
    }
  }
}

/// One thing that a figure counted.
package struct Counted: Hashable, Sendable {
  package let letter: LetterID
  /// To whom it is counted; nil where no unit had the letter.
  package let unit: UnitName?
  package let at: Timestamp
  /// Of a declined letter.
  package let ground: DeclineGround?
  /// Of one that was answered to its author alone.
  package let withholding: WithholdingGround?

  init(
    letter: LetterID, unit: UnitName?, at time: Timestamp, ground: DeclineGround? = nil,
    withholding: WithholdingGround? = nil
  ) {
    self.letter = letter
    self.unit = unit
    at = time
    self.ground = ground
    self.withholding = withholding
  }
}

/// Counts letters' records in a period.
package struct Count: Sendable {
  package let period: Period
  /// When running terms are judged: the end of the period, or the moment of counting where that is earlier.
  package let moment: Timestamp
  package let rules: ClockRules

  package init(_ period: Period, at now: Timestamp, rules: ClockRules) {
    self.period = period
    moment = min(now, period.end)
    self.rules = rules
  }

  /// What `figure` counts of one letter.
  /// - Parameter root: the record of the letter it is merged into, of a merged one.
  package func entries(_ figure: Figure, of record: CaseRecord, root: CaseRecord? = nil) -> [Counted] {
    guard record.counts else { return [] }
    let answerer = record.answered?.unit
    func one(_ time: Timestamp?, of unit: UnitName? = nil, if condition: Bool = true) -> [Counted] {
      guard let time, condition, period.contains(time) else { return [] }
      return [Counted(letter: record.letter, unit: unit ?? record.lead, at: time)]
    }
    func happenings(_ kind: CaseRecord.Happening.Kind) -> [Counted] {
      record.happenings.filter { $0.kind == kind && period.contains($0.at) }
        .map { Counted(letter: record.letter, unit: $0.unit, at: $0.at) }
    }
    func rated(_ rating: Rating?) -> [Counted] {
      one(record.answered?.at, of: record.rated ?? answerer, if: record.rating == rating)
    }

    let closedAt = record.mergedAt == nil ? record.closedAt : root?.closedAt
    return switch figure {
    case .received: one(record.registeredAt)
    case .accepted: one(record.acceptedAt)
    case .declined:
      one(record.declinedAt).map {
        Counted(letter: $0.letter, unit: $0.unit, at: $0.at, ground: record.ground)
      }
    case .merged: one(record.mergedAt)
    case .retracted: one(record.retractedAt)
    case .answered: one(record.answered?.at, of: answerer)
    case .published: one(record.answered?.at, of: answerer, if: record.answered?.isPublic == true)
    case .withheld:
      one(record.answered?.at, of: answerer, if: record.answered?.isPublic == false).map {
        Counted(letter: $0.letter, unit: $0.unit, at: $0.at, withholding: record.answered?.ground)
      }
    case .closed: one(closedAt)
    case .open:
      record.registeredAt < period.end && closedAt.map { $0 >= period.end } ?? true
        ? [Counted(letter: record.letter, unit: record.lead, at: record.registeredAt)] : []
    case .due: clocks(of: record, isLead: true) { _ in true }
    case .onTime: clocks(of: record, isLead: true) { $0 == .onTime }
    case .overdue: clocks(of: record, isLead: true) { [.late, .overdue].contains($0) }
    case .cooperatingOnTime: clocks(of: record, isLead: false) { $0 == .onTime }
    case .cooperatingOverdue: clocks(of: record, isLead: false) { [.late, .overdue].contains($0) }
    case .returned: happenings(.returned)
    case .sentBack: happenings(.sentBack)
    case .extended: happenings(.extended)
    case .reminded: happenings(.reminded)
    case .escalated: happenings(.escalated)
    case .reopened: happenings(.reopened)
    case .satisfied: rated(.satisfied)
    case .fairly: rated(.fairly)
    case .dissatisfied: rated(.dissatisfied)
    case .unrated: rated(nil)
    }
  }

  private func clocks(of record: CaseRecord, isLead: Bool, _ condition: (UnitClock.Standing) -> Bool)
    -> [Counted]
  {
    record.clocks.filter { clock in
      guard clock.isLead == isLead, let due = clock.due, period.contains(due.day) else { return false }
      let standing = clock.standing(at: moment, by: rules)
      return standing != .void && condition(standing)
    }.map { Counted(letter: record.letter, unit: $0.unit, at: Timestamp($0.due?.day ?? period.first)) }
  }
}
