import Domain
import Foundation
import GRDB

/// A mail that asked somebody of a unit to sign for a trial (试签).
package struct SentProbe: Sendable {
  package let id: Int64
  package let unit: UnitName
  package let person: String
  package let recipient: String
  /// Of the mail, by which its fate is known.
  package let messageID: String
  package let sentAt: Timestamp
}

/// What an answer to one was worth.
package struct ProbeAnswer: Sendable, Equatable {
  package let receivedAt: Timestamp
  /// A code; nil where nothing is wrong with it.
  package let reason: String?
  package let detail: String

  package init(receivedAt: Timestamp, reason: String?, detail: String) {
    self.receivedAt = receivedAt
    self.reason = reason
    self.detail = detail
  }
}

extension Book {
  /// Notes that a probe is sent.
  package func probe(
    _ unit: UnitName, person: String, recipient: String, code: String, messageID: String, at time: Timestamp
  ) throws {
    try database.run(
      """
      INSERT INTO probe (code, unit, person, recipient, messageID, sentAt) VALUES (?, ?, ?, ?, ?, ?)
      """, [Question.digest(of: code), unit.text, person, recipient, messageID, time.seconds])
  }

  package func record(_ answer: ProbeAnswer, in mail: Int64, to probe: SentProbe) throws {
    try database.run(
      "INSERT INTO probeAnswer (mail, probe, receivedAt, reason, detail) VALUES (?, ?, ?, ?, ?)",
      [mail, probe.id, answer.receivedAt.seconds, answer.reason, answer.detail])
  }
}

extension Ledger {
  /// The probe that a code belongs to.
  package func probe(withCode code: String) throws -> SentProbe? {
    try database.read { try $0.row("SELECT * FROM probe WHERE code = ?", [Question.digest(of: code)]) }
      .map(SentProbe.init)
  }

  /// Those of a unit, oldest first.
  package func probes(of unit: UnitName) throws -> [SentProbe] {
    try database.read { try $0.rows("SELECT * FROM probe WHERE unit = ? ORDER BY id", [unit.text]) }
      .map(SentProbe.init)
  }

  /// What came back, oldest first.
  package func answers(to probe: SentProbe) throws -> [ProbeAnswer] {
    try database.read {
      try $0.rows("SELECT * FROM probeAnswer WHERE probe = ? ORDER BY mail", [probe.id])
    }.map {
      ProbeAnswer(
        receivedAt: Timestamp(seconds: $0["receivedAt"]), reason: $0["reason"], detail: $0["detail"])
    }
  }
}

extension SentProbe {
  fileprivate init(_ row: Row) {
    (id, person, recipient, messageID) = (row["id"], row["person"], row["recipient"], row["messageID"])
    unit = UnitName(row["unit"])
    sentAt = Timestamp(seconds: row["sentAt"])
  }
}
