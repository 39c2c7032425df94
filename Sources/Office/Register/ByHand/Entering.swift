import Digest
import Domain
import Mail
import Store
import Templates

/// Registers letters that clerks took and mail in (登记).
///
/// A sender's address proves nothing, and what is registered stands in the clerk's name, with a time of receipt and
/// a telephone that somebody will call: so it takes a code that was mailed to that clerk alone (design law 5). Whoever
/// asks without one is sent the form with a code; a form without one comes back to be confirmed; and every
/// confirmation carries the code for the next form.
struct Entering: PipelineStage {
  let office: Office
  let now: Timestamp

  func run(until stop: () -> Bool) throws -> Int {
    try each(try office.ledger.mail(for: .entry, limit: 1000), until: stop, enter)
  }

  private func enter(_ mail: IncomingMail) throws {
    guard let raw = try office.ledger.mail(mail.id) else {
      throw LedgerError.corrupt("mail \(mail.id) is not in the mail store")
    }
    let message = try Message(parsing: raw.bytes)
    let sender = message.from.count == 1 ? message.from[0].mailbox : ""
    guard let (clerk, desk) = office.clerk(writingFrom: sender, on: mail.receivedAt.day) else {
      return try hold(mail, "not a clerk", "a code for entering letters, sent by no clerk")
    }
    let code = try mail.token.flatMap { try openCode($0, of: clerk, at: mail.receivedAt) }
    let envelope = EntryMail(mail: mail, raw: raw, clerk: clerk, desk: desk, code: code?.text)
    let own = Self.withoutCodes(message.reply.words)
    let isYes = OfficeText.lines(own).first.map { OfficeText.bare($0) == "确认" } ?? false

    if isYes, let draft = code?.draft, let drafted = try office.ledger.mail(draft) {
      let words = Self.withoutCodes(try Message(parsing: drafted.bytes).reply.words)
      return try take(EntryForm.sheets(in: words), readAt: drafted.receivedAt, from: envelope)
    }
    var sheets = EntryForm.sheets(in: own)
    if sheets.isEmpty, code != nil, OfficeText.lines(own).isEmpty {
      // Written into the form below, as many clients have people do.
      sheets = EntryForm.sheets(in: Self.withoutCodes(message.text))
    }
    guard !sheets.isEmpty || EntryForm.isMeant(message) else {
      return try hold(mail, "no form", "from \(clerk.name), with the code of a form and nothing entered")
    }
    try take(sheets, readAt: mail.receivedAt, from: envelope)
  }

  /// Registers all of them, or asks for what is missing.
  private func take(_ sheets: [EntrySheet], readAt time: Timestamp, from envelope: EntryMail) throws {
    guard !sheets.isEmpty else { return try answer(envelope, .blank) }
    guard sheets.count <= EntryForm.limit else {
      return try answer(envelope, .refused(["一封邮件最多登记\(EntryForm.limit)件"], sheets))
    }
    var letters: [EnteredLetter] = []
    var faults: [[EntryFault]] = []
    for sheet in sheets {
      do {
        letters.append(
          try EnteredLetter(sheet, by: envelope.clerk.name, of: office.register, office.rules, at: time))
        faults.append([])
      } catch {
        faults.append(error.faults)
      }
    }
    guard letters.count == sheets.count else {
      return try answer(envelope, .refused(Self.reasons(faults), sheets))
    }
    guard let code = envelope.code else {
      return try answer(envelope, .confirm(zip(sheets, letters).map { $0.understood(as: $1) }))
    }
    do {
      try register(letters, with: code, from: envelope)
    } catch let error as EntryFaults {
      try answer(envelope, .refused(error.faults.map(\.chinese), sheets))
    }
  }

  private func register(_ letters: [EnteredLetter], with code: String, from envelope: EntryMail) throws {
    let clerk = Party(.clerk, name: envelope.clerk.name)
    try office.ledger.write { book in
      let receipts = try letters.map {
        try office.enter($0, from: envelope.raw.reference, in: book, by: clerk, at: now)
      }
      try book.use(entryCode: code, at: now)
      try book.settle(envelope.mail.id, as: .letter, letter: receipts.first?.letter)
      try send(
        "entered", to: envelope, in: book,
        [
          "letters": .list(
            receipts.map { receipt in
              [
                "number": "\(receipt.letter)", "queryCode": .text(receipt.queryCode),
                "title": .text(receipt.title), "receivedAt": "\(receipt.receivedAt)",
              ]
            }), "form": .text(EntryForm.text()),
        ])
    }
  }

