import Domain
import Mail
import Store

/// Carries out what the desk decided by mail: one line, and the code that was mailed only to the desk.
struct AnsweringDesk: PipelineStage {
  let office: Office
  let now: Timestamp

  func run(until stop: () -> Bool) throws -> Int {
    let mails = try office.ledger.mail(for: .decision, limit: Batch.most)
    return try each(mails, until: stop, answer)
  }

  private func answer(_ mail: IncomingMail) throws {
    guard let raw = try office.ledger.mail(mail.id),
      let token = mail.token.flatMap({ Token.all(in: $0).first }),
      let question = try office.ledger.question(withCode: token.code)
    else { throw LedgerError.corrupt("mail \(mail.id) lost its code") }
    let message = try Message(parsing: raw.bytes)
    let coded = try CodedMail(mail, message, ofDesk: question.desk, in: office.ledger)
    guard let (desk, clerk) = coded.clerk(in: office.register) else {
      return try TurningAway(office: office, now: now, coded: coded).turnAway("a code", of: question.letter)
    }
    let line = Self.line(of: coded.words)
    do {
      try office.open(question.letter, at: now) { docket in
        let outcomes = try carryOut(
          coded, in: message, raw, answering: question, of: desk, by: clerk, on: &docket)
        try settle(coded, outcomes, on: docket, at: desk)
      }
    } catch let refusal as DeskRefusal {
      try office.open(question.letter, at: now) { docket in
        let outcomes = [DeskOutcome(line, refusal.chinese, .refused)] + coded.outcomesWithin
        try settle(coded, outcomes, on: docket, at: desk)
      }
    }
  }

  /// What becomes of a letter that waits may be said in several lines, in the words that answer a list; everything
  /// else is one line, or a text as a whole.
  private func carryOut(
    _ coded: CodedMail, in message: Message, _ raw: RawMail, answering question: Question, of desk: Desk,
    by clerk: Party, on docket: inout Docket
  ) throws -> [DeskOutcome] {
    let line = Self.line(of: coded.words)
    let day = coded.mail.receivedAt.day
    let surroundings = TriageLine(of: desk, in: office, on: day)
    let isWhole = question.kind != QuestionKind.decide.rawValue || DeskWord.takesAllBelow(line)
    if isWhole || OfficeText.hasPrefix("答复", line),
      let doubt = TriageLines.doubt(
        below: line, in: ([coded.words] + coded.beside.indented).joined(separator: "\n"),
        besides: surroundings)
    {
      throw DeskRefusal("未办理：下面一行“\(doubt)”尚有疑问，请确定后重新写明；是原因的，请写在同一行")
    }
    if isWhole || OfficeText.hasPrefix("答复", line),
      coded.beside.indented.contains(where: { !surroundings.isSignature($0) })
    {
      throw DeskRefusal(UnreadLine.indented(below: line))
    }
    let isRead = !OfficeText.lines(coded.words).allSatisfy(surroundings.isNoWord)
    if isWhole || OfficeText.hasPrefix("答复", line), isRead,
      let words = coded.beside.within.first(where: { surroundings.mayBeCondition($0) })
    {
      throw DeskRefusal(UnreadLine.besides(within: words.text))
    }
    if isWhole, !isRead {
      throw DeskRefusal("\(UnreadLine.nothing)。\(QuestionKind(rawValue: question.kind)?.help ?? "")")
    }
    let text = ClerkText(coded.words, of: desk, surroundings: surroundings)
    if let result = try docket.answerItself(text.words, in: message, raw, answering: question, by: clerk) {
      return [DeskOutcome(line, result + text.remark, .done)] + coded.outcomesWithin
    }
    guard !isWhole else {
      let isText = DeskWord.takesAllBelow(line)
      let result = try docket.carryOut(
        isText ? text.words : line, answering: question, writtenAt: coded.mail.receivedAt, by: clerk)
      return [DeskOutcome(line, result + (isText ? text.remark : ""), .done)] + coded.outcomesWithin
    }
    let answer = TriageAnswer(
      reading: [coded.words], about: [1], UnitNames(office.register, on: day),
      signedAs: desk.signatures(of: office, on: day), letters: [1: docket.id],
      beside: [coded.beside])
    // What a letter is called leaves its question open.
    let isOpenStill = answer.steps.allSatisfy { $0.isWording }
    return try answer.carryOut { step in
      guard question.isOpen else {
        return DeskOutcome(step.line, DeskRefusal(closed: question).chinese, .refused)
      }
      let outcome = try docket.carryOut(step, answering: question, by: clerk, help: QuestionKind.decide.help)
      return isOpenStill && outcome.kind == .done
        ? DeskOutcome(outcome.line, outcome.result + "，核验码仍可用于办理", .done) : outcome
    }
  }

