import Domain
import Mail
import Store
import Wire

/// Tells a unit that its mail was too large to be fetched: it lies in its mailbox unread, and nothing came of it. Of each it
/// is told once; whoever else wrote one hears from the desk, which finds it in the holding pen.
struct TellingOfLeft: PipelineStage {
  let office: Office
  let now: Timestamp

  private static let reason = "left on the server"

  func run(until stop: () -> Bool) throws -> Int {
    let last = try office.ledger.mark(Self.reason)
    var done = 0
    for held in try office.ledger.heldMail(for: [Self.reason]) where held.id > last && !stop() {
      // Of one that its server would not give, nobody can say what would help.
      if let limit = UnfetchedMail.limit(brokenIn: held.detail), let left = try unitsMail(held) {
        try office.open(left.letter, at: now) { docket in
          try docket.tell(
            left.unit, ofMail: held.mail, left.receivedAt, breaking: .tooLarge(bytes: 0, limit: limit),
            left.token)
          try docket.book.setMark(Self.reason, to: held.id)
        }
        done += 1
      } else {
        try office.ledger.write { try $0.setMark(Self.reason, to: held.id) }
      }
    }
    return done
  }

  private struct UnitsMail {
    let receivedAt: Timestamp
    let letter: LetterID
    let unit: HandlingUnit
    let token: Token?
  }

  /// A registered person's, about a letter that his unit has: by its token or, as nothing is done but telling, by the
  /// number in its subject. Nil for any other; of its words only the header is there.
  private func unitsMail(_ held: HeldMail) throws -> UnitsMail? {
    // A head that cannot be read names nobody who could be told.
    guard let head = try office.ledger.mail(held.mail), let message = try? Message(parsing: head.bytes),
      message.kind.isByPerson, message.from.count == 1,
      let standing = try office.ledger.standing(of: held.mail),
      let unit = office.register.unit(writingFrom: message.from[0].mailbox, on: standing.receivedAt.day)
    else { return nil }
    let tokens = MailTokens(of: message)
    for token in tokens.all {
      guard let letter = try office.ledger.letter(token.letter),
        TokenHolder(of: token, in: letter, mint: office.mint)?.unit == unit.name
      else { continue }
      return UnitsMail(receivedAt: standing.receivedAt, letter: letter.id, unit: unit, token: token)
    }
    for number in tokens.numbers {
      guard let letter = try office.ledger.letter(number),
        letter.assignment?.units.contains(unit.name) == true
      else { continue }
      return UnitsMail(receivedAt: standing.receivedAt, letter: number, unit: unit, token: nil)
    }
    return nil
  }
}
