import Domain
import Store

/// One step of a clerk's answer and the item that it is about, within the transaction of the whole answer.
struct ItemAnswer {
  let office: Office
  let now: Timestamp
  let book: Book
  let answer: AnsweringMorning.Answer
  let items: AnsweredItems
  let releases: AnsweredReleases
  /// The last question that was there before the answer was.
  let lastKnown: Int64

  /// - Parameter left: what 其余 leaves out.
  func carryOut(_ step: TriageAnswer.Step, _ left: inout LeftOut) throws -> DeskOutcome {
    if step.isOfRest, let number = step.number, let matter = items.matters[number] {
      if case .decide(.learn(true), _) = step.act {
        if try mayTeach(matter) { left.add(number, of: step.line, because: .rulesOneByOne) }
        return Self.nothing(step)
      }
      if try isRule(matter) { return Self.nothing(step) }
    }
    if let outcome = try carryOutRule(step) { return outcome }
    if let outcome = try putAlone(step) { return outcome }
    guard case .decide(let word, let reach) = step.act, let number = step.number,
      let matter = items.matters[number], let vocabulary = items.vocabularies[number]
    else {
      return step.outcome(
        help: step.number.flatMap { items.vocabularies[$0]?.help } ?? Self.help,
        item: step.number.map { "第\($0)件：" } ?? "")
    }
    if reach == .rest, try !isOpen(matter) { return Self.nothing(step) }
    let needsOwnLine = reach != .one && word == .agree
    let item = "第\(number)件"
    switch matter {
    case .held(let held):
      if needsOwnLine { return alone(step, number, vocabulary, reach, &left) }
      return try carryOut(step, word, on: held, item: item)
    case .question(let id):
      guard let question = try book.question(id), let letter = try book.letter(question.letter) else {
        throw LedgerError.corrupt("question \(id) is gone")
      }
      let item = "\(item)（\(letter.id)）"
      var docket = Docket(office: office, now: now, book: book, letter: letter)
      if vocabulary == .letters {
        guard question.isOpen else {
          return DeskOutcome(step.line, item + question.reasonForClosing(letter), .refused)
        }
        if reach == .rest, word == .agree, let reason = docket.reasonToBeNamed {
          left.add(number, of: step.line, because: reason)
          return Self.nothing(step)
        }
        let outcome = try docket.carryOut(step, answering: question, by: answer.clerk, help: vocabulary.help)
        return DeskOutcome(step.line, item + outcome.result, outcome.kind)
      }
      if needsOwnLine, try vocabulary != .question(.review) || !docket.reviewWarnings().isEmpty {
        return alone(step, number, vocabulary, reach, &left)
      }
      return try carryOut(step, word, vocabulary, answering: question, on: &docket, item: item)
    }
  }

  /// The parts of a letter (分办) take more than a line: it is asked about by a mail of its own, in which they can be written.
  private func putAlone(_ step: TriageAnswer.Step) throws -> DeskOutcome? {
    guard case .refuse = step.act, UnreadLine.isOfParts(step.line), let number = step.number,
      items.vocabularies[number] == .letters, case .question(let id)? = items.matters[number],
      let question = try book.question(id), question.isOpen, let letter = try book.letter(question.letter)
    else { return nil }
    let docket = Docket(office: office, now: now, book: book, letter: letter)
    try docket.askForDecision(because: ["\(answer.clerk.name ?? "")要求分办"], alone: true)
    return DeskOutcome(
      step.line, "第\(number)件（\(letter.id)）：本件的待受理邮件已另行发出，请在其中写：分办，下面逐件写“标题：…”和正文", .passed)
  }

  private func isOpen(_ matter: ListedMatter) throws -> Bool {
    switch matter {
    case .held(let held): try book.heldMail(held)?.closing == nil
    case .question(let id): try book.question(id)?.isOpen == true
    }
  }

  /// Whether it asks if a rule shall come of a decision, which nobody has to answer.
  private func isRule(_ matter: ListedMatter) throws -> Bool {
    guard case .question(let id) = matter else { return false }
    return try book.question(id)?.kind == QuestionKind.rule.rawValue
  }

  /// Whether a rule waits for a yes that its letter taught.
  private func mayTeach(_ matter: ListedMatter) throws -> Bool {
    guard case .question(let id) = matter, let question = try book.question(id) else { return false }
    return try book.openQuestion(about: question.letter, kind: QuestionKind.rule.rawValue) != nil
  }

