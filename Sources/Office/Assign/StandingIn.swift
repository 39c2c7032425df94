import Domain
import Mail
import Store

/// Sends an assignment to the deputy where its officer's mailbox answers by itself that he is not there (不在岗): at
/// once, and to each once.
struct StandingIn: PipelineStage {
  let office: Office
  let now: Timestamp

  func run(until stop: () -> Bool) throws -> Int {
    let mails = try office.ledger.mail(for: .absence, limit: 1000)
    return try each(mails, until: stop, standIn)
  }

  private func standIn(_ mail: IncomingMail) throws {
    guard let raw = try office.ledger.mail(mail.id),
      let token = mail.token.flatMap({ Token.all(in: $0).first })
    else { throw LedgerError.corrupt("mail \(mail.id) lost its token") }
    let sender = try Message(parsing: raw.bytes).from.first?.mailbox ?? ""
    try office.open(token.letter, at: now) { docket in
      guard let holder = TokenHolder(of: token, in: docket.letter, mint: office.mint),
        let unit = office.register.unit(holder.unit),
        let officer = unit.officer(writingFrom: sender, on: mail.receivedAt.day)
      else { throw LedgerError.corrupt("mail \(mail.id) has a token of no unit") }
      guard holder.isCurrent, !docket.letter.stage.isClosed else {
        return try docket.book.settle(mail.id, as: .setAside, note: "autoReply")
      }
      try docket.standIn(for: officer, of: unit, mail)
    }
  }
}

extension Docket {
  fileprivate mutating func standIn(for officer: Officer, of unit: HandlingUnit, _ mail: IncomingMail) throws
  {
    let kind = unit.name == letter.assignment?.lead ? "assigned" : "cooperate"
    guard let deputy = try resendAssignment(kind, to: unit) else {
      // A mailbox that answers every mail is one piece of news.
      guard try book.recipients(of: kind, about: id).count < 2 else {
        return try book.settle(mail.id, as: .setAside, note: "autoReply")
      }
      let detail =
        "the mailbox of \(officer.name), officer of \(unit.name), says that he is away, and nobody stands in"
      return try book.hold(mail.id, reason: "officer away", detail: detail, letter: id, at: now)
    }
    try record(
      .noted(Words("\(unit.name)信息员\(officer.name)的邮箱自动回复不在岗，转办邮件已改发\(deputy.name)")), by: .policy)
    try book.settle(mail.id, as: .handled, letter: id)
  }
}

extension Sorting {
  /// The token of an assignment whose officer says by a machine that he is not there; nil for any other mail that a
  /// machine wrote, such as one that thanks for every mail.
  /// - Parameter item: what of ours it came back to.
  func absence(_ message: Message, _ tokens: MailTokens, _ item: OutboxMail?, on day: Day) throws -> Token? {
    guard message.from.count == 1, let sender = message.from.first?.mailbox,
      AbsenceNotice.isMeant(message.reply.words)
    else { return nil }
    var known = tokens.all
    if let item, ["assigned", "cooperate"].contains(item.mail.kind) {
      known += try Message(parsing: item.mail.bytes).replyTo.flatMap { Token.all(in: $0.mailbox) }
    }
    return try known.first { token in
      guard let letter = try office.ledger.letter(token.letter),
        let holder = TokenHolder(of: token, in: letter, mint: office.mint)
      else { return false }
      return office.register.unit(holder.unit)?.officer(writingFrom: sender, on: day) != nil
    }
  }
}

/// What a mailbox writes by itself while its owner is away.
enum AbsenceNotice {
  private static let words = [
    "休假", "年假", "请假", "病假", "产假", "假期", "出差", "外出", "不在岗", "不在单位", "不在办公室", "无法及时", "不能及时", "暂时无法", "脱产",
    "已调离", "已离职", "不再负责", "out of office", "out of the office", "on leave", "on vacation", "annual leave",
    "am away",
  ]

  static func isMeant(_ text: String) -> Bool {
    let text = text.lowercased()
    return words.contains { text.contains($0) }
  }
}
