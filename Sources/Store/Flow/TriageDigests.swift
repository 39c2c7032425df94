import Domain
import Foundation
import GRDB

/// A mail that asked a desk about several letters at once. Its code, mailed only to that desk, decides about the
/// questions it put and no others; each of them once (design law 5).
package struct TriageDigest: Sendable {
  package let id: Int64
  package let day: Day
  package let desk: String
  /// As it numbered them: 1, 2, 3 …
  package let numbers: [Int]
}

/// A desk's question that still waits for an answer.
package struct WaitingQuestion: Sendable {
  package let question: Question
  /// Whether a mail of its own has put it.
  package let isAlone: Bool
  /// Whether a digest has.
  package let isTold: Bool
}

extension Book {
  /// Notes that a desk was asked at that hour; false where it was already.
  /// - Parameters:
  ///   - questions: in the order of their numbers, from 1 on.
  ///   - code: nil where nothing waits.
  package func recordTriage(
    of questions: [Question], to desk: String, on day: Day, hour: Int, code: String?
  ) throws -> Bool {
    try database.execute(
      sql: "INSERT OR IGNORE INTO triage (day, hour, desk, code) VALUES (?, ?, ?, ?)",
      arguments: [day.number, hour, desk, code.map(Question.digest)])
    guard database.changesCount == 1 else { return false }
    let triage = database.lastInsertedRowID
    for (position, question) in questions.enumerated() {
      try database.execute(
        sql: "INSERT INTO triageItem (triage, number, question) VALUES (?, ?, ?)",
        arguments: [triage, position + 1, question.id])
    }
    return true
  }

  /// What a digest asked under a number, as it stands in this transaction.
  package func question(_ number: Int, of digest: TriageDigest) throws -> Question? {
    try Row.fetchOne(
      database,
      sql: """
        SELECT question.* FROM triageItem JOIN question ON question.id = triageItem.question
        WHERE triage = ? AND number = ?
        """, arguments: [digest.id, number]
    ).flatMap(Question.init)
  }
}

extension Ledger {
  /// The digest that a code belongs to.
  package func triage(withCode code: String) throws -> TriageDigest? {
    try database.read { database in
      guard
        let row = try Row.fetchOne(
          database, sql: "SELECT id, day, desk FROM triage WHERE code = ?",
          arguments: [Question.digest(of: code)])
      else { return nil }
      let id: Int64 = row["id"]
      return TriageDigest(
        id: id, day: Day(number: row["day"]), desk: row["desk"],
        numbers: try Int.fetchAll(
          database, sql: "SELECT number FROM triageItem WHERE triage = ? ORDER BY number", arguments: [id]))
    }
  }

  /// The hours of a day for which each desk was asked already.
  package func triageHours(on day: Day) throws -> [String: Set<Int>] {
    let rows = try database.read {
      try Row.fetchAll($0, sql: "SELECT desk, hour FROM triage WHERE day = ?", arguments: [day.number])
    }
    return Dictionary(grouping: rows) { $0["desk"] as String }.mapValues { Set($0.map { $0["hour"] as Int }) }
  }

  /// Questions of a kind that wait for an answer, oldest first.
  package func waitingQuestions(_ kind: String) throws -> [WaitingQuestion] {
    try database.read {
      try Row.fetchAll(
        $0,
        sql: """
          SELECT *, EXISTS (SELECT 1 FROM triageItem WHERE triageItem.question = question.id) AS told
          FROM question WHERE kind = ? AND answeredAt IS NULL AND void = 0 ORDER BY id
          """, arguments: [kind])
    }.compactMap { row in
      Question(row).map { WaitingQuestion(question: $0, isAlone: row["alone"], isTold: row["told"]) }
    }
  }
}
