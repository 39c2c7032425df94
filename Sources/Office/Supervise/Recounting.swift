import Domain
import Store
import Templates

/// The due days of running letters, counted anew where the calendar's files have changed: a year's notice has come,
/// or a locality gave days off. Nothing is asked of a letter while they stay as they are.
struct Recounting: PipelineStage {
  let office: Office
  let now: Timestamp

  func run(until stop: () -> Bool) throws -> Int {
    let version = office.calendar.version
    let counted = try office.ledger.countedCalendar()
    guard counted != version else { return 0 }
    let running = try office.ledger.letters(at: .assigned, .handling, .replied)
    var moved = 0
    let done = try each(running, until: stop) { docket in
      if try docket.recountDueDays() { moved += 1 }
    }
    // What was cut short, or failed, is counted in the next pass.
    if done == running.count, !stop() { try office.ledger.write { try $0.setCountedCalendar(version) } }
    return moved
  }
}

extension Docket {
  /// Counts the terms of the letter's units in the calendar as it is. A day that moves is recorded, and told to whoever
  /// relies on it: the unit, and of the lead's the authors.
  /// - Returns: whether any moved, or is no longer 暂定.
  mutating func recountDueDays() throws -> Bool {
    guard let assignment = letter.assignment else { return false }
    var changed = false
    for unit in assignment.units {
      guard let old = letter.due[unit], let new = recounted(old) else { continue }
      try record(.dueSet(new), by: .policy)
      changed = true
      try tellUnit(of: new, insteadOf: old)
      if unit == assignment.lead {
        try tellAuthors(.recounted, until: new, cause: "\(new.day)/\(new.calendar)")
      }
    }
    return changed
  }

  /// Nil where the calendar says the same as before, or would leave the unit no time: what it was told stands then, as a
  /// unit must not be late by a notice of which it knew nothing.
  private func recounted(_ due: DueDay) -> DueDay? {
    guard due.calendar != office.calendar.version else { return nil }
    let new = due.lengthened(in: office.calendar, because: Docket.calendarChanged)
    guard new.day != due.day || new.isOfficial != due.isOfficial else { return nil }
    let left = office.calendar.workingDays(after: now.day, through: new.day)
    guard new.day >= due.day || left >= Self.leastLeft else { return nil }
    return new
  }

  /// Why a due day was counted anew.
  static let calendarChanged = "放假安排调整"

  /// Working days that a unit keeps when its day moves nearer, as after 退回重办.
  private static let leastLeft = 2

  private func tellUnit(of due: DueDay, insteadOf old: DueDay) throws {
    guard let assignment = letter.assignment,
      let officer = office.register.unit(due.unit)?.officer(on: now.day)
    else { return }
    try send(
      "recounted-unit", to: officer.address,
      token: office.mint.token(for: due.unit, round: assignment.round, of: id),
      cause: "\(due.unit)/\(due.calendar)",
      values: explanation(of: due).merging([
        "title": .text(letter.title.shown), "unit": .text(due.unit.text), "officer": .text(officer.name),
        "lead": .flag(due.unit == assignment.lead), "moved": .flag(due.day != old.day),
        "old": .text(old.day.chinese),
      ]) { _, new in new })
  }
}
