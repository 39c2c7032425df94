import Domain
import Foundation
import GRDB

/// How far the office has come in calling somebody about a 特急 letter (紧急呼叫).
package struct DutyWatch: Sendable {
  /// Why the next one is called.
  package enum Reason: String, Sendable {
    /// Nobody was called yet.
    case urgent
    /// Whoever was called last has said nothing in his time.
    case silent
    /// The mail to him came back.
    case returned
    /// He said that he cannot see to it.
    case passed
  }

  package let letter: LetterID
  /// When it became 特急.
  package let since: Timestamp
  package let firstRound: Int
  package let round: Int
  package let why: Reason
  /// When the next one is called; nil once it is over.
  package let next: Timestamp?
  package let endedAt: Timestamp?
  /// Who has it; nil where nobody has.
  package let endedBy: String?
}

/// Somebody was called about a 特急 letter.
package struct DutyCall: Sendable {
  package let id: Int64
  package let letter: LetterID
  package let round: Int
  package let role: Role
  package let name: String
  package let address: String
  package let telephone: String?
  package let at: Timestamp
  package let answeredAt: Timestamp?
}

extension Book {
  package func dutyWatch(of letter: LetterID) throws -> DutyWatch? {
    try database.row("SELECT * FROM dutyWatch WHERE letter = ?", [letter.description]).flatMap(DutyWatch.init)
  }

  /// Who was called since the letter became 特急, in order.
  package func dutyCalls(in watch: DutyWatch) throws -> [DutyCall] {
    try database.rows(
      "SELECT * FROM dutyCall WHERE letter = ? AND round >= ? ORDER BY id",
      [watch.letter.description, watch.firstRound]
    ).compactMap(DutyCall.init)
  }

  /// How many mails of a kind whoever was called has been sent about the letter since.
  package func mailsSent(_ kind: String, to call: DutyCall) throws -> Int {
    try deliver()
    return try database.value(
      Int.self,
      "SELECT count(*) FROM outbox WHERE letter = ? AND kind = ? AND recipient = ? AND notBefore >= ?",
      [call.letter.description, kind, call.address, call.at.seconds]) ?? 0
  }

