import Digest
import Domain
import Foundation
import GRDB

/// Something a desk was asked by mail. Its code, mailed only to that desk, works once (design law 5).
package struct Question: Sendable {
  package let id: Int64
  package let letter: LetterID
  /// `decide`, `confirm-scan`, `review`, `follow-up`, `author-wish`, `second`, `call`, `arbitrate`, `let-go`, `extend`, `rule`.
  package let kind: String
  package let desk: String
  /// What exactly is decided, so that a yes to one answer is never a yes to the next.
  package let subject: String
  package let askedAt: Timestamp
  package let answeredAt: Timestamp?
  package let answeredBy: String?
  package let isVoid: Bool

  package var isOpen: Bool { answeredAt == nil && !isVoid }
}

extension Book {
  /// Asks a desk. An open question of the same kind about the letter becomes void.
  /// - Parameters:
  ///   - alone: whether a mail of its own puts it; else the desk's lists do, and nobody gets its code.
  ///   - shown: what a list says of it, kept until it is closed; nil where that is looked up then.
  ///   - persons: the addresses of those who are asked instead of the desk.
  ///   - beginning: only questions whose subjects begin so become void.
  package func ask(
    _ kind: String, about letter: LetterID, subject: String, of desk: String, code: String,
    alone: Bool = true, shown: [UInt8]? = nil, persons: [String]? = nil, replacing beginning: String = "",
    at time: Timestamp
  ) throws {
    try database.run(
      """
      UPDATE question SET void = 1, shown = NULL
      WHERE letter = ? AND kind = ? AND answeredAt IS NULL AND void = 0
        AND substr(subject, 1, length(?)) = ?
      """, [letter.description, kind, beginning, beginning])
    try database.run(
      """
      INSERT INTO question (letter, kind, desk, subject, code, alone, shown, persons, askedAt)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        letter.description, kind, desk, subject, Question.digest(of: code), alone, shown.map { Data($0) },
        persons?.joined(separator: "\n"), time.seconds,
      ])
  }

  /// Uses a question's code up.
  package func answer(_ question: Question, by name: String, at time: Timestamp) throws {
    try database.run(
      """
      UPDATE question SET answeredAt = ?, answeredBy = ?, shown = NULL
      WHERE id = ? AND answeredAt IS NULL AND void = 0
      """, [time.seconds, name, question.id])
    guard database.changesCount == 1 else {
      throw LedgerError.corrupt("question \(question.id) was answered twice")
    }
  }

  /// Makes open questions about a letter void, of one kind or all that decide about it: whoever has to be called
  /// has to be called whatever becomes of the letter, and what it taught it has taught.
  package func voidQuestions(about letter: LetterID, kind: String? = nil) throws {
    try database.run(
      """
      UPDATE question SET void = 1, shown = NULL
      WHERE letter = ? AND answeredAt IS NULL AND void = 0 AND coalesce(kind = ?, kind NOT IN ('call', 'rule'))
      """, [letter.description, kind])
  }

  /// The question of that kind that waits for the letter's desk, within this transaction.
  package func openQuestion(about letter: LetterID, kind: String) throws -> Question? {
    try database.row(
      "SELECT * FROM question WHERE letter = ? AND kind = ? AND answeredAt IS NULL AND void = 0",
      [letter.description, kind]
    ).flatMap(Question.init)
  }

  /// What exactly is asked in the questions of a kind that wait for an answer.
  package func openSubjects(of kind: String) throws -> [String] {
    try database.values(
      String.self,
      "SELECT subject FROM question WHERE kind = ? AND answeredAt IS NULL AND void = 0 ORDER BY id", [kind])
  }

  /// The number of the last question that was asked; 0 where none was.
  package var lastQuestion: Int64 {
    get throws { try database.value(Int64.self, "SELECT max(id) FROM question") ?? 0 }
  }

  /// Notes that a signature was used; false where it, or its content, published something before (rule 10).
  package func use(signature: String, content: String, for letter: LetterID) throws -> Bool {
    try database.run(
      "INSERT OR IGNORE INTO usedSignature (signature, content, letter) VALUES (?, ?, ?)",
      [signature, content, letter.description])
    return database.changesCount == 1
  }
}

extension Ledger {
  /// Whether a signature, or what it signs, was used for any letter.
  package func wasUsed(signature: String, content: String) throws -> Bool {
    try database.read {
      try $0.row("SELECT 1 FROM usedSignature WHERE signature = ? OR content = ?", [signature, content])
        != nil
    }
  }

  /// The question a code belongs to, open or not.
  package func question(withCode code: String) throws -> Question? {
    try database.read {
      try $0.row("SELECT * FROM question WHERE code = ?", [Question.digest(of: code)])
    }.flatMap(Question.init)
  }

  /// Letters at `stage` about which no question of those kinds waits for an answer, oldest first.
  package func letters(at stage: Stage, withoutOpen kind: String, _ others: String...) throws
    -> [LetterID]
  {
    let kinds = [kind] + others
    let marks = kinds.map { _ in "?" }.joined(separator: ", ")
    // Each letter has few questions, and all letters many of a kind: the plus keeps SQLite from the index of kinds.
    return try database.read {
      try $0.values(
        String.self,
        """
        SELECT id FROM letter WHERE stage = ? AND NOT EXISTS (
          SELECT 1 FROM question
          WHERE question.letter = letter.id AND +kind IN (\(marks)) AND answeredAt IS NULL AND void = 0)
        ORDER BY year, serial
        """, StatementArguments([stage.rawValue] + kinds))
    }.compactMap(LetterID.init)
  }

  package func questions(about letter: LetterID) throws -> [Question] {
    try database.read {
      try $0.rows("SELECT * FROM question WHERE letter = ? ORDER BY id", [letter.description])
    }.compactMap(Question.init)
  }
}

extension Question {
  init?(_ row: Row) {
    guard let letter = LetterID(row["letter"]) else { return nil }
    id = row["id"]
    self.letter = letter
    kind = row["kind"]
    desk = row["desk"]
    subject = row["subject"]
    askedAt = Timestamp(seconds: row["askedAt"])
    answeredAt = (row["answeredAt"] as Int64?).map(Timestamp.init(seconds:))
    answeredBy = row["answeredBy"]
    isVoid = row["void"]
  }

  /// Codes are kept as hashes: who reads the ledger cannot answer for the desk.
  static func digest(of code: String) -> Data { Data(SHA256.digest(of: Array(code.lowercased().utf8))) }
}
