import Domain
import Foundation
import GRDB

/// What one transaction has recorded so far.
final class Recorded {
  var events: [Event] = []
}

/// The open page of the ledger within one transaction (`Ledger.write`).
package struct Book {
  let database: Database
  let entropy: @Sendable (Int) -> [UInt8]
  let recorded: Recorded

  /// Gives the letter the next number of its year (Asia/Shanghai) and records how it came.
  package func register(
    _ registration: Registration, prefix: String, at time: Timestamp, by party: Party
  ) throws -> LetterID {
    let id = try nextNumber(prefix: prefix, year: time.day.year)
    try record(.registered(registration), on: id, at: time, by: party)
    return id
  }

  /// Appends to the chain. An act that the transition table does not allow here throws `InvalidTransition`.
  @discardableResult
  package func record(_ fact: Fact, on letter: LetterID, at time: Timestamp, by party: Party) throws -> Event
  {
    let before = try stage(of: letter)
    let after = try Stage.after(before, fact.act, by: party.role)
    let last = try Row.fetchOne(
      database, sql: "SELECT sequence, hash FROM event ORDER BY sequence DESC LIMIT 1")
    let sequence: Int64 = (last?["sequence"] ?? 0) + 1
    let prev: [UInt8] = last.map { Array($0["hash"] as Data) } ?? EventRow.genesis

    let basket = WordBasket(next: try nextWords(), entropy: entropy)
    let payload = EventRow.Payload(sequence: sequence, letter: letter, at: time, by: party, fact: fact)
    let bytes = try EventRow.encode(payload, keeping: basket)
    try keep(basket.kept, of: letter)
    try database.execute(
      sql: "INSERT INTO event (sequence, letter, act, at, payload, prev, hash) VALUES (?, ?, ?, ?, ?, ?, ?)",
      arguments: [
        sequence, letter.description, fact.act.rawValue, time.seconds, Data(bytes), Data(prev),
        Data(EventRow.hash(prev: prev, payload: bytes)),
      ])
    try project(letter, fact, stage: after)
    let event = Event(sequence: sequence, letter: letter, at: time, by: party, fact: fact)
    recorded.events.append(event)
    return event
  }

  /// What `change` does stands only if it ends well; where it does not, the rest of the transaction goes on.
  package func attempt<Result>(_ change: () throws -> Result) throws -> Result {
    let count = recorded.events.count
    var result: Result?
    do {
      try database.inSavepoint {
        result = try change()
        return .commit
      }
    } catch {
      recorded.events.removeSubrange(count...)
      throw error
    }
    guard let result else { throw LedgerError.corrupt("a savepoint came to nothing") }
    return result
  }

  /// The stage as the projection has it; nil where there is no such letter.
  package func stage(of letter: LetterID) throws -> Stage? {
    try String.fetchOne(
      database, sql: "SELECT stage FROM letter WHERE id = ?", arguments: [letter.description]
    )
    .flatMap(Stage.init)
  }

  /// The letter as it stands within this transaction.
  package func letter(_ id: LetterID) throws -> Letter? { try LetterReader(database: database).letter(id) }

  package func setMark(_ name: String, to sequence: Int64) throws {
    try database.execute(
      sql: "INSERT OR REPLACE INTO mark (name, sequence) VALUES (?, ?)", arguments: [name, sequence])
  }

  private func nextNumber(prefix: String, year: Int) throws -> LetterID {
    try database.execute(
      sql: """
        INSERT INTO serial (prefix, year, last) VALUES (?, ?, 1)
        ON CONFLICT (prefix, year) DO UPDATE SET last = last + 1
        """, arguments: [prefix, year])
    let serial = try Int.fetchOne(
      database, sql: "SELECT last FROM serial WHERE prefix = ? AND year = ?", arguments: [prefix, year])
    return LetterID(prefix: prefix, year: year, serial: serial ?? 1)
  }

  private func nextWords() throws -> Int64 {
    (try Int64.fetchOne(database, sql: "SELECT max(id) FROM words") ?? 0) + 1
  }

  private func keep(_ rows: [WordBasket.Row], of letter: LetterID) throws {
    for row in rows {
      try database.execute(
        sql: "INSERT INTO words (id, letter, text, salt) VALUES (?, ?, ?, ?)",
        arguments: [row.id, letter.description, row.text, Data(row.salt)])
    }
  }

  private func project(_ letter: LetterID, _ fact: Fact, stage: Stage) throws {
    if case .registered(let registration) = fact {
      try database.execute(
        sql: "INSERT INTO letter (id, year, serial, stage, desk) VALUES (?, ?, ?, ?, ?)",
        arguments: [letter.description, letter.year, letter.serial, stage.rawValue, registration.desk])
      if let submission = registration.submission { try project(letter, submission) }
    } else {
      try database.execute(
        sql: "UPDATE letter SET stage = ? WHERE id = ?", arguments: [stage.rawValue, letter.description])
    }
  }
}
