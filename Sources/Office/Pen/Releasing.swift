import Domain
import Mail
import Reading
import Store

/// How a clerk asks for a release: he may leave the letter, or everything, to the guess.
package enum AskedRelease: Equatable, Sendable {
  case letter, retry
  case reply(LetterID?)
  case supplement(LetterID?)
  case asGuessed
}

/// A release that may be carried out.
///
/// The clerk's word supplies the routing that the mail lacked: which letter, which unit. It lends no authority (design
/// law 5): the sender must be registered for that unit, or be the letter's author, and an answer needs its signature
/// or its confirmed scan as ever. It stands with the time at which our server received the mail.
struct PlannedRelease {
  let held: HeldMail
  let way: ReleaseWay
  let purpose: MailPurpose?
  let token: Token?

  var closing: (HeldMail.Outcome, LetterID?) {
    switch way {
    case .letter: (.letter, nil)
    case .reply(let letter): (.reply, letter)
    case .supplement(let letter): (.supplement, letter)
    case .retry: (.retry, nil)
    }
  }
}

extension Office {
  /// Lets a held mail go back into the flow (`huiyin held release`).
  @discardableResult
  package func release(
    _ number: Int64, as asked: AskedRelease, by clerk: Party, at now: Timestamp
  ) throws -> (held: HeldMail, way: ReleaseWay) {
    let release = try plan(number, as: asked, in: HoldingPen(ledger, register))
    try ledger.write { try carryOut(release, by: clerk, at: now, in: $0) }
    return (release.held, release.way)
  }

  /// Closes an entry of which nothing comes (`huiyin held discard`); its bytes stay.
  package func discard(_ number: Int64, why: String, by clerk: Party, at now: Timestamp) throws {
    try ledger.write { try discard(number, why: why, by: clerk, at: now, in: $0) }
  }

  func discard(_ number: Int64, why: String, by clerk: Party, at now: Timestamp, in book: Book) throws {
    let why = OfficeText.trimmed(why)
    guard !why.isEmpty else { throw PenRefusal.whyNeeded }
    let held = try Self.open(number, try book.heldMail(number))
    try book.discard(held, HeldMail.Closing(at: now, by: clerk.name ?? "", .discarded, why: why))
  }

  /// What a release comes to, or the `PenRefusal` that says why it cannot be; changes nothing.
  /// - Parameter pen: for what it looks like; one for all entries that are asked about together.
  func plan(_ number: Int64, as asked: AskedRelease, in pen: HoldingPen) throws -> PlannedRelease {
    let held = try Self.releasable(number, try ledger.heldMail(number)) { try ledger.lastHolding(of: $0) }
    let way = try way(held, asked, pen)
    guard let raw = try ledger.mail(held.mail), let standing = try ledger.standing(of: held.mail) else {
      throw LedgerError.corrupt("mail \(held.mail) is not in the mail store")
    }
    switch HeldReason(held).kind {
    case .left: throw PenRefusal.notHere
    case .file: throw PenRefusal.wholeFile
    case .draft where way != .retry: throw PenRefusal.notConfirmed
    case .unread where held.reason == "deadly":
      if case .died(let how)? = try examiner?([raw.bytes]) { throw PenRefusal.stillDeadly(how) }
    default: break
    }
    return try plan(held, way, raw, standing)
  }

  private static func open(_ number: Int64, _ held: HeldMail?) throws -> HeldMail {
    guard let held else { throw PenRefusal.noSuchEntry(number) }
    if let closing = held.closing { throw PenRefusal.closed(number, closing) }
    return held
  }

  /// What waits, or was discarded and is not waiting anew: a discard by mistake is no end.
  private static func releasable(
    _ number: Int64, _ held: HeldMail?, last: (Int64) throws -> HeldMail?
  ) throws -> HeldMail {
    guard let held else { throw PenRefusal.noSuchEntry(number) }
    guard let closing = held.closing else { return held }
    guard closing.outcome == .discarded else { throw PenRefusal.closed(number, closing) }
    if let last = try last(held.mail), last.id != held.id {
      throw last.closing.map { PenRefusal.closed(last.id, $0) } ?? PenRefusal.closed(number, closing)
    }
    return held
  }

