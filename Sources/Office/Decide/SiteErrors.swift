import Domain
import Store

/// The clock of 我为政府网站找错 (国办发〔2017〕47号): passed on within a working day of when it was written, answered
/// within three.
extension Docket {
  private var isSiteError: Bool { letter.registration.channel == .siteError }

  /// The day by which the desk passes it on.
  private var passingOnDue: Day {
    office.calendar.day(
      office.rules.terms.siteErrorAssign, workingDaysAfter: letter.registration.receivedAt.day)
  }

  /// What the desk must know when it decides.
  var siteErrorMarks: [String] {
    guard isSiteError else { return [] }
    let answer = office.calendar.day(
      office.rules.siteErrorDays, workingDaysAfter: letter.registration.receivedAt.day)
    return ["找错留言：\(passingOnDue.chinese)前转办，\(answer.chinese)前答复网民"]
  }

  /// A unit's term runs with the author's, who counts from when he wrote; but a day is left to it.
  func start(of term: Term, from dayZero: Day, because reason: String) -> (Day, Term, String) {
    let received = letter.registration.receivedAt.day
    guard isSiteError, received < dayZero else { return (dayZero, term, reason) }
    let least = office.calendar.day(1, workingDaysAfter: dayZero)
    guard Deadline(term, after: received, in: office.calendar).due >= least else {
      return (dayZero, .workingDays(1), "\(reason)，找错留言的答复期限将至")
    }
    return (received, term, "\(reason)，找错留言自收到之日起算")
  }

  private static let notPassedOn = "a site error not passed on within a working day"

  private var wasUrged: Bool {
    letter.events.contains { if case .escalated(_, Self.notPassedOn) = $0.fact { true } else { false } }
  }

  /// Asks once more, where the day has passed; once for each letter.
  mutating func urgePassingOn() throws {
    guard isSiteError, passingOnDue < now.day, !wasUrged else { return }
    try record(.escalated(to: letter.registration.desk, reason: Self.notPassedOn), by: .policy)
    try askForDecision(because: ["已超过\(office.rules.terms.siteErrorAssign)个工作日没有转办，请立即办理"], alone: true)
  }
}

/// Reminds desks of what 我为政府网站找错 brought and nobody has passed on within a working day.
struct UrgingSiteErrors: PipelineStage {
  let office: Office
  let now: Timestamp

  /// When the offices open.
  private static let opening = 8 * 3600 + 1800

  /// Once a working day: whatever is late is late from a day's beginning.
  func run(until stop: () -> Bool) throws -> Int {
    let name = "site errors"
    guard office.calendar.isWorkingDay(now.day), now.secondOfDay >= Self.opening,
      try office.ledger.lastChase(of: name) != now.day
    else { return 0 }
    let letters = try office.ledger.letters(at: .registered, .accepted)
    let done = try each(letters, together: Batch.many, until: stop) { try $0.urgePassingOn() }
    if !stop() { try office.ledger.write { try $0.noteChase(of: name, on: now.day) } }
    return done
  }
}
