import Domain
import Mail
import Store

/// Carries out what a clerk answered to a digest of the holding pen, line by line.
///
/// All lines of a mail are one transaction. What is released goes its own way through the stages; once they are done
/// with it, ``ConfirmingPen`` tells the clerk what came of every line.
struct AnsweringPen: PipelineStage {
  let office: Office
  let now: Timestamp

  func run(until stop: () -> Bool) throws -> Int {
    let mails = try office.ledger.mail(for: .pen, limit: 1000)
    return try each(mails, until: stop, answer)
  }

  private func answer(_ mail: IncomingMail) throws {
    guard let raw = try office.ledger.mail(mail.id) else {
      throw LedgerError.corrupt("mail \(mail.id) is not in the mail store")
    }
    let message = try Message(parsing: raw.bytes)
    guard let digest = try office.digest(answeredBy: MailTokens(of: message)) else {
      throw LedgerError.corrupt("mail \(mail.id) lost its code")
    }
    let coded = CodedMail(mail, message, ofDesk: digest.desk)
    guard let (desk, party) = coded.clerk(in: office.register) else {
      return try TurningAway(office: office, now: now, coded: coded).turnAway("a digest's code")
    }
    let pen = HoldingPen(office.ledger, office.register)
    let orders = try Self.lines(of: coded.words).map { ($0, try steps(of: $0, pen)) }
    try office.ledger.write { book in
      let lines = try orders.flatMap { line, steps in
        try steps.map { try carryOut($0, of: line, digest, by: party, in: book) }
      }
      try book.record(lines.isEmpty ? [Self.notUnderstood("（空白）")] : lines, of: mail.id, by: desk.name)
      try book.settle(mail.id, as: .handled)
    }
  }

  /// The lines that are meant for us; a greeting and a name below it are not. Where there are none of them, the first
  /// line is answered, so that its clerk hears what would have been understood.
  private static func lines(of words: String) -> [String] {
    let lines = OfficeText.lines(words).prefix(300)
    let meant = lines.filter { PenOrder(reading: $0) != nil || PenOrder.isMeant($0) }
    return Array((meant.isEmpty ? lines.prefix(1) : meant[...]).prefix(100))
  }

  private static func notUnderstood(_ line: String) -> PenLine {
    PenLine(
      line: PenText.plain(line),
      result: "没有读懂，未办理。可写：3 登记；3 作为 NM2026000001 的答复；3 作为 NM2026000001 的补充；3 重试；3 丢弃：原因")
  }

  /// One entry of one line.
  private enum Step {
    case release(PlannedRelease)
    case discard(Int64, why: String)
    case refused(Int64, PenRefusal)
    case notUnderstood
  }

  /// What a line asks for, as far as it can be told before anything is changed.
  private func steps(of line: String, _ pen: HoldingPen) throws -> [Step] {
    guard let order = PenOrder(reading: line) else { return [.notUnderstood] }
    return try order.entries.map { number in
      do {
        return try step(number, order.word, pen)
      } catch let refusal as PenRefusal {
        return .refused(number, refusal)
      }
    }
  }

  private func step(_ number: Int64, _ word: PenOrder.Word, _ pen: HoldingPen) throws -> Step {
    switch word {
    case .discard(let why): .discard(number, why: why)
    case .letter: .release(try office.plan(number, as: .letter, in: pen))
    case .retry: .release(try office.plan(number, as: .retry, in: pen))
    case .reply(let letter): .release(try office.plan(number, as: .reply(letter), in: pen))
    case .supplement(let letter): .release(try office.plan(number, as: .supplement(letter), in: pen))
    case .agree: try agreement(number, pen)
    }
  }

  private func agreement(_ number: Int64, _ pen: HoldingPen) throws -> Step {
    guard let held = try office.ledger.heldMail(number) else { throw PenRefusal.noSuchEntry(number) }
    let guess = try pen.entry(held).guess
    guard guess.verdict == .noise else { return .release(try office.plan(number, as: .asGuessed, in: pen)) }
    return .discard(number, why: guess.clue.chinese)
  }

  private func carryOut(
    _ step: Step, of line: String, _ digest: PenDigest, by clerk: Party, in book: Book
  ) throws -> PenLine {
    let shown = PenText.plain(line)
    do {
      switch step {
      case .notUnderstood: return Self.notUnderstood(line)
      case .refused(let number, let refusal):
        guard try book.tells(digest, of: number) else { throw PenRefusal.notInThisDigest(number) }
        throw refusal
      case .release(let release):
        guard try book.tells(digest, of: release.held.id) else {
          throw PenRefusal.notInThisDigest(release.held.id)
        }
        try office.carryOut(release, by: clerk, at: now, in: book)
        return PenLine(line: shown, held: release.held.id)
      case .discard(let number, let why):
        guard try book.tells(digest, of: number) else { throw PenRefusal.notInThisDigest(number) }
        try office.discard(number, why: why, by: clerk, at: now, in: book)
        return PenLine(line: shown, result: "第\(number)号已丢弃，原件仍保存在服务器上")
      }
    } catch let refusal as PenRefusal {
      return PenLine(line: shown, result: refusal.chinese)
    }
  }
}

extension Office {
  /// The digest whose code a mail carries.
  func digest(answeredBy tokens: MailTokens) throws -> PenDigest? {
    for code in tokens.digestCodes where code.kind == .pen {
      if let digest = try ledger.digest(withCode: code.code) { return digest }
    }
    return nil
  }
}

/// Tells the desk what came of every line of its answer, once the stages are done with what it released.
struct ConfirmingPen: PipelineStage {
  let office: Office
  let now: Timestamp

  func run(until stop: () -> Bool) throws -> Int {
    var told = 0
    for answer in try office.ledger.untoldAnswers() where !stop() {
      told += try tell(answer) ? 1 : 0
    }
    return told
  }

  /// - Returns: false where a mail still waits for its stage.
  private func tell(_ answer: UntoldAnswer) throws -> Bool {
    var lines: [(line: String, result: String, kind: DeskOutcome.Kind)] = []
    for line in answer.lines {
      guard let number = line.held else {
        // Of what waits for no stage only what was thrown away was done.
        lines.append((line.line, line.result, line.result.contains("已丢弃") ? .done : .refused))
        continue
      }
      guard let held = try office.ledger.heldMail(number) else { continue }
      let result = try ReleaseResult(of: held, in: office.ledger)
      if case .waiting = result { return false }
      lines.append((line.line, "第\(number)号\(result.chinese)", .done))
    }
    guard let desk = office.register.asked(answer.desk, on: now.day) ?? office.register.desks.first else {
      return false
    }
    try office.ledger.write { book in
      try book.markTold(answer)
      try book.send(
        try Post(office: office, now: now).mail(
          "pen-understood", to: desk.address, code: nil, cause: "answer \(answer.mail)",
          values: DeskOutcome.values(of: lines.map { DeskOutcome($0.line, $0.result, $0.kind) })),
        at: now)
    }
    return true
  }
}
