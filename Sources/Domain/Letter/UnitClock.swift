/// The unit's clock (design §4): one unit's time with a letter, from its assignment, or from when it was opened anew,
/// to the answer. Of a lead the answer counts, of a cooperating unit its opinion.
package struct UnitClock: Sendable, Equatable, Codable {
  /// What started it.
  package enum Cause: String, Sendable, Codable {
    case assigned, reopened
    /// The unit corrects what is public (更正).
    case correction
  }

  /// How it stands, or how it was judged.
  package enum Standing: String, Sendable, Codable, CaseIterable {
    case running
    /// An answer came in time and is not accepted yet: time spent in review is never the unit's.
    case answered
    case overdue
    case onTime, late
    /// It was taken from the unit before its last day was over; see ``UnitClock/end``.
    case void
  }

  package let letter: LetterID
  package let round: Int
  package let unit: UnitName
  package let isLead: Bool
  package let cause: Cause
  package let since: Timestamp
  /// Position in the chain of the event that started it.
  package let start: Int64
  /// As it was set last; nil before it was set.
  package fileprivate(set) var due: DueDay?
  package fileprivate(set) var claimedAt: Timestamp?

  /// The four recorded times. The first two are when our server received the mail, however late the office was to take
  /// it in. They are of the answer that stands: what was sent back or replaced has none.
  package fileprivate(set) var answered: Timestamp?
  package fileprivate(set) var signedOff: Timestamp?
  package fileprivate(set) var paperReceived: Timestamp?
  package fileprivate(set) var published: Timestamp?

  /// How often an answer was sent back (退回重办).
  package fileprivate(set) var sendBacks = 0
  /// Why it stopped without an answer, and when.
  package fileprivate(set) var end: Hop.End?
  package fileprivate(set) var endedAt: Timestamp?

  /// When it was met, by what counts as in time; nil while it was not.
  package func met(by act: ClockRules.TimelyAct) -> Timestamp? {
    guard isLead else { return answered }
    return switch act {
    case .answered: answered
    case .signedOff: signedOff
    case .paperReceived: paperReceived ?? signedOff
    case .published: published
    }
  }

  package func standing(at now: Timestamp, by rules: ClockRules) -> Standing {
    guard let due else { return end == nil ? .running : .void }
    if let met = met(by: rules.judgedBy) { return rules.isLate(met, due: due.day) ? .late : .onTime }
    // What was overdue stays so, whoever has the letter now.
    if let endedAt { return rules.isLate(answered ?? endedAt, due: due.day) ? .late : .void }
    if let answered, !rules.isLate(answered, due: due.day) {
      // What is public in the office's time is the office's, unless policy says otherwise.
      return rules.judgedBy == .published && rules.isLate(now, due: due.day) ? .overdue : .answered
    }
    return rules.isLate(now, due: due.day) ? .overdue : .running
  }

  /// Working days after the due day on which it was or is not yet met: 0 where it was met in time.
  package func workingDaysLate(at now: Timestamp, by rules: ClockRules, in calendar: WorkingCalendar) -> Int {
    guard let due, [.overdue, .late].contains(standing(at: now, by: rules)) else { return 0 }
    return calendar.workingDays(after: due.day, through: (met(by: rules.judgedBy) ?? endedAt ?? now).day)
  }
}

extension Letter {
  /// Every unit's clock, in the order in which they were started.
  package var unitClocks: [UnitClock] {
    var clocks: [UnitClock] = []
    var assignment: Assignment?
    var answer: Answer?
    var reopening: Event?

    func running(_ unit: UnitName) -> Int? {
      clocks.lastIndex { $0.unit == unit && $0.end == nil && $0.round == assignment?.round }
    }
    func change(_ unit: UnitName?, _ work: (inout UnitClock) -> Void) {
      if let index = unit.flatMap(running) { work(&clocks[index]) }
    }
    func stop(_ end: Hop.End, at time: Timestamp, only unit: UnitName? = nil) {
      for index in clocks.indices where clocks[index].end == nil && clocks[index].published == nil {
        guard unit == nil || clocks[index].unit == unit, clocks[index].isLead || clocks[index].answered == nil
        else { continue }
        (clocks[index].end, clocks[index].endedAt) = (end, time)
      }
    }
    func begin(_ unit: UnitName, _ cause: UnitClock.Cause, by event: Event) {
      guard let assignment else { return }
      clocks.append(
        UnitClock(
          letter: id, round: assignment.round, unit: unit, isLead: unit == assignment.lead, cause: cause,
          since: event.at, start: event.sequence))
    }

    for event in events {
      let lead = assignment?.lead
      switch event.fact {
      case .assigned(let new):
        stop(.reassigned, at: event.at)
        (assignment, answer, reopening) = (new, nil, nil)
        for unit in new.units { begin(unit, .assigned, by: event) }
      case .dueSet(let due):
        if let reopening, running(due.unit).map({ clocks[$0].start < reopening.sequence }) ?? true {
          let isCorrection = [.officer, .leader].contains(reopening.by.role)
          begin(due.unit, isCorrection ? .correction : .reopened, by: reopening)
        }
        change(due.unit) { $0.due = due }
      case .claimed(let unit): change(unit) { $0.claimedAt = $0.claimedAt ?? event.at }
      case .cooperated(let unit, _, let receivedAt):
        change(unit) { $0.answered = $0.answered ?? receivedAt ?? event.at }
      case .replied(let new):
        answer = new
        change(lead) {
          ($0.answered, $0.signedOff, $0.paperReceived) = (new.receivedAt, nil, nil)
          $0.claimedAt = $0.claimedAt ?? event.at
        }
      case .signedOff(let signOff):
        let received = signOff.proof?.policy?.receivedAt ?? answer?.receivedAt ?? event.at
        change(lead) {
          $0.signedOff = received
          $0.paperReceived = signOff.paperReceived(recordedAt: event.at)
        }
      case .sentBack:
        change(lead) {
          ($0.answered, $0.signedOff, $0.paperReceived) = (nil, nil, nil)
          $0.sendBacks += 1
        }
      case .published, .withheld:
        change(lead) { $0.published = $0.published ?? event.at }
        // Nobody asks for an opinion any more: who still had time for it is not late.
        for unit in assignment?.cooperating ?? [] { stop(.released, at: event.at, only: unit) }
      case .reopened: reopening = event
      case .letStand:
        change(lead) { if $0.cause != .assigned { ($0.end, $0.endedAt) = (.dropped, event.at) } }
        reopening = nil
      case .returned(let unit, _, _, _):
        stop(.returned, at: event.at, only: unit)
        stop(.reassigned, at: event.at)
        assignment = nil
      case .released(let unit, _): stop(.released, at: event.at, only: unit)
      case .declined, .merged, .retracted:
        stop(.dropped, at: event.at)
        assignment = nil
      default: continue
      }
    }
    return clocks
  }

  /// The clocks that run now: of the lead and the cooperating units of this round.
  package var runningClocks: [UnitClock] {
    guard let assignment, [.assigned, .handling, .replied, .signedOff, .cleared].contains(stage) else {
      return []
    }
    let clocks = unitClocks
    return assignment.units.compactMap { unit in
      clocks.last { $0.unit == unit && $0.round == assignment.round && $0.end == nil }
    }
  }
}

extension SignOff {
  /// When the paper came: on the day that the clerk named.
  fileprivate func paperReceived(recordedAt time: Timestamp) -> Timestamp? {
    guard case .paper(let note) = way else { return nil }
    guard let day = Day(String(note.prefix(10))), day != time.day else { return time }
    return Timestamp(day)
  }
}
