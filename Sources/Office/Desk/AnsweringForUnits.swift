import Domain
import Store
import Templates

/// What units have asked, and whoever decides about it answers in a line.
extension Docket {
  /// - Returns: what was done; nil where the question is none about units, and the line no 改派.
  mutating func answerForUnits(
    _ line: String, answering question: Question, writtenAt time: Timestamp, by clerk: Party
  ) throws -> String? {
    guard let kind = QuestionKind(rawValue: question.kind),
      [.arbitrate, .letGo, .extend, .confirmScan].contains(kind)
    else { return nil }
    do {
      if kind != .arbitrate, let done = try reassign(line, answering: question, by: clerk) { return done }
      return try answerForUnits(line, kind, question, writtenAt: time, by: clerk)
    } catch let error as OfficeError {
      throw DeskRefusal("未办理：\(error.chinese)")
    } catch is InvalidTransition {
      throw DeskRefusal("未办理：该件目前的状态（\(letter.stage.chinese)）不能这样办理")
    }
  }

  private mutating func answerForUnits(
    _ line: String, _ kind: QuestionKind, _ question: Question, writtenAt time: Timestamp, by clerk: Party
  ) throws -> String? {
    let party = part(of: clerk, answering: question)
    func use() throws { try book.answer(question, by: clerk.name ?? "", at: now) }
    switch kind {
    case .arbitrate:
      try use()
      return try rule(line, by: party)
    case .letGo:
      guard let asked = LetGoQuestion(subject: question.subject) else { throw DeskRefusal(closed: question) }
      try use()
      return try letGo(line, answering: asked, by: clerk)
    case .extend:
      guard let asked = ExtensionQuestion(subject: question.subject) else {
        throw DeskRefusal(closed: question)
      }
      try use()
      return try decide(line, about: asked, writtenAt: time, by: party)
    default: return nil
    }
  }

  /// An official who was asked as such answers as such.
  private func part(of clerk: Party, answering question: Question) -> Party {
    guard office.register.desk(question.desk) == nil, let role = Role(rawValue: question.desk) else {
      return clerk
    }
    return Party(role, name: clerk.name)
  }

  /// What a unit may be told of its request.
  enum UnitRequest: String { case letGo, extend }

  /// Tells a unit what was decided, and its due day with every day that was counted.
  func answerRequest(of name: UnitName, _ request: UnitRequest, granted: Bool, because reason: String) throws
  {
    guard let assignment = letter.assignment, let due = letter.due[name],
      let officer = office.register.unit(name)?.officer(on: now.day)
    else { return }
    let explained = explanation(of: due)
    try send(
      "request-answered", to: officer.address,
      token: office.mint.token(for: name, round: assignment.round, of: id), cause: name.text,
      values: explained.merging([
        "title": .text(letter.title.shown), "unit": .text(name.text), "officer": .text(officer.name),
        "extension": .flag(request == .extend), "letGo": .flag(request == .letGo), "granted": .flag(granted),
        "reason": .text(reason), "lead": .flag(name == assignment.lead), "dueReason": .text(due.reason),
      ]) { _, new in new })
  }
}
