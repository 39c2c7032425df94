import Domain

/// Why a unit's request for more time is not even asked about.
enum ExtensionRefusal: Equatable {
  case never
  case withoutDays(most: Int)
  case withoutReason
  case tooLong(most: Int)
  case tooLate(after: Day)
  /// 延期至 a day that is not later than it is due.
  case notLater(due: Day)
  case tooOften(times: Int)
  /// A cooperating unit that would be due after the lead.
  case beyondLead(due: Day)

  var code: String {
    switch self {
    case .never: "no extensions"
    case .withoutDays: "extension without days"
    case .withoutReason: "extension without reason"
    case .tooLong: "extension too long"
    case .tooLate: "extension too late"
    case .notLater: "extension to no later day"
    case .tooOften: "extension again"
    case .beyondLead: "extension beyond the lead"
    }
  }

  var detail: String {
    switch self {
    case .never: "policy gives no unit more time"
    case .withoutDays: "a request for more time says how many working days"
    case .withoutReason: "a request for more time needs a reason"
    case .tooLong(let most): "more time is given for \(most) working days at most"
    case .tooLate(let day): "more time had to be asked for by \(day)"
    case .notLater(let day): "the day asked for is not later than the due day, \(day)"
    case .tooOften(let times): "more time was given as often as policy allows: \(times)"
    case .beyondLead(let day): "the lead unit is due on \(day), and a cooperating unit is not due later"
    }
  }

  var chinese: String {
    switch self {
    case .never: "本中心不受理延期申请。"
    case .withoutDays: "延期申请没有写明延长几个工作日。"
    case .withoutReason: "延期申请没有写明理由。"
    case .tooLong(let most): "每次延期不超过\(most)个工作日。"
    case .tooLate(let day): "延期应于\(day.chinese)前提出，现已超过提出期限。"
    case .notLater(let day): "申请延至的日期不晚于现在的办理期限（\(day.chinese)）。"
    case .tooOften(let times): "本件已延期\(times)次，不再延期。"
    case .beyondLead(let day): "配合单位的反馈期限不能晚于牵头单位的办结时限（\(day.chinese)）。"
    }
  }

  var wayOut: String {
    switch self {
    case .never, .tooLate, .tooOften: "原办结时限不变，请按时办理；确有困难的，请与本中心联系。"
    case .withoutDays(let most):
      "请回复转办邮件，首行写明天数和理由，如：延期 \(min(3, most)) 个工作日：需现场勘查（最多\(most)个工作日）。"
    case .withoutReason: "请回复转办邮件，首行写明天数和理由，如：延期 3 个工作日：需现场勘查。"
    case .tooLong(let most): "请重新申请，最多\(most)个工作日；确需更长时间的，请与本中心联系。"
    case .notLater: "请写明需要延长几个工作日和理由，如：延期 3 个工作日：需现场勘查。"
    case .beyondLead: "请缩短天数重新申请，或与牵头单位商量由其申请延期。"
    }
  }

  static let each: [ExtensionRefusal] = [
    .never, .withoutDays(most: 5), .withoutReason, .tooLong(most: 5), .tooLate(after: Day(number: 0)),
    .notLater(due: Day(number: 0)), .tooOften(times: 1), .beyondLead(due: Day(number: 0)),
  ]
}
