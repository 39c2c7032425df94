import Domain
import Mail
import Store

/// Ties what came back undelivered to the mail it answers, and records it on the letter (RFC 3464).
struct Bouncing: PipelineStage {
  let office: Office
  let now: Timestamp

  func run(until stop: () -> Bool) throws -> Int {
    let mails = try office.ledger.mail(for: .bounce, limit: Batch.most)
    return try each(mails, until: stop, bounce)
  }

  /// Anybody can write a bounce. One that is tied to a mail was written by somebody who had that mail; any other
  /// changes nothing.
  private func bounce(_ mail: IncomingMail) throws {
    guard let raw = try office.ledger.mail(mail.id) else {
      throw LedgerError.corrupt("mail \(mail.id) is not in the mail store")
    }
    let message = try Message(parsing: raw.bytes)
    let bounce = message.bounce ?? Bounce()
    if let audit = office.rules.post.auditAddress, bounce.finalRecipient?.lowercased() == audit.lowercased() {
      return try hold(mail, "the audit mailbox did not take a copy")
    }
    guard let sent = try sentMail(message, bounce, raw.bytes) else {
      return try hold(mail, "it names no mail of ours")
    }
    guard let letter = sent.mail.letter else { return try note(bounce, of: sent, in: mail) }
    try office.open(letter, at: now) { docket in
      try docket.book.settle(mail.id, as: .handled, letter: letter)
      // That it did arrive, or was passed on, is no news.
      guard bounce.isFinal || bounce.action == "delayed" else { return }
      try docket.takeBack(
        Undelivered(sent, code: bounce.status, isFinal: bounce.isFinal, said: bounce.diagnostic ?? ""))
    }
  }

  /// What is about no letter is noted: of a probe where it is asked for (`huiyin unit probe NAME --result`), of whatever a
  /// unit or an official should have read on the desk's list of calls. What the desk itself did not get a person must see.
  private func note(_ bounce: Bounce, of sent: OutboxMail, in mail: IncomingMail) throws {
    if let probe = AddressProbe(sent) { return try conclude(probe, bounce, in: mail) }
    let day = (sent.finishedAt ?? now).day
    switch Addressee(of: sent.mail, about: nil, in: office.register, on: day) {
    case .unit, .official: break
    case .author, .desk, .other: return try hold(mail, "a \(sent.mail.kind) of ours came back")
    }
    try office.ledger.write { book in
      try book.settle(mail.id, as: .handled)
      _ = try book.noteReturn(of: sent.id, isFinal: bounce.isFinal, at: now)
    }
  }

  /// That it did arrive, or is late, shows nothing: what arrives is here by itself.
  private func conclude(_ probe: AddressProbe, _ bounce: Bounce, in mail: IncomingMail) throws {
    try office.ledger.write { book in
      try book.settle(mail.id, as: .handled)
      if bounce.isFinal { try office.conclude(probe, .returned, at: now, in: book) }
    }
    try office.addressFindings.renew()
  }

  private func hold(_ mail: IncomingMail, _ detail: String) throws {
    try office.ledger.write { try $0.hold(mail.id, reason: "bounce", detail: detail, at: now) }
  }

  /// By the address it came to, else by the Message-ID that came back, else by a token of ours and whom it was for.
  private func sentMail(_ message: Message, _ bounce: Bounce, _ bytes: [UInt8]) throws -> OutboxMail? {
    if let item = try office.mailReturned(to: message) { return item }
    if let original = bounce.originalMessageID, let item = try office.ledger.outbox(messageID: original) {
      return item
    }
    guard let recipient = bounce.finalRecipient?.lowercased() else { return nil }
    let text = String(decoding: bytes.prefix(64 << 10), as: UTF8.self)
    for token in Token.all(in: text) where try office.isOurs(token) {
      let mails = try office.ledger.outbox(of: token.letter)
      if let item = mails.last(where: { $0.mail.recipient.lowercased() == recipient }) { return item }
    }
    return nil
  }
}

extension Office {
  /// Whether we gave that token out: to an author, to a unit, or as a question's code.
  fileprivate func isOurs(_ token: Token) throws -> Bool {
    guard let letter = try ledger.letter(token.letter) else { return false }
    let isPeoples =
      mint.isAuthorToken(token) || TokenHolder(of: token, in: letter, mint: mint) != nil
    return try isPeoples || ledger.question(withCode: token.code)?.letter == letter.id
  }
}
