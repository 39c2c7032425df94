import Domain
import Store
import Templates

/// What is mailed to whoever enters letters: the form, what is wrong with it, what was made of it.
extension Entering {
  /// What is mailed to a clerk instead of registering anything.
  enum Answer {
    case blank
    /// What was understood, to be confirmed.
    case confirm([EntrySheet])
    case refused([String], [EntrySheet])
    /// A form with his words in it.
    case incomplete(EntrySheet)
  }

  func answer(_ envelope: EntryMail, _ answer: Answer) throws {
    if envelope.code == nil, try hasEnoughForms(envelope) {
      return try hold(
        envelope.mail, "too many forms", "\(envelope.name) was sent \(Self.mostForms) forms within a day")
    }
    var reasons: [String] = []
    var sheets = [EntrySheet()]
    var isToConfirm = false
    switch answer {
    case .blank: break
    case .confirm(let understood): (sheets, isToConfirm) = (understood, true)
    case .refused(let why, let written): (reasons, sheets) = (why, Array(written.prefix(EntryForm.limit)))
    case .incomplete(let sheet): sheets = [sheet]
    }
    // What was written and not registered stays in sight until it is.
    let isDraft = sheets.contains { !$0.isEmpty }
    let draft = envelope.isConfirmation ? envelope.draft : envelope.mail.id
    let forms = sheets.map { EntryForm.text(of: $0) }.joined(separator: "\n\(EntryForm.word)\n")
    try office.ledger.write { book in
      if isDraft, !envelope.isConfirmation {
        try settleDraft(of: envelope, as: nil, in: book)
        try book.hold(
          envelope.mail.id, reason: "entry not confirmed", detail: "asked \(envelope.name) about it", at: now)
      } else {
        try book.settle(envelope.mail.id, as: .handled, note: "nothing registered")
      }
      try send(
        "entry", to: envelope, in: book, draft: isDraft ? draft : nil,
        [
          "receivedAt": "\(envelope.mail.receivedAt)", "reasons": .list(reasons.map(TemplateValue.text)),
          "refused": .flag(!reasons.isEmpty), "confirm": .flag(isToConfirm), "form": .text(forms),
        ])
    }
  }

  /// A mail of which nothing was registered has led to a letter, or to a newer mail.
  func settleDraft(of envelope: EntryMail, as letter: LetterID?, in book: Book) throws {
    guard let draft = envelope.draft else { return }
    let closing = HeldMail.Closing(
      at: now, by: envelope.name, letter == nil ? .discarded : .letter, letter: letter,
      why: letter == nil ? "written anew" : "")
    try book.settle(held: draft, heldFor: "entry not confirmed", closing)
  }

  /// So many forms a day lie unanswered with a clerk: anybody can ask for them in his name.
  private static var mostForms: Int { 20 }

  private func hasEnoughForms(_ envelope: EntryMail) throws -> Bool {
    try office.ledger.unusedEntryCodes(of: envelope.name, since: now + -86_400) >= Self.mostForms
  }

  /// To the clerk's registered address, never to From, with a new code.
  func send(
    _ template: String, to envelope: EntryMail, in book: Book, draft: Int64? = nil, _ values: TemplateValues
  ) throws {
    let code = EntryToken.new(office.entropy, on: now.day)
    try book.issue(
      entryCode: code.code, to: envelope.name, of: envelope.desk.name, draft: draft, at: now,
      forgetting: now + -EntryToken.life)
    var values = values
    values["clerk"] = .text(envelope.name)
    values["code"] = "\(code)"
    values["end"] = .text(EntryForm.end)
    try book.send(
      try Post(office: office, now: now).mail(
        template, to: envelope.address, about: nil, token: code, cause: "entry/\(envelope.mail.id)",
        values: values), at: now)
  }

  /// The code, where it was mailed to this clerk and is still good.
  func openCode(_ token: String, of clerk: Clerk, _ desk: Desk, at time: Timestamp) throws -> (
    text: String, draft: Int64?
  )? {
    guard let text = Token.all(in: token).first?.code, let code = try office.ledger.entryCode(text),
      code.clerk == clerk.name, code.desk == desk.name, !code.isUsed, time < code.issuedAt + EntryToken.life
    else { return nil }
    return (text, code.draft)
  }
}

extension EntrySheet {
  /// With what was made of it: the whole date, the number as it will be called.
  func understood(as letter: EnteredLetter) -> EntrySheet {
    var sheet = self
    sheet[.way] = letter.way.chinese
    sheet[.received] = "\(letter.receivedAt)"
    sheet[.takenBy] = letter.takenBy
    sheet[.telephone] = letter.telephone
    sheet[.mail] = letter.mail
    sheet[.title] = letter.title
    sheet[.publication] = letter.mayBePublished ? "是" : "否"
    return sheet
  }
}
