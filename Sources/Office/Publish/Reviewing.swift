import Domain
import Reading
import Store
import Templates

/// Passes signed answers to the public, or asks the reviewer (审核; Art. 10 third item).
struct Reviewing: PipelineStage {
  let office: Office
  let now: Timestamp

  func run(until stop: () -> Bool) throws -> Int {
    let letters = try office.ledger.letters(
      at: .signedOff, withoutOpen: QuestionKind.review.rawValue, QuestionKind.second.rawValue)
    return try each(letters, until: stop, review)
  }

  private func review(_ docket: inout Docket) throws {
    let warnings = try docket.reviewWarnings()
    try docket.keepAnswer()
    if office.rules.automatic.contains(.review), warnings.isEmpty {
      try docket.record(.cleared(docket.letter.wishedClearance), by: .policy)
    } else {
      try docket.askForReview(warnings: warnings, advice: docket.wordingAdvice())
    }
  }
}

extension Letter {
  /// What a passed review leads to, as the author wished; a test goes to its author alone.
  var wishedClearance: Clearance {
    if isTest { return .toWithhold(reason: Words(Self.testReason)) }
    return mayBePublished ? .toPublish : .toWithhold(reason: Words("留言人要求"), ground: .wish)
  }
}

extension Letter {
  /// Whether its author speaks of what is not to be known, in words that need not be a wish. Once he has said that it
  /// may be published, only what he wrote after that counts.
  var mentionsPublication: Bool {
    var words = [registration.title, registration.text]
    for event in events {
      guard case .supplemented(let text, let wish, _) = event.fact else { continue }
      if wish == true { words = [] } else { words.append(text) }
    }
    return words.contains { PublicationWish(in: $0.text ?? "") != .none }
  }
}

extension PrivateMatter {
  fileprivate var warning: String {
    switch self {
    case .health: "来信或答复提到个人健康状况，请核对能否认出是谁"
    case .minor: "来信或答复提到未成年人，请核对能否认出是谁"
    }
  }
}

extension Docket {
  /// What a person should look at before this is public.
  func reviewWarnings() throws -> [String] {
    var warnings = try publicFindings().map { "脱敏后仍发现疑似个人信息：\($0)" }
    if case .blocked(let findings) = letter.events.last?.fact, findings != [Letter.authorsWish],
      findings != [Letter.stopFinding]
    {
      warnings.append("上次公开被第二道关口拦下：\(findings.joined(separator: "、"))")
    }
    if let line = letter.stopped {
      warnings.append("承办单位答复后来信要求暂不公开：“\(forDesk(line))”，请先与其联系（退回的，请回复“退回修改：意见”）")
    }
    if let language {
      warnings.append("来信为\(language.chinese)，系统不能辨认其中的个人信息，请通读后决定")
    }
    if let name = letter.registration.authorName?.text, name.unicodeScalars.count == 2,
      letter.answer?.text.text?.contains(name) == true
    {
      warnings.append("答复中出现与网民姓名相同的两个字，请核对脱敏是否恰当")
    }
    if try book.openQuestion(about: id, kind: QuestionKind.authorWish.rawValue) != nil {
      warnings.append("网民要求撤回本件，请先答复【网民要求】的邮件")
    }
    if let answered = letter.events.last(where: { $0.fact.act == .reply })?.sequence {
      for added in letter.supplements where added.sequence > answered {
        let words =
          mayBeSecret ? Self.readHere(id) : OfficeText.lines(added.text.shown).joined(separator: " ")
        warnings.append("答复之后网民又有补充（补充内容不在网站公开）：" + words)
      }
    }
    if let reason = letter.answer?.keptBack {
      warnings.append("承办单位建议不公开：\(forDesk(reason.shown))（同意的，请回复“不公开：理由”）")
    }
    if letter.mayBePublished, !letter.hasPage, letter.standing?.isWithheld == true {
      warnings.append("本件此前只答复了网民本人，没有公开；仍不公开的，请回复“不公开：理由”")
    }
    if let remark = letter.remark { warnings.append(Letter.remarkMark + remark) }
    if let files = letter.filesBesideYes {
      warnings.append("审签邮件另附“\(forDesk(files))”，请先打开原邮件，看其中有无修改意见（有的，请回复“退回：原因”）")
    }
    if letter.accusation != nil { warnings.append("来信可能举报单位或人员，请审核是否宜于公开") }
    if letter.mayBePublished {
      let words = [letter.title.shown, letter.registration.text.shown, letter.answer?.text.shown ?? ""]
      warnings += PrivateMatter.all(in: words.joined(separator: "\n")).map(\.warning)
    }
    if letter.mayBePublished, letter.mentionsPublication {
      warnings.append("来信提到“不公开”“保密”或“匿名”，请核对网民是否要求不公开")
    }
    return warnings
  }

  func askForReview(warnings: [String], advice: [String]) throws {
    let warnings =
      letter.isTest
      ? warnings + ["本件已标为测试：通过后只答复留言人，不在网站公开"]
      : letter.mayBePublished ? warnings : warnings + ["网民要求不公开：通过后只答复网民本人，不在网站公开"]
    guard let view = PublicView(letter, in: office).publicLetter(at: now),
      let answer = letter.answer
    else { throw OfficeError.nothingToPublish(id) }
    try ask(
      .review, subject: answer.digest, template: "review",
      values: [
        "title": .text(view.title), "summary": .text(view.summary ?? ""),
        "untitled": .flag(!letter.hasTitle), "question": .text(view.question), "answer": .text(view.answer),
        "unit": .text(view.unit.text), "signedOff": .text(view.signedOff),
        "warnings": .list(warnings.map(TemplateValue.text)), "advice": .list(advice.map(TemplateValue.text)),
      ])
  }
}
