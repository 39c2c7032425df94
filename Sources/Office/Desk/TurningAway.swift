import Domain
import Mail
import Store
import Templates

/// What carries a desk's code and comes from none of its clerks is not carried out.
///
/// From anybody it waits for a person, and the desk whose code it is hears at once who has it; so does the sender where
/// his address is one of the office's people, once a day. From the mailbox that the code was mailed to it is a clerk who
/// answered where he read: several read and write there, and a record names one. That mailbox is told at once. None of
/// these mails has a code, so that no machine that answers there goes on for ever, and no stranger is written to.
struct TurningAway {
  let office: Office
  let now: Timestamp
  let coded: CodedMail

  /// - Parameter code: what it carries.
  func turnAway(_ code: String, of letter: LetterID? = nil) throws {
    try turnAway(code, under: letter) { desk, line, book in
      guard let letter = try letter.flatMap({ try book.letter($0) }) else {
        return try send(line, to: desk.address, cause: "mail \(coded.mail.id)", in: book)
      }
      try Docket(office: office, now: now, book: book, letter: letter)
        .send("understood", to: desk.address, cause: "mail \(coded.mail.id)", values: line)
    }
  }

  func turnAway(
    _ code: String, under letter: LetterID?, telling tell: (Desk, TemplateValues, Book) throws -> Void
  ) throws {
    try office.ledger.write { book in
      let desk = office.register.asked(coded.deskName, on: now.day)
      guard let desk, desk.address.lowercased() == coded.sender.lowercased() else {
        let detail = "\(code) of \(coded.deskName), sent by nobody of it"
        try book.hold(coded.mail.id, reason: "not a clerk", detail: detail, letter: letter, at: now)
        return try warn(desk, in: book)
      }
      try book.settle(
        coded.mail.id, as: .setAside, note: "a desk's answer from its own mailbox, not carried out")
      try tell(desk, values("未办理：来信发自台席公用邮箱，无法确认是谁；请用您本人登记的邮箱回复原邮件"), book)
    }
  }

  /// Whoever may have to look after his code, or after his mailbox.
  private func warn(_ desk: Desk?, in book: Book) throws {
    let sender = coded.sender.lowercased()
    let cause = "turned away \(coded.deskName)/\(sender)/\(now.day)"
    if let desk {
      let who = PenText.plain(sender.isEmpty ? "（发件人不明）" : sender)
      let result = "未办理：来信带有本台席的核验码，但发自\(who)，不是可以办理的工作人员；已留在“无法识别的来信”中。不是您转给他的，请联系系统管理员"
      try send(values(result), to: desk.address, cause: cause, in: book)
    }
    guard office.register.knows(sender), sender != desk?.address.lowercased() else { return }
    let result = "未办理：您不是\(coded.deskName)可以办理本件的工作人员；来信已转该台席。不是您写的，请联系系统管理员"
    try send(values(result), to: coded.sender, cause: cause + "/sender", in: book)
  }

  private func values(_ result: String) -> TemplateValues {
    NotCarriedOut(coded.words, because: result, about: "今日待办").values
  }

  private func send(_ values: TemplateValues, to address: String, cause: String, in book: Book) throws {
    try book.send(
      try Post(office: office, now: now).mail(
        "morning-understood", to: address, code: nil, cause: cause, values: values), at: now)
  }
}

extension Register {
  /// Whether an address is, or was, one of the office's people.
  fileprivate func knows(_ address: String) -> Bool {
    guard !address.isEmpty else { return false }
    let people: [any OfficeHolder] =
      desks.flatMap(\.clerks) + officials
      + units.flatMap { unit in
        unit.officers as [any OfficeHolder] + unit.leaders
      }
    return people.contains { $0.writes(from: address) }
  }
}
