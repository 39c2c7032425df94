import Digest
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
      OfficeText.hasPrefix("答复", first), case .answer(let text) = UnitWord(reading: words)
    else { return nil }
    guard question.isOpen else { throw DeskRefusal(closed: question) }
    guard let unit = office.register.unit(ofDesk: question.desk, on: now.day) else {
      throw DeskRefusal("未办理：本台席没有登记为承办单位，不能直接答复。\(QuestionKind.decide.help)")
    }
    guard let leader = unit.leader(on: now.day) else { throw DeskRefusal("未办理：\(unit.name)目前没有登记负责人，不能审签") }
    guard !text.isEmpty else { throw DeskRefusal("未办理：请在“答复：”之后写明答复全文") }
    try book.answer(question, by: clerk.name ?? "", at: now)
    do { _ = try accept(clause: nil, lead: unit.name, cooperating: [], by: clerk) } catch let error
      as OfficeError
    {
      throw DeskRefusal("未办理：\(error.chinese)")
    }
    let party = Party(.officer, name: clerk.name, unit: unit.name)
    try record(
      .replied(answer(text, of: unit.name, in: raw.reference, receivedAt: raw.receivedAt)), by: party)
    if unit.signOff == .scan, !Scan.all(in: message).isEmpty {
      try askToConfirmScan(of: message, after: nil)
      return "已记录答复，扫描件由其他工作人员核对"
    }
    try askToSignOff(leader, of: unit)
    return "已记录答复，已请\(unit.name)负责人\(leader.name)审签"
  }

  func answer(_ text: String, of unit: UnitName, in mail: MailReference, receivedAt: Timestamp) -> Answer {
    Answer(
      unit: unit, text: Words(text), mail: mail, receivedAt: receivedAt,
      digest: Hex.encode(SHA256.digest(of: office.entropy(16) + Array(text.utf8)).prefix(16)))
  }

  /// The mail with which a leader signs off what somebody of his unit has written.
  private func askToSignOff(_ leader: Leader, of unit: HandlingUnit) throws {
    guard let answer = letter.answer, let assignment = letter.assignment else { return }
    try send(
      "sign-off", to: leader.address,
      token: office.mint.token(for: unit.name, round: assignment.round, of: id),
      values: [
        "title": .text(letter.title.shown), "question": .text(letter.textWithSupplements),
        "answer": .text(answer.text.shown), "digest": .text(answer.digest), "unit": .text(unit.name.text),
        "leader": .text(leader.name), "due": .text(letter.leadDue?.shown ?? ""),
        "signOffSmime": .flag(unit.signOff == .smime),
        "signOffOpenPGP": .flag(unit.signOff == .openpgp), "signOffScan": .flag(unit.signOff == .scan),
      ])
  }

  /// Whether a reply is a yes to an answer that waits for one.
  func isSignOff(_ reply: UnitReply) -> Bool {
    letter.stage == .replied && letter.signOff == nil && letter.answer?.unit == reply.unit.name
      && UnitWord.isYes(reply.words)
  }

  /// A leader's yes (同意): his signature must cover the whole answer and its mark, as they stand in the mail that he
  /// answers; or, where the unit signs on paper, the scan is there.
  mutating func takeSignOff(_ reply: UnitReply, by sender: Party) throws {
    guard let answer = letter.answer else { throw Refusal.empty }
    switch reply.verdict {
    case .valid(let signer):
      let signed = Self.comparable(signer.text)
      guard signer.text.contains(answer.digest), let text = answer.text.text,
        SecondGate.contains(signed, Self.comparable(text))
      else { throw Refusal.answerNotSigned }
      try signOff(answer, signedBy: signer, reply)
    case .invalid(let reason, let detail): throw Refusal.signature(reason, detail: detail)
    case .absent:
      guard reply.unit.signOff == .scan else { throw Refusal.notSigned }
      guard !reply.scans.isEmpty else { throw reply.lackOfScan }
      let scanned = self.answer(
        answer.text.shown, of: answer.unit, in: reply.raw.reference, receivedAt: reply.mail.receivedAt)
      try record(.replied(scanned), by: sender)
      try book.voidQuestions(about: id)
      try askToConfirmScan(of: reply.message, after: nil)
    }
  }

  /// Quotation marks and line breaks are the mail client's.
  private static func comparable(_ text: String) -> [Unicode.Scalar] {
    SecondGate.normalised(text).filter { ![">", "|", "｜"].contains($0) }
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
