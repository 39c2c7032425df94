import Domain
import Foundation
import GRDB

/// A mail the office has decided to send; it enters the outbox in the transaction of the event that causes it.
package struct OutgoingMail: Sendable {
  package let letter: LetterID?
  /// The template's name: `receipt`, `assigned`, `decide` …
  package let kind: String
  package let priority: MailPriority
  /// Envelope sender (RFC 5321 MAIL FROM).
  package let sender: String
  package let recipient: String
  /// Without angle brackets; the same for every attempt.
  package let messageID: String
  package let bytes: [UInt8]
  /// Why it does not leave yet; nil where it may.
  package let kept: Keeping?

  package init(
    letter: LetterID?, kind: String, priority: MailPriority = .reminder, sender: String, recipient: String,
    messageID: String, bytes: [UInt8], kept: Keeping? = nil
  ) {
    self.letter = letter
    self.kind = kind
    self.priority = priority
    self.sender = sender
    self.recipient = recipient
    self.messageID = messageID
    self.bytes = bytes
    self.kept = kept
  }
}

/// A row of the outbox.
package struct OutboxMail: Sendable {
  package enum State: String, Sendable {
    case waiting, claimed, ambiguous, sent, failed, held
  }
  package let id: Int64
  package let state: State
  package let tries: Int
  package let lookups: Int
  package let resends: Int
  package let reply: String?
  package let finishedAt: Timestamp?
  package let mail: OutgoingMail
}

/// What an attempt led to.
package enum OutboxResult: Sendable {
  case sent(reply: String)
  case retry(after: Timestamp, reply: String)
  /// Its recipient takes nothing for now: whatever else waits for him waits as long.
  case postponed(until: Timestamp, reply: String)
  /// The server wants nothing of us for a while: all mails wait.
  case limited(reply: String)
  case failed(reply: String)
  /// Whether the server took it is unknown: look for the audit copy not before that time.
  case ambiguous(lookAfter: Timestamp, reply: String)
  /// It never left, as far as anybody can know: send it again, once, not before that time.
  case resend(after: Timestamp, reply: String)
  case held(reply: String)
}

/// A mail of a transaction could not be written.
package struct UnwrittenMail: Error {
  package let reason: any Error
}

extension Book {
  /// Puts a mail into the outbox. The same Message-ID is one mail, however often its cause is repeated.
  /// - Parameter time: before which it does not leave.
  package func send(_ mail: OutgoingMail, at time: Timestamp) throws {
    page.add(bytes: mail.bytes.count)
    guard page.isDelivered else {
      // Behind those that were sent before it.
      return page.add(.init(notBefore: time) { mail })
    }
    try put(mail, notBefore: time)
  }

  /// Sends a mail that somebody is still writing. It is put into the outbox at the end of the transaction, which stands
  /// only if it could be written.
  /// - Parameters:
  ///   - bytes: about how many.
  ///   - time: before which it does not leave.
  package func send(
    bytes: Int, at time: Timestamp, _ written: @escaping @Sendable () throws -> OutgoingMail
  ) {
    page.add(bytes: bytes)
    page.add(.init(notBefore: time, written: written))
  }

  /// Puts into the outbox what was sent until now, in that order.
  func deliver() throws {
    while let mail = page.nextMail() {
      let written: OutgoingMail
      do { written = try mail.written() } catch { throw UnwrittenMail(reason: error) }
      try put(written, notBefore: mail.notBefore)
    }
  }

