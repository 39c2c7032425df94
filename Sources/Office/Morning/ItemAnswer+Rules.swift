import Domain
import Store

/// Lines about rules (记为规则): under the number of the rule, or of the letter whose decision taught it.
extension ItemAnswer {
  /// - Returns: nil where the line is about no rule.
  func carryOutRule(_ step: TriageAnswer.Step) throws -> DeskOutcome? {
    guard case .decide(let word, _) = step.act else { return nil }
    guard let number = step.number else {
      guard case .learn(let isRule) = word else { return nil }
      return try carryOutOnly(step, isRule)
    }
    guard case .question(let id)? = items.matters[number], let question = try book.question(id) else {
      return nil
    }
    if question.kind == QuestionKind.rule.rawValue {
      let item = "第\(number)件（\(question.letter)）"
      if case .said(let words) = word, let isRule = RuleQuestion.answer(words) {
        return try carryOut(step, isRule, question, item)
      }
      // 通过 of many, or of one, is no yes to a rule.
      if word == .leave || word == .agree {
        return DeskOutcome(step.line, "\(item)没有记为规则；要记的，请写：\(number) 记为规则", .passed)
      }
      return DeskOutcome(step.line, "\(item)未办理。\(QuestionKind.rule.help)", .refused)
    }
    guard case .learn(let isRule) = word else { return nil }
    let item = "第\(number)件（\(question.letter)）"
    guard let rule = try book.openQuestion(about: question.letter, kind: QuestionKind.rule.rawValue) else {
      return DeskOutcome(step.line, "\(item)没有可记的规则", .refused)
    }
    return try carryOut(step, isRule, rule, item)
  }

  /// `记为规则` alone, where there is one.
  private func carryOutOnly(_ step: TriageAnswer.Step, _ isRule: Bool) throws -> DeskOutcome {
    var rules: [Int64: Question] = [:]
    for case .question(let id) in items.matters.values {
      guard let question = try book.question(id),
        let rule = try book.openQuestion(about: question.letter, kind: QuestionKind.rule.rawValue)
      else { continue }
      rules[rule.id] = rule
    }
    guard let rule = rules.values.first else { return DeskOutcome(step.line, "没有可记的规则", .refused) }
    guard rules.count == 1 else {
      return DeskOutcome(step.line, "未办理：可记的规则有\(rules.count)条，请写明是第几件，如：3 记为规则", .refused)
    }
    return try carryOut(step, isRule, rule, "\(rule.letter)：")
  }

  private func carryOut(_ step: TriageAnswer.Step, _ isRule: Bool, _ question: Question, _ item: String)
    throws
    -> DeskOutcome
  {
    // Nobody agrees to what he has not read.
    guard question.id <= lastKnown else {
      return DeskOutcome(step.line, "\(item)未记：请先看下面列出的规则，同意的再写“记为规则”", .refused)
    }
    guard let letter = try book.letter(question.letter) else {
      throw LedgerError.corrupt("question \(question.id) is gone")
    }
    do {
      let result = try book.attempt {
        var docket = Docket(office: office, now: now, book: book, letter: letter)
        return try docket.decide(isRule, aboutRule: question, by: answer.clerk)
      }
      return DeskOutcome(step.line, item + result, .done)
    } catch let refusal as DeskRefusal {
      return DeskOutcome(step.line, item + refusal.chinese, .refused)
    }
  }
}
