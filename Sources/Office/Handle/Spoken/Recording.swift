import Domain
import Mail
import Store

extension Office {
  /// `huiyin record`: does for a unit that does not write whatever it could do by mail; what it could not is refused.
  /// - Parameters:
  ///   - scan: the sealed form (盖章扫描件).
  ///   - clerk: who records it.
  /// - Returns: what was done, for the clerk.
  package func record(
    _ spoken: SpokenWord, scan: [UInt8]? = nil, on id: LetterID, by clerk: Party, at now: Timestamp
  ) throws -> String {
    guard !OfficeText.trimmed(spoken.by).isEmpty else { throw NotRecorded.nobodyNamed }
    if let paper = spoken.paper, OfficeText.trimmed(spoken.text).isEmpty {
      return try receive(paper, for: id, by: clerk, at: now)
    }
    try spoken.check()
    guard spoken.act == .claim || !OfficeText.trimmed(spoken.text).isEmpty else {
      throw NotRecorded.needsText
    }
    let mail = try mail(of: spoken, scan: scan, on: id, by: clerk, at: now)
    try open(id, at: now) { try $0.check(spoken, hasScan: scan != nil, by: clerk) }
    try tryOut { _ = try take(mail, of: spoken, hasScan: scan != nil, on: id, by: clerk, at: now) }
    return try take(mail, of: spoken, hasScan: scan != nil, on: id, by: clerk, at: now)
  }

  private func take(
    _ mail: [UInt8], of spoken: SpokenWord, hasScan: Bool, on id: LetterID, by clerk: Party, at now: Timestamp
  ) throws -> String {
    // As durable as a mail before anything is made of it, and as much evidence.
    let kept = try ledger.keep(mail, at: now)
    guard let raw = try ledger.mail(kept.id) else { throw LedgerError.corrupt("mail \(kept.id) is lost") }
    return try open(id, at: now) { docket in
      let reply = try docket.spokenReply(spoken, raw, by: clerk)
      do { try docket.receive(reply) } catch let refusal as Refusal {
        throw refusal.isOfStage ? NotRecorded.notNow(refusal.detail) : .refused(refusal.detail)
      }
      if spoken.isChecked, hasScan { try docket.noteChecked(by: clerk) }
      try docket.tellUnit(of: spoken, reply.unit, by: clerk)
      let rest = spoken.isOnPaper ? "；另一名工作人员核对原件后生效" : ""
      return "已代\(reply.unit.name)记录（\(spoken.by)）\(rest)"
    }
  }

  /// The paper of an answer that waits for it.
  private func receive(_ paper: String, for id: LetterID, by clerk: Party, at now: Timestamp) throws -> String
  {
    try open(id, at: now) { docket in
      guard docket.letter.stage == .replied, let answer = docket.letter.answer else {
        throw NotRecorded.needsText
      }
      // What is signed off otherwise is not signed off by what a clerk alone says of a paper.
      guard let question = try docket.book.openQuestion(about: id, kind: QuestionKind.confirmPaper.rawValue),
        question.subject == answer.digest
      else { throw NotRecorded.notNow("its answer is not one that waits for its paper") }
      try docket.book.answer(question, by: clerk.name ?? "", at: now)
      do { return try docket.receivePaper(paper, of: answer.digest, by: clerk) } catch let refusal
        as DeskRefusal
      {
        throw NotRecorded.refused(refusal.chinese)
      }
    }
  }

  private func mail(
    of spoken: SpokenWord, scan: [UInt8]?, on id: LetterID, by clerk: Party, at now: Timestamp
  ) throws -> [UInt8] {
    var attachments: [Attachment] = []
    if let scan {
      guard let kind = Scan(reading: scan) else { throw NotRecorded.noScan }
      let name = "\(id).\(kind.suffix)"
      attachments = [Attachment(name: name, asciiName: name, type: kind.type, bytes: scan)]
    }
    let own = Address(name: clerk.name, mailbox: rules.address)
    return try Draft(
      from: own, to: [own], subject: "代录 \(id) \(spoken.unit ?? "") \(spoken.by)", date: now.seconds,
      messageID: mint.identifier("spoken", "\(id)", "\(now.seconds)", spoken.by, spoken.words)
        + "@huiyin.invalid",
      text: spoken.words, attachments: attachments
    ).composed()
  }
}

extension Docket {
  /// What would lead nowhere is said before anything is done.
  fileprivate func check(_ spoken: SpokenWord, hasScan: Bool, by clerk: Party) throws {
    let unit = try speaking(spoken).unit
    if spoken.act == .claim, spoken.text.isEmpty, unit.name == letter.assignment?.lead,
      letter.stage != .assigned
    {
      throw NotRecorded.claimedAlready
    }
    if let paper = spoken.paper {
      let receipt = PaperReceipt(reading: paper, on: now.day)
      let lacking = receipt.reservation.map { ["送件人或快递（不是“\($0)”）"] } ?? receipt.lacking.map(\.chinese)
      guard lacking.isEmpty else { throw NotRecorded.paperLacks(lacking.joined(separator: "、")) }
    }
    guard hasScan, spoken.act.isPublished else { return }
    // What he has found in order counts as the first of two.
    if spoken.isChecked, office.rules.secondPerson.contains(.scan) { try checkIsNamed(clerk) }
    let needed = office.rules.secondPerson.contains(.scan) && !spoken.isChecked ? 2 : 1
    guard otherClerks(than: clerk.name ?? "").count >= needed else {
      throw NotRecorded.nobodyConfirms(needed)
    }
  }

  /// Whose words they are.
  private func speaking(_ spoken: SpokenWord) throws -> (
    unit: HandlingUnit, holder: TokenHolder, token: Token
  ) {
    guard let assignment = letter.assignment else { throw NotRecorded.notAssigned }
    let named = spoken.unit.flatMap { office.register.unit(called: $0, on: now.day) }
    let unit = spoken.unit == nil ? office.register.unit(assignment.lead) : named
    guard let unit, assignment.units.contains(unit.name) else {
      throw NotRecorded.notOfLetter(spoken.unit ?? assignment.lead.text)
    }
    let token = office.mint.token(for: unit.name, round: assignment.round, of: id)
    guard let holder = TokenHolder(of: token, in: letter, mint: office.mint) else {
      throw NotRecorded.notOfLetter(spoken.unit ?? assignment.lead.text)
    }
    return (unit, holder, token)
  }

  /// What was said, as if the unit had answered its assignment.
  fileprivate func spokenReply(_ spoken: SpokenWord, _ raw: RawMail, by clerk: Party) throws -> UnitReply {
    let (unit, holder, token) = try speaking(spoken)
    return try UnitReply(
      spoken: spoken, raw, holder: holder, unit: unit, token: token,
      by: Party(.clerk, name: clerk.name, unit: unit.name, onWordOf: spoken.by))
  }

  fileprivate mutating func noteChecked(by clerk: Party) throws {
    try record(.noted(Words("\(clerk.name ?? "")核对盖章扫描件：公章清晰、签字齐全、文与表一致")), by: clerk)
  }

  /// Whoever answers for the unit reads in its own mailbox what was recorded in its name.
  fileprivate func tellUnit(of spoken: SpokenWord, _ unit: HandlingUnit, by clerk: Party) throws {
    guard let officer = unit.officer(on: now.day) else { return }
    try send(
      "recorded", to: officer.address,
      values: [
        "title": .text(letter.title.shown), "unit": .text(unit.name.text), "speaker": .text(spoken.by),
        "clerk": .text(clerk.name ?? ""), "at": "\(now)", "words": .text(spoken.words),
      ])
  }
}
