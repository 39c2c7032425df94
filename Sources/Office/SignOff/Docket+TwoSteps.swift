import Digest
import Domain
import Mail
import Signatures
import Templates

/// Signing off in two steps (审签): somebody of the unit writes the answer, its leader says yes to it or sends it back.
extension Docket {
  func answer(_ said: UnitAnswer, of unit: UnitName, in mail: MailReference, receivedAt: Timestamp) -> Answer
  {
    Answer(
      unit: unit, text: Words(said.text), mail: mail, receivedAt: receivedAt,
      digest: Hex.encode(SHA256.digest(of: office.entropy(16) + Array(said.text.utf8)).prefix(16)),
      keptBack: said.keptBack.map { Words($0) }, finding: said.finding)
  }

  /// The mail with which a leader signs off what somebody of his unit has written; where the unit signs on paper, its
  /// officer has it printed and sealed.
  /// - Parameter reader: in its officer's place.
  func askToSignOff(
    _ leader: Leader, of unit: HandlingUnit, writtenBy writer: Party, printedBy reader: UnitReader? = nil
  ) throws {
    guard let answer = letter.answer, let assignment = letter.assignment else { return }
    let isOnPaper = [.scan, .paper].contains(unit.signOff)
    let officer = isOnPaper && unit.desk == nil ? unit.officer(on: now.day)?.address : nil
    try send(
      "sign-off", to: reader?.address ?? officer ?? leader.address,
      token: office.mint.token(for: unit.name, round: assignment.round, of: id),
      values: asking(leader, of: unit, to: answer, writtenBy: writer))
  }

  func asking(_ leader: Leader, of unit: HandlingUnit, to answer: Answer, writtenBy writer: Party)
    -> TemplateValues
  {
    [
      "title": .text(letter.title.shown), "question": .text(letter.textWithSupplements),
      "answer": .text(answer.text.shown), "digest": .text(answer.digest), "unit": .text(unit.name.text),
      "leader": .text(leader.name), "due": .text(letter.leadDue?.shown ?? ""),
      "desk": .flag(unit.desk != nil),
      "writer": .text(writer.name ?? ""), "keptBack": .text(answer.keptBack?.shown ?? ""),
      "corrects": .flag(letter.isCorrection), "stopped": .text(letter.stopped ?? ""),
      "remark": .text(letter.remark ?? ""),
      "before": .text(letter.answerBeforeCorrection?.text.shown ?? ""),
      "signOffSmime": .flag(unit.signOff == .smime),
      "signOffOpenPGP": .flag(unit.signOff == .openpgp), "signOffScan": .flag(unit.signOff == .scan),
      "signOffPaper": .flag(unit.signOff == .paper),
      "fits": .flag(![.scan, .paper].contains(unit.signOff) && isShort(answer)),
    ]
  }

  /// Whether a link can carry the whole answer, which a signed yes must hold: what is longer than 2,000 octets some
  /// systems cut, others do not open. Every octet may take three.
  private func isShort(_ answer: Answer) -> Bool {
    letter.title.shown.utf8.count + answer.text.shown.utf8.count <= 450
  }

  /// Whether a reply is a yes to an answer that waits for one. Below it may stand what the link of the mail writes
  /// there, the answer and its mark, and nothing else.
  func isSignOff(_ reply: UnitReply, by sender: Party) throws -> Bool {
    guard letter.stage == .replied, letter.signOff == nil, let answer = letter.answer,
      answer.unit == reply.unit.name
    else { return false }
    if UnitWord.isYes(reply.words) || UnitWord.isYes(reply.wordsAboveCard) { return true }
    let lines = reply.words.split(maxSplits: 1, whereSeparator: \.isNewline)
    guard lines.count == 2, UnitWord.isYes(String(lines[0])) else { return false }
    let below = SignedWords(String(lines[1]))
    return try [answer.text.shown, shown(answer.text.shown, to: sender, of: reply.unit)].contains {
      SignedWords("\($0)答复核对码\(answer.digest)").begins(with: below)
    }
  }

