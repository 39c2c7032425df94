import Domain

/// A reminder that came back: whoever stands in gets it, with all the letters that it was about, but for those that he was
/// reminded of himself on that day.
extension Docket {
  /// - Parameter officer: to whom it went.
  /// - Returns: who knows of them; nil where no other mailbox is left.
  func resendReminder(to unit: HandlingUnit, insteadOf officer: Officer) throws -> UnitReader? {
    guard let reader = try reader(of: unit), !reader.isReached(at: officer.address) else { return nil }
    let reminded = letter.events.last { if case .reminded(unit.name, _) = $0.fact { true } else { false } }
    guard let reminded else { return nil }
    var reminders = try book.letters(remindedWith: reminded).flatMap { id in
      try docket(of: id).map { try $0.reached(by: unit.name) } ?? []
    }
    if reader.isLeader { reminders.removeAll(where: \.isLeaders) }
    reminders.sort { $0.precedes($1) }
    _ = try ReminderMail(of: reminders, to: unit.name).send(reminders, to: reader)
    return reader
  }

  /// What a unit is to hear of now, whoever has been told.
  private func reached(by unit: UnitName) throws -> [Reminder] {
    try letter.runningClocks.compactMap { clock in
      guard clock.unit == unit, let due = clock.due, try isAwaited(clock),
        let level = office.rules.chasing.levels.last(where: {
          $0.tells.contains(.unit) && $0.moment.isReached(by: clock, on: now.day, in: office.calendar)
        })
      else { return nil }
      return Reminder(
        docket: self, clock: clock, due: due, level: level,
        awaitsSignOff: clock.isLead && clock.answered != nil)
    }
  }
}
