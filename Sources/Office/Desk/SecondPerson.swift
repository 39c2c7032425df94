import Domain
import Store
import Templates

/// What takes two clerks (第二人): nobody confirms his own (design law 5).
package enum TwoPersonMatter: String, Sendable, CaseIterable {
  /// A sealed scan signs an answer off.
  case scan
  /// What is public is taken down.
  case withdraw
  /// What the second gate had kept from the public passes after all.
  case blocked
  /// What an author wrote is erased.
  case erase

  var chinese: String {
    switch self {
    case .scan: "确认盖章扫描件"
    case .withdraw: "撤下已公开的答复"
    case .blocked: "通过曾被拦下的答复"
    case .erase: "删除来信内容和个人信息"
    }
  }
}

/// What is done once both have said yes.
enum SecondAct: String {
  case withdraw
  /// The page goes, and the new answer is its author's alone.
  case withhold
  case blocked
  case erase

  var matter: TwoPersonMatter {
    switch self {
    case .withdraw, .withhold: .withdraw
    case .blocked: .blocked
    case .erase: .erase
    }
  }

  var chinese: String { self == .withhold ? "撤下原答复，新答复不公开" : matter.chinese }
}

/// What another clerk is asked to confirm, who asked first, and with which event he said why.
struct SecondQuestion: Equatable {
  let act: SecondAct
  let said: Int64
  let firstClerk: String

  init(_ act: SecondAct, said: Int64, by clerk: String) {
    self.act = act
    self.said = said
    firstClerk = clerk
  }

  init?(subject: String) {
    let parts = subject.split(separator: " ", maxSplits: 2).map(String.init)
    guard parts.count == 3, let act = SecondAct(rawValue: parts[0]), let said = Int64(parts[1])
    else { return nil }
    self.init(act, said: said, by: parts[2])
  }

  var subject: String { "\(act.rawValue) \(said) \(firstClerk)" }
}

extension Docket {
  /// Has another clerk asked, unless policy wants none or he who acts is the other one.
  /// - Parameter reason: of whoever asks first.
  /// - Returns: what the clerk is told while another has to confirm; nil where it may be done now.
  mutating func askSecond(_ act: SecondAct, because reason: String, by clerk: Party) throws
    -> String?
  {
    guard office.rules.secondPerson.contains(act.matter) else { return nil }
    let name = clerk.name ?? ""
    try checkIsNamed(clerk)
    let open = try book.openQuestion(about: id, kind: QuestionKind.second.rawValue)
    if let open, let asked = SecondQuestion(subject: open.subject), asked.act == act {
      guard asked.firstClerk != name, !ownHands.contains(name) else { throw OfficeError.hisOwn(id) }
      try book.answer(open, by: name, at: now)
      try takeBackMails(of: asked)
      return nil
    }
    let others = otherClerks(than: name)
    guard !others.isEmpty else { throw OfficeError.nobodyElse(id) }
    try record(.noted(Words("\(name)提出\(act.chinese)：\(reason)")), by: clerk)
    guard let said = letter.events.last?.sequence else { return nil }
    try askAnother(than: SecondQuestion(act, said: said, by: name))
    return "已记录您的意见，另一名工作人员确认后\(act.chinese)"
  }

  /// Asks every clerk but the first whether he confirms what that one has asked for.
  func askAnother(than question: SecondQuestion) throws {
    try ask(
      .second, subject: question.subject, template: "second-person",
      of: otherClerks(than: question.firstClerk),
      values: [
        "title": .text(titleForDesk), "matter": .text(question.act.chinese),
        "firstClerk": .text(question.firstClerk), "reason": .text(words(at: question.said)),
        "unit": .text(letter.answer?.unit.text ?? ""),
        "answer": .text(isReadHere ? Self.readHere(id) : letter.answer?.text.shown ?? ""),
      ])
  }

  /// Whom nobody has begun to ask by mail is asked no more: another one has answered.
  private func takeBackMails(of question: SecondQuestion) throws {
    for recipient in otherClerks(than: question.firstClerk) {
      try book.withdraw(
        "second-person", about: id, to: recipient, reply: "answered before it was sent", at: now)
    }
  }

  /// 同意, or 不同意：原因, of the other one.
  mutating func decide(_ word: DeskWord, asSecondOf question: SecondQuestion, by clerk: Party) throws
    -> String
  {
    let name = clerk.name ?? ""
    guard question.firstClerk != name, !ownHands.contains(name) else { throw OfficeError.hisOwn(id) }
    try takeBackMails(of: question)
    switch word {
    case .refuse(let reason), .sendBack(let reason):
      guard !reason.isEmpty else { throw DeskRefusal("不同意须写明原因") }
      try record(.noted(Words("\(name)不同意\(question.act.chinese)：\(reason)")), by: clerk)
      return "已记录，没有\(question.act.chinese)"
    case .pass:
      let because = "\(said(of: question))，\(name)确认"
      switch question.act {
      case .withdraw:
        try withdraw(because: because, by: clerk)
        return "已撤下"
      case .withhold: return try withhold(because: because, by: clerk)
      case .blocked: return try clear(by: clerk)
      case .erase:
        return try orderErasure(because: because, by: clerk)
      }
    default: throw DeskRefusal("这一件不能这样办理。\(QuestionKind.second.help)")
    }
  }

  /// What takes two takes two whom the register names: the machine's administrator is nobody's second.
  func checkIsNamed(_ clerk: Party) throws {
    guard isNamed(clerk) else { throw OfficeError.notNamed(id, clerk.name ?? "") }
  }

  /// Whether the register names him today.
  func isNamed(_ clerk: Party) -> Bool {
    let (name, register) = (clerk.name ?? "", office.register)
    return register.desks.contains { $0.clerk(named: name, on: now.day) != nil }
      || register.officials.contains { $0.name == name && $0.holds(on: now.day) }
  }

  /// What the first one said.
  private func said(of question: SecondQuestion) -> String {
    guard case .noted(let words) = letter.events.first(where: { $0.sequence == question.said })?.fact else {
      return ""
    }
    return words.shown
  }
}
