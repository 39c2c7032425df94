import Digest
import Domain
import Foundation
import GRDB

/// A mail that told a desk what waits in the holding pen. Its code, mailed only to that desk, decides about the
/// entries it names and no others; each of them once (design law 5).
package struct PenDigest: Sendable {
  package let id: Int64
  package let day: Day
  package let desk: String
}

/// One line of a clerk's answer to a digest.
package struct PenLine: Sendable {
  package let line: String
  /// The entry that it released, whose mail's fate is the result; nil where nothing was released.
  package let held: Int64?
  /// For the clerk, where nothing was released.
  package let result: String

  package init(line: String, held: Int64? = nil, result: String = "") {
    self.line = line
    self.held = held
    self.result = result
  }
}

/// An answer to a digest whose clerk has not yet heard what came of it.
package struct UntoldAnswer: Sendable {
  package let mail: Int64
  package let desk: String
  package let lines: [PenLine]
}

extension Book {
  /// Notes that a desk was told what waits on `day`; false where it was told already.
  /// - Parameter code: nil where nothing waits.
  package func recordDigest(of entries: [Int64], to desk: String, on day: Day, code: String?) throws -> Bool {
    try database.execute(
      sql: "INSERT OR IGNORE INTO digest (day, desk, code) VALUES (?, ?, ?)",
      arguments: [day.number, desk, code.map(Self.hash)])
    guard database.changesCount == 1 else { return false }
    let digest = database.lastInsertedRowID
    for entry in entries {
      try database.execute(
        sql: "INSERT INTO digestEntry (digest, held) VALUES (?, ?)", arguments: [digest, entry])
    }
    return true
  }

  /// Whether the digest tells of that entry.
  package func tells(_ digest: PenDigest, of entry: Int64) throws -> Bool {
    try Bool.fetchOne(
      database, sql: "SELECT EXISTS (SELECT 1 FROM digestEntry WHERE digest = ? AND held = ?)",
      arguments: [digest.id, entry]) ?? false
  }

  package func record(_ lines: [PenLine], of mail: Int64, by desk: String) throws {
    for (position, line) in lines.enumerated() {
      try database.execute(
        sql: "INSERT INTO penLine (mail, position, desk, line, held, result) VALUES (?, ?, ?, ?, ?, ?)",
        arguments: [mail, position, desk, line.line, line.held, line.result])
    }
  }

  package func markTold(_ answer: UntoldAnswer) throws {
    try database.execute(sql: "UPDATE penLine SET told = 1 WHERE mail = ?", arguments: [answer.mail])
  }

  /// Codes are kept as hashes: who reads the ledger cannot answer for the desk.
  fileprivate static func hash(_ code: String) -> Data {
    Data(SHA256.digest(of: Array(code.lowercased().utf8)))
  }
}

extension Ledger {
  /// The digest that a code belongs to.
  package func digest(withCode code: String) throws -> PenDigest? {
    try database.read {
      try Row.fetchOne(
        $0, sql: "SELECT id, day, desk FROM digest WHERE code = ?", arguments: [Book.hash(code)])
    }.map { PenDigest(id: $0["id"], day: Day(number: $0["day"]), desk: $0["desk"]) }
  }

  /// The desks that were told on that day.
  package func desksTold(on day: Day) throws -> Set<String> {
    try database.read {
      try String.fetchSet($0, sql: "SELECT desk FROM digest WHERE day = ?", arguments: [day.number])
    }
  }

  /// What waits in the pen and no digest has told of yet.
  package func untoldEntries() throws -> Set<Int64> {
    try database.read {
      try Int64.fetchSet(
        $0,
        sql: """
          SELECT id FROM held WHERE closedAt IS NULL
          AND NOT EXISTS (SELECT 1 FROM digestEntry WHERE digestEntry.held = held.id)
          """)
    }
  }

  /// Answers to digests whose clerks have not heard yet what came of them.
  package func untoldAnswers() throws -> [UntoldAnswer] {
    let rows = try database.read {
      try Row.fetchAll($0, sql: "SELECT * FROM penLine WHERE told = 0 ORDER BY mail, position")
    }
    return Dictionary(grouping: rows) { $0["mail"] as Int64 }.sorted { $0.key < $1.key }.map { mail, rows in
      UntoldAnswer(
        mail: mail, desk: rows[0]["desk"],
        lines: rows.map { PenLine(line: $0["line"], held: $0["held"], result: $0["result"]) })
    }
  }
}
