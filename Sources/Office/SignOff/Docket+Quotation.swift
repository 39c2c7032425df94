import Domain
import Mail
import Templates

/// What stands below a leader's yes: the mail that asked him, as it was sent, and nothing that somebody wrote into it.
extension Docket {
  /// - Throws: where other words stand in the quotation, which may take the yes back.
  func checkQuotation(in reply: UnitReply, of answer: Answer) throws {
    // His program shows him the page, where something else may stand.
    let histories = [reply.ownWords.history, reply.verdict.signer?.page?.history ?? ""].filter { !$0.isEmpty }
    guard !histories.isEmpty else { return }
    let names = office.register.namesInHeaders + [office.rules.name]
    let asked = QuotedMail(
      try askings(for: answer, reply),
      knowing: names.filter { name in histories.contains { $0.contains(name) } })
    for history in histories { try check(asked.foreign(in: history), in: reply) }
  }

  private func check(_ found: QuotedMail.Foreign, in reply: UnitReply) throws {
    // Below it a signature or a disclaimer is nothing, as it is nothing below the yes itself. What looks quoted there was
    // quoted from nothing of ours: it is read as any other line.
    let lines = found.below.map { String($0.drop { ">＞|｜ \t　".contains($0) }) }
    let signed = reply.written((["同意"] + lines).joined(separator: "\n"), in: office)
    let below = OfficeText.lines(signed).first { !UnitWord.isYes($0) }
    guard let line = found.among.first ?? below else { return }
    throw Refusal.unread(
      UnreadWord(line, "引用的原文之中或之下另有文字，不能确定是否同意；同意的请只在最前面写“同意”，原文不要改动，要修改的请写“退回修改：意见”"))
  }

  /// The mails that asked for a yes to this answer. One that left encrypted nobody here can read: it is written once more.
  private func askings(for answer: Answer, _ reply: UnitReply) throws -> [Message] {
    let sent = try book.mails("sign-off", about: id, most: Self.mostAskings).compactMap {
      // What we sent ourselves is read as anything else; what is no mail asked for nothing.
      try? Message(parsing: $0)
    }
    let read = sent.filter { $0.text.contains(answer.digest) }
    guard read.isEmpty, let writer = letter.events.last(where: { $0.fact.act == .reply })?.by else {
      return read
    }
    let disclosure = try disclosure(namingOthers: true)
    return try reply.unit.leaders.filter { $0.holds(on: now.day) }.map { leader in
      let values = asking(leader, of: reply.unit, to: answer, writtenBy: writer)
      return try Post(office: office, now: now).shown(
        "sign-off", to: leader.address, about: disclosure.letter, token: reply.token,
        values: disclosure.outgoing(values, to: leader.address))
    }
  }

  private static let mostAskings = 8
}

extension Register {
  /// What a mail program may write beside 发件人, 收件人 and 抄送.
  fileprivate var namesInHeaders: [String] {
    let units = units.flatMap { unit in
      [unit.name.text, unit.fullName] + unit.officers.map(\.name) + unit.leaders.map(\.name)
        + unit.subUnits.map(\.name)
    }
    return (units + desks.flatMap { [$0.name] + $0.clerks.map(\.name) } + officials.map(\.name))
      .filter { !$0.isEmpty }
  }
}
