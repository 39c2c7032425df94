import Domain
import Mail
import Store

/// Closes what somebody says he has told an author (已发布、已告知): a mail of lines, with the code that was mailed to
/// his desk for these notices and no others.
struct Confirming: PipelineStage {
  let office: Office
  let now: Timestamp

  /// More than a mail of ours lists.
  private static let most = 500
  private static let notUnderstood = "没有读懂，未记录。\(ToldLine.help)"

  func run(until stop: () -> Bool) throws -> Int {
    let mails = try office.ledger.mail(for: .told, limit: Batch.most)
    return try each(mails, until: stop, confirm)
  }

  private func confirm(_ mail: IncomingMail) throws {
    guard let raw = try office.ledger.mail(mail.id),
      let token = mail.token.flatMap({ Token.all(in: $0).first }),
      let code = try office.ledger.noticeCode(token.code)
    else { throw LedgerError.corrupt("mail \(mail.id) lost its code") }
    let coded = try CodedMail(mail, Message(parsing: raw.bytes), ofDesk: code.desk, in: office.ledger)
    guard let (desk, party) = coded.clerk(in: office.register) else {
      return try TurningAway(office: office, now: now, coded: coded)
        .turnAway("a code", under: nil) { desk, line, book in
          try book.send(
            try Post(office: office, now: now).mail(
              "told", to: desk.address, about: nil, token: nil, cause: "mail \(mail.id)", values: line),
            at: now)
        }
    }
    let lines = OfficeText.lines(coded.words)
    // What names a row or a letter was meant to say something; a greeting was not.
    let read = lines.prefix(Self.most).map { ($0, ToldLine(reading: $0, at: mail.receivedAt)) }
      .filter { line, told in told != nil || line.utf8.contains { (48...57).contains($0) } }
    try office.ledger.write { book in
      var results: [(line: String, result: String)] = []
      for (line, told) in read {
        let result = try told.map { try carryOut($0, of: code, in: book, by: party) }
        let impossible = ToldLine.impossibleTime(in: line).map(UnreadLine.impossible)
        results.append((line, result ?? impossible ?? Self.notUnderstood))
      }
      if results.isEmpty {
        let why = lines.isEmpty ? "\(UnreadLine.nothing)。\(ToldLine.help)" : Self.notUnderstood
        results.append((lines.first ?? "（空白）", why))
      }
      results += coded.outcomesWithin.map { ($0.line, $0.result) }
      try book.settle(mail.id, as: .handled, note: "told")
      try NoticeMail(office: office, now: now, book: book)
        .answer(results, about: mail.id, to: desk, token: token)
    }
  }

  /// What became of each of the notices it means, or why of none.
  private func carryOut(_ line: ToldLine, of code: NoticeCode, in book: Book, by clerk: Party) throws
    -> String
  {
    let meant: [Notice]
    do { meant = try line.meant(among: book.notices(code.notices)) } catch let error as NotTold {
      return error.chinese
    }
    return try meant.map { notice in
      let name = "\(notice.letter) \(notice.chinese)"
      guard let letter = try book.letter(notice.letter) else { throw LedgerError.noSuchLetter(notice.letter) }
      var docket = Docket(office: office, now: now, book: book, letter: letter)
      do { try docket.confirm(notice, line, by: clerk) } catch let error as NotTold {
        return "\(name)：\(error.chinese)"
      }
      return "\(name)：\(line.failure == nil ? "已记录" : "已记录未能告知")，\(line.at)"
    }.joined(separator: "；")
  }
}
