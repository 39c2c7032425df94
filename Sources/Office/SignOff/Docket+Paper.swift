import Domain
import Templates

/// Answers that a leader signs on paper, which the desk then has in hand (原件已收).
extension Docket {
  /// Asks the desk to say when the paper has come.
  /// - Parameter recorder: the clerk who typed the answer; he does not confirm it himself.
  func askForPaper(besides recorder: String? = nil) throws {
    guard let answer = letter.answer else { return }
    let due = letter.due[answer.unit]
    try ask(
      .confirmPaper, subject: answer.digest, template: "confirm-paper", of: recorder.map(otherClerks),
      values: [
        "title": .text(letter.title.shown), "question": .text(letter.registration.text.shown),
        "original": "原件",
        "unit": .text(answer.unit.text), "answer": .text(answer.text.shown),
        "answeredAt": "\(answer.receivedAt)", "due": .text(due?.shown ?? ""),
        "late": .flag(due.map { office.rules.clock.isLate(answer.receivedAt, due: $0.day) } ?? false),
        "stopped": .text(letter.stopped ?? ""), "remark": .text(letter.remark ?? ""),
      ])
  }

  /// The paper is here: the answer that it signs is signed off.
  /// - Parameter digest: of the answer that was asked about.
  mutating func receivePaper(_ words: String, of digest: String, by clerk: Party) throws -> String {
    guard let answer = letter.answer, answer.digest == digest else {
      throw DeskRefusal("答复已变更，请按新的邮件核对")
    }
    guard isNamed(clerk) else {
      throw DeskRefusal("未办理：原件须由登记的工作人员核对，\(clerk.name ?? "")没有登记")
    }
    guard !ownHands.contains(clerk.name ?? "") else {
      throw DeskRefusal("未办理：这是您本人办理的答复，须由其他工作人员核对原件")
    }
    let receipt = PaperReceipt(reading: words, on: now.day)
    if let reservation = receipt.reservation {
      throw DeskRefusal(
        "未办理：“\(PenText.plain(reservation))”不像送件人或快递；原件有欠缺的，请写：退回：原因。\(QuestionKind.confirmPaper.help)")
    }
    guard let note = receipt.note else {
      let lacking = receipt.lacking.map(\.chinese).joined(separator: "、")
      throw DeskRefusal("未办理：没有读到\(lacking)。\(QuestionKind.confirmPaper.help)")
    }
    try record(
      .signedOff(
        SignOff(
          leader: "\(answer.unit)负责人", way: .paper(note: note), answer: answer.digest,
          proof: Proof(mail: answer.mail, confirmedBy: [clerk.name].compactMap(\.self)))), by: clerk)
    try book.voidQuestions(about: id, kind: QuestionKind.confirmPaper.rawValue)
    return "原件已收，已确认审签，转入公开审核"
  }
}
