import Domain
import Store
import Templates

/// Takes in what authors write later (补充、撤回、不公开): the token of a receipt says about which letter.
struct Supplementing: PipelineStage {
  let office: Office
  let now: Timestamp

  func run(until stop: () -> Bool) throws -> Int {
    let waiting = try office.ledger.lettersWithWaitingSupplements(at: now)
    let passedOn = try each(waiting, until: stop) { try $0.passOnWhatWaits() }
    let mails = try office.ledger.mail(for: .supplement, limit: Batch.most)
    return try passedOn + each(mails, until: stop, take)
  }

  private func take(_ mail: IncomingMail) throws {
    guard let raw = try office.ledger.mail(mail.id),
      let token = mail.token.flatMap({ Token.all(in: $0).first })
    else { throw LedgerError.corrupt("mail \(mail.id) lost its token") }
    let isReleased = try office.ledger.lastHolding(of: mail.id)?.closing?.outcome == .supplement
    try office.open(token.letter, at: now) { docket in
      let later = try LaterMail(mail, raw: raw, about: docket.letter, isReleased: isReleased)
      if let encryption = later.encryption {
        try docket.book.hold(mail.id, reason: "encrypted", detail: encryption, letter: docket.id, at: now)
      } else if docket.mailsOfAuthorToday >= LaterMail.mostTaken {
        try docket.book.hold(
          mail.id, reason: "flood", detail: "its author wrote \(LaterMail.mostTaken) times today already",
          letter: docket.id, at: now)
      } else {
        try docket.receive(later)
        try docket.book.settle(mail.id, as: .handled, letter: docket.id)
      }
    }
  }
}

extension LaterMail {
  /// How many mails of one author about one letter are taken in a day; the others wait for a person.
  static let mostTaken = 50
  /// How many of them are passed on and confirmed at once; the others go on together the next morning.
  static let mostPassedOn = 5
}

extension Docket {
  /// How often the author has written about this letter today.
  var mailsOfAuthorToday: Int {
    letter.events.reversed().prefix { $0.at.day == now.day }.count { $0.by.role == .author }
  }

  /// Does what an author's later mail says. He hears at his own address, never at From.
  mutating func receive(_ later: LaterMail) throws {
    let isQuiet = mailsOfAuthorToday >= LaterMail.mostPassedOn
    if !later.isFromHisAddress, later.word != .nothing {
      try record(.noted(Words("此后续来信的发件邮箱与网民登记的不同")), by: .policy)
    }
    switch later.word {
    case .nothing: try record(.noted(Words("网民来信，没有新的内容：\(later.words)")), by: .author)
    case .retract(let reason): try receiveRetraction(reason, in: later, isQuiet: isQuiet)
    case .wish(true, _) where !later.isHisOwn:
      // Whoever else holds the token may ask for less to be shown, never for more.
      try supplement(later.words, from: later, isQuiet: isQuiet)
    case .wish(let mayBePublished, let rest):
      try receiveWish(mayBePublished, in: later, isQuiet: isQuiet)
      if !rest.isEmpty { try add(rest, from: later, isQuiet: isQuiet) }
    case .supplement(let text): try add(text, from: later, isQuiet: isQuiet)
    }
  }

  /// What he says besides a wish: how satisfied he is, where he has an answer, or what he adds. Whoever else holds the
  /// token rates nothing for him.
  private mutating func add(_ text: String, from later: LaterMail, isQuiet: Bool) throws {
    if let rating = later.rating, later.isHisOwn, try answeredLetter != nil {
      try receive(rating, in: text, from: later, isQuiet: isQuiet)
    } else {
      try supplement(text, from: later, isQuiet: isQuiet)
    }
  }

  /// Records what was added and brings it to whoever works on the letter; beyond the day's measure, tomorrow.
  mutating func supplement(_ text: String, from later: LaterMail, isQuiet: Bool) throws {
    try supplement(text, in: later.raw.reference, isQuiet: isQuiet)
    if !isQuiet { try askAnewAboutWish(text, from: later) }
  }

  mutating func supplement(
    _ text: String, in mail: MailReference?, by party: Party = .author, isQuiet: Bool
  ) throws {
    try record(.supplemented(Words(OwnCodes.removed(from: text)), mail: mail), by: party)
    let supplement = letter.supplements.last
    try addWaitingTime()
    try noticeUrgency(in: text)
    try noteAccusation(with: earlierAccusation(in: text))
    guard let supplement else { return }
    try book.letWait(id, since: supplement.sequence, until: Timestamp(now.day + 1, hour: 8))
    if !isQuiet { try passOnWhatWaits() }
  }

  func passOnWhatWaits() throws {
    guard let first = try book.endWaiting(of: id) else { return }
    try passOn(letter.supplements.filter { $0.sequence >= first })
  }

  /// The one way to an author about what he wrote later; mails of these kinds are known again in ``AuthorMail``.
  mutating func writeToAuthor(_ kind: Tidings.Kind, cause: String, values: TemplateValues) throws {
    var values = values
    values["receivedAt"] = "\(letter.registration.receivedAt)"
    try tell(Tidings(kind, values), cause: cause)
  }
}

/// The kinds of mail that go to a letter's author.
enum AuthorMail {
  static let kinds = Set(Tidings.Kind.allCases.map(\.rawValue)).union([Surveying.mail])
}
