import Domain
import Store
import Templates

/// What the people of a unit are told of its letters on one day: one mail for its officer, and one for its leader of what
/// is his to hear.
struct ReminderMail {
  /// What is latest first.
  let reminders: [Reminder]
  let unit: UnitName

  init(of reminders: [Reminder], to unit: UnitName) {
    self.reminders = reminders
    self.unit = unit
  }

  /// - Returns: whether anybody was written to.
  func send() throws -> Bool {
    guard let first = reminders.first, let unit = first.docket.office.register.unit(unit) else {
      return false
    }
    guard let reader = try first.docket.reader(of: unit) else { return false }
    let leader = unit.leader(on: first.docket.now.day).map { UnitReader($0) }
    // Whoever reads both as leader and in an officer's place gets one mail.
    let isBoth = leader.map { reader.isReached(at: $0.address) } == true
    var isTold = try send(
      reminders.filter { $0.level.tells.contains(.unit) || isBoth && $0.isLeaders }, to: reader)
    if let leader, !isBoth {
      let isSent = try send(reminders.filter(\.isLeaders), to: leader)
      isTold = isSent || isTold
    }
    return isTold
  }

  /// - Returns: false where there is nothing for him.
  func send(_ reminders: [Reminder], to reader: UnitReader) throws -> Bool {
    guard let first = reminders.first else { return false }
    let (docket, now) = (first.docket, first.docket.now)
    let isAlone = reminders.count == 1
    let late = reminders.count { now.day > $0.due.day }
    try docket.send(
      "reminder", to: reader.address, token: isAlone ? token(for: first) : nil, cause: "\(unit)/\(now.day)",
      values: [
        "unit": .text(unit.text), "reader": .text(reader.chinese), "insteadOf": .text(reader.insteadOf ?? ""),
        "level": .text(worst(of: reminders).name),
        "title": .text(isAlone ? docket.letter.title.shown : ""), "several": .flag(!isAlone),
        "count": "\(reminders.count)", "late": .text(late > 0 ? "\(late)" : ""),
        "date": "\(now.day.month)月\(now.day.dayOfMonth)日",
        "due": "\(first.due.day.month)月\(first.due.day.dayOfMonth)日",
        "items": .list(try reminders.map { .record(try values(of: $0, for: reader.address)) }),
      ])
    return true
  }

  private func worst(of reminders: [Reminder]) -> ChasingTable.Level {
    let levels = reminders.map(\.level)
    let table = reminders[0].docket.office.rules.chasing.levels
    return table.last(where: levels.contains) ?? levels[0]
  }

  private func token(for reminder: Reminder) -> Token {
    let docket = reminder.docket
    return docket.office.mint.token(for: unit, round: reminder.clock.round, of: docket.id)
  }

  /// Each letter's own words, without what its unit is not to read of it.
  private func values(of reminder: Reminder, for address: String) throws -> TemplateValues {
    let (docket, due) = (reminder.docket, reminder.due)
    let token = token(for: reminder)
    let post = Post(office: docket.office, now: docket.now)
    return try docket.disclosure(namingOthers: false).outgoing(
      [
        "id": "\(docket.id)", "title": .text(docket.letter.title.shown), "level": .text(reminder.level.name),
        "lead": .flag(reminder.clock.isLead), "urgent": .flag(docket.letter.isUrgent),
        "dueChinese": .text(due.day.chinese), "weekday": .text(due.day.weekday.chinese),
        "provisional": .flag(!due.isOfficial), "today": .flag(due.day == docket.now.day),
        "late": .text(reminder.daysLate > 0 ? "\(reminder.daysLate)" : ""),
        "unclaimed": .flag(reminder.clock.isLead && reminder.clock.claimedAt == nil),
        "signOff": .flag(reminder.awaitsSignOff), "token": "\(token)",
        "replyTo": .text(post.replyAddress(for: "\(token)")),
      ], to: address)
  }
}