  /// Notes a call, and when the next one is due.
  /// - Returns: the call's number.
  package func call(
    _ party: Party, at address: String, telephone: String?, about letter: LetterID, round: Int,
    isFirst: Bool, code: String, next: Timestamp, at time: Timestamp
  ) throws -> Int64 {
    try database.run(
      """
      INSERT INTO dutyCall (letter, round, isFirst, role, name, address, telephone, code, at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        letter.description, round, isFirst, party.role.rawValue, party.name ?? "", address, telephone,
        Question.digest(of: code), time.seconds,
      ])
    let id = database.lastInsertedRowID
    try database.run(
      "UPDATE dutyWatch SET round = ?, why = 'silent', next = ? WHERE letter = ?",
      [round, next.seconds, letter.description])
    return id
  }

  /// Lets the next one be called at that time; a watch that is over stays over.
  package func callNext(about letter: LetterID, at time: Timestamp, because why: DutyWatch.Reason) throws {
    try database.run(
      "UPDATE dutyWatch SET next = ?, why = ? WHERE letter = ? AND next IS NOT NULL",
      [time.seconds, why.rawValue, letter.description])
  }

  /// Nobody is called about the letter any more. Whoever finds the mails after all calls were in vain still takes it.
  /// - Parameters:
  ///   - call: what was answered; its code is used up.
  ///   - name: who has it.
  package func endWatch(
    of letter: LetterID, answering call: DutyCall? = nil, by name: String?, at time: Timestamp
  ) throws {
    try database.run(
      "UPDATE dutyWatch SET next = NULL, endedAt = ?, endedBy = ? WHERE letter = ? AND endedBy IS NULL",
      [time.seconds, name, letter.description])
    guard database.changesCount == 1 else {
      throw LedgerError.corrupt("two have acknowledged \(letter)")
    }
    guard let call else { return }
    try database.run("UPDATE dutyCall SET answeredAt = ? WHERE id = ?", [time.seconds, call.id])
  }

  /// How many letters somebody was called about for the first time since then.
  package func lettersCalledAbout(since time: Timestamp) throws -> Int {
    try database.value(Int.self, "SELECT count(*) FROM dutyCall WHERE isFirst = 1 AND at > ?", [time.seconds])
      ?? 0
  }

  /// How many letters nobody has acknowledged yet.
  package func lettersWatched() throws -> Int {
    try database.value(Int.self, "SELECT count(*) FROM dutyWatch WHERE next IS NOT NULL") ?? 0
  }
}

extension Ledger {
  /// Letters about which the next one is to be called now, the longest due first.
  package func lettersToCallAbout(at now: Timestamp) throws -> [LetterID] {
    try database.read {
      try $0.values(
        String.self,
        "SELECT letter FROM dutyWatch WHERE next IS NOT NULL AND next <= ? ORDER BY next, letter",
        [now.seconds])
    }.compactMap(LetterID.init)
  }

  /// The call that a code was mailed with, open or not.
  package func dutyCall(withCode code: String) throws -> DutyCall? {
    try database.read {
      try $0.row("SELECT * FROM dutyCall WHERE code = ?", [Question.digest(of: code)])
    }.flatMap(DutyCall.init)
  }

  /// The calls to a mailbox about letters that nobody has acknowledged, the newest first.
  package func openDutyCalls(to address: String) throws -> [DutyCall] {
    try database.read {
      try $0.rows(
        """
        SELECT dutyCall.* FROM dutyWatch JOIN dutyCall USING (letter)
        WHERE dutyWatch.endedBy IS NULL AND dutyCall.round >= dutyWatch.firstRound
          AND lower(dutyCall.address) = lower(?) ORDER BY dutyCall.id DESC LIMIT 20
        """, [address])
    }.compactMap(DutyCall.init)
  }

  package func dutyWatch(of letter: LetterID) throws -> DutyWatch? {
    try database.read {
      try $0.row("SELECT * FROM dutyWatch WHERE letter = ?", [letter.description])
    }.flatMap(DutyWatch.init)
  }

  /// Who was ever called about a letter, in order.
  package func dutyCalls(about letter: LetterID) throws -> [DutyCall] {
    try database.read {
      try $0.rows("SELECT * FROM dutyCall WHERE letter = ? ORDER BY id", [letter.description])
    }.compactMap(DutyCall.init)
  }

  /// Open 特急 letters, oldest first: what stands on top of every list.
  package func urgentLetters() throws -> [LetterID] {
    let open = Stage.allCases.filter { !$0.isClosed }.map { "'\($0.rawValue)'" }.joined(separator: ",")
    return try database.read {
      try $0.values(
        String.self, "SELECT id FROM letter WHERE urgent = 1 AND stage IN (\(open)) ORDER BY year, serial")
    }.compactMap(LetterID.init)
  }
}

extension DutyWatch {
  init?(_ row: Row) {
    guard let letter = LetterID(row["letter"]) else { return nil }
    self.letter = letter
    since = Timestamp(seconds: row["since"])
    firstRound = row["firstRound"]
    round = row["round"]
    why = Reason(rawValue: row["why"]) ?? .silent
    next = (row["next"] as Int64?).map(Timestamp.init(seconds:))
    endedAt = (row["endedAt"] as Int64?).map(Timestamp.init(seconds:))
    endedBy = row["endedBy"]
  }
}

extension DutyCall {
  init?(_ row: Row) {
    guard let letter = LetterID(row["letter"]), let role = Role(rawValue: row["role"]) else { return nil }
    id = row["id"]
    self.letter = letter
    round = row["round"]
    self.role = role
    name = row["name"]
    address = row["address"]
    telephone = row["telephone"]
    at = Timestamp(seconds: row["at"])
    answeredAt = (row["answeredAt"] as Int64?).map(Timestamp.init(seconds:))
  }
}
