import Domain
import Mail
import Store
import Templates

/// What of an answer differed from what was proposed, each with the rule that it could become, under the numbers of the
/// list that was answered.
struct RuleSection {
  private let rules: [(number: Int, letter: LetterID, shown: TemplateValues)]
  /// That of the list: an answer to what tells of the rules is one to the list.
  private let code: DigestCode?

  /// - Parameter letters: of which the answer spoke.
  init(of list: (mail: MorningMail, code: DigestCode)?, about letters: Set<LetterID>, in office: Office)
    throws
  {
    guard let list else {
      (rules, code) = ([], nil)
      return
    }
    code = list.code
    rules = try list.mail.matters.sorted { $0.key < $1.key }.compactMap { number, matter in
      guard case .question(let id) = matter, let question = try office.ledger.question(id),
        question.kind == QuestionKind.decide.rawValue, letters.contains(question.letter),
        let waiting = try office.ledger.waitingQuestion(QuestionKind.rule.rawValue, about: question.letter)
      else { return nil }
      return (number, question.letter, try TemplateValues(encoded: waiting.shown))
    }
  }

  var values: TemplateValues {
    [
      "code": .text(code.map { "\($0)" } ?? ""),
      "rules": .list(
        rules.map { number, letter, shown in
          .record(
            shown.merging([
              "number": "\(number)", "id": "\(letter)", "answer": .text("\(number) 记为规则"),
            ]) { $1 })
        }),
    ]
  }
}

extension Office {
  /// The list that a mail answered, and its code.
  func answeredList(of mail: Int64) throws -> (mail: MorningMail, code: DigestCode)? {
    guard let raw = try ledger.mail(mail), let message = try? Message(parsing: raw.bytes) else { return nil }
    guard let list = try lists(answeredBy: message).list else { return nil }
    let code = try MailTokens(of: message).digestCodes.first {
      try $0.kind == .morning && ledger.morning(withCode: $0.code)?.id == list.id
    }
    return code.map { (list, $0) }
  }
}
