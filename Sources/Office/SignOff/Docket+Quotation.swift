import Domain
import Mail
import Templates

/// What stands below a leader's yes: the mail that asked him, as it was sent, and nothing that somebody wrote into it.
extension Docket {
  /// - Throws: where other words stand in the quotation, which may take the yes back.
  func checkQuotation(in reply: UnitReply, of answer: Answer) throws {
    let history = reply.ownWords.history
    guard !history.isEmpty else { return }
    let people = reply.unit.officers.map(\.name) + reply.unit.leaders.map(\.name)
    let names = people + [reply.unit.name.text, reply.unit.fullName, office.rules.name]
    let found = QuotedMail(try askings(for: answer, reply), knowing: names).foreign(in: history)
    // Below it a signature or a disclaimer is nothing, as it is nothing below the yes itself.
    let signed = reply.written((["同意"] + found.below).joined(separator: "\n"), in: office)
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
