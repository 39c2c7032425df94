import Domain
import Mail
import Store

/// Adds what an author writes later to his letter (补充): his receipt's token says which.
struct Supplementing: PipelineStage {
  let office: Office
  let now: Timestamp

  func run(until stop: () -> Bool) throws -> Int {
    let mails = try office.ledger.mail(for: .supplement, limit: 1000)
    return try each(mails, until: stop, supplement)
  }

  private func supplement(_ mail: IncomingMail) throws {
    guard let raw = try office.ledger.mail(mail.id),
      let token = mail.token.flatMap({ Token.all(in: $0).first })
    else { throw LedgerError.corrupt("mail \(mail.id) lost its token") }
    let words = try Message(parsing: raw.bytes).reply.words
    try office.open(token.letter, at: now) { docket in
      try docket.record(.supplemented(Words(words)), by: .author)
      try docket.book.settle(mail.id, as: .handled, letter: docket.id)
    }
  }
}
