import Domain
import GRDB

extension Book {
  /// Notes that a mail of the outbox came back, or that no server took it.
  /// - Parameter isFinal: false where it is only late.
  /// - Returns: whether that is news: a mail comes back once, however many bounces tell of it.
  package func noteReturn(of mail: Int64, isFinal: Bool, at time: Timestamp) throws -> Bool {
    try database.run(
      """
      INSERT INTO returned (mail, final, at) VALUES (?, ?, ?)
      ON CONFLICT (mail) DO UPDATE SET final = 1, at = excluded.at WHERE final = 0 AND excluded.final = 1
      """, [mail, isFinal, time.seconds])
    return database.changesCount == 1
  }

  /// When it became known that mail to an address does not arrive; nil where none came back, or where one that was sent
  /// later has not. An address is compared with ASCII case folded.
  package func lastReturn(from address: String) throws -> Timestamp? {
    let row = try database.row(
      """
      SELECT returned.mail, returned.at FROM returned JOIN outbox ON outbox.id = returned.mail
      WHERE returned.final = 1 AND lower(outbox.recipient) = ? ORDER BY returned.mail DESC LIMIT 1
      """, [address.lowercased()])
    guard let row else { return nil }
    let at: Int64 = row["at"]
    // What was sent after it came back was sent in the hope that the mailbox lives again.
    let arrived = try database.value(
      Int.self,
      """
      SELECT 1 FROM outbox WHERE id > ? AND state = 'sent' AND finishedAt > ? AND lower(recipient) = ? LIMIT 1
      """, [row["mail"] as Int64, at, address.lowercased()])
    return arrived == nil ? Timestamp(seconds: at) : nil
  }

  /// Whom mails of a kind about a letter were for.
  package func recipients(of kind: String, about letter: LetterID) throws -> [String] {
    try deliver()
    return try database.values(
      String.self, "SELECT recipient FROM outbox WHERE letter = ? AND kind = ?", [letter.description, kind])
  }

  /// Who was sent mails of some kinds about a letter since a moment, but for one mail and for what came back.
  package func reached(
    by kinds: [String], about letter: LetterID, since time: Timestamp, besides mail: Int64
  ) throws -> [String] {
    try deliver()
    return try database.values(
      String.self,
      """
      SELECT recipient FROM outbox
      WHERE letter = ? AND state = 'sent' AND finishedAt >= ? AND id <> ?
        AND kind IN (\(kinds.map { _ in "?" }.joined(separator: ",")))
        AND id NOT IN (SELECT mail FROM returned WHERE final = 1)
      """, [letter.description, time.seconds, mail] + StatementArguments(kinds))
  }
}

extension Ledger {
  /// Mails about no letter that did not arrive, as became known between two moments, the second included. Of probes
  /// whoever sent them asks himself.
  package func lostMail(after start: Timestamp, through end: Timestamp) throws -> [OutboxMail] {
    try database.read {
      try $0.rows(
        """
        SELECT outbox.* FROM returned JOIN outbox ON outbox.id = returned.mail
        WHERE returned.final = 1 AND returned.at > ? AND returned.at <= ?
          AND outbox.letter IS NULL AND outbox.kind <> 'probe' ORDER BY outbox.id
        """, [start.seconds, end.seconds])
    }.map(OutboxMail.init)
  }

  /// Whether a mail of the outbox came back for good.
  package func isReturned(_ mail: Int64) throws -> Bool {
    try database.read {
      try $0.value(Int.self, "SELECT 1 FROM returned WHERE mail = ? AND final = 1", [mail])
    }
      != nil
  }
}

extension Ledger {
  /// Of some mails, by their numbers in the outbox, those that came back for good, or that no server took.
  package func returned(_ mails: [Int64]) throws -> Set<Int64> {
    let list = "[" + mails.map(String.init).joined(separator: ",") + "]"
    return Set(
      try database.read { database in
        try database.values(
          Int64.self,
          "SELECT mail FROM returned WHERE final = 1 AND mail IN (SELECT value FROM json_each(?))", [list])
      })
  }
}