  /// What 其余 has nothing to say about.
  private static func nothing(_ step: TriageAnswer.Step) -> DeskOutcome {
    DeskOutcome(step.line, "", .passed)
  }

  /// What is not said of many at once.
  private func alone(
    _ step: TriageAnswer.Step, _ number: Int, _ vocabulary: Vocabulary, _ reach: TriageAnswer.Reach,
    _ left: inout LeftOut
  ) -> DeskOutcome {
    let why = vocabulary == .question(.review) ? "有★提示的须单独写明" : "须单独写明"
    let words = vocabulary == .question(.confirmScan) ? "三项无误" : vocabulary.agreement
    guard reach == .rest else {
      return DeskOutcome(step.line, "第\(number)件：未办理：\(why)，如：\(number) \(words)", .refused)
    }
    left.add(number, of: step.line, because: LeftOut.Reason(why: why, words: words))
    return Self.nothing(step)
  }

  private func carryOut(
    _ step: TriageAnswer.Step, _ word: TriageWord, _ vocabulary: Vocabulary, answering question: Question,
    on docket: inout Docket, item: String
  ) throws -> DeskOutcome {
    let words: String
    switch word {
    case .leave: return DeskOutcome(step.line, "\(item)未决定，下一个工作日早上再次列出", .passed)
    case .agree: words = vocabulary.agreement
    case .said(let said): words = said
    default:
      return DeskOutcome(step.line, "\(item)未办理：这一件不能这样办理。\(vocabulary.help)", .refused)
    }
    var copy = docket
    do {
      let time = answer.mails.last?.receivedAt ?? now
      let result = try book.attempt {
        try copy.carryOut(words, answering: question, writtenAt: time, by: answer.clerk)
      }
      docket = copy
      return DeskOutcome(step.line, item + result, .done)
    } catch let refusal as DeskRefusal {
      return DeskOutcome(step.line, item + refusal.chinese, .refused)
    }
  }

  private func carryOut(_ step: TriageAnswer.Step, _ word: TriageWord, on held: Int64, item: String) throws
    -> DeskOutcome
  {
    do {
      switch try releases.plan(of: held, saying: word) {
      case nil where word == .leave:
        return DeskOutcome(step.line, "\(item)：未决定，下一个工作日早上再次列出", .passed)
      case nil: return DeskOutcome(step.line, "\(item)：未办理。\(Vocabulary.held.help)", .refused)
      case .refused(let refusal): throw refusal
      case .release(let release):
        try book.attempt { try office.carryOut(release, by: answer.clerk, at: now, in: book) }
        return DeskOutcome(step.line, item, .done, held: held)
      case .discard(let why):
        try book.attempt { try office.discard(held, why: why, by: answer.clerk, at: now, in: book) }
        return DeskOutcome(step.line, "\(item)：已丢弃，原件仍保存在服务器上", .done)
      }
    } catch let refusal as PenRefusal {
      return DeskOutcome(step.line, "\(item)：\(refusal.chinese)", .refused)
    }
  }

  private static let help =
    "可写：1 通过；3 单位名；5-9 通过；2 退回：原因；4 不予受理 七；6 并入 NM2026000001；8 待定；其余 通过"
}

extension Docket {
  /// Why 其余 通过 does not speak for it; nil where it does.
  fileprivate var reasonToBeNamed: LeftOut.Reason? {
    if letter.stage == .registered, case .decline = proposal.decision.value {
      return LeftOut.Reason(why: "建议不予受理的须单独写明", words: "通过")
    }
    guard canBeAgreedUnread, !isLikely else { return nil }
    return LeftOut.Reason(why: "建议单位的把握不足，须写明序号", words: "通过，或写单位名")
  }
}

extension TriageAnswer.Step {
  fileprivate var isOfRest: Bool {
    if case .decide(_, .rest) = act { true } else { false }
  }
}

extension Question {
  /// Why a line about it comes too late.
  fileprivate func reasonForClosing(_ letter: Letter) -> String {
    let now = letter.assignment.map { "，目前由\($0.lead)办理" } ?? ""
    if let answeredBy { return "已由\(answeredBy)决定，未再办理：目前\(letter.stage.chinese)\(now)" }
    return "情况已变更，未办理：目前\(letter.stage.chinese)\(now)；如仍须决定，将重新请您决定"
  }
}
