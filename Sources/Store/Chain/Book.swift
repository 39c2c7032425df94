import Domain
import Foundation
import GRDB

/// The open page of the ledger within one transaction (`Ledger.write`).
package struct Book {
  let database: Database
  let entropy: @Sendable (Int) -> [UInt8]
  let page: Page

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
    let head = try page.head ?? lastHead()
    let sequence = head.sequence + 1

    let basket = WordBasket(next: try page.nextWords ?? nextWords(), entropy: entropy)
    let payload = EventRow.Payload(sequence: sequence, letter: letter, at: time, by: party, fact: fact)
    let bytes = try EventRow.encode(payload, keeping: basket)
    try keep(basket.kept, of: letter)
    let hash = EventRow.hash(prev: head.hash, payload: bytes)
    try database.run(
      "INSERT INTO event (sequence, letter, act, at, payload, prev, hash) VALUES (?, ?, ?, ?, ?, ?, ?)",
      [
        sequence, letter.description, fact.act.rawValue, time.seconds, Data(bytes), Data(head.hash),
        Data(hash),
      ])
    try project(letter, fact, from: before, to: after)
    try projectUrgency(fact, of: letter, at: time, by: party)
    let event = Event(sequence: sequence, letter: letter, at: time, by: party, fact: fact)
    try page.add(event, hash: hash, nextWords: basket.next)
    return event
  }

  /// What `change` does stands only if it ends well; where it does not, the rest of the transaction goes on.
  package func attempt<Result>(_ change: () throws -> Result) throws -> Result {
    let position = page.position
    var result: Result?
    do {
      try database.inSavepoint {
        result = try change()
        return .commit
      }
    } catch {
      page.goBack(to: position)
      throw error
    }
    guard let result else { throw LedgerError.corrupt("a savepoint came to nothing") }
    return result
  }

  /// The stage as the projection has it; nil where there is no such letter.
  package func stage(of letter: LetterID) throws -> Stage? {
    (try database.value("SELECT stage FROM letter WHERE id = ?", [letter.description]) as String?)
      .flatMap(Stage.init)
  }

  /// The letter as it stands within this transaction.
  package func letter(_ id: LetterID) throws -> Letter? {
    let last: Int64? = try database.value(
      "SELECT max(sequence) FROM event WHERE letter = ?", [id.description])
    guard let last else { return nil }
    if let known = page.letter(id, through: last) { return known }
    let letter = try LetterReader(database: database).letter(id)
    if let letter { page.lay(letter) }
    return letter
  }

  /// How often something that was recorded was undone, so that a number given out before may be another's now.
  package var undone: Int { page.undone }

  package func setMark(_ name: String, to sequence: Int64) throws {
    try database.execute(
      sql: "INSERT OR REPLACE INTO mark (name, sequence) VALUES (?, ?)", arguments: [name, sequence])
  }

  private func nextNumber(prefix: String, year: Int) throws -> LetterID {
    let serial: Int? = try database.value(
      """
      INSERT INTO serial (prefix, year, last) VALUES (?, ?, 1)
      ON CONFLICT (prefix, year) DO UPDATE SET last = last + 1 RETURNING last
      """, [prefix, year])
    return LetterID(prefix: prefix, year: year, serial: serial ?? 1)
  }

  private func lastHead() throws -> Page.Head {
    try database.row("SELECT sequence, hash FROM event ORDER BY sequence DESC LIMIT 1").map {
      Page.Head(sequence: $0["sequence"], hash: Array($0["hash"] as Data))
    } ?? Page.Head(sequence: 0, hash: EventRow.genesis)
  }

  private func nextWords() throws -> Int64 {
    (try database.value("SELECT max(id) FROM words") ?? 0) + 1
  }

  private func keep(_ rows: [WordBasket.Row], of letter: LetterID) throws {
    for row in rows {
      try database.run(
        "INSERT INTO words (id, letter, text, salt) VALUES (?, ?, ?, ?)",
        [row.id, letter.description, row.text, Data(row.salt)])
    }
  }

  private func projectUrgency(_ fact: Fact, of letter: LetterID, at time: Timestamp, by party: Party) throws {
    if case .classified(let classification) = fact {
      try projectUrgency(classification.isUrgent, of: letter, by: party, at: time)
    } else if party.role != .policy, fact.act.mayEndCalls {
      try hurryWatch(of: letter, at: time)
    }
  }

  private func project(_ letter: LetterID, _ fact: Fact, from before: Stage?, to stage: Stage) throws {
    if case .registered(let registration) = fact {
      try database.run(
        "INSERT INTO letter (id, year, serial, stage, desk) VALUES (?, ?, ?, ?, ?)",
        [letter.description, letter.year, letter.serial, stage.rawValue, registration.desk])
      if let submission = registration.submission { try project(letter, submission) }
    } else if stage != before {
      try database.run("UPDATE letter SET stage = ? WHERE id = ?", [stage.rawValue, letter.description])
      try projectMerger(of: letter, fact)
    }
  }
}
