import Domain
import Store
import Templates

/// Puts an author's wish to whoever decides about his letter.
extension Docket {
  /// - Returns: false where the desk has been asked the same already and has not answered yet.
  func askAboutWish(_ wish: WishQuestion.Wish, words: String, from later: LaterMail) throws -> Bool {
    let open = try book.openQuestion(about: id, kind: QuestionKind.authorWish.rawValue)
    if let open, WishQuestion(subject: open.subject)?.wish == wish { return false }
    var reasons: [String] = []
    if !later.isFromHisAddress { reasons.append("来信带有本件的回复标识，但发件邮箱与网民登记的不同，请核实是否本人") }
    if later.isReleased { reasons.append("来信没有本件的回复标识，由工作人员转入，请核实是否本人") }
    if wish == .retract, !RetractionReason(words, of: letter).isPlain {
      reasons.append("网民在“撤回”之外另有说明，请看是否确要撤回")
    }
    if wish == .retract, letter.classification?.category == .tipOff { reasons.append("本件为举报") }
    if wish == .retract, letter.answer != nil { reasons.append("承办单位已经答复") }
    if letter.stage == .merged { reasons.append("本件已并案") }
    if wish == .retract, letter.hasPage { reasons.append("原答复仍在网站公开，同意后一并撤下") }
    if letter.accusation != nil { reasons += accusationMarks }
    try askAboutWish(WishQuestion(wish), reasons: reasons, words: words)
    return true
  }

  /// What he writes while the desk has his wish before it belongs to the question: that it was not he who asked,
  /// say. Who had agreed already is asked again.
  func askAnewAboutWish(_ words: String, from later: LaterMail) throws {
    let open = try book.openQuestion(about: id, kind: QuestionKind.authorWish.rawValue)
    guard let question = open.flatMap({ WishQuestion(subject: $0.subject) }) else { return }
    let from = later.isFromHisAddress ? "从其登记的邮箱" : "发件邮箱与网民登记的不同"
    try askAboutWish(
      WishQuestion(question.wish), reasons: ["提出要求之后又有来信（\(from)），请与前一封邮件对照"], words: words)
  }

  /// Asks whoever decides now, without what the first clerk said who is accused.
  /// - Parameter shown: what a list says of it; nil where another person was to agree.
  func askAnewAboutWish(_ question: WishQuestion, shown: [UInt8]?) throws {
    if shown != nil {
      return try ask(
        .authorWish, subject: question.subject, template: "author-asks",
        values: try TemplateValues(encoded: shown))
    }
    let said = question.wish == .retract ? letter.wordsOfLastRetraction : ""
    let first = question.firstClerk.map { ["\($0)此前已同意，因本件反映其所在的台席，不作数"] } ?? []
    try askAboutWish(WishQuestion(question.wish), reasons: first + accusationMarks, words: said)
  }

  func askAboutWish(
    _ question: WishQuestion, reasons: [String], words: String, of recipients: [String]? = nil
  ) throws {
    try ask(
      .authorWish, subject: question.subject, template: "author-asks", of: recipients,
      values: [
        "title": .text(titleForDesk), "stage": .text(letter.stage.chinese),
        "unit": .text((letter.answer?.unit ?? letter.assignment?.lead)?.text ?? ""),
        "words": .text(isReadHere ? Self.readHere(id) : words),
        "retract": .flag(question.wish == .retract), "unpublish": .flag(question.wish == .unpublish),
        "reasons": .list(reasons.map(TemplateValue.text)), "firstClerk": .text(question.firstClerk ?? ""),
      ])
  }
}

extension Letter {
  /// What its author wrote when he last wanted it back.
  fileprivate var wordsOfLastRetraction: String {
    let wanted = events.last { event in
      if case .noted(let words) = event.fact { words.shown.hasPrefix(Docket.wantsItBack) } else { false }
    }
    guard case .noted(let words)? = wanted?.fact else { return "" }
    return String(words.shown.dropFirst(Docket.wantsItBack.count))
  }
}
