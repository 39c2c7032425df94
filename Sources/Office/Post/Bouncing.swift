import Domain
import Mail
import Store

/// Ties what came back undelivered to the mail it answers, and records it on the letter (RFC 3464).
struct Bouncing: PipelineStage {
  let office: Office
  let now: Timestamp

  func run(until stop: () -> Bool) throws -> Int {
    let mails = try office.ledger.mail(for: .bounce, limit: 1000)
    return try each(mails, until: stop, bounce)
  }

  /// A bounce changes nothing but the record: anybody can write one.
  private func bounce(_ mail: IncomingMail) throws {
    guard let raw = try office.ledger.mail(mail.id) else {
      throw LedgerError.corrupt("mail \(mail.id) is not in the mail store")
    }
    let bounce = try Message(parsing: raw.bytes).bounce
    guard let original = bounce?.originalMessageID, let sent = try office.ledger.outbox(messageID: original),
      let letter = sent.mail.letter
    else {
      return try office.ledger.write {
        try $0.hold(mail.id, reason: "bounce", detail: "it names no mail of ours", at: now)
      }
    }
    try office.open(letter, at: now) { docket in
      try docket.record(
        .bounced(recipient: Words(sent.mail.recipient), status: bounce?.status ?? "unknown"), by: .policy)
      try docket.book.settle(mail.id, as: .handled, letter: letter)
    }
  }
}