  private func plan(
    _ held: HeldMail, _ way: ReleaseWay, _ raw: RawMail, _ standing: MailStanding
  ) throws -> PlannedRelease {
    if way == .retry { return PlannedRelease(held: held, way: way, purpose: nil, token: nil) }
    if rules.intakes[standing.mailbox]?.columns != nil { return try plan(row: raw, of: held, way) }
    let message: Message
    do { message = try Message(parsing: raw.bytes) } catch { throw PenRefusal.unreadable("\(error)") }
    switch way {
    case .letter, .retry:
      // What is quoted in it would go to the units, code and all.
      guard try !isAnswerToUs(message) else { throw PenRefusal.carriesCode }
      let purpose: MailPurpose = isForm(message, heldAs: held, in: standing.mailbox) ? .form : .letter
      // What was not read as a form has its author's name and telephone among its words.
      if held.reason == "portal", purpose == .letter { throw PenRefusal.formNotRead }
      return PlannedRelease(held: held, way: way, purpose: purpose, token: nil)
    case .reply(let letter):
      let token = try token(ofUnitThatSent: message, on: standing.receivedAt.day, about: letter)
      return PlannedRelease(held: held, way: way, purpose: .reply, token: token)
    case .supplement(let letter):
      try checkAuthor(of: letter, sent: message)
      return PlannedRelease(held: held, way: way, purpose: .supplement, token: mint.authorToken(of: letter))
    }
  }

  /// Whether a mail that was held in doubt of its portal can be read as its form: then name and telephone must not
  /// get into the letter because a clerk believes it.
  private func isForm(_ message: Message, heldAs held: HeldMail, in mailbox: String) -> Bool {
    guard held.reason == "portal", held.letter == nil, let form = rules.intakes[mailbox]?.form else {
      return false
    }
    let reading = FormReading(of: message.text, labels: form.labels)
    return reading.map { $0.fault == nil } ?? false
  }

  private func plan(row raw: RawMail, of held: HeldMail, _ way: ReleaseWay) throws -> PlannedRelease {
    guard way == .letter else { throw PenRefusal.rowIsALetter }
    // What is no row has no text either.
    let row = try? ImportedRow(reading: raw.bytes)
    guard let comment = row?.comment ?? row?.legible else { throw PenRefusal.rowWithoutText }
    if let twin = try twin(of: comment, notHeldAs: held) {
      throw PenRefusal.alreadyTaken(try ledger.standing(of: twin)?.letter)
    }
    return PlannedRelease(held: held, way: way, purpose: .row, token: nil)
  }

  /// The good row of a comment's number and words, which a corrected export has brought since.
  private func twin(of comment: ImportedRow.Comment, notHeldAs held: HeldMail) throws -> Int64? {
    guard let id = comment.id, let account = try ledger.standing(of: held.mail)?.mailbox,
      let stored = try ledger.stored(ImportedRow.digest(of: ["id", account, id], occurrence: 0)),
      stored.mail != held.mail, try ledger.standing(of: stored.mail) != nil,
      let known = try ImportedRow(reading: stored.bytes).comment
    else { return nil }
    return ImportedRow.words(known.text) == ImportedRow.words(comment.text) ? stored.mail : nil
  }

  private func way(_ held: HeldMail, _ asked: AskedRelease, _ pen: HoldingPen) throws -> ReleaseWay {
    let guess = { try pen.entry(held).guess.verdict }
    switch asked {
    case .letter: return .letter
    case .retry: return .retry
    case .reply(let letter?): return .reply(letter)
    case .supplement(let letter?): return .supplement(letter)
    case .reply(nil):
      if case .release(.reply(let letter)) = try guess() { return .reply(letter) }
      throw PenRefusal.letterNeeded
    case .supplement(nil):
      if case .release(.supplement(let letter)) = try guess() { return .supplement(letter) }
      throw PenRefusal.letterNeeded
    case .asGuessed:
      guard case .release(let way) = try guess() else { throw PenRefusal.nothingGuessed }
      return way
    }
  }

