import Domain
import Mail
import Store
import Templates

/// Carries out what units and the supervisor answer to a bulletin's mails, line by line: 异议 of a unit; 维持, 采纳, 复核,
/// 批示, 移交 and at last 同意印发 of the supervisor.
///
/// Each needs the code that was mailed to him alone and his registered address (design law 5); the supervisor's code
/// releases the draft that he was shown, and no other.
struct AnsweringBulletin: PipelineStage {
  let office: Office
  let now: Timestamp

  func run(until stop: () -> Bool) throws -> Int {
    let mails = try office.ledger.mail(for: .bulletin, limit: Batch.most)
    return try each(mails, until: stop, answer)
  }

  private func answer(_ mail: IncomingMail) throws {
    let message = try office.message(in: try office.mail(mail.id))
    guard let code = try code(in: message), let bulletin = try office.ledger.bulletin(code.bulletin) else {
      throw LedgerError.corrupt("mail \(mail.id) lost its code")
    }
    let sender = message.from.count == 1 ? message.from[0].mailbox : ""
    guard let party = party(for: code, writingFrom: sender, on: mail.receivedAt.day) else {
      return try office.ledger.write {
        let whose = code.unit.map { "\($0)" } ?? "the supervisor"
        try $0.hold(
          mail.id, reason: "not a clerk", detail: "a bulletin's code of \(whose), sent by nobody of it",
          at: now)
      }
    }
    let lines = ClerkText.withoutCode(message.certainReply.words).joined(separator: "\n")
    let words = BulletinWord.all(in: lines)
    try office.ledger.write { book in
      var desk = BulletinDesk(
        office: office, now: now, book: book, bulletin: bulletin, code: code, party: party, sender: sender,
        receivedAt: mail.receivedAt)
      let outcomes =
        words.isEmpty
        ? [
          DeskOutcome(
            PenText.plain(OfficeText.lines(lines).first ?? "（空白）"), "未办理：没有读懂；\(desk.help)", .refused)
        ]
        : try desk.carryOut(words)
      try book.settle(mail.id, as: .handled)
      var values = DeskOutcome.values(of: outcomes)
      values["about"] = .text("\(bulletin.period.chinese)通报")
      values["left"] = ""
      try book.send(
        try Post(office: office, now: now).mail(
          "morning-understood", to: sender, code: nil, cause: "bulletin answer \(mail.id)", values: values),
        at: now)
    }
  }

  private func code(in message: Message) throws -> BulletinCode? {
    for code in MailTokens(of: message).digestCodes where code.kind.isOfBulletins {
      if let known = try office.ledger.bulletinCode(code.code) { return known }
    }
    return nil
  }

  /// Nil for anybody whose word it is not.
  private func party(for code: BulletinCode, writingFrom sender: String, on day: Day) -> Party? {
    guard let name = code.unit else {
      let supervisor = office.register.officials.first {
        $0.role == .supervisor && $0.writes(from: sender) && $0.holds(on: day)
      }
      return supervisor.map { Party(.supervisor, name: $0.name) }
    }
    guard let unit = office.register.unit(name) else { return nil }
    if let leader = unit.leader(writingFrom: sender, on: day) {
      return Party(.leader, name: leader.name, unit: name)
    }
    return unit.officer(writingFrom: sender, on: day).map { Party(.officer, name: $0.name, unit: name) }
  }
}

extension DigestCode.Kind {
  var isOfBulletins: Bool { self == .bulletin || self == .figures }
}