  private func put(_ mail: OutgoingMail, notBefore time: Timestamp) throws {
    try database.step(
      """
      INSERT OR IGNORE INTO outbox (letter, kind, sender, recipient, messageID, bytes, notBefore, priority)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        .optional(mail.letter?.description), .text(mail.kind), .text(mail.sender), .text(mail.recipient),
        .text(mail.messageID), .octets(mail.bytes), .integer(time.seconds),
        .integer(Int64(mail.priority.rawValue)),
      ])
    if let kept = mail.kept { try keep(mail, kept) }
  }

  /// The last mails of a kind about a letter, as they were sent, the newest first.
  package func mails(_ kind: String, about letter: LetterID, most: Int) throws -> [[UInt8]] {
    try database.rows(
      "SELECT bytes FROM outbox WHERE letter = ? AND kind = ? ORDER BY id DESC LIMIT ?",
      [letter.description, kind, most]
    ).map { Array($0["bytes"] as Data) }
  }

  /// Those about a letter that wait for a person because nobody knows whether they arrived.
  package func mailsOfUnknownFate(about letter: LetterID) throws -> [OutboxMail] {
    try database.rows(
      """
      SELECT * FROM outbox WHERE state = 'held' AND letter = ? AND length(bytes) > 0
      AND id NOT IN (SELECT mail FROM kept) ORDER BY id
      """, [letter.description]
    ).map(OutboxMail.init)
  }

  /// Records what an attempt led to.
  package func finish(_ id: Int64, _ result: OutboxResult, at time: Timestamp) throws {
    switch result {
    case .sent(let reply):
      try update(id, .sent, reply, finishedAt: time)
      try forget(.refusal)
    case .failed(let reply): try update(id, .failed, reply, finishedAt: time)
    case .held(let reply): try update(id, .held, reply, finishedAt: time)
    case .retry(let after, let reply): try update(id, .waiting, reply, notBefore: after)
    case .postponed(let until, let reply):
      try update(id, .waiting, reply, notBefore: until)
      try postpone(mailsToRecipientOf: id, until: until)
    case .limited(let reply):
      try update(id, .waiting, reply, notBefore: time)
      try use(.refusal, at: time)
    case .resend(let after, let reply):
      try update(id, .waiting, reply, notBefore: after)
      try database.run("UPDATE outbox SET resends = resends + 1 WHERE id = ?", [id])
    case .ambiguous(let after, let reply):
      try update(id, .ambiguous, reply, notBefore: after)
      try database.run("UPDATE outbox SET lookups = lookups + 1 WHERE id = ?", [id])
    }
  }

  /// Only what waits is read, and of that there is little.
  private func postpone(mailsToRecipientOf id: Int64, until time: Timestamp) throws {
    try database.run(
      """
      UPDATE outbox SET notBefore = ? WHERE state = 'waiting' AND notBefore < ?
      AND recipient = (SELECT recipient FROM outbox WHERE id = ?)
      """, [time.seconds, time.seconds, id])
  }

  private func update(
    _ id: Int64, _ state: OutboxMail.State, _ reply: String, notBefore: Timestamp? = nil,
    finishedAt: Timestamp? = nil
  ) throws {
    try database.run(
      """
      UPDATE outbox SET reply = ?2, notBefore = coalesce(?3, notBefore), finishedAt = ?4,
        state = CASE WHEN length(bytes) = 0 AND ?1 IN ('waiting', 'ambiguous') THEN 'failed' ELSE ?1 END
      WHERE id = ?5
      """, [state.rawValue, reply, notBefore?.seconds, finishedAt?.seconds, id])
  }
}

extension Ledger {
  /// Takes the next mail that is due, the most urgent first, and marks it as claimed, durably, before anything is
  /// sent: whoever finds it claimed after a crash knows that its fate is unknown.
  /// - Parameter pace: where it leaves no mail for now, nothing is taken.
  package func claimNextMail(at time: Timestamp, pace: Pace = .free) throws -> OutboxMail? {
    try write { book in
      let database = book.database
      guard let last = try pace.lastPriority(at: time, in: database) else { return nil }
      let id = try database.value(
        Int64.self,
        """
        SELECT id FROM outbox WHERE state = 'waiting' AND priority <= ? AND notBefore <= ?
        ORDER BY priority, id LIMIT 1
        """, [last.rawValue, time.seconds])
      guard let id,
        let row = try database.row("SELECT * FROM outbox WHERE id = ?", [id])
      else { return nil }
      try database.run("UPDATE outbox SET state = 'claimed', tries = tries + 1 WHERE id = ?", [id])
      if pace != .free { try book.use(.sending, at: time) }
      return OutboxMail(row)
    }
  }

  /// Ambiguous mails whose audit copy may be looked for now.
  package func ambiguousMail(at time: Timestamp) throws -> [OutboxMail] {
    try outbox(sql: "state = 'ambiguous' AND notBefore <= ?", [time.seconds])
  }

  /// Mails whose sending a crash interrupted become ambiguous. Called once, before the first claim.
  package func recoverClaims(at time: Timestamp) throws {
    try database.write {
      try $0.execute(
        sql: """
          UPDATE outbox SET state = 'ambiguous', notBefore = ?, reply = 'interrupted while sending'
          WHERE state = 'claimed'
          """, arguments: [time.seconds])
    }
  }

  /// Every mail about a letter, in the order it was decided.
  package func outbox(of letter: LetterID) throws -> [OutboxMail] {
    try outbox(sql: "letter = ?", [letter.description])
  }

  /// The mail with that Message-ID (without angle brackets).
  package func outbox(messageID: String) throws -> OutboxMail? {
    try outbox(sql: "messageID = ?", [messageID]).first
  }

  /// The last mail of a kind to somebody that is about no letter.
  package func outbox(ofKind kind: String, to recipient: String) throws -> OutboxMail? {
    try outbox(sql: "letter IS NULL AND kind = ? AND recipient = ?", [kind, recipient]).last
  }

  /// The mail with that number.
  package func outbox(number: Int64) throws -> OutboxMail? { try outbox(sql: "id = ?", [number]).first }

  /// When the next mail is to be sent or looked for; nil where none is.
  package func nextMailDue(at now: Timestamp, pace: Pace = .free) throws -> Timestamp? {
    try database.read { database in
      let lookUp = try database.value(
        Int64.self, "SELECT min(notBefore) FROM outbox WHERE state = 'ambiguous'")
      let dues = [try pace.nextDue(at: now, in: database), lookUp.map(Timestamp.init(seconds:))]
      return dues.compactMap(\.self).min()
    }
  }

  /// Mails in one of the end states that somebody should know of.
  package func mail(in state: OutboxMail.State) throws -> [OutboxMail] {
    try outbox(sql: "state = ?", [state.rawValue])
  }

  private func outbox(sql condition: String, _ arguments: StatementArguments) throws -> [OutboxMail] {
    try database.read {
      try $0.rows("SELECT * FROM outbox WHERE \(condition) ORDER BY id", arguments)
    }.map(OutboxMail.init)
  }
}

extension OutboxMail {
  init(_ row: Row) {
    id = row["id"]
    state = State(rawValue: row["state"]) ?? .held
    tries = row["tries"]
    lookups = row["lookups"]
    resends = row["resends"]
    reply = row["reply"]
    finishedAt = (row["finishedAt"] as Int64?).map(Timestamp.init(seconds:))
    mail = OutgoingMail(
      letter: (row["letter"] as String?).flatMap(LetterID.init), kind: row["kind"],
      priority: MailPriority(rawValue: row["priority"]) ?? .reminder, sender: row["sender"],
      recipient: row["recipient"], messageID: row["messageID"], bytes: Array(row["bytes"] as Data))
  }
}
