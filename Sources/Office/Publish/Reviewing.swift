import Domain
import Reading
import Store
import Templates

/// Passes signed answers to the public, or asks the reviewer (审核; Art. 10 third item).
struct Reviewing: PipelineStage {
  let office: Office
  let now: Timestamp

  func run(until stop: () -> Bool) throws -> Int {
    let letters = try office.ledger.letters(at: .signedOff, withoutOpen: QuestionKind.review.rawValue)
    return try each(letters, until: stop, review)
  }

  private func review(_ docket: inout Docket) throws {
    let warnings = try docket.reviewWarnings()
    if office.rules.automatic.contains(.review), warnings.isEmpty {
      try docket.record(.cleared(docket.letter.wishedClearance), by: .policy)
    } else {
      try docket.askForReview(warnings: warnings)
    }
  }
}

extension Letter {
  /// What a passed review leads to, as the author wished.
  var wishedClearance: Clearance {
    mayBePublished ? .toPublish : .toWithhold(reason: Words("留言人要求"))
  }
}

extension Docket {
  /// What a person should look at before this is public.
  func reviewWarnings() throws -> [String] {
    var warnings = try publicFindings().map { "脱敏后仍发现疑似个人信息：\($0)" }
    if case .blocked(let findings) = letter.events.last?.fact {
      warnings.append("上次公开被第二道关口拦下：\(findings.joined(separator: "、"))")
    }
    if let name = letter.registration.authorName?.text, name.unicodeScalars.count == 2,
      letter.answer?.text.text?.contains(name) == true
    {
      warnings.append("答复中出现与网民姓名相同的两个字，请核对脱敏是否恰当")
    }
    return warnings
  }

  func askForReview(warnings: [String]) throws {
    guard let view = PublicView(letter: letter, register: office.register).publicLetter(at: now),
      let answer = letter.answer
    else { throw OfficeError.nothingToPublish(id) }
    try ask(
      .review, subject: answer.digest, template: "review",
      values: [
        "title": .text(view.title), "question": .text(view.question), "answer": .text(view.answer),
        "unit": .text(view.unit.text), "signedOff": .text(view.signedOff),
        "warnings": .list(warnings.map(TemplateValue.text)),
      ])
  }
}
