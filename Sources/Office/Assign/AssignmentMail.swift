import Domain
import Templates

/// The mail with which a letter reaches a unit: the form's upper half, the due day and how it was
/// counted, and the author's files.
extension Docket {
  /// - Parameter reader: who gets it; the officer in charge that day, if `nil`, also where mail to him came back: his
  ///   mailbox may live again, and what comes back goes to another at once.
  func sendAssignment(to name: UnitName, reader: UnitReader? = nil, enclosing files: Enclosures) throws {
    guard let assignment = letter.assignment, let unit = office.register.unit(name),
      let reader = reader ?? unit.officer(on: now.day).map({ UnitReader($0) })
    else { return }
    let isLead = name == assignment.lead
    try send(
      isLead ? "assigned" : "cooperate", to: reader.address,
      token: office.mint.token(for: name, round: assignment.round, of: id), cause: name.text,
      values: try values(for: unit, reader, in: assignment), enclosing: files)
  }

  /// The same letter for a sub-unit, which answers to its unit.
  func sendToSubUnit(_ subUnit: SubUnit, of unit: HandlingUnit, note: String, enclosing files: Enclosures)
    throws
  {
    guard let assignment = letter.assignment else { return }
    let due = letter.due[unit.name]
    try send(
      "sub-unit", to: subUnit.address,
      token: office.mint.token(for: subUnit.name, of: unit.name, round: assignment.round, of: id),
      cause: subUnit.name,
      values: [
        "urgent": .flag(letter.isUrgent), "title": .text(letter.title.shown), "subUnit": .text(subUnit.name),
        "unit": .text(unit.name.text), "note": .text(note), "text": .text(letter.textWithSupplements),
        "dueChinese": .text(due?.day.chinese ?? ""), "weekday": .text(due?.day.weekday.chinese ?? ""),
        "receivedAt": "\(letter.registration.receivedAt)",
      ], enclosing: files)
  }

  private func values(for unit: HandlingUnit, _ reader: UnitReader, in assignment: Assignment) throws
    -> TemplateValues
  {
    let registration = letter.registration
    var values: TemplateValues = [
      "urgent": .flag(letter.isUrgent), "title": .text(letter.title.shown),
      "summary": .text(letter.summary?.shown ?? ""),
      "text": .text(letter.textWithSupplements),
      "channel": .text(registration.channel.chinese),
      "portalSerial": .text(registration.submission?.serial?.text ?? ""),
      "category": .text(letter.classification?.category.chinese ?? "咨询"),
      "clause": .text(try clause?.chinese ?? ""), "receivedAt": "\(registration.receivedAt)",
      "registeredAt": "\(letter.registeredAt)", "assignedAt": "\(now)",
      "mayBePublished": .flag(letter.mayBePublished), "lead": .text(assignment.lead.text),
      "unit": .text(unit.name.text), "cooperating": .list(assignment.cooperating.map { .text($0.text) }),
      "officer": .text(unit.officer(on: now.day)?.name ?? reader.name), "reader": .text(reader.chinese),
      "insteadOf": .text(reader.insteadOf ?? ""), "round": "\(assignment.round)",
      "reissue": .flag(assignment.round > 1),
      "answersAll": .flag(assignment.answersAll), "ruling": .flag(assignment.isRuling),
      "signOffSmime": .flag(unit.signOff == .smime),
      "signOffOpenPGP": .flag(unit.signOff == .openpgp), "signOffScan": .flag(unit.signOff == .scan),
      "signOffPaper": .flag(unit.signOff == .paper),
      "subUnits": .text(unit.subUnits(on: now.day).map(\.name).joined(separator: "、")),
      "returnWithin": "\(office.rules.returns.within)",
      "leadDue": .text(letter.due[assignment.lead]?.shown ?? ""),
      "form": .text(office.replyForm == nil ? "" : AssignmentForm.name(for: id)),
    ]
    if let due = letter.due[unit.name] { values.merge(explanation(of: due)) { _, new in new } }
    return values
  }

  /// The due day with every day that was counted and every day that was not.
  func explanation(of due: DueDay) -> TemplateValues {
    let deadline = due.deadline(in: office.calendar)
    return [
      "due": "\(due.day)", "dueChinese": .text(due.day.chinese),
      "dueShort": "\(due.day.month)月\(due.day.dayOfMonth)日", "weekday": .text(due.day.weekday.chinese),
      "provisional": .flag(!due.isOfficial), "dayZero": "\(due.dayZero)", "term": .text(due.termChinese),
      "cutOff": .text(office.rules.clock.cutOffChinese),
      "counted": .list(
        deadline.steps.filter { $0.count != nil }.map { step in
          [
            "day": "\(step.day)", "weekday": .text(step.day.weekday.chinese),
            "count": .text(step.count.map { step.isInCalendarDays ? "第\($0)日" : "第\($0)个工作日" } ?? ""),
            "makeUp": .flag(step.kind == .makeUpDay && !step.isInCalendarDays),
          ]
        }),
      "skipped": .list(
        deadline.skipped.map { step in
          ["day": "\(step.day)", "weekday": .text(step.day.weekday.chinese), "why": .text(step.kind.chinese)]
        }),
    ]
  }
}

extension DueDay {
  /// `5个工作日`, `15个自然日`, `15个自然日，另加3个工作日`.
  var termChinese: String {
    guard let calendarDays else { return "\(workingDays)个工作日" }
    return "\(calendarDays)个自然日" + (workingDays > 0 ? "，另加\(workingDays)个工作日" : "")
  }
}

extension DayKind {
  var chinese: String {
    switch self {
    case .workday: "工作日"
    case .makeUpDay: "调休上班"
    case .weekend: "休息日"
    case .holiday: "节假日"
    case .localDayOff: "地方放假"
    }
  }
}
