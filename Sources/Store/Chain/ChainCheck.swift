import Digest
import Domain
import Foundation
import GRDB

extension Ledger {
  /// The head of the chain: what an outside witness keeps (sequence and SHA-256, lower-case hex).
  package func head() throws -> (sequence: Int64, hash: String) {
    try database.read { database in
      let row = try database.row("SELECT sequence, hash FROM event ORDER BY sequence DESC LIMIT 1")
      return (row?["sequence"] ?? 0, Hex.encode(row.map { Array($0["hash"] as Data) } ?? EventRow.genesis))
    }
  }

  /// When the first event was recorded; nil where none is.
  package func firstEvent() throws -> Timestamp? {
    try database.read { database in
      try database.value(Int64.self, "SELECT at FROM event WHERE sequence = 1").map(
        Timestamp.init(seconds:))
    }
  }

  /// Where the chain ended when a day began: what is told outside of it, where it can be compared later on. The same
  /// ledger says the same all day, also where it was restored meanwhile.
  package func anchor(of day: Day) throws -> ChainAnchor? {
    try database.read { database in
      // Seen from the end: the day's own are passed over.
      try database.row(
        "SELECT sequence, hash FROM event WHERE at < ? ORDER BY sequence DESC LIMIT 1",
        [Timestamp(day).seconds])
    }.map { ChainAnchor(sequence: $0["sequence"], hash: Hex.encode($0["hash"] as Data)) }
  }

  /// Throws where the chain does not run through what somebody outside was told of it.
  package func check(_ anchor: ChainAnchor) throws {
    let hash = try database.read {
      try $0.value(Data.self, "SELECT hash FROM event WHERE sequence = ?", [anchor.sequence])
    }
    guard let hash else {
      throw broken(anchor.sequence, "it is missing: the ledger ends at \(try head().sequence)")
    }
    guard Hex.encode(hash) == anchor.hash else {
      throw broken(anchor.sequence, "it is another than was told outside, or one before it is")
    }
  }

  /// Every page of both files, and what rows refer to.
  package func checkPages() throws {
    for connection in [database, mailDatabase] {
      try connection.read { database in
        let found = try database.values(String.self, "PRAGMA integrity_check(1)")
        guard found == ["ok"] else { throw LedgerError.corrupt(found.joined(separator: "; ")) }
        guard try database.row("PRAGMA foreign_key_check") == nil else {
          throw LedgerError.corrupt("a row is missing that another refers to")
        }
      }
    }
  }

  /// How far in the chain a projection was carried on; 0 at first.
  package func mark(_ name: String) throws -> Int64 {
    try database.read {
      try $0.value(Int64.self, "SELECT sequence FROM mark WHERE name = ?", [name]) ?? 0
    }
  }

  /// Walks the whole chain: every hash, every column against its payload, every word against its commitment,
  /// every transition, and the projections of stages and of what is urgent. Throws at the first that is wrong.
  /// - Returns: how many events were checked.
  @discardableResult
  package func verify() throws -> Int64 {
    try database.read { database in
      var prev = EventRow.genesis
      var count: Int64 = 0
      let rows = try Row.fetchCursor(database, sql: "SELECT * FROM event ORDER BY sequence")
      while let row = try rows.next() {
        count += 1
        try verify(row, number: count, prev: prev)
        prev = Array(row["hash"] as Data)
      }
      try verifyWords(in: database)
      try ProjectionCheck(database: database).run()
      try verifyBulletins(in: database)
      try verifySchema()
      try verifySeals()
      return count
    }
  }

  /// What follows from no event: that nobody but the office has changed it.
  private func verifySeals() throws {
    for connection in [mailDatabase, database] {
      if let table = try connection.brokenSeal() {
        throw LedgerError.corrupt("the table \(table) holds other rows than the office wrote")
      }
    }
  }

  /// That the tables and what guards them are those of this program.
  private func verifySchema() throws {
    for (connection, migrations) in [(mailDatabase, Schema.mail), (database, Schema.ledger)] {
      if let name = try connection.read(migrations.strangeName) {
        throw LedgerError.corrupt("\(name) is other than huiyin makes it")
      }
    }
  }

  private func verify(_ row: Row, number: Int64, prev: [UInt8]) throws {
    let payload = Array(row["payload"] as Data)
    guard row["sequence"] == number else {
      throw broken(number, "it is missing, \(row["sequence"] as Int64) follows")
    }
    guard Array(row["prev"] as Data) == prev else {
      throw broken(number, "it does not follow the one before")
    }
    guard Array(row["hash"] as Data) == EventRow.hash(prev: prev, payload: payload) else {
      throw broken(number, "its bytes were changed")
    }
    let columns: (sequence: Int64, act: String, at: Int64)
    do {
      columns = try self.columns(of: payload, letter: row["letter"])
    } catch {
      throw broken(number, "it cannot be read: \(error)")
    }
    guard columns == (number, row["act"], row["at"]) else {
      throw broken(number, "a column says other than the event")
    }
  }

