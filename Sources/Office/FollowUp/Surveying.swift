import Domain
import Store

/// Asks authors whether they are satisfied with their answers (回访; Art. 10): once about each answer, by a mail of its own
/// that a word answers.
///
/// The answer's own mail does not ask: what it promises is still to come, and it links to its page, where a mail that
/// asks for a reply should lead nowhere else. Whoever has said something since is not asked: the desk has it.
struct Surveying: PipelineStage {
  let office: Office
  let now: Timestamp

  /// The name of its template.
  static let mail = "survey"
  /// Letters looked for at once.
  private static let batch = 500

  /// In the mornings of working days, as nobody likes to be asked at night.
  func run(until stop: () -> Bool) throws -> Int {
    guard office.calendar.isWorkingDay(now.day),
      now >= Timestamp(now.day, second: office.rules.morningAt)
    else { return 0 }
    let letters = try office.ledger.surveysDue(at: now, limit: Self.batch)
    guard try letters.isEmpty || office.gapBefore(now) == nil else { return 0 }
    return try each(letters, until: stop) { try $0.askWhetherSatisfied() }
  }
}

extension Docket {
  /// Has the author asked some working days from now, where mail reaches him, unless he was asked about this answer before.
  func planSurvey() throws {
    guard let days = office.rules.followUpAfter, case .mail = office.reach(of: letter.registration) else {
      return
    }
    let day = office.calendar.day(days, workingDaysAfter: now.day)
    try book.planSurvey(of: id, notBefore: Timestamp(day, second: office.rules.morningAt))
  }

  /// Tried once: where it comes back, nobody looks for another way.
  func askWhetherSatisfied() throws {
    try book.closeSurvey(of: id)
    guard try mayBeAskedWhetherSatisfied, case .mail(let author) = office.reach(of: letter.registration),
      let holder = try answeredLetter, let answer = holder.answer
    else { return }
    let unit = office.register.unit(answer.unit)?.fullName ?? answer.unit.text
    let day = holder.answeredAt?.at.day ?? now.day
    try send(
      Surveying.mail, to: author, token: office.mint.authorToken(of: id), in: languageOfMails,
      values: [
        "receivedAt": "\(letter.registration.receivedAt)", "unit": .text(unit), "date": .text(day.chinese),
      ])
  }

  /// A tip-off's author hears no more of the office than he must: whoever sees his mail should find nothing that asks
  /// after it. What may be a secret is not written about at all.
  private var mayBeAskedWhetherSatisfied: Bool {
    get throws {
      guard office.rules.followUpAfter != nil, !letter.authorIsUnreachable, !isTipOff, !mayBeSecret,
        try !isErased, try book.openQuestion(about: id, kind: QuestionKind.authorWish.rawValue) == nil,
        let answered = try answeredLetter?.answeredAt
      else { return false }
      return !letter.events.contains { event in
        guard event.sequence > answered.sequence else { return false }
        switch event.fact {
        case .rated: return !event.by.isOfUnit
        case .supplemented: return true
        default: return false
        }
      }
    }
  }
}

extension Letter {
  /// When its answer was given, last.
  fileprivate var answeredAt: Event? { events.last { [.publish, .withhold].contains($0.fact.act) } }
}
