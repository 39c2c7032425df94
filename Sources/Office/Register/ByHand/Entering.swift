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
    try each(try office.ledger.mail(for: .entry, limit: Batch.most), until: stop, enter)
  }

  private func enter(_ mail: IncomingMail) throws {
    guard let raw = try office.ledger.mail(mail.id) else {
      throw LedgerError.corrupt("mail \(mail.id) is not in the mail store")
    }
    let message = try Message(parsing: raw.bytes)
    let sender = message.from.count == 1 ? message.from[0].mailbox : ""
    guard let (clerk, desk) = office.register.clerk(writingFrom: sender, on: mail.receivedAt.day) else {
      if let desk = office.register.desk(writingFrom: sender) {
        // Several read and write there, and a record names one.
        let envelope = EntryMail(mail: mail, raw: raw, name: desk.name, address: desk.address, desk: desk)
        let sheets = EntryForm.sheets(in: Self.withoutCodes(message.reply.words))
        return try answer(envelope, .refused(["请用您本人登记的邮箱发送，以便记录是谁登记的"], sheets))
      }
      return try hold(mail, "not a clerk", "a code for entering letters, sent by no clerk")
    }
    let code = try mail.token.flatMap { try openCode($0, of: clerk, desk, at: mail.receivedAt) }
    var envelope = EntryMail(
      mail: mail, raw: raw, name: clerk.name, address: clerk.address, desk: desk, code: code?.text,
      draft: code?.draft)
    let own = Self.withoutCodes(message.reply.words)
    let isYes = OfficeText.lines(own).first.map { OfficeText.bare($0) == "确认" } ?? false

    if isYes, let draft = code?.draft, let drafted = try office.ledger.mail(draft) {
      envelope.isConfirmation = true
      let words = Self.withoutCodes(try Message(parsing: drafted.bytes).reply.words)
      return try take(EntryForm.sheets(in: words), readAt: drafted.receivedAt, from: envelope)
    }
    var sheets = EntryForm.sheets(in: own)
    if sheets.isEmpty, code != nil, OfficeText.lines(own).isEmpty {
      // Written into the form below, as many clients have people do.
      sheets = EntryForm.sheets(in: Self.withoutCodes(message.text))
    }
    if sheets.isEmpty, EntryForm.isMeant(message), let sheet = EntryForm.sheet(ofWords: own) {
      return try answer(envelope, .incomplete(sheet))
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
          try EnteredLetter(sheet, by: envelope.name, of: office.register, office.rules, at: time))
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
    let clerk = Party(.clerk, name: envelope.name)
    try office.ledger.write { book in
      let receipts = try letters.map {
        try office.enter($0, from: envelope.raw.reference, in: book, by: clerk, at: now)
      }
      try book.use(entryCode: code, at: now)
      try settleDraft(of: envelope, as: receipts.first?.letter, in: book)
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

  func hold(_ mail: IncomingMail, _ reason: String, _ detail: String) throws {
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