  /// What the columns have to be, of a row of that letter.
  private func columns(of payload: [UInt8], letter: String) throws -> (
    sequence: Int64, act: String, at: Int64
  ) {
    if letter == EventRow.noLetter {
      let event = try EventRow.decodeOffice(payload)
      return (event.sequence, event.fact.act, event.at.seconds)
    }
    let event = try EventRow.decode(payload, words: WordBasket(entropy: { _ in [] }))
    guard event.letter.description == letter else { throw LedgerError.corrupt("it is of \(event.letter)") }
    return (event.sequence, event.fact.act.rawValue, event.at.seconds)
  }

  private func verifyWords(in database: Database) throws {
    let erased = Set(
      try database.values(String.self, "SELECT DISTINCT letter FROM event WHERE act = 'erase'"))
    let rows = try Row.fetchCursor(
      database, sql: "SELECT payload, sequence, letter FROM event ORDER BY sequence")
    while let row = try rows.next() {
      let isErased = erased.contains(row["letter"])
      for reference in try MailReferences(in: row["payload"]).everything {
        let fault =
          reference.isMail
          ? try mailFault(reference, mayBeErased: isErased)
          : try wordsFault(reference, in: database, mayBeErased: isErased)
        if let fault { throw broken(row["sequence"], fault) }
      }
    }
  }

  /// Words may be gone only where the ledger says that they were erased.
  private func wordsFault(_ reference: MailReferences.Reference, in database: Database, mayBeErased: Bool)
    throws -> String?
  {
    let words = try database.row("SELECT text, salt FROM words WHERE id = ?", [reference.id])
    guard let words else { return "words \(reference.id) have no row" }
    guard let text: String = words["text"], let salt: Data = words["salt"] else {
      return mayBeErased ? nil : "words \(reference.id) are gone, and nobody erased them"
    }
    let isSame = WordBasket.commitment(to: text, salt: Array(salt)) == reference.commitment
    return isSame ? nil : "words \(reference.id) were changed"
  }

  /// The raw mail is the evidence: it must be there, byte for byte, unless its letter was erased.
  private func mailFault(_ reference: MailReferences.Reference, mayBeErased: Bool) throws -> String? {
    let mail = try mailDatabase.read {
      try $0.row("SELECT salt, bytes FROM mail WHERE id = ?", [reference.id])
    }
    guard let mail else { return "mail \(reference.id) is gone" }
    if mayBeErased, (mail["salt"] as Data).isEmpty, (mail["bytes"] as Data).isEmpty { return nil }
    let digest = SHA256.digest(of: Array(mail["salt"] as Data) + Array(mail["bytes"] as Data))
    return Hex.encode(digest) == reference.commitment ? nil : "mail \(reference.id) was changed"
  }

  /// What was released stays as it was.
  private func verifyBulletins(in database: Database) throws {
    let released = Set(
      try database.values(Data.self, "SELECT payload FROM event WHERE letter = ?", [EventRow.noLetter])
        .compactMap { payload -> String? in
          guard case .bulletinReleased(let mark) = try EventRow.decodeOffice(Array(payload)).fact else {
            return nil
          }
          return mark.digest
        })
    let rows = try database.rows("SELECT id, content, digest FROM bulletin WHERE releasedAt IS NOT NULL")
    for row in rows {
      let digest: String = row["digest"]
      guard released.contains(digest), Hex.encode(SHA256.digest(of: Array(row["content"] as Data))) == digest
      else { throw LedgerError.corrupt("bulletin \(row["id"] as Int64) is another than was released") }
    }
  }

  private func broken(_ sequence: Int64, _ reason: String) -> LedgerError {
    .chainBroken(sequence: sequence, reason: reason)
  }
}

/// A place of the chain as somebody outside keeps it: the hash of its event stands for all before it.
package struct ChainAnchor: Equatable, Sendable, CustomStringConvertible {
  package let sequence: Int64
  /// SHA-256, lower-case hex.
  package let hash: String

  package init(sequence: Int64, hash: String) {
    self.sequence = sequence
    self.hash = hash
  }

  /// `1204:6f1e…`, as it is told and typed.
  package init?(_ text: String) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, let sequence = Int64(parts[0]), sequence > 0, parts[1].utf8.count == 64,
      Hex.decode(parts[1]) != nil
    else { return nil }
    self.init(sequence: sequence, hash: parts[1].lowercased())
  }

  package var description: String { "\(sequence):\(hash)" }
}
