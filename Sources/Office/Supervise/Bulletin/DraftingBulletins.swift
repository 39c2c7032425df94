import Domain
import Mail
import Papers
import Store
import Templates

/// Puts the draft of a bulletin to the supervisor, with what units objected to, once they had their time for it.
struct DraftingBulletins: PipelineStage {
  let office: Office
  let now: Timestamp

  func run(until stop: () -> Bool) throws -> Int {
    guard office.calendar.isWorkingDay(now.day), now >= Timestamp(now.day, second: office.rules.morningAt)
    else { return 0 }
    let due = try office.ledger.bulletinsToDraft(on: now.day)
    // An objection that came in time may lie in a mailbox that was not read since.
    guard !due.isEmpty, office.mailboxes.isComplete(at: now) else { return 0 }
    var done = 0
    for bulletin in due where !stop() {
      done += try office.ledger.write { try office.draft(bulletin, at: now, in: $0) ? 1 : 0 }
    }
    return done
  }
}

extension Office {
  /// Counts a bulletin anew and puts it to the supervisor, with a code that releases this draft and no other.
  /// - Returns: false where nobody is the supervisor.
  func draft(_ bulletin: KeptBulletin, at now: Timestamp, in book: Book) throws -> Bool {
    guard let supervisor = register.official(.supervisor, on: now.day) else { return false }
    let objections = try ledger.objections(to: bulletin.id)
    let adopted = objections.filter { $0.isAdopted == true }.map {
      Bulletin.LeftOut(letter: $0.letter, unit: $0.unit)
    }
    let content = try self.bulletin(of: bulletin.period, leavingOut: adopted, at: now)
    let mark = try book.draft(content, of: bulletin.id, at: now)
    try book.record(.bulletinDrafted(mark), at: now, by: .policy)
    let code = DigestCode(.bulletin, entropy: entropy(10))
    try book.give(code.code, for: BulletinCode(bulletin: bulletin.id, unit: nil, digest: mark.digest))
    let table = BulletinTable(content, in: self)
    let own: TemplateValues = [
      "reader": .text(supervisor.name), "code": "\(code)",
      "objections": .list(
        try objections.enumerated().map { number, objection in
          .record(try values(of: objection, number: number + 1, for: supervisor.address, at: now, in: book))
        }),
      "open": .text(objections.contains { $0.isAdopted == nil } ? "有" : ""),
    ]
    try book.send(
      try Post(office: self, now: now).mail(
        "bulletin-draft", to: supervisor.address, code: code, cause: "bulletin/\(code)",
        values: table.values.merging(own) { $1 }, charts: try table.charts.compactMap(MailChart.init),
        attachments: [try table.attachment]), at: now)
    return true
  }

  private func values(
    of objection: Objection, number: Int, for address: String, at now: Timestamp, in book: Book
  ) throws -> TemplateValues {
    guard let letter = try book.letter(objection.letter) else {
      throw LedgerError.noSuchLetter(objection.letter)
    }
    let docket = Docket(office: self, now: now, book: book, letter: letter)
    let note = letter.events.first { $0.sequence == objection.note }
    let words = if case .noted(let words)? = note?.fact { words.shown } else { "" }
    return try docket.disclosure(namingOthers: false).outgoing(
      [
        "number": "\(number)", "id": "\(objection.letter)", "unit": .text(objection.unit.text),
        "reason": .text(words),
        "answer": .text(objection.isAdopted.map { $0 ? "已采纳" : "已维持" } ?? ""),
        "history": .list(letter.historyOfHandling(in: rules.chasing).map { .text($0) }),
      ], to: address)
  }
}

extension BulletinTable {
  /// The workbook, for whoever goes on reckoning.
  var attachment: Attachment {
    get throws {
      Attachment(
        name: "\(title).xlsx", asciiName: "bulletin-\(bulletin.period.first).xlsx",
        type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        bytes: try WorkbookWriter.bytes(of: sheets))
    }
  }
}
