import Domain
import Store
import Templates

/// A unit asks for more time (延期): policy says whether it may, and who decides.
extension Docket {
  /// - Parameter term: nil where it does not say for how long.
  mutating func takeExtension(
    by term: WrittenTerm?, because reason: String, in reply: UnitReply, by sender: Party
  )
    throws
  {
    let (unit, time) = (reply.unit.name, reply.mail.receivedAt)
    let rules = office.rules.extensions
    guard letter.stage == .assigned || letter.stage == .handling else { throw Refusal.answeredAlready }
    guard rules.times > 0 else { throw Refusal.extending(.never) }
    guard let term else { throw Refusal.extending(.withoutDays(most: rules.most)) }
    guard let due = letter.due[unit] else { throw Refusal.oldRound }
    let days = try workingDays(of: term, beyond: due, writtenOn: time.day)
    guard days <= rules.most else { throw Refusal.extending(.tooLong(most: rules.most)) }
    guard !reason.isEmpty else { throw Refusal.extending(.withoutReason) }
    guard letter.extensions(of: unit) < rules.times else {
      throw Refusal.extending(.tooOften(times: rules.times))
    }
    let last = lastDayToAsk(before: due)
    guard time.day <= last else { throw Refusal.extending(.tooLate(after: last)) }
    if let lead = letter.leadDue, lead.unit != unit, extended(due, by: days).day > lead.day {
      throw Refusal.extending(.beyondLead(due: lead.day))
    }
    let written = term.shown.map { "（来信写延期\($0)）" } ?? ""
    try record(.noted(Words("\(unit)申请延期\(days)个工作日\(written)：\(reason)")), by: sender)
    guard let noted = letter.events.last else { return }
    let question = ExtensionQuestion(unit, reason: noted.sequence, days: days, written: term.shown)
    if days <= rules.automatic { return try extend(question, by: days, party: .policy) }
    try askForExtension(question, because: reason, until: extended(due, by: days))
  }

  /// What a unit asked for, as the note of it begins; nil in any other note.
  static func requestForTime(in note: String) -> String? {
    note.prefixMatch(of: /\S{1,40}申请延期[0-9]{1,3}个工作日/).map { String($0.output) }
  }

  /// A day that is named is counted from the due day.
  private func workingDays(of term: WrittenTerm, beyond due: DueDay, writtenOn today: Day) throws(Refusal)
    -> Int
  {
    let most = office.rules.extensions.most
    switch term {
    case .workingDays(let days):
      guard days > 0 else { throw .extending(.withoutDays(most: most)) }
      return days
    case .weeks(let weeks): return weeks * 5
    case .halfMonth: return 10
    case .until(let written):
      guard let day = written.day(notBefore: today) else { throw .extending(.tooLong(most: most)) }
      return try workingDays(until: day, beyond: due)
    case .untilWeekday(let weekday, let weeks):
      let days = weekday.rawValue - today.weekday.rawValue + 7 * weeks
      return try workingDays(until: today + days, beyond: due)
    }
  }

  private func workingDays(until day: Day, beyond due: DueDay) throws(Refusal) -> Int {
    guard day - due.day < 366 else { throw .extending(.tooLong(most: office.rules.extensions.most)) }
    let days = office.calendar.workingDays(after: due.day, through: day)
    guard days > 0 else { throw .extending(.notLater(due: due.day)) }
    return days
  }

  private func lastDayToAsk(before due: DueDay) -> Day {
    var day = due.day
    while office.calendar.workingDays(after: day, through: due.day) < office.rules.extensions.before {
      day = day + -1
    }
    return day
  }

  /// The due day with so many working days more, counted from the same day zero.
  private func extended(_ due: DueDay, by days: Int, because reason: String = "") -> DueDay {
    due.lengthened(by: days, in: office.calendar, because: reason)
  }

  private func askForExtension(_ question: ExtensionQuestion, because reason: String, until new: DueDay)
    throws
  {
    let unit = question.unit
    let approver = approver
    try ask(
      .extend, subject: question.subject, template: "asks-time",
      insteadOfDesk: approver, for: unit,
      values: [
        "title": .text(titleForDesk), "unit": .text(unit.text),
        "lead": .flag(unit == letter.assignment?.lead),
        "days": "\(question.days)", "written": .text(question.written ?? ""), "reason": .text(reason),
        "due": .text(letter.due[unit]?.shown ?? ""),
        "newDue": .text(new.shown), "most": "\(office.rules.extensions.most)",
        // Whoever stands above the desk gives time, and no letter to another.
        "reassigns": .flag(approver == nil && unit == letter.assignment?.lead),
        "receivedAt": "\(letter.registration.receivedAt)",
      ])
  }

  /// Who decides instead of the letter's desk; nil where the desk does.
  var approver: Desk? {
    guard office.rules.extensions.approver == .coordinator,
      letter.accusation?.accuses(.official(.coordinator)) != true
    else { return nil }
    return office.register.desk(of: [.coordinator], on: now.day)
  }

