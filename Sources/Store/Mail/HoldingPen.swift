import Domain
import GRDB

/// A mail that waits, or waited, for a person (无法识别的来信). It is never removed, only closed.
package struct HeldMail: Sendable {
  package let id: Int64
  package let mail: Int64
  package let at: Timestamp
  package let reason: String
  package let detail: String
  /// What it looks like an answer to.
  package let letter: LetterID?
  /// Nil while it waits.
  package let closing: Closing?

  /// What a person decided about it.
  package struct Closing: Sendable {
    package let at: Timestamp
    package let by: String
    package let outcome: Outcome
    /// The letter it was released to.
    package let letter: LetterID?
    package let why: String
  }

  package enum Outcome: String, Sendable {
    /// Released: a letter of its own, a unit's reply, an author's supplement, or sorted anew.
    case letter, reply, supplement, retry
    case discarded
  }
}

/// Where a mail stands that was taken in.
package struct MailStanding: Sendable {
  package enum State: String, Sendable {
    case new, sorted, letter, handled, held
    case setAside = "set aside"
  }
  package let mailbox: String
  package let receivedAt: Timestamp
  package let state: State
  package let letter: LetterID?
}

extension Ledger {
  /// The holding pen, oldest first.
  /// - Parameter all: also what was closed.
  package func heldMail(all: Bool = false) throws -> [HeldMail] {
    let condition = all ? "" : "WHERE closedAt IS NULL"
    return try database.read {
      try $0.rows("SELECT * FROM held \(condition) ORDER BY id")
    }.map(HeldMail.init)
  }

  /// What waits for one of these reasons.
  package func heldMail(for reasons: [String]) throws -> [HeldMail] {
    let marks = reasons.map { _ in "?" }.joined(separator: ", ")
    return try database.read {
      try $0.rows(
        "SELECT * FROM held WHERE closedAt IS NULL AND reason IN (\(marks)) ORDER BY id",
        StatementArguments(reasons))
    }.map(HeldMail.init)
  }

  package func heldMail(_ id: Int64) throws -> HeldMail? {
    try database.read { try $0.row("SELECT * FROM held WHERE id = ?", [id]) }
      .map(HeldMail.init)
  }

  /// Whether a mail waits, or waited, for a person.
  package func wasHeld(_ mail: Int64) throws -> Bool {
    var wasHeld = false
    try database.read {
      try $0.step("SELECT 1 FROM held WHERE mail = ?", [.integer(mail)]) { _ in wasHeld = true }
    }
    return wasHeld
  }

  /// The newest entry of a mail, open or closed.
  package func lastHolding(of mail: Int64) throws -> HeldMail? {
    try database.read {
      try $0.row("SELECT * FROM held WHERE mail = ? ORDER BY id DESC LIMIT 1", [mail])
    }.map(HeldMail.init)
  }

  package func standing(of mail: Int64) throws -> MailStanding? {
    try database.read {
      try $0.row("SELECT mailbox, receivedAt, state, letter FROM incoming WHERE mail = ?", [mail])
    }.flatMap(MailStanding.init)
  }
}

extension Book {
  /// The mailbox or account that a mail came in by.
  package func mailbox(of mail: Int64) throws -> String? {
    try database.value(String.self, "SELECT mailbox FROM incoming WHERE mail = ?", [mail])
  }

  /// Puts a mail into the holding pen, with the reason and what it looks like.
  package func hold(
    _ mail: Int64, reason: String, detail: String, letter: LetterID? = nil, at time: Timestamp
  ) throws {
    try settle(mail, as: .held, letter: letter, note: reason)
    try database.run(
      "INSERT INTO held (mail, at, reason, detail, letter) VALUES (?, ?, ?, ?, ?)",
      [mail, time.seconds, reason, detail, letter?.description])
  }

  /// Whether some mail that looks like one about a letter waits for one of these reasons.
  package func holdsMail(about letter: LetterID, for reasons: [String]) throws -> Bool {
    let marks = reasons.map { _ in "?" }.joined(separator: ", ")
    let found = try database.value(
      Int.self, "SELECT 1 FROM held WHERE closedAt IS NULL AND letter = ? AND reason IN (\(marks)) LIMIT 1",
      [letter.description] + StatementArguments(reasons))
    return found != nil
  }

  package func heldMail(_ id: Int64) throws -> HeldMail? {
    try database.row("SELECT * FROM held WHERE id = ?", [id]).map(HeldMail.init)
  }

