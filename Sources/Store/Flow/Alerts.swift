import Domain
import GRDB

/// Something that the alert command is told: that somebody is called about a 特急 letter, or has acknowledged.
package struct Alert: Sendable {
  package enum Kind: String, Sendable {
    /// The first one is called.
    case called
    /// Another one is called, as nobody has acknowledged.
    case escalated
    case acknowledged
  }

  package let id: Int64
  package let letter: LetterID
  package let kind: Kind
  /// Nil where somebody acknowledged who was not called.
  package let call: Int64?
  package let at: Timestamp
}

extension Book {
  package func alert(_ kind: Alert.Kind, of call: Int64?, about letter: LetterID, at time: Timestamp) throws {
    try database.run(
      "INSERT INTO alert (letter, kind, call, at) VALUES (?, ?, ?, ?)",
      [letter.description, kind.rawValue, call, time.seconds])
  }

  package func end(_ alert: Alert, at time: Timestamp) throws {
    try database.run(
      "UPDATE alert SET endedAt = ? WHERE id = ? AND endedAt IS NULL", [time.seconds, alert.id])
  }

  package func dutyCall(number: Int64) throws -> DutyCall? {
    try database.row("SELECT * FROM dutyCall WHERE id = ?", [number])
      .flatMap(DutyCall.init)
  }
}

extension Ledger {
  /// Takes the next alert and marks it as begun, durably, before the command is run: whoever finds it so after a
  /// crash knows that it may have been run.
  package func beginNextAlert(at time: Timestamp) throws -> Alert? {
    try write { book in
      let row = try book.database.row(
        "SELECT * FROM alert WHERE endedAt IS NULL AND begunAt IS NULL ORDER BY id LIMIT 1")
      guard let alert = row.flatMap(Alert.init) else { return nil }
      try book.database.run("UPDATE alert SET begunAt = ? WHERE id = ?", [time.seconds, alert.id])
      return alert
    }
  }

  /// Alerts during which the process has died.
  package func interruptedAlerts() throws -> [Alert] {
    try database.read {
      try $0.rows("SELECT * FROM alert WHERE endedAt IS NULL AND begunAt IS NOT NULL ORDER BY id")
    }.compactMap(Alert.init)
  }
}

extension Alert {
  init?(_ row: Row) {
    guard let letter = LetterID(row["letter"]), let kind = Kind(rawValue: row["kind"]) else { return nil }
    id = row["id"]
    self.letter = letter
    self.kind = kind
    call = row["call"]
    at = Timestamp(seconds: row["at"])
  }
}
