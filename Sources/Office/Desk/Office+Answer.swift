import Domain
import Store

extension Office {
  /// The kinds of questions that are answered in words, as commands name them.
  package static var answeredKinds: [String] {
    QuestionKind.allCases.filter { $0 != .decide }.map(\.rawValue)
  }

  /// `huiyin answer`: what waits about a letter, in the words that answer its mail.
  /// - Parameters:
  ///   - kind: which of several.
  ///   - unit: whose request, where several units ask the same.
  package func answer(
    _ id: LetterID, _ words: String, kind: String? = nil, unit: String? = nil, by clerk: Party,
    at now: Timestamp
  ) throws -> String {
    try open(id, at: now) { docket in
      let question = try docket.questionToAnswer(kind, unit)
      try docket.checkMayAnswer(question, clerk)
      do {
        if question.kind == QuestionKind.rule.rawValue {
          guard let isRule = RuleQuestion.answer(words) else { throw DeskRefusal(QuestionKind.rule.help) }
          return try docket.decide(isRule, aboutRule: question, by: clerk)
        }
        return try docket.carryOut(words, answering: question, writtenAt: now, by: clerk)
      } catch let refusal as DeskRefusal {
        throw OfficeError.refused(refusal.chinese)
      }
    }
  }
}

extension Docket {
  /// The one that is meant.
  fileprivate func questionToAnswer(_ kind: String?, _ unit: String?) throws -> Question {
    let all = try book.waitingQuestions(about: id).map(\.question).filter {
      $0.kind != QuestionKind.decide.rawValue && (kind == nil || $0.kind == kind)
    }
    let meant = unit.map { unit in all.filter { $0.subject.hasPrefix("\(unit) ") } } ?? all
    guard let question = meant.first else { throw OfficeError.nothingWaits(id) }
    guard meant.count == 1 else {
      let kinds = meant.compactMap { QuestionKind(rawValue: $0.kind).map { "\($0.rawValue) \($0.chinese)" } }
      throw OfficeError.refused(
        "有\(meant.count)件事等待决定（\(kinds.joined(separator: "、"))），请用 --kind 或 --unit 写明")
    }
    return question
  }

  /// By mail only he who was asked has the code; here his name must say so.
  fileprivate func checkMayAnswer(_ question: Question, _ clerk: Party) throws {
    if question.kind == QuestionKind.second.rawValue { try checkIsNamed(clerk) }
    if office.register.desk(question.desk) != nil { return try checkMayDecide(clerk, .accept) }
    guard let role = Role(rawValue: question.desk) else { return }
    let isHis = office.register.officials.contains {
      $0.role == role && $0.name == clerk.name && $0.holds(on: now.day)
    }
    guard isHis else { throw OfficeError.notAsked(id, clerk.name ?? "") }
  }
}
