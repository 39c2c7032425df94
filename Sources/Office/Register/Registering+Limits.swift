import Domain
import Mail
import Store

extension Registering {
  /// Whether a mail may become a letter: of one address so many within 24 hours. What is more waits for a person, and
  /// once he lets it pass, it passes.
  func admits(_ mail: IncomingMail, _ registration: Registration, in book: Book) throws -> Bool {
    guard let author = registration.authorAddress?.text else { return true }
    let (holder, limit) = (office.correspondent(author), office.rules.post.lettersPerAuthor)
    // When it came, not when we look: what lay on the server for a week did not come in a day.
    let came = mail.receivedAt
    let isTooMany = try book.count(.letter, by: holder, within: 86_400, of: came) >= limit
    if isTooMany, try book.count(.heldLetter, by: "\(mail.id)", within: 30 * 86_400, of: now) == 0 {
      try book.use(.heldLetter, by: "\(mail.id)", at: now)
      try book.hold(
        mail.id, reason: "too many", detail: "over \(limit) letters of one address in 24 hours", at: now)
      return false
    }
    try book.use(.letter, by: holder, at: came)
    return true
  }

  /// What a receipt answers by itself. A portal's form and a row of an export are not their author's mail.
  func answered(
    _ raw: RawMail, _ mail: IncomingMail, _ registration: Registration, _ read: ReadMail?
  ) throws -> AnsweredMail? {
    if office.rules.intakes[mail.mailbox]?.columns != nil || registration.submission != nil { return nil }
    // Who lets it pass as a letter vouches that a person wrote it.
    let isByPerson =
      try office.ledger.wasHeld(mail.id)
      && office.ledger.lastHolding(of: mail.id)?.closing?.outcome == .letter
    if let answered = read?.answered, !isByPerson { return answered }
    return AnsweredMail(try office.message(in: raw), isByPerson: isByPerson)
  }
}
