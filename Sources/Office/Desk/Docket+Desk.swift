import Domain

/// What a clerk may do to a letter, by mail or on the command line.
extension Docket {
  /// - Returns: what was done, in one line for the clerk.
  mutating func decide(
    _ word: DeskWord, on kind: QuestionKind, subject: String, by clerk: Party
  ) throws -> String {
    switch (kind, word) {
    case (.decide, .divide(let matters)): return try split(into: matters, by: clerk)
    case (.confirmScan, .ticked(let ticks)):
      guard ticks.lacking.isEmpty else {
        let lacking = ticks.lacking.map(\.chinese).joined(separator: "、")
        throw DeskRefusal("未办理：没有确认的还有\(lacking)。\(kind.help)")
      }
      return try confirmScan(ScanQuestion(subject: subject), by: clerk)
    case (.confirmScan, .pass): throw DeskRefusal("未办理：须逐项核对。\(kind.help)")
    case (.review, .pass):
      return try passReview(by: clerk)
    case (.review, .withhold(let reason)): return try keepBack(because: reason, by: clerk)
    case (.confirmPaper, .received(let words)): return try receivePaper(words, of: subject, by: clerk)
    case (.confirmScan, .sendBack(let reason)), (.confirmPaper, .sendBack(let reason)),
      (.review, .sendBack(let reason)):
      guard !reason.isEmpty else { throw DeskRefusal("退回须写明原因") }
      try sendBack(reason, by: clerk)
      return "已退回承办单位重办"
    case (.followUp, _): return try decide(word, about: FollowUpQuestion(subject: subject), by: clerk)
    case (.second, _):
      guard let asked = SecondQuestion(subject: subject) else {
        throw DeskRefusal("这一件不能这样办理。\(kind.help)")
      }
      return try decide(word, asSecondOf: asked, by: clerk)
    case (.authorWish, _): return try decide(word, about: WishQuestion(subject: subject), by: clerk)
    default: throw DeskRefusal("这一件不能这样办理。\(kind.help)")
    }
  }

  /// Back to the unit (退回重办): the due day stays, but what the desk sends back has at
  /// least two working days left (design §4).
  mutating func sendBack(_ reason: String, by party: Party) throws {
    guard let answer = letter.answer, let unit = office.register.unit(answer.unit),
      let assignment = letter.assignment
    else { throw OfficeError.nothingToPublish(id) }
    try record(.sentBack(reason: Words(reason)), by: party)
    try book.voidQuestions(about: id)
    let least = office.calendar.day(2, workingDaysAfter: now.day)
    if party.role != .leader, let due = letter.due[unit.name], due.day < least {
      try record(
        .dueSet(
          DueDay(
            unit: unit.name, round: due.round, term: .workingDays(2), dayZero: now.day, in: office.calendar,
            because: "退回重办，至少留两个工作日")), by: .policy)
    }
    guard let officer = unit.officer(on: now.day), let due = letter.due[unit.name] else { return }
    var values = explanation(of: due)
    values.merge([
      "title": .text(letter.title.shown), "unit": .text(unit.name.text), "officer": .text(officer.name),
      "reason": .text(reason), "leader": .text(party.role == .leader ? party.name ?? "" : ""),
      "corrects": .flag(letter.isCorrection && letter.standing != nil),
      "signOffSmime": .flag(unit.signOff == .smime),
      "signOffOpenPGP": .flag(unit.signOff == .openpgp), "signOffScan": .flag(unit.signOff == .scan),
      "signOffPaper": .flag(unit.signOff == .paper),
    ]) { _, new in new }
    try send(
      "sent-back", to: officer.address,
      token: office.mint.token(for: unit.name, round: assignment.round, of: id), values: values)
  }
}
