import Domain

/// A reminder that came back: whoever stands in gets it, with all the letters that it was about.
extension Docket {
  /// - Returns: who gets it; nil where everybody had it.
  func resendReminder(to unit: HandlingUnit) throws -> Officer? {
    guard let deputy = try deputy(of: unit, forMail: "reminder") else { return nil }
    let reminded = letter.events.last { if case .reminded(unit.name, _) = $0.fact { true } else { false } }
    guard let reminded else { return nil }
    var reminders = try book.letters(remindedWith: reminded).flatMap { id in
      try docket(of: id).map { try $0.reached(by: unit.name) } ?? []
    }
    reminders.sort { $0.precedes($1) }
    let mail = ReminderMail(of: reminders, to: unit.name)
    return try mail.send(reminders, to: deputy.address, "信息员\(deputy.name)") ? deputy : nil
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