  /// What is mailed to a clerk instead of registering anything.
  private enum Answer {
    case blank
    /// What was understood, to be confirmed.
    case confirm([EntrySheet])
    case refused([String], [EntrySheet])
  }

  private func answer(_ envelope: EntryMail, _ answer: Answer) throws {
    var reasons: [String] = []
    var sheets = [EntrySheet()]
    var draft: Int64?
    switch answer {
    case .blank: break
    case .confirm(let understood): (sheets, draft) = (understood, envelope.mail.id)
    case .refused(let why, let written): (reasons, sheets) = (why, Array(written.prefix(EntryForm.limit)))
    }
    let forms = sheets.map { EntryForm.text(of: $0) }.joined(separator: "\n\(EntryForm.word)\n")
    try office.ledger.write { book in
      try book.settle(envelope.mail.id, as: .handled, note: "nothing registered")
      try send(
        "entry", to: envelope, in: book, draft: draft,
        [
          "receivedAt": "\(envelope.mail.receivedAt)", "reasons": .list(reasons.map(TemplateValue.text)),
          "refused": .flag(!reasons.isEmpty), "confirm": .flag(draft != nil), "form": .text(forms),
        ])
    }
  }

  /// To the clerk's registered address, never to From, with a new code.
  private func send(
    _ template: String, to envelope: EntryMail, in book: Book, draft: Int64? = nil, _ values: TemplateValues
  ) throws {
    let code = EntryToken.new(office.entropy, on: now.day)
    try book.issue(
      entryCode: code.code, to: envelope.clerk.name, of: envelope.desk.name, draft: draft, at: now,
      forgetting: now + -EntryToken.life)
    var values = values
    values["clerk"] = .text(envelope.clerk.name)
    values["code"] = "\(code)"
    values["end"] = .text(EntryForm.end)
    try book.send(
      try Post(office: office, now: now).mail(
        template, to: envelope.clerk.address, about: nil, token: code, cause: "entry/\(envelope.mail.id)",
        values: values), at: now)
  }

  /// The code, where it was mailed to this clerk and is still good.
  private func openCode(_ token: String, of clerk: Clerk, at time: Timestamp) throws -> (
    text: String, draft: Int64?
  )? {
    guard let text = Token.all(in: token).first?.code, let code = try office.ledger.entryCode(text),
      code.clerk == clerk.name, !code.isUsed, time < code.issuedAt + EntryToken.life
    else { return nil }
    return (text, code.draft)
  }

  private func hold(_ mail: IncomingMail, _ reason: String, _ detail: String) throws {
    try office.ledger.write { try $0.hold(mail.id, reason: reason, detail: detail, at: now) }
  }

  /// Numbered where there is more than one form.
  private static func reasons(_ faults: [[EntryFault]]) -> [String] {
    faults.enumerated().flatMap { number, found in
      found.map { faults.count > 1 ? "第\(number + 1)件：\($0.chinese)" : $0.chinese }
    }
  }

  /// A code in a text is no part of a letter.
  private static func withoutCodes(_ words: String) -> String {
    words.split(separator: "\n", omittingEmptySubsequences: false)
      .filter { Token.all(in: String($0)).isEmpty }.joined(separator: "\n")
  }
}

/// A mail of a clerk's that enters letters.
private struct EntryMail {
  let mail: IncomingMail
  let raw: RawMail
  let clerk: Clerk
  let desk: Desk
  /// Nil where it came without one that is good.
  let code: String?
}

/// The code with which a clerk enters letters by mail. It looks like a letter's token, of no letter.
enum EntryToken {
  static let prefix = "DJ"
  /// How long it is good, in seconds.
  static let life: Int64 = 30 * 86_400

  static func new(_ entropy: (Int) -> [UInt8], on day: Day) -> Token {
    Token(
      letter: LetterID(prefix: prefix, year: day.year, serial: 1), code: Base32.encode(entropy(10)))
  }
}

extension Office {
  /// Who of which desk writes from that address.
  func clerk(writingFrom address: String, on day: Day) -> (clerk: Clerk, desk: Desk)? {
    register.desks.lazy.compactMap { desk in desk.clerk(writingFrom: address, on: day).map { ($0, desk) } }
      .first
  }
}

extension EntrySheet {
  /// With what was made of it: the whole date, the number as it will be called.
  fileprivate func understood(as letter: EnteredLetter) -> EntrySheet {
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
