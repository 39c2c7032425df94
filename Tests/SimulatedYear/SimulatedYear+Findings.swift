import Domain
import Office
import Store
import World

extension SimulatedYear {
  /// What was done otherwise than a plain count over the calendar's file and another program say; empty where nothing was.
  package func findings() throws -> [String] {
    var wrong = try remindersThatDiffer()
    let year = Period(year: "2026")!
    wrong += try IndependentCount.differences(
      of: world.office, in: world.directory,
      (1...12).compactMap { Period(month: "2026-" + ($0 < 10 ? "0" : "") + "\($0)") } + [year])
    let tests = (1...letters).count(where: Self.isTest)
    let report = try world.office.report(on: year, at: world.now).report
    if report.tests != tests { wrong.append("\(report.tests) tests, and not \(tests)") }
    if report.total.count(.received) != letters - tests {
      wrong.append("\(report.total.count(.received)) received, and not \(letters - tests)")
    }
    return wrong
  }

  /// How many reminders were sent in mails, and how often the supervisor heard of a letter.
  package func counts() throws -> (reminders: Int, mails: Int, escalations: Int) {
    var (reminders, escalations) = (0, 0)
    for serial in 1...letters {
      let letter = try world.letter(serial)
      reminders += reminded(letter).count
      escalations += escalated(letter).count
    }
    return (reminders, try reminderMails().count, escalations)
  }

  private func remindersThatDiffer() throws -> [String] {
    let calendar = try PlainCalendar(of: 2026)
    var wrong: [String] = []
    for serial in 1...letters {
      let letter = try world.letter(serial)
      var expected = calendar.reminders(
        assigned: letter.events[0].at.day, claims: habits[serial - 1].claims,
        answers: habits[serial - 1].answers)
      // Nobody above the unit hears of a letter that the office has written itself.
      if Self.isTest(serial) { expected.escalated = [] }
      let (reminded, escalated) = (reminded(letter), escalated(letter))
      if reminded != expected.reminded {
        wrong.append("\(letter.id): \(reminded), and not \(expected.reminded)")
      }
      if escalated != expected.escalated {
        wrong.append("\(letter.id): \(escalated), and not \(expected.escalated)")
      }
    }
    let mails = try reminderMails()
    if Set(mails).count != mails.count { wrong.append("somebody was reminded twice on one day") }
    return wrong
  }

  private func reminded(_ letter: Letter) -> [String] {
    letter.events.compactMap { event in
      if case .reminded(_, let occasion) = event.fact { "\(event.at) \(occasion)" } else { nil }
    }
  }

  private func escalated(_ letter: Letter) -> [String] {
    letter.events.compactMap { event in
      if case .escalated("supervisor", let reason) = event.fact, reason.contains(" by ") {
        "\(event.at.day) \(reason.split(separator: " ").last ?? "")"
      } else {
        nil
      }
    }
  }

  /// To whom and on which day.
  private func reminderMails() throws -> [String] {
    try world.office.ledger.mail(in: .sent).filter { $0.mail.kind == "reminder" }
      .map { "\($0.mail.recipient) \(($0.finishedAt ?? world.now).day)" }
  }
}
