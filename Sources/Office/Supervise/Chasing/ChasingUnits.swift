import Domain
import Store

/// Reminds units of what is due, and tells those above them of what is overdue (催签、催办、督办), in office hours: all that
/// concerns one unit on one day in one mail, what is latest first.
///
/// Once a working day, as every level begins with one; what was said stands on the letters. Where the clock has come
/// back to a day, it is looked at again, and nobody hears of it twice.
struct ChasingUnits: PipelineStage {
  let office: Office
  let now: Timestamp

  private static let name = "units"
  private static let open: [Stage] = [
    .registered, .accepted, .assigned, .handling, .replied, .signedOff, .cleared,
  ]
  static let people: Set<ChasingTable.Listener> = [.unit, .leader]

  func run(until stop: () -> Bool) throws -> Int {
    guard office.rules.chasing.isOpen(at: now, in: office.calendar),
      try office.ledger.lastChase(of: Self.name) != now.day
    else { return 0 }
    guard try areMailboxesRead() else { return 0 }
    if let gap = try office.gapBefore(now) { throw gap }
    var units: [UnitName: [LetterID]] = [:]
    var above: [ChasingTable.Listener: [LetterID]] = [:]
    _ = try each(try office.ledger.letters(at: Self.open), together: Batch.many, until: stop) { docket in
      try docket.noteMarkForDesk()
      for reminder in try docket.reminders(to: Self.people) {
        units[reminder.unit, default: []].append(docket.id)
      }
      for listener in ChasingTable.Listener.above where try docket.isToTell(listener) {
        above[listener, default: []].append(docket.id)
      }
    }
    var done = 0
    for (unit, letters) in units.sorted(by: { $0.key.text < $1.key.text }) where !stop() {
      done += try remind(unit, of: letters)
    }
    for listener in ChasingTable.Listener.above where !stop() {
      if let letters = above[listener] { done += try escalate(letters, to: listener) }
    }
    if !stop() { try office.ledger.write { try $0.noteChase(of: Self.name, on: now.day) } }
    return done
  }

  /// Whether whatever units have answered was seen. A mailbox to which none of them answers, such as a portal's, is
  /// waited for only until it is known to be away: it may never come back.
  /// - Throws: ``MailboxesAway``, once a day, where it cannot be.
  private func areMailboxesRead() throws -> Bool {
    let unread = try office.mailboxesAway(at: now)
    let away = unread.filter(\.takesReplies).map(\.name)
    guard !away.isEmpty else { return office.mailboxes.isComplete(at: now, but: unread.map(\.name)) }
    let name = "mailboxes away"
    guard try office.ledger.lastChase(of: name) != now.day else { return false }
    try office.ledger.write { try $0.noteChase(of: name, on: now.day) }
    throw MailboxesAway(names: away)
  }

  /// - Returns: 1 where it was written to.
  private func remind(_ unit: UnitName, of letters: [LetterID]) throws -> Int {
    try office.ledger.write { book in
      var reminders = try dockets(of: letters, in: book).flatMap { try $0.reminders(to: Self.people) }
        .filter { $0.unit == unit }
      reminders.sort { $0.precedes($1) }
      guard !reminders.isEmpty else { return 0 }
      let isTold = try ReminderMail(of: reminders, to: unit).send()
      for reminder in reminders { try reminder.record(isTold: isTold) }
      return isTold ? 1 : 0
    }
  }

  private func escalate(_ letters: [LetterID], to listener: ChasingTable.Listener) throws -> Int {
    try office.ledger.write { book in
      try EscalationMail(of: dockets(of: letters, in: book), to: listener).send() ? 1 : 0
    }
  }

  private func dockets(of letters: [LetterID], in book: Book) throws -> [Docket] {
    try letters.compactMap { id in
      try book.letter(id).map { Docket(office: office, now: now, book: book, letter: $0) }
    }
  }
}

extension Reminder {
  /// That the unit was told, and its desk, which reads of it in its morning mail; the desk alone, and once, where the unit has
  /// nobody who could be.
  fileprivate func record(isTold: Bool) throws {
    var docket = docket
    if isTold { try docket.record(.reminded(unit: unit, occasion: occasion), by: .policy) }
    let desk = docket.name(of: .office)
    guard level.tells.contains(.office), !docket.letter.isEscalated(to: desk, reason) else { return }
    try docket.record(.escalated(to: desk, reason: reason), by: .policy)
  }
}

extension Letter {
  fileprivate func isEscalated(to listener: String, _ reason: String) -> Bool {
    events.contains { if case .escalated(listener, reason) = $0.fact { true } else { false } }
  }
}

extension Docket {
  /// Tests (测试) are handled as letters are, but nobody above is troubled with one.
  fileprivate func isToTell(_ listener: ChasingTable.Listener) throws -> Bool {
    guard !letter.isTest else { return false }
    return try passedMark(for: listener) != nil || !reminders(to: [listener]).isEmpty
  }

  fileprivate mutating func noteMarkForDesk() throws {
    guard !letter.isTest, let mark = passedMark(for: .office) else { return }
    try record(.escalated(to: name(of: .office), reason: mark.reason), by: .policy)
  }
}
