import Domain
import Store

/// The commands that decide an item, the likeliest first; in capitals stands what the clerk has to say himself.
extension MorningItem {
  var commands: [String] {
    switch subject {
    case .held(let entry): entry.commands
    case .question(let waiting, let docket):
      docket.commands(answering: waiting.question).map { "huiyin \($0)" }
    }
  }
}

extension Docket {
  fileprivate func commands(answering question: Question) -> [String] {
    let sendBack = "send-back \(id) --why \"REASON\""
    switch QuestionKind(rawValue: question.kind) {
    case .decide?: return commandsToDecide
    case .confirmScan?: return ["pass \(id) --looked", sendBack]
    case .confirmPaper?:
      return ["record \(id) answer --paper \"\(now.day) COURIER NUMBER\" --by NAME", sendBack]
    case .review?:
      return ["pass \(id)", sendBack, "withhold \(id) --why \"REASON\"", "word \(id) --title \"TITLE\""]
    case .call?: return ["told \(id) --telephone NUMBER", "told \(id) --failed \"REASON\""]
    case .second?:
      return (SecondQuestion(subject: question.subject).map { [$0.act.command(about: id)] } ?? [])
        + answers(question, "同意", "不同意：REASON")
    case .followUp?:
      let upheld = letter.isDissatisfied ? answers(question, "维持：REASON") : []
      return (commandToHandleAnew.map { [$0] } ?? []) + upheld + answers(question, "新件", "已阅：REASON")
    case .authorWish?:
      let wish = WishQuestion(subject: question.subject)?.wish
      return ["\(wish == .unpublish || letter.hasPage ? "withdraw" : "retract") \(id) --why \"REASON\""]
        + answers(question, "同意", "不同意：REASON")
    case .letGo?:
      return ["reassign \(id) UNIT --why \"REASON\""] + answers(question, "同意", "不同意：REASON")
    case .extend?:
      guard let asked = ExtensionQuestion(subject: question.subject) else { return [] }
      return ["extend \(id) \(asked.days) --unit \(asked.unit) --why \"REASON\""]
        + answers(question, "不同意：REASON").map { "\($0) --unit \(asked.unit)" }
    case .rule?: return ["rules add \(id)", "rules drop \(id)"]
    case .arbitrate?: return answers(question, "裁定 UNIT")
    case nil: return []
    }
  }

  /// In the words of its mail.
  private func answers(_ question: Question, _ words: String...) -> [String] {
    words.map { "answer \(id) \"\($0)\" --kind \(question.kind)" }
  }

  /// Nil where it cannot be: then the author is answered by mail.
  private var commandToHandleAnew: String? {
    if isToBeMoved { return "reassign \(id) UNIT --why \"REASON\"" }
    if letter.stage != .merged, letter.wasHandledAnew { return nil }
    let act: (act: Act, name: String) = letter.stage == .merged ? (.unmerge, "unmerge") : (.reopen, "reopen")
    // What the transition table does not allow is not offered.
    guard (try? Stage.after(letter.stage, act.act, by: .clerk)) != nil else { return nil }
    return "\(act.name) \(id) --why \"REASON\""
  }

  /// What is proposed first, then what may be decided instead.
  private var commandsToDecide: [String] {
    waysToDecide.map { $0.command(about: id) } + ["assign \(id) --lead UNIT"]
      + ["decline \(id) --ground GROUND"]
  }
}

extension SecondAct {
  /// The one that the first clerk gave.
  fileprivate func command(about letter: LetterID) -> String {
    switch self {
    case .withdraw: "withdraw \(letter) --why \"REASON\""
    case .withhold: "withhold \(letter) --why \"REASON\""
    case .blocked: "pass \(letter)"
    case .erase: "erase \(letter) --why \"REASON\""
    }
  }
}
