import Domain
import Reading

/// What a unit asks an author (询问): the office says it to him and brings his answer, so that neither learns the
/// other's address.
extension Docket {
  mutating func askAuthor(_ question: String, in reply: UnitReply, by sender: Party) throws {
    guard !question.isEmpty else { throw Refusal.unread(UnreadWord("询问", "没有写要问什么")) }
    guard letter.stage == .assigned || letter.stage == .handling else { throw Refusal.answeredAlready }
    try checkIsQuestion(question, in: reply)
    let most = office.rules.questionsToAuthor
    guard letter.events.count(where: { $0.fact.act == .ask }) < most else {
      throw Refusal.askedTooOften(most)
    }
    guard authorCanBeReached else { throw Refusal.authorUnreachable }
    let asked = PersonalData(keepingLandlines: true).masked(question)
    try record(.asked(unit: reply.unit.name, question: Words(asked)), by: sender)
    if let tidings = tidingsOfQuestion { try tell(tidings) }
  }

  /// The author reads it at once: what may be said to a colleague is asked about.
  private func checkIsQuestion(_ question: String, in reply: UnitReply) throws {
    let lines = OfficeText.lines(question)
    let other = lines.dropFirst().first { line in !["?", "？"].contains(where: line.hasSuffix) }
    if let other { throw Refusal.unread(UnreadWord(other, "“询问：”之后请只写向网民提的问题；其他事项另发一封")) }
    try checkIsPublic(question, in: reply)
    let internals = ["网民", "领导", "这件", "此件", "本件", "该件", "归谁", "哪个单位", "谁办", "到期", "上访"]
    let own = OfficeClause.all(in: question).map(\.text)
    if let clause = own.first(where: { clause in
      internals.contains(where: clause.contains) && !Audience.addressesAuthor(clause)
    }) {
      throw Refusal.unread(UnreadWord(clause, "像是问工作人员的，不像问网民的；“询问：”之后的话会原样转给网民"))
    }
    if case .office(let clause) = Audience(of: question, in: reply.unit) {
      throw Refusal.unread(UnreadWord(clause, "像是对工作人员说的；“询问：”之后的话会原样转给网民"))
    }
  }

  /// What a unit asked last.
  var tidingsOfQuestion: Tidings? {
    for event in letter.events.reversed() {
      guard case .asked(let name, let question) = event.fact else { continue }
      let unit = office.register.unit(name)?.fullName ?? name.text
      return Tidings(
        .question,
        [
          "receivedAt": "\(letter.registration.receivedAt)", "unit": .text(unit),
          "asked": .text(question.shown),
        ], signer: unit)
    }
    return nil
  }

  /// Where policy lets the clock wait for an author: the working days until he answered are added to every term.
  mutating func addWaitingTime() throws {
    guard office.rules.questionStopsClock, let assignment = letter.assignment,
      let asked = openQuestionToAuthor
    else { return }
    let waited = office.calendar.workingDays(after: asked.day, through: now.day)
    guard waited > 0 else { return }
    for unit in assignment.units {
      guard let due = letter.due[unit] else { continue }
      let reason = "等待网民答复询问\(waited)个工作日"
      try record(.dueSet(due.lengthened(by: waited, in: office.calendar, because: reason)), by: .policy)
    }
  }

  /// When the author was asked what he has not answered until now; what he wrote last is its answer.
  private var openQuestionToAuthor: Timestamp? {
    var asked: Timestamp?
    for event in letter.events.dropLast() {
      switch event.fact {
      case .asked: asked = asked ?? event.at
      case .supplemented(_, nil, _) where event.by.role == .author: asked = nil
      case .assigned: asked = nil
      default: continue
      }
    }
    return asked
  }
}
