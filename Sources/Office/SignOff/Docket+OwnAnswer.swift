import Domain
import Mail
import Store

/// A letter that the desk answers itself (感谢、简单咨询): it is a handling unit then, with a leader of its own who signs
/// off, as every unit's does.
extension Docket {
  /// Takes `答复：…` in answer to a question what becomes of the letter: accepts it, assigns it to the desk's own unit, and
  /// has the unit's leader sign off.
  /// - Returns: what was done, for the clerk; nil where the words are no answer.
  mutating func answerItself(
    _ words: String, in message: Message, _ raw: RawMail, answering question: Question, by clerk: Party
  ) throws -> String? {
    guard question.kind == QuestionKind.decide.rawValue, let first = OfficeText.lines(words).first,
      OfficeText.hasPrefix("答复", first), case .answer(let said) = UnitWord(reading: words)
    else { return nil }
    let text = said.text
    guard question.isOpen else { throw DeskRefusal(closed: question) }
    guard let unit = office.register.unit(ofDesk: question.desk, on: now.day) else {
      throw DeskRefusal("未办理：本台席没有登记为承办单位，不能直接答复。\(QuestionKind.decide.help)")
    }
    guard let leader = unit.leader(on: now.day) else { throw DeskRefusal("未办理：\(unit.name)目前没有登记负责人，不能审签") }
    guard !text.isEmpty else { throw DeskRefusal("未办理：请在“答复：”之后写明答复全文") }
    guard unit.signOff != .paper || !otherClerks(than: clerk.name ?? "").isEmpty else {
      throw DeskRefusal("未办理：原件须由另一名工作人员核对，但没有登记其他工作人员")
    }
    try book.answer(question, by: clerk.name ?? "", at: now)
    do { _ = try accept(clause: nil, lead: unit.name, cooperating: [], by: clerk) } catch let error
      as OfficeError
    {
      throw DeskRefusal("未办理：\(error.chinese)")
    }
    let party = Party(.officer, name: clerk.name, unit: unit.name)
    try record(
      .replied(answer(said, of: unit.name, in: raw.reference, receivedAt: raw.receivedAt)), by: party)
    if unit.signOff == .scan, !Scan.all(in: message).isEmpty {
      try askToConfirmScan(after: nil)
      return "已记录答复，扫描件由其他工作人员核对"
    }
    if unit.signOff == .paper {
      try askForPaper(besides: clerk.name)
      return "已记录答复，请将答复打印盖章，原件由其他工作人员核对"
    }
    try askToSignOff(leader, of: unit, writtenBy: party)
    return "已记录答复，已请\(unit.name)负责人\(leader.name)审签"
  }

  /// Those of a desk who had a hand in the answer: nobody confirms his own.
  var ownHands: Set<String> {
    var hands: Set<String> = []
    for event in letter.events.reversed() {
      if case .assigned = event.fact { break }
      guard case .replied = event.fact, let name = event.by.name else { continue }
      let isDesks = event.by.unit.flatMap { office.register.unit($0)?.desk } != nil
      if event.by.role == .clerk || isDesks { hands.insert(name) }
    }
    return hands
  }
}
