import Domain
import Store
import Templates

/// What carries a desk's code and comes from none of its clerks is not carried out.
///
/// From anybody it waits for a person. From the mailbox that the code was mailed to it is a clerk who answered where
/// he read: several read and write there, and a record names one. That mailbox is told at once, never an address
/// that only a stranger's From gives; and without a code, so that no machine that answers there goes on for ever.
struct TurningAway {
  let office: Office
  let now: Timestamp
  let coded: CodedMail

  /// - Parameter code: what it carries.
  func turnAway(_ code: String, of letter: LetterID? = nil) throws {
    try turnAway(code, under: letter) { desk, line, book in
      guard let letter = try letter.flatMap({ try book.letter($0) }) else {
        return try book.send(
          try Post(office: office, now: now).mail(
            "morning-understood", to: desk.address, code: nil, cause: "mail \(coded.mail.id)", values: line),
          at: now)
      }
      try Docket(office: office, now: now, book: book, letter: letter)
        .send("understood", to: desk.address, cause: "mail \(coded.mail.id)", values: line)
    }
  }

  func turnAway(
    _ code: String, under letter: LetterID?, telling tell: (Desk, TemplateValues, Book) throws -> Void
  ) throws {
    try office.ledger.write { book in
      guard let desk = office.register.asked(coded.deskName, on: now.day),
        desk.address.lowercased() == coded.sender.lowercased()
      else {
        let detail = "\(code) of \(coded.deskName), sent by nobody of it"
        return try book.hold(coded.mail.id, reason: "not a clerk", detail: detail, letter: letter, at: now)
      }
      let line = PenText.plain(OfficeText.lines(OwnCodes.removed(from: coded.words)).first ?? "（空白）")
      try book.settle(
        coded.mail.id, as: .setAside, note: "a desk's answer from its own mailbox, not carried out")
      try tell(
        desk,
        [
          "outcome": "没有办理", "about": "今日待办", "left": "", "rules": [], "code": "",
          "lines": [
            ["line": .text(line), "result": "未办理：来信发自台席公用邮箱，无法确认是谁；请用您本人登记的邮箱回复原邮件"]
          ],
        ], book)
    }
  }
}
