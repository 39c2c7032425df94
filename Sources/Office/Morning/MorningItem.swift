import Domain
import Mail
import Store
import Templates

/// One thing that waits for a desk, as its list tells of it.
struct MorningItem {
  enum Subject {
    case question(WaitingQuestion, Docket)
    case held(PenEntry)
  }

  let subject: Subject
  /// The last day on which it is done in time: each step of the office takes a working day at most.
  let due: Day
  let since: Timestamp
  /// Whether a list or a mail of its own has told of it.
  let isTold: Bool
  /// 特急.
  let isUrgent: Bool

  var matter: ListedMatter {
    switch subject {
    case .question(let waiting, _): .question(waiting.question.id)
    case .held(let entry): .held(entry.held.id)
    }
  }

  var kind: QuestionKind? {
    if case .question(let waiting, _) = subject { QuestionKind(rawValue: waiting.question.kind) } else { nil }
  }

  /// What it is called in the list, and counted as.
  var name: String { kind?.chinese ?? Self.heldName }
  static let heldName = "无法识别的来信"

  init(_ entry: PenEntry, isTold: Bool, in office: Office) {
    subject = .held(entry)
    since = entry.standing.receivedAt
    due = Self.lastDay(for: entry.held, in: office)
    self.isTold = isTold
    isUrgent = false
  }

  /// When an entry of the holding pen is done in time.
  static func lastDay(for held: HeldMail, in office: Office) -> Day {
    office.calendar.day(1, workingDaysAfter: held.at.day)
  }

  init(_ waiting: WaitingQuestion, about docket: Docket) {
    subject = .question(waiting, docket)
    let question = waiting.question
    since =
      question.kind == QuestionKind.decide.rawValue
      ? docket.letter.registration.receivedAt : question.askedAt
    due = docket.dayToAnswer(question)
    isTold = waiting.isTold || waiting.isAlone
    isUrgent = docket.letter.isUrgent && question.kind != QuestionKind.rule.rawValue
  }

  /// What is to be done first comes first: 特急, what is overdue, what is due today; of these what waits longest.
  func precedes(_ other: MorningItem, on today: Day) -> Bool {
    let (mine, others) = (rank(on: today), other.rank(on: today))
    return (mine, since, order) < (others, other.since, other.order)
  }

  private func rank(on today: Day) -> Int {
    if isRule { return 4 }
    return isUrgent ? 0 : due < today ? 1 : due == today ? 2 : 3
  }

  /// What may be left without an answer: it holds up nobody.
  var isRule: Bool { kind == .rule }

  /// Nobody answers it any more.
  func isLapsed(on today: Day) -> Bool { isRule && due < today }

  private var order: Int64 {
    switch matter {
    case .question(let id): id
    case .held(let id): id
    }
  }

  /// Whether it has to be told of before the next morning: also what a unit has given back, as its author has waited
  /// for nothing.
  func isPressing(on today: Day) -> Bool { !isRule && !isTold && (isUrgent || due <= today || isGivenBack) }

  private var isGivenBack: Bool {
    if kind == .decide, case .question(_, let docket) = subject {
      docket.letter.lastReturn != nil
    } else {
      false
    }
  }
}

extension Docket {
  /// A request for more time is decided before the time is over, and an answer looked at and published within a working
  /// day of its coming, however many have to look at it.
  fileprivate func dayToAnswer(_ question: Question) -> Day {
    if question.kind == QuestionKind.rule.rawValue {
      return office.calendar.day(5, workingDaysAfter: question.askedAt.day)
    }
    let isOfAnswer = [.confirmScan, .confirmPaper, .review].contains(QuestionKind(rawValue: question.kind))
    let since = isOfAnswer ? letter.answer?.receivedAt ?? question.askedAt : question.askedAt
    let terms = office.rules.terms
    let days =
      isOfAnswer
      ? terms.reviewAndPublish : question.kind == QuestionKind.decide.rawValue ? terms.registerAndAssign : 1
    let usual = office.calendar.day(days, workingDaysAfter: min(since, question.askedAt).day)
    guard question.kind == QuestionKind.extend.rawValue,
      let due = ExtensionQuestion(subject: question.subject).flatMap({ letter.due[$0.unit] })
    else { return usual }
    return min(usual, due.day)
  }
}

extension QuestionKind {
  /// What a list calls it.
  var chinese: String {
    switch self {
    case .decide: "待受理"
    case .confirmScan: "待核对盖章件"
    case .confirmPaper: "待收纸质原件"
    case .review: "待审核公开"
    case .followUp: "网民后续来信"
    case .authorWish: "网民要求"
    case .second: "请您确认"
    case .call: "请电话告知"
    case .arbitrate: "请裁定"
    case .letGo: "单位要求退回"
    case .extend: "延期申请"
    case .rule: "可否记为规则"
    }
  }
}
