import Domain
import Foundation
import GRDB

/// The open page of the ledger within one transaction (`Ledger.write`).
package struct Book {
  let database: Database
  let entropy: @Sendable (Int) -> [UInt8]
  let page: Page
  let sums: CarriedSums

  /// Gives the letter the next number of its year (Asia/Shanghai) and records how it came.
  package func register(
    _ registration: Registration, prefix: String, at time: Timestamp, by party: Party
  ) throws -> LetterID {
    let id = try nextNumber(prefix: prefix, year: time.day.year)
    // A number is given once: there is no such letter yet.
    try record(.registered(registration), on: id, from: nil, at: time, by: party)
    return id
  }

  /// Appends to the chain. An act that the transition table does not allow here throws `InvalidTransition`.
  @discardableResult
  package func record(_ fact: Fact, on letter: LetterID, at time: Timestamp, by party: Party) throws -> Event
  {
    try record(fact, on: letter, from: try stage(of: letter), at: time, by: party)
  }

  @discardableResult
  private func record(
    _ fact: Fact, on letter: LetterID, from before: Stage?, at time: Timestamp, by party: Party
  ) throws -> Event {
    let head = try head()
    let after = try Stage.after(before, fact.act, by: party.role)
    let sequence = head.sequence + 1

    let basket = WordBasket(next: try page.nextWords ?? nextWords(), entropy: entropy)
    let payload = EventRow.Payload(sequence: sequence, letter: letter, at: time, by: party, fact: fact)
    let bytes = try EventRow.encode(payload, keeping: basket)
    try keep(basket.kept, of: letter)
    let hash = EventRow.hash(prev: head.hash, payload: bytes)
    try append(
      sequence, of: letter.description, fact.act.rawValue, at: time, bytes, after: head, hash: hash)
    try project(letter, fact, from: before, to: after)
    if case .classified(let classification) = fact, party.role != .policy,
      let isTest = classification.saysTest
    {
      try projectTest(isTest, of: letter)
    }
    if !isFirstReadingOfNothingUrgent(fact, letter, party) {
      try projectUrgency(fact, of: letter, at: time, by: party)
    }
    let event = Event(sequence: sequence, letter: letter, at: time, by: party, fact: fact)
    try page.add(event, hash: hash, nextWords: basket.next)
    return event
  }

  /// One more row of the chain.
  func append(
    _ sequence: Int64, of letter: String, _ act: String, at time: Timestamp, _ bytes: [UInt8],
    after head: Page.Head, hash: [UInt8]
  ) throws {
    try database.step(
      "INSERT INTO event (sequence, letter, act, at, payload, prev, hash) VALUES (?, ?, ?, ?, ?, ?, ?)",
      [
        .integer(sequence), .text(letter), .text(act), .integer(time.seconds), .octets(bytes),
        .octets(head.hash), .octets(hash),
      ])
  }

  /// What `change` does stands only if it ends well; where it does not, the rest of the transaction goes on.
  package func attempt<Result>(_ change: () throws -> Result) throws -> Result {
    let position = page.position
    do { return try database.part(sums, change) } catch {
      page.goBack(to: position)
      throw error
    }
  }

  /// The stage as the projection has it; nil where there is no such letter.
  package func stage(of letter: LetterID) throws -> Stage? {
    _ = try head()
    if let known = page.stage(of: letter) { return known }
    return (try database.value(String.self, "SELECT stage FROM letter WHERE id = ?", [letter.description]))
      .flatMap(Stage.init)
  }

  /// The letter as it stands within this transaction.
  package func letter(_ id: LetterID) throws -> Letter? {
    _ = try head()
    if let known = page.letter(id) { return known }
    let letter = try LetterReader(database: database).letter(id)
    if let letter { page.lay(letter) }
    return letter
  }

  /// How often something that was recorded was undone, so that a number given out before may be another's now.
  package var undone: Int { page.undone }

  package func setMark(_ name: String, to sequence: Int64) throws {
    try database.run("INSERT OR REPLACE INTO mark (name, sequence) VALUES (?, ?)", [name, sequence])
  }

  private func nextNumber(prefix: String, year: Int) throws -> LetterID {
    var serial = 1
    try database.step(
      """
      INSERT INTO serial (prefix, year, last) VALUES (?, ?, 1)
      ON CONFLICT (prefix, year) DO UPDATE SET last = last + 1 RETURNING last
      """, [.text(prefix), .integer(Int64(year))]
    ) { serial = Int($0.integer(0)) }
    return LetterID(prefix: prefix, year: year, serial: serial)
  }

  /// Where the chain ends. It is looked up once in a transaction, before anything that is known of letters is used.
  func head() throws -> Page.Head {
    if let known = page.head { return known }
    let row = try database.row("SELECT sequence, hash FROM event ORDER BY sequence DESC LIMIT 1")
    let head =
      row.map { Page.Head(sequence: $0["sequence"], hash: Array($0["hash"] as Data)) }
      ?? Page.Head(sequence: 0, hash: EventRow.genesis)
    page.open(at: head)
    return head
  }

  private func nextWords() throws -> Int64 {
    (try database.value(Int64.self, "SELECT max(id) FROM words") ?? 0) + 1
  }

  private func keep(_ rows: [WordBasket.Row], of letter: LetterID) throws {
    let letter = letter.description
    try database.step(
      Self.keeping, rows.flatMap { [.integer($0.id), .text(letter), .text($0.text), .octets($0.salt)] })
  }

  private static let keeping = Insertion(into: "words (id, letter, text, salt)", columns: 4)

  /// Of most letters there is nothing to be changed.
  private func isFirstReadingOfNothingUrgent(_ fact: Fact, _ letter: LetterID, _ party: Party) -> Bool {
    guard case .classified(let classification) = fact, party.role == .policy else { return false }
    return !classification.isUrgent && page.isClassified(letter) == false
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
      try database.step(
        "INSERT INTO letter (id, year, serial, stage, desk) VALUES (?, ?, ?, ?, ?)",
        [
          .text(letter.description), .integer(Int64(letter.year)), .integer(Int64(letter.serial)),
          .text(stage.rawValue), .text(registration.desk),
        ])
      if let submission = registration.submission { try project(letter, submission) }
    } else if stage != before {
      try database.step(
        "UPDATE letter SET stage = ? WHERE id = ?", [.text(stage.rawValue), .text(letter.description)])
      try projectMerger(of: letter, fact)
    }
  }
}