  /// A leader's yes (同意): his signature must cover the whole answer and its mark, as they stand in the mail that he
  /// answers; or, where the unit signs on paper, the scan is there.
  mutating func takeSignOff(_ reply: UnitReply, by sender: Party) throws {
    guard let answer = letter.answer else { throw Refusal.empty }
    try checkIsLatest(reply)
    switch reply.verdict {
    case .valid(let signer):
      guard SignedWords(signer.text).contains(SignedWords(answer.digest)), let text = answer.text.text else {
        throw Refusal.answerNotSigned
      }
      try checkQuotation(in: reply, of: answer)
      let asked = try [text, shown(text, to: sender, of: reply.unit)].map(SignedWords.init)
      guard Self.holds(signer.text, oneOf: asked) else { throw Refusal.answerNotSigned }
      // What he struck out stands in the plain text all the same.
      if let page = signer.page, !Self.holds(page.text, oneOf: asked) { throw Refusal.pageDiffers }
      if answer.keptBack != nil, let line = OfficeText.lines(reply.words).first(where: LeadersYes.publishes) {
        throw Refusal.unread(
          UnreadWord(line, "这份答复建议不公开；同意不公开的请只写“同意”，应当公开的请写“答复：”及答复全文"))
      }
      // A yes to an answer that may be published, and a form that says it may not.
      let wish = try reply.forms.wish(in: reply.unit, saying: answer.keptBack?.shown)
      if answer.keptBack == nil, let reason = wish {
        throw Refusal.unread(
          UnreadWord("公开建议：不公开（\(reason)）", "审签的答复没有写明不公开；不公开的，请写“答复（不公开）：理由”，另起一行写答复全文"))
      }
      try signOff(answer, signedBy: signer, reply)
      try noteFiles(beside: reply)
    case .invalid(let reason, let detail): throw Refusal.signature(reason, detail: detail)
    case .absent:
      guard [.scan, .paper].contains(reply.unit.signOff) else { throw Refusal.notSigned }
      guard !reply.scans.isEmpty else { throw reply.lackOfScan }
      try checkQuotation(in: reply, of: answer)
      let said = UnitAnswer(answer.text.shown, keptBack: answer.keptBack?.shown, finding: answer.finding)
      let scanned = self.answer(try reply.forms.completing(said, in: reply.unit), in: reply)
      let remark = letter.remark
      try record(.replied(scanned), by: sender)
      try note(reply.forms.remarks, orElse: remark)
      try book.voidQuestions(about: id)
      try askToConfirmScan(after: nil)
    }
  }

  /// An answer as the mail to a leader shows it: without its author's name and numbers.
  private func shown(_ answer: String, to sender: Party, of unit: HandlingUnit) throws -> String {
    guard let leader = unit.leaders.first(where: { $0.name == sender.name && $0.holds(on: now.day) }) else {
      return answer
    }
    let values = try disclosure(namingOthers: true).outgoing(["answer": .text(answer)], to: leader.address)
    guard case .text(let shown)? = values["answer"] else { return answer }
    return shown
  }

  /// Also where a mail program wrote links out behind their words.
  private static func holds(_ text: String, oneOf answers: [SignedWords]) -> Bool {
    [text, WrittenOutLinks.removed(from: text)].map(SignedWords.init).contains { text in
      answers.contains(where: text.contains)
    }
  }

  /// 退回修改：…: a leader does not sign, and his officer writes anew. The due day stays as it is: a unit does not
  /// lengthen its own term.
  mutating func takeLeadersSendBack(_ reason: String, in reply: UnitReply, by sender: Party) throws {
    guard sender.role == .leader else { throw Refusal.onlyTheLeader }
    guard letter.stage == .replied, letter.answer?.unit == reply.unit.name else {
      throw Refusal.nothingToSign
    }
    guard !reason.isEmpty else { throw Refusal.sentBackWithoutReason }
    try checkIsLatest(reply)
    try sendBack(reason, by: sender)
  }
}
