import Domain
import Store
import Templates

/// A level that a unit's clock has reached, and of which somebody has not been told yet.
struct Reminder {
  let docket: Docket
  let clock: UnitClock
  let due: DueDay
  let level: ChasingTable.Level
  /// The answer is here, and no leader of the unit has signed it off.
  let awaitsSignOff: Bool

  var unit: UnitName { clock.unit }
  var occasion: String { level.moment.occasion(for: due.day) }
  /// For events, in the command line's language: `旗住建局 overdue 2026-11-30 by 3`.
  var reason: String { "\(unit) \(occasion)" }

  /// Working days after the due day.
  var daysLate: Int { docket.office.calendar.workingDays(after: due.day, through: docket.now.day) }

  /// Whether the unit's leader hears of it himself: whose yes is asked of in any case.
  var isLeaders: Bool { level.tells.contains(.leader) || awaitsSignOff }

  /// What is latest comes first.
  func precedes(_ other: Reminder) -> Bool {
    (due.day.number, docket.id.description) < (other.due.day.number, other.docket.id.description)
  }
}

extension Docket {
  /// Of what some are to be told today: the last level that was reached, unless it or a later one was told of before.
  /// After an outage that is one level and not all that were missed, and a clock that went back tells nobody twice.
  func reminders(to listeners: Set<ChasingTable.Listener>) throws -> [Reminder] {
    let levels = office.rules.chasing.levels
    return try letter.runningClocks.compactMap { clock in
      guard let due = clock.due, try isAwaited(clock) else { return nil }
      let told = occasions(toldTo: listeners, of: clock)
      let reached = levels.lastIndex {
        !listeners.isDisjoint(with: $0.tells)
          && $0.moment.isReached(by: clock, on: now.day, in: office.calendar)
      }
      guard let reached,
        !levels[reached...].contains(where: { told.contains($0.moment.occasion(for: due.day)) })
      else { return nil }
      return Reminder(
        docket: self, clock: clock, due: due, level: levels[reached],
        awaitsSignOff: clock.isLead && clock.answered != nil)
    }
  }

  /// Whether the unit's part is still to come: time spent in review is never its own.
  func isAwaited(_ clock: UnitClock) throws -> Bool {
    guard clock.isLead else {
      return clock.answered == nil && [.assigned, .handling, .replied].contains(letter.stage)
    }
    // What it has signed waits for the office's own files.
    guard try !isJudgedLater else { return false }
    switch letter.stage {
    case .assigned, .handling: return true
    case .replied:
      return try [QuestionKind.confirmScan, .confirmPaper].allSatisfy {
        try book.openQuestion(about: id, kind: $0.rawValue) == nil
      }
    default: return false
    }
  }

  /// Whether a signed mail about it is held until the office can judge it.
  private var isJudgedLater: Bool {
    get throws {
      let wasHeld = letter.events.contains { event in
        if case .held(_, let reason, _) = event.fact { Rejudging.reasons.contains(reason) } else { false }
      }
      return try wasHeld && book.holdsMail(about: id, for: Rejudging.reasons)
    }
  }

  private func occasions(toldTo listeners: Set<ChasingTable.Listener>, of clock: UnitClock) -> Set<String> {
    let (names, unit) = (Set(listeners.map(name)), "\(clock.unit) ")
    return Set(
      letter.events.lazy.filter { $0.sequence > clock.start }.compactMap { event in
        switch event.fact {
        case .reminded(clock.unit, let occasion) where listeners.contains(.unit): occasion
        case .escalated(let to, let reason) where names.contains(to) && reason.hasPrefix(unit):
          String(reason.dropFirst(unit.count))
        default: nil
        }
      })
  }

  /// What events call somebody who is told.
  func name(of listener: ChasingTable.Listener) -> String {
    listener == .office ? desk?.name ?? letter.registration.desk : listener.rawValue
  }

  /// The last mark of its own clock that the letter has passed and that somebody is to hear of, unless he has.
  func passedMark(for listener: ChasingTable.Listener) -> ChasingTable.Mark? {
    let (clock, name) = (letter.clock, name(of: listener))
    // In the order in which this letter passes them, whatever the table's is.
    let marks = office.rules.chasing.marks.filter { $0.tells.contains(listener) }
      .map { (mark: $0, day: clock.lastDay(of: $0.after, in: office.calendar)) }
      .sorted { $0.day < $1.day }.map(\.mark)
    guard let place = marks.lastIndex(where: { clock.hasPassed($0.after, at: now, in: office.calendar) })
    else {
      return nil
    }
    let isTold = letter.events.contains { event in
      guard event.at >= clock.reopenedAt ?? clock.receivedAt, case .escalated(name, let reason) = event.fact
      else { return false }
      return marks[place...].contains { $0.reason == reason }
    }
    return isTold ? nil : marks[place]
  }
}

extension ChasingTable.Mark {
  /// For events.
  var reason: String {
    switch after {
    case .workingDays(let count): "open for \(count) working days"
    case .calendarDays(let count): "open for \(count) days"
    }
  }

  var chinese: String {
    switch after {
    case .workingDays(let count): "收到已满\(count)个工作日，尚未办结"
    case .calendarDays(let count): "收到已满\(count)天，尚未办结"
    }
  }
}