  /// 同意, 同意 2, 不同意：原因.
  mutating func decide(
    _ line: String, about question: ExtensionQuestion, writtenAt time: Timestamp, by party: Party
  ) throws -> String {
    guard let due = letter.due[question.unit], letter.stage == .assigned || letter.stage == .handling else {
      throw DeskRefusal("未办理：\(question.unit)已不在办理本件")
    }
    guard time.day <= due.day else { throw DeskRefusal("未办理：原办结时限（\(due.day.chinese)）已过，时限不变") }
    switch Approval(reading: line) {
    case .yes(let days):
      let days = days ?? question.days
      let most = office.rules.extensions.most
      guard (1...most).contains(days) else { throw DeskRefusal("未办理：延期为1至\(most)个工作日") }
      try extend(question, by: days, party: party)
      return "已同意\(question.unit)延期\(days)个工作日，\(letter.due[question.unit]?.day.chinese ?? "")前办结"
    case .no(let reason):
      guard !reason.isEmpty else { throw DeskRefusal("未办理：不同意须写明原因，原因将告知该单位") }
      try record(.extensionRefused(unit: question.unit, reason: Words(reason)), by: party)
      try answerRequest(of: question.unit, .extend, granted: false, because: reason)
      return "已告知\(question.unit)不同意延期，时限不变"
    case nil: throw DeskRefusal("没有读懂，未办理。\(QuestionKind.extend.help)")
    }
  }

  /// Whoever waits for the unit hears of its new day: the unit, those who cooperate, and the author.
  private mutating func extend(_ question: ExtensionQuestion, by days: Int, party: Party) throws {
    let written = days == question.days ? question.written : nil
    try extend(
      question.unit, by: days, because: words(at: question.reason), party: party,
      telling: written.map { "贵单位来信写延期\($0)，按延长\(days)个工作日计。" } ?? "")
  }

  /// - Parameter remark: what the unit is told of it besides.
  mutating func extend(
    _ unit: UnitName, by days: Int, because reason: String, party: Party, telling remark: String = ""
  ) throws {
    guard let due = letter.due[unit] else { return }
    try record(.extended(unit: unit, workingDays: days, reason: Words(reason)), by: party)
    let who = party.name.map { "\($0)同意" } ?? "按规定"
    try record(.dueSet(extended(due, by: days, because: "\(who)延期\(days)个工作日")), by: .policy)
    try answerRequest(of: unit, .extend, granted: true, because: remark)
    guard let assignment = letter.assignment, unit == assignment.lead, let lead = letter.leadDue else {
      return
    }
    for other in assignment.cooperating { try follow(lead, in: other) }
    try tellAuthors(.extended, until: lead, cause: "\(lead.day)")
  }

  /// A cooperating unit is due as much before the lead as ever; where it has more time already, it keeps that.
  private mutating func follow(_ lead: DueDay, in unit: UnitName) throws {
    guard let due = letter.due[unit] else { return }
    // Calendar days of its own end before the lead's do.
    let less = lead.calendarDays == nil ? office.rules.cooperatingLess : 0
    let days = max(1, lead.workingDays - less) - due.workingDays
    let new = extended(due, by: days, because: "牵头单位\(lead.unit)延期")
    guard new.day > due.day else { return }
    try record(.dueSet(new), by: .policy)
    try answerRequest(of: unit, .extend, granted: true, because: "牵头单位\(lead.unit)延期，贵单位的反馈期限相应顺延。")
  }
}

extension Office {
  /// `huiyin extend`: whoever decides about more time gives it by himself.
  /// - Parameter unit: the lead, where it is left out.
  package func extend(
    _ id: LetterID, by days: Int, unit: String?, because reason: String, by clerk: Party, at now: Timestamp
  ) throws -> String {
    let party = try approving(clerk, on: now.day)
    let named = try unit.map(UnitNames(register, on: now.day).unit)
    return try open(id, at: now) { docket in
      guard let unit = named ?? docket.letter.assignment?.lead,
        [.assigned, .handling].contains(docket.letter.stage)
      else { throw OfficeError.withNoUnit(id) }
      guard let due = docket.letter.due[unit] else { throw OfficeError.hasItNot(id, unit) }
      guard now.day <= due.day else { throw OfficeError.termIsOver(id, unit, due.day) }
      try docket.book.voidQuestions(about: id, kind: QuestionKind.extend.rawValue)
      try docket.extend(unit, by: days, because: reason, party: party)
      return "已同意\(unit)延期\(days)个工作日，\(docket.letter.due[unit]?.day.chinese ?? "")前办结"
    }
  }

  /// In which part somebody gives more time.
  private func approving(_ clerk: Party, on day: Day) throws -> Party {
    let official = register.officials.first {
      $0.role == .coordinator && $0.name == clerk.name && $0.holds(on: day)
    }
    guard rules.extensions.approver == .coordinator, register.official(.coordinator, on: day) != nil else {
      return clerk
    }
    guard let official else { throw OfficeError.coordinatorsOwn }
    return Party(.coordinator, name: official.name)
  }
}
