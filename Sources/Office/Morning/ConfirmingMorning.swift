import Domain
import Store

/// Tells a desk what came of every line of its answer, once the stages are done with what it let out of the pen.
struct ConfirmingMorning: PipelineStage {
  let office: Office
  let now: Timestamp

  func run(until stop: () -> Bool) throws -> Int {
    var told = 0
    for answer in try office.ledger.untoldAnswers() where !stop() {
      told += try tell(answer) ? 1 : 0
    }
    return told
  }

  /// - Returns: false where a mail still waits for its stage.
  private func tell(_ answer: UntoldAnswer) throws -> Bool {
    var outcomes: [DeskOutcome] = []
    for line in answer.lines {
      let kind = DeskOutcome.Kind(rawValue: line.kind) ?? .refused
      var result = line.result
      if let held = try line.held.flatMap(office.ledger.heldMail) {
        let fate = try ReleaseResult(of: held, in: office.ledger)
        if case .waiting = fate { return false }
        result += "：\(fate.chinese)"
      }
      outcomes.append(DeskOutcome(line.line, result, kind))
    }
    guard let desk = office.register.asked(answer.desk, on: now.day) ?? office.register.desks.first else {
      return false
    }
    // What is answered to us now is about the same list, and goes where that went.
    let list = try office.answeredList(of: answer.mail)
    let clerk = list?.mail.person.flatMap { desk.clerk(named: $0, on: now.day) }
    let left = try office.ledger.openItems(ofLastListOf: MorningReader(desk: desk.name, person: clerk?.name))
    var values = DeskOutcome.values(of: outcomes)
    values["about"] = "今日待办"
    values["left"] = .text(left > 0 ? "\(left)" : "")
    // Each once, with the decision that it would come of, and again where it is spoken of.
    let letters = Set(outcomes.flatMap { LetterNumbers.all(in: $0.result) })
    let rules = try RuleSection(of: list, about: letters, in: office)
    values.merge(rules.values) { $1 }
    try office.ledger.write { book in
      try book.markTold(answer)
      try book.send(
        try Post(office: office, now: now).mail(
          "morning-understood", to: clerk?.address ?? desk.address, code: list?.code,
          cause: "answer \(answer.mail)", values: values),
        at: now)
    }
    return true
  }
}
