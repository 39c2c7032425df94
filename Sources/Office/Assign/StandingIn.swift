import Domain
import Mail
import Store

/// Sends an assignment to the deputy where its officer's mailbox answers by itself that he is not there (不在岗), and what
/// waits for a leader's signature to another leader: at once, and to each once.
struct StandingIn: PipelineStage {
  let office: Office
  let now: Timestamp

  func run(until stop: () -> Bool) throws -> Int {
    let mails = try office.ledger.mail(for: .absence, limit: Batch.most)
    return try each(mails, until: stop, standIn)
  }

  private func standIn(_ mail: IncomingMail) throws {
    guard let raw = try office.ledger.mail(mail.id),
      let token = mail.token.flatMap({ Token.all(in: $0).first })
    else { throw LedgerError.corrupt("mail \(mail.id) lost its token") }
    let sender = try Message(parsing: raw.bytes).from.first?.mailbox ?? ""
    try office.open(token.letter, at: now) { docket in
      guard let holder = TokenHolder(of: token, in: docket.letter, mint: office.mint),
        let unit = office.register.unit(holder.unit)
      else { throw LedgerError.corrupt("mail \(mail.id) has a token of no unit") }
      let day = mail.receivedAt.day
      guard holder.isCurrent, !docket.letter.stage.isClosed else {
        return try docket.book.settle(mail.id, as: .setAside, note: "autoReply")
      }
      if docket.awaitsLeader(of: unit), let leader = unit.leader(writingFrom: sender, on: day) {
        try docket.standIn(for: leader, of: unit, mail)
      } else if let officer = unit.officer(writingFrom: sender, on: day) {
        try docket.standIn(for: officer, of: unit, mail)
      } else {
        try docket.book.settle(mail.id, as: .setAside, note: "autoReply")
      }
    }
  }
}

extension Docket {
  fileprivate mutating func standIn(for officer: Officer, of unit: HandlingUnit, _ mail: IncomingMail) throws
  {
    let kind = unit.name == letter.assignment?.lead ? "assigned" : "cooperate"
    guard let deputy = try resendAssignment(kind, to: unit, officersOnly: true) else {
      return try holdAbsence(of: officer, "officer of \(unit.name)", from: kind, mail)
    }
    try record(
      .noted(Words("\(unit.name)信息员\(officer.name)的邮箱自动回复不在岗，转办邮件已改发\(deputy.name)")), by: .policy)
    try book.settle(mail.id, as: .handled, letter: id)
  }

  /// Asks a leader of the unit for his yes who was not asked yet.
  /// - Returns: whom; nil where there is nobody, or nothing that waits for it.
  func askAnotherLeader(of unit: HandlingUnit) throws -> Leader? {
    guard awaitsLeader(of: unit), let writer = letter.events.last(where: { $0.fact.act == .reply })?.by else {
      return nil
    }
    let tried = Set(try book.recipients(of: "sign-off", about: id).map { $0.lowercased() })
    let others = unit.leaders.presentFirst(on: now.day)
    guard let acting = others.first(where: { !tried.contains($0.address.lowercased()) }) else { return nil }
    try askToSignOff(acting, of: unit, writtenBy: writer)
    return acting
  }

  /// Has somebody else of the unit print and seal an answer, where its officer's mailbox takes no mail.
  /// - Returns: whom; nil where there is nobody, or nothing that waits for it.
  func askAnotherToPrint(of unit: HandlingUnit) throws -> UnitReader? {
    guard awaitsLeader(of: unit), let leader = unit.leader(on: now.day),
      let writer = letter.events.last(where: { $0.fact.act == .reply })?.by,
      let reader = try standIn(of: unit, forMail: "sign-off")
    else { return nil }
    try askToSignOff(leader, of: unit, writtenBy: writer, printedBy: reader)
    return reader
  }

  /// Whether an answer of the unit waits for its leader's yes.
  fileprivate func awaitsLeader(of unit: HandlingUnit) -> Bool {
    letter.stage == .replied && letter.signOff == nil && letter.answer?.unit == unit.name
  }

  fileprivate mutating func standIn(for leader: Leader, of unit: HandlingUnit, _ mail: IncomingMail) throws {
    guard let acting = try askAnotherLeader(of: unit) else {
      return try holdAbsence(of: leader, "leader of \(unit.name)", from: "sign-off", mail)
    }
    try record(
      .noted(Words("\(unit.name)负责人\(leader.name)的邮箱自动回复不在岗，待审签的答复已改发\(acting.name)")), by: .policy)
    try book.settle(mail.id, as: .handled, letter: id)
  }

  /// Nobody stands in: a person looks. A mailbox that answers every mail is one piece of news.
  private func holdAbsence(
    of person: any OfficeHolder, _ office: String, from kind: String, _ mail: IncomingMail
  ) throws {
    guard try book.recipients(of: kind, about: id).count < 2 else {
      return try book.settle(mail.id, as: .setAside, note: "autoReply")
    }
    let detail = "the mailbox of \(person.name), \(office), says that he is away, and nobody stands in"
    try book.hold(mail.id, reason: "officer away", detail: detail, letter: id, at: now)
  }
}

extension Sorting {
  /// The token of an assignment whose officer says by a machine that he is not there, or of an answer whose leader does;
  /// nil for any other mail that a machine wrote, such as one that thanks for every mail.
  /// - Parameter item: what of ours it came back to.
  func absence(_ message: Message, _ tokens: MailTokens, _ item: OutboxMail?, on day: Day) throws -> Token? {
    guard message.from.count == 1, let sender = message.from.first?.mailbox,
      AbsenceNotice.isMeant(message.reply.words)
    else { return nil }
    var known = tokens.all
    if let item, ["assigned", "cooperate", "sign-off"].contains(item.mail.kind) {
      known += try Message(parsing: item.mail.bytes).replyTo.flatMap { Token.all(in: $0.mailbox) }
    }
    return try known.first { token in
      guard let letter = try office.ledger.letter(token.letter),
        let holder = TokenHolder(of: token, in: letter, mint: office.mint)
      else { return false }
      let unit = office.register.unit(holder.unit)
      return unit?.officer(writingFrom: sender, on: day) != nil
        || unit?.leader(writingFrom: sender, on: day) != nil
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
