import Domain
import Store
import Templates

/// What is open about a letter when its author accuses those who were asked: whoever decides about it from then on is
/// asked instead, and nothing that waits is lost.
extension Docket {
  func askAnewWhoeverDecides() throws {
    for waiting in try book.waitingQuestions(about: id) {
      guard let kind = QuestionKind(rawValue: waiting.question.kind),
        waiting.question.desk != decider(of: kind)?.name
      else { continue }
      try askAnew(kind, waiting)
    }
  }

  private func decider(of kind: QuestionKind) -> Desk? {
    switch kind {
    case .arbitrate: arbiter
    case .extend: approver ?? desk
    default: desk
    }
  }

  /// In the words in which it was asked, where these are not looked up again. What a first clerk said who is accused
  /// counts for nothing, but where another only confirms it.
  private func askAnew(_ kind: QuestionKind, _ waiting: WaitingQuestion) throws {
    let subject = waiting.question.subject
    switch kind {
    // Their stages ask where no such question is open.
    case .decide, .review, .arbitrate, .rule: try book.voidQuestions(about: id, kind: kind.rawValue)
    case .confirmScan: try askToConfirmScan(after: nil)
    case .confirmPaper: try askForPaper()
    case .call: try askToCall()
    case .followUp:
      if let question = FollowUpQuestion(subject: subject) {
        try askAboutFollowUp(question.supplements(of: letter))
      }
    case .second:
      if let question = SecondQuestion(subject: subject) { try askAnother(than: question) }
    case .authorWish:
      if let question = WishQuestion(subject: subject) {
        try askAnewAboutWish(question, shown: waiting.shown)
      }
    case .letGo:
      try ask(
        kind, subject: subject, template: "asks-out", for: LetGoQuestion(subject: subject)?.unit,
        values: try TemplateValues(encoded: waiting.shown))
    case .extend:
      try ask(
        kind, subject: subject, template: "asks-time", insteadOfDesk: approver,
        for: ExtensionQuestion(subject: subject)?.unit, values: try TemplateValues(encoded: waiting.shown))
    }
  }
}