  /// The token that the sender's unit holds in the letter's current round.
  private func token(ofUnitThatSent message: Message, on day: Day, about id: LetterID) throws -> Token {
    guard let letter = try ledger.letter(id) else { throw PenRefusal.noSuchLetter(id) }
    guard !letter.stage.isClosed, let assignment = letter.assignment else { throw PenRefusal.withNoUnit(id) }
    let sender = message.from.count == 1 ? message.from[0].mailbox : ""
    let unit = assignment.units.first { name in
      let unit = register.unit(name)
      return unit?.officer(writingFrom: sender, on: day) != nil
        || unit?.leader(writingFrom: sender, on: day) != nil
    }
    guard let unit else { throw PenRefusal.nobodyOfItsUnits(id, assignment.units) }
    return mint.token(for: unit, round: assignment.round, of: id)
  }

  private func checkAuthor(of id: LetterID, sent message: Message) throws {
    guard let letter = try ledger.letter(id) else { throw PenRefusal.noSuchLetter(id) }
    let sender = message.from.count == 1 ? message.from[0].mailbox.lowercased() : ""
    guard !sender.isEmpty, letter.registration.authorAddress?.text?.lowercased() == sender else {
      throw PenRefusal.notItsAuthor(id)
    }
    // Anybody can write in his name. Words that are added do no harm, and of a withdrawal the desk is asked; more
    // to be shown would.
    let spoken = AuthorWord(reading: message.reply.words)
    switch spoken == .nothing ? AuthorWord(reading: message.subject) : spoken {
    case .wish(mayBePublished: true, _): throw PenRefusal.withdrawal(id)
    case .retract, .wish, .supplement, .nothing: break
    }
  }

  /// - Throws: `PenRefusal` where the entry was closed since.
  func carryOut(_ release: PlannedRelease, by clerk: Party, at now: Timestamp, in book: Book) throws {
    var held = try Self.releasable(release.held.id, try book.heldMail(release.held.id)) {
      try book.lastHolding(of: $0)
    }
    if held.closing != nil { held = try book.holdAnew(held, at: now) }
    let (outcome, letter) = release.closing
    let name = clerk.name ?? ""
    try book.release(
      held, for: release.purpose, token: release.token?.description,
      // What killed once is read by a process of its own first.
      deaths: held.reason == "deadly" ? 1 : 0, HeldMail.Closing(at: now, by: name, outcome, letter: letter))
    guard let letter else { return }
    let what = outcome == .reply ? "承办单位的答复" : "网民的补充"
    try book.record(
      .noted(Words("\(name)将无法识别的来信第\(held.id)号作为本件\(what)转入办理")), on: letter, at: now, by: clerk)
  }
}

/// What came of a mail that was released.
package enum ReleaseResult: Sendable {
  case registered(LetterID)
  case handled(LetterID?)
  /// It waits again, as an entry of its own.
  case heldAgain(HeldMail)
  case setAside
  /// No stage has dealt with it yet.
  case waiting
}

extension ReleaseResult {
  package init(of held: HeldMail, in ledger: Ledger) throws {
    guard let standing = try ledger.standing(of: held.mail) else {
      self = .waiting
      return
    }
    self =
      switch standing.state {
      case .new, .sorted: .waiting
      case .letter: standing.letter.map(ReleaseResult.registered) ?? .setAside
      case .handled: .handled(standing.letter)
      case .setAside: .setAside
      case .held: try ledger.lastHolding(of: held.mail).map(ReleaseResult.heldAgain) ?? .waiting
      }
  }
}
