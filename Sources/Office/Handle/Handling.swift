import Domain
import Mail
import Store

/// Takes in what units write (办理; Art. 14): a claim, a return, an opinion, an answer with its sign-off.
struct Handling: PipelineStage {
  let office: Office
  let now: Timestamp

  func run(until stop: () -> Bool) throws -> Int {
    let mails = try office.ledger.mail(for: .reply, limit: Batch.most)
    return try each(mails, until: stop, handle)
  }

  private func handle(_ mail: IncomingMail) throws {
    guard let raw = try office.ledger.mail(mail.id),
      let token = mail.token.flatMap({ Token.all(in: $0).first })
    else { throw LedgerError.corrupt("mail \(mail.id) lost its token") }
    try office.open(token.letter, at: now) { docket in
      guard let holder = TokenHolder(of: token, in: docket.letter, mint: office.mint),
        let unit = office.register.unit(holder.unit)
      else { throw LedgerError.corrupt("mail \(mail.id) has a token of no unit") }
      let reply = try UnitReply(
        mail: mail, raw: raw, token: token, holder: holder, unit: unit,
        assignedAt: docket.letter.assignedAt, office: office)
      do {
        guard !reply.isCut else { throw Refusal.cut }
        if let reply = try docket.receiveEach(of: reply) { try docket.receive(reply) }
        try docket.book.settle(mail.id, as: .handled, letter: docket.id)
      } catch let refusal as Refusal {
        if refusal.waits { try docket.hold(reply, refusal) } else { try docket.refuse(reply, refusal) }
      }
    }
  }
}

extension Docket {
  /// Does what a unit's reply says, or throws the `Refusal` that says why not; nothing is half done.
  mutating func receive(_ reply: UnitReply) throws {
    let words = reply.spoken.map { [$0.said] } ?? UnitWord.all(in: reply.words)
    if letter.stage.isClosed { return try receiveAfterwards(words, in: reply) }
    guard letter.assignment != nil, reply.holder.isCurrent else { throw Refusal.oldRound }
    guard let sender = reply.sender else { throw Refusal.stranger }
    // Its first line would be read as a word that nobody understands.
    if case .invalid(.openPGPInline, let detail) = reply.verdict {
      throw Refusal.signature(.openPGPInline, detail: detail)
    }
    try checkNothingIsTakenBack(in: reply)
    if reply.holder.subUnit == nil, case .letStand(let reason)? = words.first {
      guard reply.unit.name == letter.assignment?.lead else { throw Refusal.correcting(.notTheLeads) }
      try checkIsLatest(reply)
      let isLeaders = sender.role == .leader && reply.proof(for: office) != nil
      guard !letter.isCorrection || letter.signOff == nil || isLeaders else {
        if case .invalid(let reason, let detail) = reply.verdict {
          throw Refusal.signature(reason, detail: detail)
        }
        throw Refusal.correcting(.signedByLeader)
      }
      return try letStand(because: reason, by: sender, signedBy: reply.verdict.signer)
    }
    guard letter.stage != .cleared || stop(in: reply, saying: words) != nil else {
      throw Refusal.beingPublished
    }
    try reply.forms.check(
      beside: reply.typedWords, in: reply.unit, about: id, waiting: letter.answer?.text.text)
    if letter.answer?.unit != reply.unit.name, reply.answersInFile { throw Refusal.answerInFile }
    if reply.holder.subUnit == nil, try isSignOff(reply, by: sender) {
      return try takeSignOff(reply, by: sender)
    }
    if reply.holder.subUnit == nil, let line = stop(in: reply, saying: words) {
      return try takeStop(line, in: reply, by: sender)
    }
    for (place, word) in words.enumerated() {
      do {
        if reply.holder.subUnit == nil {
          try receive(word, in: reply, by: sender)
        } else {
          try receiveFromSubUnit(word, in: reply, by: sender)
        }
      } catch let refusal as Refusal where place > 0 && !refusal.waits {
        // What was said before it stands, and the unit hears so.
        throw Refusal.afterClaim(refusal)
      }
    }
    if case .claim(let note)? = words.first, words.count == 1, !reply.isSpoken,
      let clause = ClaimNote.deed(in: note)
    {
      let label = reply.unit.name == letter.assignment?.lead ? "答复" : "配合意见"
      throw Refusal.afterClaim(
        .unread(UnreadWord(clause, "没有写明是不是\(label)；是\(label)的，请在第一行写“\(label)：”")))
    }
  }