  /// The newest entry of a mail, within this transaction.
  package func lastHolding(of mail: Int64) throws -> HeldMail? {
    try database.row("SELECT * FROM held WHERE mail = ? ORDER BY id DESC LIMIT 1", [mail])
      .map(HeldMail.init)
  }

  /// Gives a mail whose entry was discarded an entry of its own; the old one stays as it was.
  package func holdAnew(_ entry: HeldMail, at time: Timestamp) throws -> HeldMail {
    try database.run(
      "UPDATE incoming SET state = 'sorted' WHERE mail = ? AND state = 'set aside' AND note = 'discarded'",
      [entry.mail])
    try hold(entry.mail, reason: entry.reason, detail: entry.detail, letter: entry.letter, at: time)
    guard let anew = try lastHolding(of: entry.mail) else {
      throw LedgerError.corrupt("mail \(entry.mail) is not held")
    }
    return anew
  }

  /// Closes an entry and lays its mail on the pile of a stage, with the time at which it was received.
  /// - Parameters:
  ///   - purpose: nil to have it sorted anew.
  ///   - deaths: what the stage's guard is to know of it.
  package func release(
    _ entry: HeldMail, for purpose: MailPurpose?, token: String?, deaths: Int, _ closing: HeldMail.Closing
  ) throws {
    try close(entry, closing)
    try database.run(
      """
      UPDATE incoming SET state = ?, purpose = ?, token = ?, letter = NULL, note = '', reading = 0, deaths = ?
      WHERE mail = ? AND state = 'held'
      """, [purpose == nil ? "new" : "sorted", purpose?.rawValue, token, deaths, entry.mail])
    guard database.changesCount == 1 else { throw LedgerError.corrupt("mail \(entry.mail) is not held") }
  }

  /// Closes an entry whose mail nothing comes of; its bytes stay in the store.
  package func discard(_ entry: HeldMail, _ closing: HeldMail.Closing) throws {
    try close(entry, closing)
    try database.run(
      "UPDATE incoming SET state = 'set aside', note = 'discarded' WHERE mail = ? AND state = 'held'",
      [entry.mail])
  }

  /// Closes the entry of a mail that has led to what it was for, without a person's saying so.
  /// - Parameter reason: only where it was held for that.
  package func settle(held mail: Int64, heldFor reason: String, _ closing: HeldMail.Closing) throws {
    guard
      let row = try database.row(
        "SELECT * FROM held WHERE mail = ? AND reason = ? AND closedAt IS NULL", [mail, reason])
    else { return }
    try close(HeldMail(row), closing)
    try database.run(
      "UPDATE incoming SET state = 'handled', letter = ? WHERE mail = ? AND state = 'held'",
      [closing.letter?.description, mail])
  }

  private func close(_ entry: HeldMail, _ closing: HeldMail.Closing) throws {
    try database.run(
      """
      UPDATE held SET closedAt = ?, closedBy = ?, outcome = ?, closedFor = ?, why = ?
      WHERE id = ? AND closedAt IS NULL
      """,
      [
        closing.at.seconds, closing.by, closing.outcome.rawValue, closing.letter?.description, closing.why,
        entry.id,
      ])
    guard database.changesCount == 1 else {
      throw LedgerError.corrupt("entry \(entry.id) of the holding pen was closed twice")
    }
  }
}

extension HeldMail.Closing {
  package init(
    at time: Timestamp, by clerk: String, _ outcome: HeldMail.Outcome, letter: LetterID? = nil,
    why: String = ""
  ) {
    self.at = time
    self.by = clerk
    self.outcome = outcome
    self.letter = letter
    self.why = why
  }
}

extension HeldMail {
  fileprivate init(_ row: Row) {
    id = row["id"]
    mail = row["mail"]
    at = Timestamp(seconds: row["at"])
    reason = row["reason"]
    detail = row["detail"]
    letter = (row["letter"] as String?).flatMap(LetterID.init)
    let closedAt: Int64? = row["closedAt"]
    let outcome = (row["outcome"] as String?).flatMap(Outcome.init)
    closing = closedAt.flatMap { seconds in
      outcome.map {
        Closing(
          at: Timestamp(seconds: seconds), by: row["closedBy"] ?? "", $0,
          letter: (row["closedFor"] as String?).flatMap(LetterID.init), why: row["why"] ?? "")
      }
    }
  }
}

extension MailStanding {
  fileprivate init?(_ row: Row) {
    guard let state = State(rawValue: row["state"]) else { return nil }
    self.state = state
    mailbox = row["mailbox"]
    receivedAt = Timestamp(seconds: row["receivedAt"])
    letter = (row["letter"] as String?).flatMap(LetterID.init)
  }
}