  /// The first line; with the next where it is a word alone that takes a name.
  private static func line(of words: String) -> String {
    let lines = OfficeText.lines(words)
    guard let first = lines.first else { return "" }
    if DeskWord.takesAllBelow(first) { return words }
    if ScanTicks(reading: first) != nil { return ScanTicks.line(atTopOf: lines) ?? first }
    let next = lines.dropFirst().first ?? ""
    if ["标题", "摘要"].allSatisfy({ word in [first, next].contains { OfficeText.hasPrefix(word, $0) } }) {
      return "\(first) \(next)"
    }
    let isOpen =
      ["退回", "驳回", "不公开", "已阅", "维持", "不同意", "已告知"].contains(OfficeText.bare(first))
      || OfficeText.hasPrefix("改派", first) && (first.hasSuffix("：") || first.hasSuffix(":"))
    return isOpen && lines.count > 1 ? first + " " + lines[1] : first
  }

  /// The mail is dealt with, and the desk hears what was understood of it.
  private func settle(
    _ coded: CodedMail, _ outcomes: [DeskOutcome], on docket: Docket, at desk: Desk
  ) throws {
    try docket.book.settle(coded.mail.id, as: .handled, letter: docket.id)
    try docket.send(
      "understood", to: desk.address, cause: "mail \(coded.mail.id)",
      values: DeskOutcome.values(of: outcomes))
  }
}

extension Desk {
  /// With what its clerks sign.
  func signatures(of office: Office, on day: Day) -> [String] {
    let unit = office.register.unit(ofDesk: name, on: day)
    return [name, office.rules.name] + clerks.map(\.name)
      + (unit.map { [$0.name.text, $0.fullName] + $0.aliases } ?? [])
  }
}

extension TriageLine {
  init(of desk: Desk, in office: Office, on day: Day) {
    self.init(signedAs: desk.signatures(of: office, on: day), UnitNames(office.register, on: day))
  }
}

extension Docket {
  /// Does what a step of a clerk's answer says and uses the question up; where it is refused, nothing is changed.
  /// - Parameter help: what would do instead of what could not be read.
  mutating func carryOut(
    _ step: TriageAnswer.Step, answering question: Question, by clerk: Party, help: String
  ) throws -> DeskOutcome {
    func refused(_ why: String) -> DeskOutcome { DeskOutcome(step.line, why, .refused) }
    guard case .decide(let word, let reach) = step.act else { return step.outcome(help: help) }
    if reach != .one, word == .agree, letter.stage == .registered, case .decline = proposal.decision.value {
      return refused("未办理：建议不予受理的须单独写明，如：\(step.number ?? 1) 通过")
    }
    var docket = self
    do {
      let result = try book.attempt {
        if docket.isAnswered(by: word) { try docket.book.answer(question, by: clerk.name ?? "", at: now) }
        return try docket.decide(word, by: clerk)
      }
      self = docket
      return DeskOutcome(step.line, result, .done)
    } catch let refusal as DeskRefusal {
      return refused(refusal.chinese)
    } catch let error as OfficeError {
      return refused("未办理：\(error.chinese)")
    } catch let fault as MatterFault {
      return refused("未办理：\(fault.chinese)")
    } catch is InvalidTransition {
      return refused("未办理：该件目前的状态（\(letter.stage.chinese)）不能这样办理")
    }
  }

  /// Does what a clerk's line says about the question it answers, and uses the code up.
  /// - Returns: what was done, for the clerk.
  mutating func carryOut(
    _ line: String, answering question: Question, writtenAt time: Timestamp, by clerk: Party
  ) throws -> String {
    guard let kind = QuestionKind(rawValue: question.kind) else { throw DeskRefusal(closed: question) }
    if kind == .call { return try carryOutCall(line, answering: question, writtenAt: time, by: clerk) }
    guard question.isOpen else { throw DeskRefusal(closed: question) }
    if let fault = DeskWord.fault(in: line, on: kind, UnitNames(office.register, on: now.day)) {
      throw DeskRefusal(fault)
    }
    if let done = try answerForUnits(line, answering: question, writtenAt: time, by: clerk) { return done }
    if kind == .followUp, let moved = try move(line, answering: question, by: clerk) { return moved }
    let publishes = kind == .review && DeskWord.publishes(line)
    guard let word = publishes ? .pass : DeskWord(reading: line) else {
      throw DeskRefusal("没有读懂，未办理。\(kind.help)")
    }
    if case .word(let wording) = word { return try self.word(wording, answering: question, by: clerk) }
    try book.answer(question, by: clerk.name ?? "", at: now)
    do {
      return try decide(word, on: kind, subject: question.subject, by: clerk)
    } catch let error as OfficeError {
      throw DeskRefusal("未办理：\(error.chinese)。\(kind.help)")
    } catch let fault as MatterFault {
      throw DeskRefusal("未办理：\(fault.chinese)")
    } catch is InvalidTransition {
      throw DeskRefusal("未办理：该件目前的状态不能这样办理")
    }
  }
}

extension Docket {
  /// What it is called does not answer what was asked: the code stays good.
  private mutating func word(_ wording: Wording, answering question: Question, by clerk: Party) throws
    -> String
  {
    let isAsked = question.kind == QuestionKind.review.rawValue && letter.stage == .signedOff
    do { return try word(wording, by: clerk) + (isAsked ? "" : "，核验码仍可用于办理") } catch let fault as MatterFault
    {
      throw DeskRefusal("未办理：\(fault.chinese)")
    }
  }
}