  private mutating func receive(_ word: UnitWord, in reply: UnitReply, by sender: Party) throws {
    let leads = reply.unit.name == letter.assignment?.lead
    switch word {
    case .claim(let note): try takeClaim(note, in: reply, by: sender)
    case .return, .extend, .hand:
      guard !letter.isCorrection || letter.standing == nil else { throw Refusal.correcting(.onlyCorrected) }
      try receiveRequest(word, in: reply, by: sender)
    case .opinion(let text):
      guard !leads else { throw Refusal.leadOpinion }
      try takeOpinion(text, in: reply, by: sender)
    case .correct(let said) where leads:
      let (answer, isWhole) = try corrected(said, in: reply)
      try takeAnswer(answer, reply: reply, by: sender, isWhole: isWhole)
    case .correct where letter.isCorrection && letter.standing != nil:
      throw Refusal.correcting(.notTheLeads)
    case .answer(let answer), .correct(let answer):
      if leads {
        try checkIsAnswer(reply, by: sender)
        try checkIsPublic(answer.text, isKeptBack: answer.keptBack != nil, in: reply)
        if letter.isCorrection { return try takeAnother(answer, in: reply, by: sender) }
        try takeAnswer(answer, reply: reply, by: sender)
      } else {
        try checkIsOpinion(reply)
        try takeOpinion(answer.text, in: reply, by: sender)
      }
    case .ask(let question): try askAuthor(question, in: reply, by: sender)
    case .agree:
      guard letter.stage == .replied else { throw Refusal.nothingToSign }
      let other = OfficeText.lines(reply.words).first { !UnitGreeting.isOne($0) && !UnitWord.isYes($0) }
      throw Refusal.unread(
        UnreadWord(other ?? "同意", "“同意”之外另有文字，不能确定是否同意；同意的请只写“同意”，要修改的请写“退回修改：意见”"))
    case .sendBack(let reason): try takeLeadersSendBack(reason, in: reply, by: sender)
    case .letStand: throw Refusal.correcting(.nothingOpen)
    case .complete, .followUp: throw letter.isCorrection ? Refusal.correctionOpen : .notPublished
    case .courtesy(let line): try takeCourtesy(line, by: sender)
    case .unread(let word): throw Refusal.unread(word)
    }
  }

  /// 退回, 延期, 转: what a unit asks for instead of answering.
  private mutating func receiveRequest(_ word: UnitWord, in reply: UnitReply, by sender: Party) throws {
    let leads = reply.unit.name == letter.assignment?.lead
    switch word {
    case .return where sender.role == .leader && letter.stage == .replied && leads:
      throw Refusal.unread(UnreadWord("退回", "有一份答复等待审签；不同意的，请写“退回修改：意见”"))
    case .return(let reason): try takeReturn(reason, in: reply, by: sender)
    case .extend(let term, let reason): try takeExtension(by: term, because: reason, in: reply, by: sender)
    case .hand(let name, let note): try hand(to: name, note: note, in: reply, by: sender)
    default: throw Refusal.notPublished
    }
  }

  mutating func takeClaim(_ note: String, in reply: UnitReply, by sender: Party) throws {
    if reply.unit.name == letter.assignment?.lead, letter.stage == .assigned {
      try record(.claimed(unit: reply.unit.name), by: sender)
      try startWithClaim(of: reply.unit.name, at: reply.mail.receivedAt)
    }
    if !note.isEmpty { try record(.noted(Words(note)), by: sender) }
  }

  /// Where a term begins with the claim: until then it ran from the assignment, so that who never claims is late.
  private mutating func startWithClaim(of unit: UnitName, at time: Timestamp) throws {
    guard office.rules.clock.start == .claimed, let due = letter.due[unit], due.dayZero < time.day else {
      return
    }
    try setDue(for: unit, dayZero: time.day, reason: "自认领之日起算")
  }

  /// One that waited for a clerk never comes behind what its unit wrote since: the lead would take it for the last.
  private mutating func takeOpinion(_ text: String, in reply: UnitReply, by sender: Party) throws {
    guard !text.isEmpty else { throw reply.lackOfWords }
    let (unit, receivedAt) = (reply.unit, reply.mail.receivedAt)
    let latest = letter.opinions.filter { $0.unit == unit.name }.compactMap(\.receivedAt).max()
    if let latest, receivedAt < latest { throw Refusal.opinionOvertaken(by: latest) }
    try record(.cooperated(unit: unit.name, opinion: Words(text), receivedAt: receivedAt), by: sender)
    guard let assignment = letter.assignment, let due = letter.due[assignment.lead],
      let officer = office.register.unit(assignment.lead)?.officer(on: now.day)
    else { return }
    try send(
      "opinion", to: officer.address,
      token: office.mint.token(for: assignment.lead, round: assignment.round, of: id),
      values: [
        "title": .text(letter.title.shown), "lead": .text(assignment.lead.text),
        "unit": .text(unit.name.text),
        "opinion": .text(text), "due": .text(due.shown), "weekday": .text(due.day.weekday.chinese),
      ])
  }

  /// Keeps the mail, says why on the letter, and tells the unit at its registered addresses, never at From.
  mutating func refuse(_ reply: UnitReply, _ refusal: Refusal) throws {
    try hold(reply, refusal)
    if case .returning(.late(let last, let reason)) = refusal, let sender = reply.sender {
      try askToLetGo(reply.unit.name, because: reason, by: sender, lateAfter: last)
    }
    try tellRefused(reply, refusal)
  }

  /// Whoever answers for the unit, and the leader where he wrote himself.
  mutating func tellRefused(_ reply: UnitReply, _ refusal: Refusal) throws {
    let subUnit = reply.holder.subUnit.flatMap { reply.unit.subUnit($0, on: now.day)?.address }
    guard let address = subUnit ?? reply.unit.officer(on: now.day)?.address else { return }
    try tell(address, of: refusal, in: reply, asSubUnit: subUnit != nil)
    guard reply.sender?.role == .leader,
      let leader = reply.unit.leaders.first(where: { $0.name == reply.sender?.name && $0.holds(on: now.day) }
      ),
      leader.address != address
    else { return }
    try tell(leader.address, of: refusal, in: reply, asSubUnit: subUnit != nil)
  }

  private func tell(_ address: String, of refusal: Refusal, in reply: UnitReply, asSubUnit: Bool) throws {
    let helps = reply.holder.isCurrent && letter.assignment != nil
    let isOpen = helps && !letter.stage.isClosed
    let leads = reply.unit.name == letter.assignment?.lead
    let isCorrecting = letter.isCorrection && letter.standing != nil
    try send(
      "refused", to: address, token: helps ? reply.token : nil, cause: "mail \(reply.mail.id)",
      values: [
        "title": .text(letter.title.shown), "receivedAt": "\(reply.mail.receivedAt)",
        "sender": .text(reply.senderChinese), "ruling": .flag(letter.assignment?.isRuling == true),
        "reason": .text(refusal.chinese), "whatToDo": .text(refusal.wayOut),
        "answerable": .flag(helps), "open": .flag(isOpen && leads && !asSubUnit && !isCorrecting),
        "cooperating": .flag(isOpen && !leads), "subUnit": .flag(isOpen && asSubUnit),
        "correcting": .flag(isOpen && leads && !asSubUnit && isCorrecting),
        "published": .flag(helps && letter.stage.isClosed && leads && !asSubUnit),
        "returnWithin": "\(office.rules.returns.within)",
      ])
  }

  /// Keeps the mail, says why on the letter, and tells nobody outside: the unit has done its part.
  mutating func hold(_ reply: UnitReply, _ refusal: Refusal) throws {
    try record(.held(mail: reply.raw.reference, reason: refusal.code, detail: refusal.detail), by: .policy)
    try book.hold(reply.mail.id, reason: refusal.code, detail: refusal.detail, letter: id, at: now)
  }
}
